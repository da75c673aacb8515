import type { Call } from '../../platform/call.ts';
import { beyondScope } from '../../platform/permissions/scope.ts';
import { act, type Done, giveTo } from './handling.ts';
import { addTimelineEntry, save, tables, visible } from './store.ts';

export interface OpenCase {
  readonly id: string;
  readonly number: string;
  readonly projectId: string | null;
  /** Null where no limit runs. */
  readonly dueAt: Date | null;
}

/** What somebody has on their hands, wherever it belongs: numbers and times alone, for whoever arranges that it is handed over. */
export async function listOpenCases(call: Call, ownerId: string): Promise<OpenCase[]> {
  const rows = await tables(call)
    .selectFrom('complaints.complaint as complaint')
    .select(['id', 'number', 'project_id as projectId', 'due_at as dueAt'])
    .where('owner_id', '=', ownerId)
    .where('state', '<>', 'closed')
    .where(visible)
    .orderBy('due_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, dueAt: Number.isFinite(row.dueAt.valueOf()) ? row.dueAt : null }));
}

/**
 * Its owner has left: the case goes to somebody else, with its limits, and its history says so. To nobody, where it is about
 * whoever would get it.
 */
export function handOverCase(call: Call, id: string, ownerId: string): Promise<Done> {
  return act(
    beyondScope(call),
    id,
    { operation: 'complaints.assign', name: 'assigned' },
    () => null,
    async (row, loaded) => {
      const to = loaded.case.recused.has(ownerId) ? null : ownerId;
      await save(call, row, await giveTo(call, row, to));
      if (to === null) await addTimelineEntry(call, id, 'released');
      else await addTimelineEntry(call, id, 'assigned', { ownerId });
      return undefined;
    },
  );
}
