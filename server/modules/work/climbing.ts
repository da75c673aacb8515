import { addWorkingMinutes } from '@tongli/calendar';
import { type LimitKind, limitEscalated, type RungTarget } from '@tongli/contracts/work';
import { type Call, type Refusal, refuse } from '../../platform/call.ts';
import { append } from '../../platform/events/append.ts';
import { getCalendar, unitLine, unitOf } from '../org/index.ts';
import { nextRungAt } from './rules/ladder.ts';
import { findTarget, ladderOf } from './rules/target.ts';
import { type LimitRow, saveLimit, tables } from './store.ts';
import type { Subject } from './subject.ts';

const ladderOfOwner = async (call: Call, ownerId: string | null) =>
  ladderOf(call, { unitId: await unitOf(call, ownerId), kind: 'limit' });

/** When the rung after so many climbed ones is due on a limit; null at the top, and where the house has no ladder for limits. */
export async function rungAt(call: Call, row: LimitRow, climbed: number): Promise<Date | null> {
  const { ladder } = await ladderOfOwner(call, row.owner_id);
  const { calendar } = await getCalendar(call, row.calendar ?? undefined);
  return nextRungAt(ladder, climbed, { calendar, dueAt: row.due_at });
}

async function tellRung(
  call: Call,
  row: LimitRow,
  { rung, to, byHand }: { rung: number; to: RungTarget; byHand: boolean },
) {
  await append(call, limitEscalated, row.subject_id, {
    subjectType: row.subject_type,
    kind: row.kind as LimitKind,
    dueAt: row.due_at.toISOString(),
    ownerId: row.owner_id,
    unitId: await unitOf(call, row.owner_id),
    ...{ rung, to, byHand },
  });
}

/** Tells of every rung that has come due, one after the other; where the limit then stands. */
export async function climb(
  call: Call,
  row: LimitRow,
  from: Date | null,
): Promise<Pick<LimitRow, 'rung' | 'escalate_at'>> {
  const { ladder } = await ladderOfOwner(call, from === null ? null : row.owner_id);
  let [rung, at] = [row.rung, from];
  while (at !== null && at <= call.now) {
    const next = ladder?.rungs[rung];
    if (!next) return { rung, escalate_at: null };
    rung += 1;
    await tellRung(call, row, { rung, to: next.to, byHand: false });
    at = await rungAt(call, row, rung);
  }
  return { rung, escalate_at: at };
}

/**
 * Sends the first due limit on a record up to the next rung before its time. Refuses `no-limit`, `no-ladder` where the house has none
 * for limits, and `ladder-climbed` at its top.
 */
export async function escalateLimit(call: Call, subject: Subject): Promise<Refusal | null> {
  const row = await tables(call)
    .selectFrom('work.time_limit')
    .selectAll()
    .where('subject_id', '=', subject.id)
    .where('subject_type', '=', subject.type)
    .where('ended_at', 'is', null)
    .orderBy('due_at')
    .orderBy('id')
    .forUpdate()
    .executeTakeFirst();
  if (!row) return refuse('no-limit');
  const { ladder } = await ladderOfOwner(call, row.owner_id);
  if (!ladder) return refuse('no-ladder');
  const next = ladder.rungs[row.rung];
  if (!next) return refuse('ladder-climbed');
  await tellRung(call, row, { rung: row.rung + 1, to: next.to, byHand: true });
  const escalateAt = row.breached_at === null ? null : await nextAfter(call, row);
  await saveLimit(call, row.id, {
    rung: row.rung + 1,
    escalate_at: escalateAt,
    ...(row.breached_at === null ? {} : { fire_at: escalateAt }),
  });
  return null;
}

/** The rung after one that was climbed by hand keeps its distance from it, so that whoever has it now has as long. */
async function nextAfter(call: Call, row: LimitRow): Promise<Date | null> {
  const { ladder } = await ladderOfOwner(call, row.owner_id);
  const [before, next] = [ladder?.rungs[row.rung], ladder?.rungs[row.rung + 1]];
  if (!next) return null;
  const { calendar } = await getCalendar(call, row.calendar ?? undefined);
  return addWorkingMinutes(calendar, call.now, next.afterMinutes - (before?.afterMinutes ?? 0));
}

/** Who holds a rung in the line of a unit, besides those who must not have it; null where nobody does. */
export async function findOnRung(
  call: Call,
  {
    to,
    unitId,
    without,
  }: { readonly to: RungTarget; readonly unitId: string | null; readonly without: readonly string[] },
): Promise<string | null> {
  return findTarget(call, to, { line: await unitLine(call, unitId), without });
}
