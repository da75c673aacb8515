import { type Call, notFound } from '../../../platform/call.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import { tables } from '../store.ts';
import { type Done, giveTo } from './handling.ts';
import { addEntry, lockRequest, save, tellChange } from './store.ts';

/** Its owner is absent or has left: it goes to somebody else, with its limits, and its history says so. */
export async function handOverRequest(call: Call, id: string, ownerId: string): Promise<Done> {
  const loaded = await lockRequest(beyondScope(call), id);
  if (!loaded) return notFound;
  const saved = await save(call, loaded.row, await giveTo(call, loaded.row, ownerId));
  await addEntry(call, id, 'assigned', { ownerId });
  await tellChange(call, saved, 'assigned', loaded.row);
  return { id };
}

export interface OpenRequest {
  readonly id: string;
  readonly number: string;
  readonly projectId: string;
  readonly dueAt: Date | null;
}

/** What somebody has on their hands, wherever it belongs: numbers and times alone. */
export async function listOpenRequests(call: Call, ownerId: string): Promise<OpenRequest[]> {
  const rows = await tables(call)
    .selectFrom('requests.request')
    .select(['id', 'number', 'project_id as projectId', 'due_at as dueAt'])
    .where('owner_id', '=', ownerId)
    .where('state', '=', 'open')
    .orderBy('due_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({ ...row, dueAt: Number.isFinite(row.dueAt.valueOf()) ? row.dueAt : null }));
}

/** A limit on this request was warned of or breached: the history says so. */
export async function noteRequestLimit(
  call: Call,
  id: string,
  code: 'limit-warned' | 'limit-breached',
  fact: { readonly kind: string; readonly dueAt: string },
): Promise<void> {
  const loaded = await lockRequest(call, id);
  if (!loaded) return;
  await addEntry(call, id, code, { kind: fact.kind, dueAt: fact.dueAt });
  await tellChange(call, loaded.row, code);
}
