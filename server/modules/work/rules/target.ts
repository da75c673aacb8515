import type { Ladder, LadderKind, RungTarget } from '@tongli/contracts/work';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { holdersIn, isPerson, leadersIn, unitLine } from '../../org/index.ts';
import { tables } from '../store.ts';
import { ladderFor } from './ladder.ts';
import { readLadders } from './store.ts';

/** The ladder of what belongs to a unit, and the line of units that its rungs are looked for in. */
export async function ladderOf(call: Call, { unitId, kind }: { unitId: string | null; kind: LadderKind }) {
  const line = await unitLine(call, unitId);
  const { ladders } = await readLadders(call);
  return { line, ladder: ladderFor(ladders, line, kind) };
}

/**
 * The person whom a rung or an arbitration names: the one by id, or a holder of the post in the unit, or in the nearest unit
 * above that has one. Of several, the one who is there and has least waiting. Null where nobody is found besides those left out.
 */
export async function findTarget(
  call: Call,
  target: RungTarget,
  { line, without }: { readonly line: readonly string[]; readonly without: readonly string[] },
): Promise<string | null> {
  if ('personId' in target)
    return !without.includes(target.personId) && (await isPerson(call, target.personId)) ? target.personId : null;
  const units = target.where === 'unit' ? line.slice(0, 1) : line;
  const holders = await holdersIn(call, units);
  for (const unitId of units) {
    const people = (holders.get(unitId)?.get(target.post) ?? []).filter((id) => !without.includes(id));
    const chosen = await leastLoaded(call, people);
    if (chosen !== null) return chosen;
  }
  return null;
}

/**
 * The arbiter whom the ladder names; where there is no ladder, or it finds nobody, whoever leads the unit, or the nearest above
 * that somebody leads. Null where there is nobody but those left out.
 */
export async function findArbiter(
  call: Call,
  ladder: Ladder | null,
  { line, without }: { readonly line: readonly string[]; readonly without: readonly string[] },
): Promise<string | null> {
  const named = ladder && (await findTarget(call, ladder.arbiter, { line, without }));
  if (named !== null) return named;
  const leaders = await leadersIn(call, line);
  for (const unitId of line) {
    const people = (leaders.get(unitId) ?? []).filter((id) => !without.includes(id));
    const chosen = await leastLoaded(call, people);
    if (chosen !== null) return chosen;
  }
  return null;
}

/** Whoever is absent comes last; then whoever has most waiting; then by id, so that every process chooses the same. */
export async function leastLoaded(call: Call, people: readonly string[]): Promise<string | null> {
  if (people.length < 2) return people[0] ?? null;
  const [absent, load] = [await absentAt(call, people, call.now), await openCounts(call, people)];
  const weight = (id: string) => (absent.has(id) ? 1e9 : 0) + (load.get(id) ?? 0);
  return people.toSorted((a, b) => weight(a) - weight(b) || a.localeCompare(b))[0] ?? null;
}

export async function absentAt(call: Call, people: readonly string[], at: Date): Promise<Set<string>> {
  if (people.length === 0) return new Set();
  const rows = await tables(call)
    .selectFrom('work.absence')
    .select('person_id')
    .distinct()
    .where('person_id', 'in', [...people])
    .where('cancelled_at', 'is', null)
    .where('from_at', '<=', at)
    .where('until_at', '>', at)
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

/** How many tasks wait for each; who has none is missing. */
export async function openCounts(call: Call, people: readonly string[]): Promise<Map<string, number>> {
  if (people.length === 0) return new Map();
  const rows = await tables(call)
    .selectFrom('work.task')
    .select(['waits_for', sql<number>`count(*)::int`.as('open')])
    .where('waits_for', 'in', [...people])
    .groupBy('waits_for')
    .execute();
  return new Map(rows.map((row) => [row.waits_for ?? '', row.open]));
}

export interface KnownAbsence {
  readonly id: string;
  readonly personId: string;
  readonly fromAt: Date;
  readonly untilAt: Date;
  readonly substituteId: string | null;
}

/** When these people are away between two instants, the first first; what was taken back does not count. */
export async function absencesBetween(
  call: Call,
  people: readonly string[],
  { from, until }: { readonly from: Date; readonly until: Date },
): Promise<KnownAbsence[]> {
  if (people.length === 0) return [];
  const rows = await tables(call)
    .selectFrom('work.absence')
    .select(['id', 'person_id', 'from_at', 'until_at', 'substitute_id'])
    .where('person_id', 'in', [...people])
    .where('cancelled_at', 'is', null)
    .where('from_at', '<', until)
    .where('until_at', '>', from)
    .orderBy('from_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    fromAt: row.from_at,
    untilAt: row.until_at,
    substituteId: row.substitute_id,
  }));
}

/** One absence, for whoever keeps records that its person owns; null where it was taken back or there is none. */
export async function findAbsence(call: Call, id: string): Promise<KnownAbsence | null> {
  const row = await tables(call)
    .selectFrom('work.absence')
    .selectAll()
    .where('id', '=', id)
    .where('cancelled_at', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  const { person_id: personId, from_at: fromAt, until_at: untilAt, substitute_id: substituteId } = row;
  return { id, personId, fromAt, untilAt, substituteId };
}
