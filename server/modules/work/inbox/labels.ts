import type { InboxItem } from '@tongli/contracts/work';
import type { Call } from '../../../platform/call.ts';
import { tables } from '../store.ts';

export interface Label {
  readonly number: string;
  readonly title: string;
  readonly at: Date;
  /** Whoever gave it. */
  readonly giverId: string | null;
}

/** By what number and title people know the tasks and approvals among these subjects; of others only their module knows. */
export async function labelsOf(
  call: Call,
  rows: readonly { readonly subject_type: string; readonly subject_id: string }[],
): Promise<ReadonlyMap<string, Label>> {
  const ids = (type: string) => rows.filter((row) => row.subject_type === type).map((row) => row.subject_id);
  const [taskIds, approvalIds] = [ids('task'), ids('approval')];
  const found = new Map<string, Label>();
  if (taskIds.length > 0)
    for (const { id, number, title, created_at: at, creator_id: giverId } of await tables(call)
      .selectFrom('work.task')
      .select(['id', 'number', 'title', 'created_at', 'creator_id'])
      .where('id', 'in', taskIds)
      .execute())
      found.set(id, { number, title, at, giverId });
  if (approvalIds.length > 0)
    for (const { id, number, title, created_at: at, requester_id: giverId } of await tables(call)
      .selectFrom('work.approval')
      .select(['id', 'number', 'title', 'created_at', 'requester_id'])
      .where('id', 'in', approvalIds)
      .execute())
      found.set(id, { number, title, at, giverId });
  return found;
}

/** Who sent back the tasks that wait as a return or an arbitration, and why; the last of several returns. */
export async function returnsOf(
  call: Call,
  rows: readonly { readonly kind: InboxItem['kind']; readonly subject_id: string }[],
): Promise<ReadonlyMap<string, InboxItem['returned']>> {
  const ids = rows.filter(({ kind }) => kind === 'return' || kind === 'arbitration').map((row) => row.subject_id);
  if (ids.length === 0) return new Map();
  const entries = await tables(call)
    .selectFrom('work.task_entry')
    .select(['task_id', 'actor_name', 'text'])
    .distinctOn('task_id')
    .where('task_id', 'in', ids)
    .where('code', '=', 'returned')
    .orderBy('task_id')
    .orderBy('place', 'desc')
    .execute();
  return new Map(entries.map((one) => [one.task_id, { actorName: one.actor_name, reason: one.text ?? '' }]));
}
