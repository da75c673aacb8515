import type { PersonFact, PersonRecord, PersonSection } from '@tongli/contracts/privacy';
import { type Selectable, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { erasedName } from '../../../platform/personal/mask.ts';
import type { Duty, Person, PersonDoor } from '../../../platform/personal/person.ts';
import { type QuotedIn, takeOutQuotes } from '../../../platform/personal/quotes.ts';
import { tables } from '../store.ts';
import type { RequestsTables } from '../tables.ts';
import type { FormValues } from './form.ts';
import type { RequestRecord, StayRecord } from './store.ts';

type EntryRow = Selectable<RequestsTables['requests.request_entry']>;

const ofPerson = (call: Call, { id }: Person) =>
  tables(call).selectFrom('requests.request').where('customer_id', '=', id);

const text = (name: PersonFact['name'], value: string | null, at: Date | null = null): PersonFact[] =>
  value ? [{ name, kind: 'text', value, at: at?.toISOString() ?? null }] : [];
const code = (name: PersonFact['name'], value: string | null): PersonFact[] =>
  value ? [{ name, kind: 'code', value, at: null }] : [];
const instant = (name: PersonFact['name'], value: Date | null): PersonFact[] =>
  value ? [{ name, kind: 'instant', value: value.toISOString(), at: null }] : [];

const typed = (values: unknown): string[] =>
  Object.values(values as FormValues).filter((value): value is string => typeof value === 'string');

function recordOf(row: RequestRecord, said: readonly EntryRow[], stays: readonly StayRecord[]): PersonRecord {
  return {
    title: row.number,
    facts: [
      ...instant('lodged-at', row.lodged_at),
      ...code('channel', row.channel),
      ...code('state', row.state),
      ...text('demand', row.title),
      ...text('facts', row.body),
      ...typed(row.form).flatMap((words) => text('facts', words)),
      ...said.flatMap((entry) => text('history', entry.body, entry.at)),
      ...stays.flatMap((stay) => text('step', stay.reason, stay.left_at)),
      ...text('answer', row.answer, row.answered_at),
      ...text('note', row.adoption_reason),
      ...instant('closed-at', row.closed_at),
    ],
  };
}

async function exportPerson(call: Call, person: Person): Promise<PersonSection | null> {
  const rows = await ofPerson(call, person).selectAll().orderBy('lodged_at').orderBy('id').execute();
  if (rows.length === 0) return null;
  const ids = rows.map(({ id }) => id);
  const entries = await tables(call)
    .selectFrom('requests.request_entry')
    .selectAll()
    .where('request_id', 'in', ids)
    .where('body', 'is not', null)
    .orderBy('id')
    .execute();
  const stays = await tables(call)
    .selectFrom('requests.request_stay')
    .selectAll()
    .where('request_id', 'in', ids)
    .orderBy('place')
    .execute();
  const records = rows.map((row) =>
    recordOf(
      row,
      entries.filter((entry) => entry.request_id === row.id),
      stays.filter((stay) => stay.request_id === row.id),
    ),
  );
  return { section: 'requests', records };
}

/** Where a request of somebody else may name them: who asks for a family, or gives another's number for the visit. */
const quoted: readonly QuotedIn[] = [
  ['requests.request', ['title', 'body', 'answer', 'adoption_reason', 'close_reason'], ['form']],
  ['requests.request_stay', ['reason'], ['entered']],
  ['requests.request_entry', ['body']],
  ['requests.visit', ['note', 'outcome_text', 'reason']],
];

/** Their own requests are emptied; of those of others only their number and address go. */
const erasePerson = async (call: Call, person: Person) => ({
  requests: await eraseOwn(call, person),
  quotes: await takeOutQuotes(call, person.identity, quoted),
});

/** What was said and typed goes; that there was a request, its steps and its times stay. Locked first. */
async function eraseOwn(call: Call, person: Person): Promise<number> {
  const rows = await ofPerson(call, person)
    .select('id')
    .where('erased_at', 'is', null)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await tables(call)
    .updateTable('requests.request_entry')
    .set({ body: null })
    .where('request_id', 'in', ids)
    .where('body', 'is not', null)
    .execute();
  await tables(call)
    .updateTable('requests.request_stay')
    .set({ entered: '{}', reason: sql<string | null>`case when reason is not null then ${erasedName} end` })
    .where('request_id', 'in', ids)
    .execute();
  await tables(call)
    .updateTable('requests.visit')
    .set({
      ...{
        place: null,
        note: '',
        outcome_text: null,
        reason: null,
        ended_at: sql<Date>`coalesce(ended_at, ${call.now})`,
      },
      // A visit that was still to come has nowhere to go.
      state: sql<string>`case when ended_at is null then 'cancelled' else state end`,
    })
    .where('request_id', 'in', ids)
    .execute();
  const gone = (column: string) => sql<string | null>`case when ${sql.ref(column)} is not null then ${erasedName} end`;
  await tables(call)
    .updateTable('requests.request')
    .set({
      title: erasedName,
      body: '',
      form: '{}',
      tags: [],
      answer: gone('answer'),
      adoption_reason: gone('adoption_reason'),
      close_reason: gone('close_reason'),
      erased_at: call.now,
      version: sql<number>`version + 1`,
    })
    .where('id', 'in', ids)
    .execute();
  return ids.length;
}

const isOpen = sql<boolean>`coalesce(bool_or(state <> 'closed'), false)`;
const lastClosed = sql<Date | null>`max(closed_at) filter (where erased_at is null)`;

async function dutiesTo(call: Call, person: Person): Promise<Duty> {
  const found = await ofPerson(call, person)
    .select([isOpen.as('open'), lastClosed.as('ended')])
    .executeTakeFirstOrThrow();
  return { underWay: found.open, lastEndedAt: found.ended, arriving: false };
}

async function dutiesToAll(call: Call, personIds: readonly string[]) {
  const rows = await tables(call)
    .selectFrom('requests.request')
    .select(['customer_id as id', isOpen.as('open'), lastClosed.as('ended')])
    .where('customer_id', '=', sql<string>`any(${[...personIds]}::uuid[])`)
    .groupBy('customer_id')
    .execute();
  return new Map(rows.map(({ id, open, ended }) => [id ?? '', { underWay: open, lastEndedAt: ended }] as const));
}

async function knows(call: Call, personIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from unnest(${[...personIds]}::uuid[]) as asked (id)
    where exists (select from requests.request where customer_id = asked.id)`.execute(call.tx);
  return rows.map(({ id }) => id);
}

export const requestPerson: PersonDoor = { exportPerson, erasePerson, knows, dutiesTo, dutiesToAll };
