import type { Call } from '../../platform/call.ts';
import { addTimelineEntry, tellChange } from './store.ts';

/** A limit on this case was warned of or breached: the history says so. */
export async function noteLimit(
  call: Call,
  complaintId: string,
  code: 'limit-warned' | 'limit-breached',
  fact: { kind: string; dueAt: string },
): Promise<void> {
  await addTimelineEntry(call, complaintId, code, { kind: fact.kind, dueAt: fact.dueAt });
  await tellChange(call, complaintId, code, null);
}
