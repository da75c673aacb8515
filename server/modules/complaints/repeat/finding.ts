import type { RepeatMatch } from '@tongli/contracts/complaints';
import type { Kinship } from '@tongli/contracts/customers';
import type { Comparable } from '@tongli/text';
import { sql } from 'kysely';
import { type Call, isRefusal, type Refusal } from '../../../platform/call.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { type Asked, findRelated } from '../../customers/index.ts';
import { describePeople, projectAsked } from '../../org/index.ts';
import { present } from '../list.ts';
import { type ComplaintRecord, inReach, tables, visible } from '../store.ts';
import { alikeCases, matterText } from './matters.ts';
import { currentModel, type Model } from './model.ts';
import { type Judged, judgeLikeness, rankOf } from './score.ts';
import { readRepeatSettings } from './settings.ts';

/** What is known so far of a matter, typed or lodged. */
export interface Matter {
  readonly projectId: string;
  readonly text: string;
  readonly product: string | null;
  readonly area: string | null;
  readonly now: Date;
}

export interface FoundCase {
  readonly row: ComplaintRecord;
  readonly kinship: Kinship | null;
  /** Null where no text was given. */
  readonly judged: Judged | null;
}

const dayMs = 86_400_000;
const mostOfCustomer = 100;
const mostAlike = 15;
const fewestLetters = 4;

export const sinceOf = (now: Date, days: number): Date => new Date(now.getTime() - days * dayMs);

const select = (call: Call) =>
  tables(call)
    .selectFrom('complaints.complaint as complaint')
    .selectAll('complaint')
    .where(inReach(call))
    .where(visible)
    .where('complaint.erased_at', 'is', null);

/** The cases of these people since then, the latest first. */
const casesOf = (call: Call, customerIds: readonly string[], since: Date): Promise<ComplaintRecord[]> =>
  customerIds.length === 0
    ? Promise.resolve([])
    : select(call)
        .where('complaint.customer_id', '=', sql<string>`any(${[...customerIds]}::uuid[])`)
        .where('complaint.lodged_at', '>=', since)
        .orderBy('complaint.lodged_at', 'desc')
        .limit(mostOfCustomer)
        .execute();

/** Whoever types asks about the same cases with each word: what was made of them under a model is kept for a while, some 20 MB at most. */
const prepared = new WeakMap<Model['compare'], Map<string, Comparable>>();
const mostPrepared = 2_000;
/** What comes later in a long text is not what it is about. */
const mostLetters = 1_000;

function preparedBy(compare: Model['compare']): (row: ComplaintRecord) => Comparable {
  const known = prepared.get(compare) ?? new Map<string, Comparable>();
  prepared.set(compare, known);
  return (row) => {
    const key = `${row.id} ${row.version}`;
    const made = known.get(key) ?? compare.comparable(matterText(row).slice(0, mostLetters));
    // What is asked for again goes to the end; what was asked for longest ago stands first.
    known.delete(key);
    known.set(key, made);
    if (known.size > mostPrepared) known.delete(known.keys().next().value ?? '');
    return made;
  };
}

function judging(matter: Matter, { compare, thresholds }: Model) {
  const isTold = [...matter.text.trim()].length >= fewestLetters;
  const told = compare.comparable(maskText(matter.text).slice(0, mostLetters));
  const preparedOf = preparedBy(compare);
  return (row: ComplaintRecord, kinship: Kinship | null): FoundCase => {
    if (!isTold) return { row, kinship, judged: null };
    const comparison = compare.compare(told, preparedOf(row));
    const sameProduct = matter.product === null ? null : matter.product === row.product;
    const sameArea = matter.area === null ? null : matter.area === row.area;
    return { row, kinship, judged: judgeLikeness({ comparison, kinship, sameProduct, sameArea }, thresholds) };
  };
}

/** Every case of whoever is, or may be, the same customer, judged. */
export async function findOfCustomer(call: Call, matter: Matter, asked: Asked, days: number): Promise<FoundCase[]> {
  const related = await findRelated(call, matter.projectId, asked);
  const kinships = new Map(related.map(({ id, by }) => [id, by]));
  const rows = await casesOf(call, [...kinships.keys()], sinceOf(matter.now, days));
  if (rows.length === 0) return [];
  const judge = judging(matter, await currentModel(call));
  return rows.map((row) => judge(row, kinships.get(row.customer_id ?? '') ?? null));
}

/** Cases of other customers that are about such a matter. */
async function findAlike(call: Call, matter: Matter, known: ReadonlySet<string>, days: number): Promise<FoundCase[]> {
  if ([...matter.text.trim()].length < 2 * fewestLetters) return [];
  const model = await currentModel(call);
  const since = sinceOf(matter.now, days);
  const wanted = { projectId: matter.projectId, since, text: maskText(matter.text), most: mostAlike };
  const ids = (await alikeCases(call, wanted, model)).filter((id) => !known.has(id));
  if (ids.length === 0) return [];
  const rows = await select(call).where('complaint.id', 'in', ids).execute();
  const judge = judging(matter, model);
  return rows.map((row) => judge(row, null)).filter(({ judged }) => judged?.level === 'like');
}

export const score = ({ judged }: FoundCase): number => judged?.score ?? 0;

const mostShown = { ofCustomer: 6, alike: 3 };

export interface Search {
  readonly projectId?: string | undefined;
  readonly customerId?: string | undefined;
  readonly name?: string | undefined;
  readonly phone?: string | undefined;
  readonly email?: string | undefined;
  readonly product?: string | undefined;
  readonly area?: string | undefined;
  readonly text: string;
}

/** What an agent is warned of while they type. */
export async function findRepeats(
  call: Call,
  search: Search,
): Promise<{ matches: RepeatMatch[]; windowDays: number; ofCustomer: number } | Refusal> {
  const projectId = await projectAsked(call, search.projectId);
  if (isRefusal(projectId)) return projectId;
  const { text, product = null, area = null } = search;
  const matter: Matter = { projectId, text, product, area, now: call.now };
  const { windowDays } = (await readRepeatSettings(call)).settings;
  const asked: Asked = search.customerId ? { customerId: search.customerId } : search;
  const own = await findOfCustomer(call, matter, asked, windowDays);
  const alike = await findAlike(call, matter, new Set(own.map(({ row }) => row.id)), windowDays);
  const byScore = (a: FoundCase, b: FoundCase) => score(b) - score(a);
  const worth = own.filter(({ judged }) => judged === null || judged.level !== null).toSorted(byScore);
  const shown = [...worth.slice(0, mostShown.ofCustomer), ...alike.toSorted(byScore).slice(0, mostShown.alike)];
  return { matches: await describe(call, shown), windowDays, ofCustomer: own.length };
}

const summaryLength = 120;

async function describe(call: Call, found: readonly FoundCase[]): Promise<RepeatMatch[]> {
  const names = await describePeople(call, present(found.map(({ row }) => row.owner_id)));
  const matches = found.map(
    ({ row, kinship, judged }): RepeatMatch => ({
      ...plainCase(row, names),
      kinship,
      level: judged?.level ?? 'customer',
      score: judged?.score ?? null,
      reasons: judged ? [...judged.reasons] : kinship ? [kinship] : [],
    }),
  );
  return matches.toSorted((a, b) => rankOf(a.level) - rankOf(b.level));
}

export function plainCase(row: ComplaintRecord, names: ReadonlyMap<string, string>) {
  const facts = maskText(row.facts.slice(0, summaryLength * 2)).replace(/\s+/g, ' ');
  return {
    complaintId: row.id,
    number: row.number,
    state: row.state as RepeatMatch['state'],
    lodgedAt: row.lodged_at.toISOString(),
    product: row.product,
    area: row.area,
    ownerName: names.get(row.owner_id ?? '') ?? null,
    summary: facts.length > summaryLength ? `${facts.slice(0, summaryLength)}…` : facts,
  };
}
