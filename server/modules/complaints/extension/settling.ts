import { type Call, isRefusal } from '../../../platform/call.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import { getCalendar } from '../../org/index.ts';
import { limitTimes, moveLimit } from '../../work/index.ts';
import { writeTo } from '../letters/letters.ts';
import { spanOf } from '../stages/span.ts';
import { addTimelineEntry, lockCase, processOf, save, tables, tellChange } from '../store.ts';
import type { ExtensionRow } from './granted.ts';

export interface Settlement {
  readonly outcome: 'approved' | 'rejected' | 'withdrawn';
  readonly byId: string | null;
}

async function settle(call: Call, row: ExtensionRow, change: Partial<ExtensionRow>): Promise<void> {
  await tables(call)
    .updateTable('complaints.extension')
    .set({ ...change, decided_at: call.now })
    .where('id', '=', row.id)
    .execute();
}

/** So many days from when it was due, as the process counts them; null where that cannot be any more. */
async function moveDue(call: Call, row: ExtensionRow): Promise<Date | null> {
  const loaded = await lockCase(call, row.complaint_id);
  const settings = loaded ? (await processOf(call, loaded.row))?.settings : undefined;
  if (!loaded || !settings || loaded.case.erased || loaded.row.state === 'closed') return null;
  const { calendar } = await getCalendar(call, settings.calendar);
  const times = limitTimes(calendar, row.due_before, spanOf(settings, row.days), settings.warnAtShare);
  const refused = await moveLimit(call, { type: 'complaint', id: row.complaint_id }, 'respond', times);
  if (isRefusal(refused)) return null;
  await save(call, loaded.row, loaded.row.state === 'acknowledged' ? { due_at: times.dueAt } : {});
  return times.dueAt;
}

/**
 * What an approval decided: granted, the limit moves and the customer is told the new date; refused, it stays. Granted when the limit was
 * over already, it is too late: a breach that happened stays one.
 */
export async function settleExtension(given: Call, approvalId: string, { outcome, byId }: Settlement): Promise<void> {
  const call = beyondScope(given);
  const row = await tables(call)
    .selectFrom('complaints.extension')
    .selectAll()
    .where('approval_id', '=', approvalId)
    .where('state', '=', 'waiting')
    .forUpdate()
    .executeTakeFirst();
  if (!row) return;
  const days = String(row.days);
  const dueAt = outcome === 'approved' ? await moveDue(call, row) : null;
  const state = outcome === 'approved' && dueAt === null ? 'too-late' : outcome;
  await settle(call, row, { state, decided_by: byId, due_after: dueAt });
  const params = { days, ...(dueAt ? { dueAt: dueAt.toISOString() } : {}) };
  await addTimelineEntry(call, row.complaint_id, `extension-${state}`, params);
  await tellChange(call, row.complaint_id, 'noted', null);
  const loaded = dueAt ? await lockCase(call, row.complaint_id) : null;
  if (loaded) await writeTo(call, loaded.row, 'extension');
}
