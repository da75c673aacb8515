import { randomUUID } from 'node:crypto';
import type { Call } from '../../../platform/call.ts';
import type { Duty } from '../../../platform/personal/person.ts';
import { listPeopleAfter } from '../../customers/index.ts';
import type { PersonDoors } from '../people.ts';
import { getPolicy } from '../policy.ts';
import { tables } from '../store.ts';
import { isOver, peaceUntil } from './rule.ts';

export const beginning = '00000000-0000-0000-0000-000000000000';

/** Of these people, those whose time of keeping is over. */
async function overOf(
  call: Call,
  doors: PersonDoors,
  ids: readonly string[],
  keepMonths: number,
): Promise<Set<string>> {
  const duties = new Map<string, Duty[]>();
  for (const door of doors)
    for (const [id, duty] of (await door.dutiesToAll?.(call, ids)) ?? [])
      duties.set(id, [...(duties.get(id) ?? []), { ...duty, arriving: false }]);
  return new Set([...duties].flatMap(([id, all]) => (isOver(all, keepMonths, call.now) ? [id] : [])));
}

/** Those about whom somebody decides or has decided already. */
async function settledOf(call: Call, ids: readonly string[], keepMonths: number): Promise<Set<string>> {
  const peace = peaceUntil(keepMonths, call.now);
  const rows = await tables(call)
    .selectFrom('privacy.erasure')
    .select('person_id')
    .where('person_id', 'in', [...ids])
    .where(({ eb, and, or }) =>
      or([
        eb('state', '!=', 'withdrawn'),
        // What the house itself took back was nobody's no.
        and([eb('basis', '=', 'retention'), eb('decided_by', 'is not', null), eb('decided_at', '>', peace)]),
      ]),
    )
    .execute();
  return new Set(rows.map((row) => row.person_id));
}

/** Proposes those of one batch whose time is over; returns where the next begins, null after the last. */
export async function proposeBatch(
  call: Call,
  doors: PersonDoors,
  after: string,
  size: number,
): Promise<string | null> {
  const people = await listPeopleAfter(call, after, size);
  const { keepMonths } = await getPolicy(call);
  const ids = people.map(({ id }) => id);
  const over = await overOf(call, doors, ids, keepMonths);
  const settled = over.size === 0 ? over : await settledOf(call, [...over], keepMonths);
  const proposed = people.filter(({ id }) => over.has(id) && !settled.has(id));
  if (proposed.length > 0)
    await tables(call)
      .insertInto('privacy.erasure')
      .values(
        proposed.map(({ id, projectId }) => ({
          id: randomUUID(),
          person_id: id,
          project_id: projectId,
          state: 'proposed',
          basis: 'retention',
          asked_at: call.now,
        })),
      )
      .onConflict((conflict) => conflict.doNothing())
      .execute();
  return people.length < size ? null : (ids.at(-1) ?? null);
}

/** Proposals of one batch, in the order of their ids. */
export const listProposed = (call: Pick<Call, 'tx'>, after: string, limit: number) =>
  tables(call)
    .selectFrom('privacy.erasure')
    .selectAll()
    .where('state', '=', 'proposed')
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute();

/** Takes back what does not hold any more, because a case was lodged since or the policy keeps for longer. */
export async function reviewBatch(call: Call, doors: PersonDoors, after: string, size: number): Promise<string | null> {
  const rows = await listProposed(call, after, size);
  const { keepMonths } = await getPolicy(call);
  const over = await overOf(
    call,
    doors,
    rows.map((row) => row.person_id),
    keepMonths,
  );
  const outdated = rows.filter((row) => !over.has(row.person_id)).map((row) => row.id);
  if (outdated.length > 0)
    await tables(call)
      .updateTable('privacy.erasure')
      .set(({ eb }) => ({ state: 'withdrawn', decided_at: call.now, version: eb('version', '+', 1) }))
      .where('id', 'in', outdated)
      .where('state', '=', 'proposed')
      .execute();
  return rows.length < size ? null : (rows.at(-1)?.id ?? null);
}
