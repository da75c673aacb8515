import { randomUUID } from 'node:crypto';
import { addWorkingMinutes } from '@tongli/calendar';
import { approvalBreached, approvalWarned, type Urgency } from '@tongli/contracts/work';
import type { Call } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { getCalendar } from '../../org/index.ts';
import { type Clock, type ClockRow, clockIn, clockOf, clockRow, nextTick, tick, urgencyOf } from '../clock.ts';
import { hurtOf } from '../hurt.ts';
import { notify } from '../notices.ts';
import { timeFor } from '../rules/approval-time.ts';
import { nextRungAt } from '../rules/ladder.ts';
import { readApprovalTimes } from '../rules/store.ts';
import { ladderOf } from '../rules/target.ts';
import { tables } from '../store.ts';
import { tellWatchers } from '../watchers.ts';
import { about } from './facts.ts';
import { type ApprovalRow, approversOf, subjectOf } from './store.ts';

const calendarCode = 'service';

/** The clock of an approval; null where no time was set for its kind. */
export const clockOfApproval = (row: ApprovalRow): Clock | null =>
  row.due_at === null ? null : clockIn(row as ApprovalRow & ClockRow);

export const urgencyOfApproval = (row: ApprovalRow): Urgency => {
  const clock = clockOfApproval(row);
  return clock ? urgencyOf(clock) : 'calm';
};

/** By when what is asked for now is to be decided; null where no time is set for its kind. */
export async function dueOf(call: Call, kind: string): Promise<Date | null> {
  const minutes = timeFor((await readApprovalTimes(call)).times, kind);
  if (minutes === null) return null;
  const { calendar } = await getCalendar(call, calendarCode);
  return addWorkingMinutes(calendar, call.now, minutes);
}

/** The columns of a clock that starts now; empty where no time is set for the kind. */
export async function firstClock(call: Call, kind: string) {
  const dueAt = await dueOf(call, kind);
  if (dueAt === null) return {};
  const { calendar } = await getCalendar(call, calendarCode);
  const clock = clockOf(calendar, call.now, dueAt);
  return { calendar: calendarCode, ...clockRow(clock), fire_at: nextTick(clock) };
}

/** Where it stands in the inbox of those for whom it waits. */
export const placeInInbox = (row: ApprovalRow, now: Date) => ({
  due_at: row.due_at,
  hurt: hurtOf({
    kind: 'approval',
    urgency: urgencyOfApproval(row),
    at: row.due_at ?? now,
    dated: row.due_at !== null,
  }),
});

const earlier = (a: Date | null, b: Date | null) => (a === null ? b : b === null || a <= b ? a : b);

/** Time has passed and nobody has edited: its version stays. */
export async function saveClock(
  call: Call,
  row: ApprovalRow,
  change: Partial<ClockRow & Pick<ApprovalRow, 'rung' | 'escalate_at'>>,
): Promise<ApprovalRow> {
  const next = { ...row, ...change };
  const clock = clockOfApproval(next);
  return tables(call)
    .updateTable('work.approval')
    .set({ ...change, fire_at: clock && earlier(nextTick(clock), next.escalate_at) })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** When its next rung is due; null at the top. */
export async function rungAt(call: Call, row: ApprovalRow, climbed: number): Promise<Date | null> {
  if (row.due_at === null || row.calendar === null) return null;
  const { calendar } = await getCalendar(call, row.calendar);
  const { ladder } = await ladderOf(call, { unitId: row.unit_id, kind: 'approval' });
  return nextRungAt(ladder, climbed, { calendar, dueAt: row.due_at });
}

/** Fires the warnings and the breach that are due on a locked approval, and remembers that it did. */
export async function fireClock(call: Call, row: ApprovalRow): Promise<ApprovalRow> {
  const clock = clockOfApproval(row);
  if (clock === null || row.state !== 'waiting') return row;
  const { fired, clock: next } = tick(clock, call.now);
  if (fired.length === 0) return row;
  const climbs = fired.includes('breached') ? { escalate_at: await rungAt(call, row, row.rung) } : {};
  const saved = await saveClock(call, row, { ...clockRow(next), ...climbs });
  await tables(call)
    .updateTable('work.approver')
    .set(placeInInbox(saved, call.now))
    .where('approval_id', '=', row.id)
    .execute();
  for (const what of fired) await tellOf(call, saved, what);
  return saved;
}

async function tellOf(call: Call, row: ApprovalRow, what: Exclude<Urgency, 'calm'>): Promise<void> {
  const approverIds = await approversOf(call, row.id);
  const dueAt = row.due_at?.toISOString() ?? '';
  const fact = { ...about(row, approverIds), dueAt };
  await addEntry(call, row.id, { code: what });
  if (what === 'breached') await append(call, approvalBreached, row.id, fact);
  else await append(call, approvalWarned, row.id, { ...fact, share: what === 'warned' ? 75 : 90 });
  const notice = {
    code: `approval-${what}`,
    params: { number: row.number, kind: row.kind, dueAt },
    subject: subjectOf(row.id),
  };
  if (what === 'breached') await tellWatchers(call, notice, approverIds);
  else await notify(call, { ...notice, personIds: approverIds });
}

export async function addEntry(
  call: Call,
  approvalId: string,
  { code, params = {} }: { code: string; params?: Readonly<Record<string, string>> },
): Promise<void> {
  await tables(call)
    .insertInto('work.approval_entry')
    .values({
      id: randomUUID(),
      approval_id: approvalId,
      at: call.now,
      actor_name: call.actor.name,
      code,
      params: JSON.stringify(params),
    })
    .execute();
}
