import { localDate } from '@tongli/calendar';
import { complaintReopened, type ReopenReason } from '@tongli/contracts/complaints';
import type { Call, Refusal } from '../../platform/call.ts';
import { append } from '../../platform/events/append.ts';
import { getCalendar } from '../org/index.ts';
import { limitTimes, startLimit } from '../work/index.ts';
import { reopenable, rules } from './complaint.ts';
import { act, type Done } from './handling.ts';
import { spanOf } from './stages/span.ts';
import { addTimelineEntry, type ComplaintRecord, type LoadedCase, processOf, save, zoneOf } from './store.ts';

export interface Reopening {
  readonly reason: ReopenReason;
  /** In the words of whoever reopens; kept in the history. */
  readonly note: string;
}

/**
 * Takes up again a case that was answered or closed: the six steps are gone through anew and a new answer is due, while the first
 * times and whether the first answer was on time stay. For a flow or another part of the house, which decides whether it may;
 * refuses `not-settled`, `complaint-erased`, and `imported-case` where no process would tell how long the new answer may take.
 */
export const reopen = (call: Call, id: string, how: Reopening): Promise<Done> =>
  reopenBy(call, id, how, (loaded) => reopenable(loaded.case));

/** By hand, by whoever handles the case. */
export const reopenByHand = (call: Call, id: string, how: Reopening): Promise<Done> =>
  reopenBy(call, id, how, (loaded) => rules.reopen(loaded.case, call.actor));

function reopenBy(call: Call, id: string, how: Reopening, rule: (loaded: LoadedCase) => Refusal | null): Promise<Done> {
  return act(call, id, { operation: 'complaints.reopen', name: 'reopened' }, rule, async (row) => {
    const count = row.reopen_count + 1;
    await save(call, row, {
      state: 'acknowledged',
      reopen_count: count,
      answered_at: null,
      answer: null,
      closed_at: null,
      due_at: await startAgain(call, row),
    });
    await addTimelineEntry(call, id, 'reopened', { reason: how.reason, count: String(count) }, how.note);
    await append(call, complaintReopened, id, {
      projectId: row.project_id,
      lodgedOn: row.lodged_on,
      reopenedOn: localDate(await zoneOf(call, row), call.now),
      closedOn: row.closed_on,
      product: row.product,
      area: row.area,
      reason: how.reason,
      count,
    });
    return undefined;
  });
}

/** A new time for the answer, from now, under the process that the case began with; when it ends. */
async function startAgain(call: Call, row: ComplaintRecord): Promise<Date> {
  const process = await processOf(call, row);
  if (!process) return row.due_at;
  const { calendar: name, respondWithinDays: days, warnAtShare } = process.settings;
  const { calendar } = await getCalendar(call, name);
  const times = limitTimes(calendar, call.now, spanOf(process.settings, days), warnAtShare);
  const subject = { type: 'complaint', id: row.id };
  await startLimit(call, { subject, kind: 'respond', startedAt: call.now, ...times, ownerId: row.owner_id });
  return times.dueAt;
}
