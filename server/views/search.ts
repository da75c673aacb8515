import { phoneNumber } from '@tongli/contracts/customers';
import type { Bilingual, Need } from '@tongli/contracts/kernel';
import { type Hit, type RecordKind, searchRecords } from '@tongli/contracts/search';
import { type RawBuilder, sql } from 'kysely';
import { accountInReach } from '../modules/access/index.ts';
import { findCustomers } from '../modules/customers/index.ts';
import { titlesFound } from '../modules/knowledge/index.ts';
import type { Call } from '../platform/call.ts';
import { operation } from '../platform/http/operation.ts';
import { admit, scopeOf } from '../platform/permissions/actor.ts';
import { inScope } from '../platform/permissions/scope.ts';
import { serving } from './serving.ts';

/** Of one kind; whoever needs more wants the list. */
export const mostHits = 8;

interface Row {
  readonly id: string;
  readonly label: string;
  readonly detail: string | null;
  readonly post?: Bilingual;
}

interface Finder {
  readonly kind: RecordKind;
  readonly need: Need;
  find(call: Call, asked: string): Promise<readonly Row[]>;
}

const escaped = (text: string): string => text.replace(/[\\%_]/g, '\\$&');
const begins = (text: string): string => `${escaped(text)}%`;
const holds = (text: string): string => `%${escaped(text)}%`;

const digits = /^\d{1,6}$/;
/** A number without its beginning is one of this year or of the two before it. */
const yearsBack = 2;

/** The whole numbers that `123` may be short for, such as TS2026-000123. */
export function numbersMeant(asked: string, prefix: string, width: number, year: number): string[] {
  if (!digits.test(asked)) return [asked.toUpperCase()];
  const years = Array.from({ length: yearsBack + 1 }, (_, back) => year - back);
  return years.map((one) => `${prefix}${one}-${asked.padStart(width, '0')}`);
}

/** What begins like a number is looked up in its index; anything else cannot be one. */
const likeNumber = /^[A-Za-z]{1,4}[\d-]*$|^\d{1,6}$/;

const placed = (call: Call, table: string) =>
  inScope(call, { project: sql.ref(`${table}.project_id`), unit: sql.ref(`${table}.unit_id`) });

async function rowsOf(call: Call, query: RawBuilder<Row>): Promise<readonly Row[]> {
  return (await query.execute(call.tx)).rows;
}

async function findComplaints(call: Call, asked: string): Promise<readonly Row[]> {
  if (!likeNumber.test(asked)) return [];
  const meant = numbersMeant(asked, 'TS', 6, call.now.getUTCFullYear());
  const beginning = digits.test(asked) ? null : begins(asked.toUpperCase());
  return rowsOf(
    call,
    sql<Row>`
      select id, number as label, left(facts, 60) as detail from complaints.complaint
      where (number = any(${meant}::text[]) or number like ${beginning})
        and ${placed(call, 'complaint')}
        and (import_id is null or import_id not in (select id from complaints.ledger_import where not shown))
      order by number = any(${meant}::text[]) desc, number desc limit ${mostHits}`,
  );
}

/** Among so many that came last, a word that stands in one of a hundred or more is found without asking where else it stands. */
const newestRead = 2_000;

/** The newest first: the words as they were typed, at the beginning of what was asked for. */
async function findRequestsByWords(call: Call, asked: string): Promise<readonly Row[]> {
  const words = sql`(title || ' ' || body)`;
  const newest = sql`select id, number, title, body, lodged_at from requests.request where ${placed(call, 'request')}
    order by lodged_at desc, id desc limit ${newestRead}`;
  const pick = (from: RawBuilder<unknown>, where: RawBuilder<unknown>) => sql<Row>`
    select id, number as label, left(title, 60) as detail from ${from}
    where ${words} ilike ${holds(asked)} and ${where} order by lodged_at desc, id desc limit ${mostHits}`;
  const first = await rowsOf(call, pick(sql`(${newest}) as newest`, sql`true`));
  if (first.length === mostHits) return first;
  const known = sql`requests.pairs(title || ' ' || body) @> requests.pairs(${asked})`;
  return rowsOf(call, pick(sql`requests.request`, sql`${known} and ${placed(call, 'request')}`));
}

async function findRequests(call: Call, asked: string): Promise<readonly Row[]> {
  if (!likeNumber.test(asked)) return asked.length < 2 ? [] : findRequestsByWords(call, asked);
  const meant = numbersMeant(asked, 'QQ', 6, call.now.getUTCFullYear());
  const beginning = digits.test(asked) ? null : begins(asked.toUpperCase());
  return rowsOf(
    call,
    sql<Row>`
      select id, number as label, left(title, 60) as detail from requests.request
      where (number = any(${meant}::text[]) or number like ${beginning}) and ${placed(call, 'request')}
      order by number = any(${meant}::text[]) desc, number desc limit ${mostHits}`,
  );
}

async function findByPhone(call: Call, asked: string): Promise<readonly Row[]> {
  const phone = phoneNumber.safeParse(asked);
  if (!phone.success) return [];
  const { customers } = await findCustomers(call, phone.data);
  return customers.map((one) => ({ id: one.id, label: one.name, detail: one.phone }));
}

/** By a part of the name, or by the beginning of the account's name, which is often the name in Latin letters. */
const findPeople = (call: Call, asked: string) =>
  rowsOf(
    call,
    sql<Row>`
      select person.id, person.name as label, null as detail,
        json_build_object('zh', post.name_zh, 'en', post.name_en) as post
      from org.person join org.post on post.id = person.post_id
      left join access.account on account.id = person.id
      where person.state = 'active'
        and (person.name like ${holds(asked)} or person.number = ${asked} or account.username like ${begins(asked.toLowerCase())})
        and ${inScope(call, { unit: sql.ref('person.unit_id') })}
      order by person.name = ${asked} desc, person.name, person.id limit ${mostHits}`,
  );

const findAccounts = (call: Call, asked: string) =>
  rowsOf(
    call,
    sql<Row>`
      select id, name as label, username as detail from access.account
      where (name like ${holds(asked)} or username like ${begins(asked.toLowerCase())})
        and ${accountInReach(call, sql.ref('account.id'))}
      order by (name = ${asked} or username = ${asked.toLowerCase()}) desc, username limit ${mostHits}`,
  );

const findActions = (call: Call, asked: string) =>
  rowsOf(
    call,
    sql<Row>`
      select id, number as label, title as detail from improvement.action
      where (number = any(${numbersMeant(asked, 'CA-', 4, call.now.getUTCFullYear())}::text[])
          or number like ${begins(asked.toUpperCase())} or title ilike ${holds(asked)})
        and ${placed(call, 'action')}
      order by number desc limit ${mostHits}`,
  );

const findRootCauses = (call: Call, asked: string) =>
  rowsOf(
    call,
    sql<Row>`
      select root_cause.id, number as label, study.problem as detail
      from improvement.root_cause
      left join improvement.study on study.root_cause_id = root_cause.id and study.version = root_cause.study_version
      where (number = any(${numbersMeant(asked, 'RC-', 4, call.now.getUTCFullYear())}::text[])
          or number like ${begins(asked.toUpperCase())} or study.problem ilike ${holds(asked)})
        and ${placed(call, 'root_cause')}
      order by number desc limit ${mostHits}`,
  );

const findTriages = (call: Call, asked: string) =>
  rowsOf(
    call,
    sql<Row>`
      select id, number as label, left(note, 60) as detail from improvement.triage
      where (number = any(${numbersMeant(asked, 'TR-', 4, call.now.getUTCFullYear())}::text[])
          or number like ${begins(asked.toUpperCase())})
        and ${placed(call, 'triage')}
      order by number desc limit ${mostHits}`,
  );

/** Numbers are no words of an article. */
const findArticles = async (call: Call, asked: string): Promise<readonly Row[]> =>
  likeNumber.test(asked) && /\d/.test(asked) ? [] : titlesFound(call, serving, { text: asked, most: mostHits });

const finders: readonly Finder[] = [
  { kind: 'complaint', need: 'complaints.read', find: findComplaints },
  { kind: 'request', need: 'requests.read', find: findRequests },
  { kind: 'customer', need: 'customers.read', find: findByPhone },
  { kind: 'person', need: 'org.read-staff', find: findPeople },
  { kind: 'account', need: 'access.administer', find: findAccounts },
  { kind: 'action', need: 'improvement.read', find: findActions },
  { kind: 'root-cause', need: 'improvement.read', find: findRootCauses },
  { kind: 'triage', need: 'improvement.read', find: findTriages },
  { kind: 'article', need: 'knowledge.read', find: findArticles },
];

/** Digits alone are the end of a number; in any other shape, and for names, the whole must be the same. */
function isExact({ label }: Row, asked: string): boolean {
  if (digits.test(asked)) return label.replace(/^.*-0*/, '') === asked.replace(/^0+/, '');
  return label.toLowerCase() === asked.toLowerCase();
}

/** Each kind under its own permission and within that one's scope: nobody finds here what they could not open. */
export const search = operation(searchRecords, async (call, { body: { text: asked } }) => {
  const hits: Hit[] = [];
  for (const { kind, need, find } of finders) {
    if (admit({ need, sessionOnly: false }, call.actor) !== 'allowed') continue;
    const rows = await find({ ...call, scope: scopeOf(call.actor, need) }, asked);
    hits.push(...rows.map((row) => ({ kind, post: null, ...row, exact: kind === 'customer' || isExact(row, asked) })));
  }
  return { hits: hits.sort((a, b) => Number(b.exact) - Number(a.exact)) };
});
