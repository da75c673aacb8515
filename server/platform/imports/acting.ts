import { audit } from '../audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../call.ts';
import type { Importable } from './importable.ts';
import { fold, type Mapping, obstaclesOf } from './matching.ts';
import { type Act, decide } from './run.ts';
import { asUploader, dropRecords, type Importables, type RunRow, readRecords, remember } from './store.ts';
import { undoLimit } from './undoing.ts';

/** A run that the caller may bring in, with what it is of. */
export interface HeldRun {
  readonly row: RunRow;
  readonly importable: Importable;
}

/** Locked until the caller's transaction ends. */
export async function lockRun(call: Call, importables: Importables, id: string): Promise<HeldRun | Refusal> {
  const row = await call.tx
    .selectFrom('platform.import_run')
    .selectAll()
    .where('id', '=', id)
    .where('state', '!=', 'receiving')
    .forUpdate()
    .executeTakeFirst();
  const importable = row && importables.get(row.importable);
  return importable && call.actor.permissions.has(importable.need) ? { row, importable } : notFound;
}

async function lockFor(call: Call, importables: Importables, id: string, act: Act): Promise<HeldRun | Refusal> {
  const held = await lockRun(call, importables, id);
  return isRefusal(held) ? held : (decide(held.row, act, call.now) ?? held);
}

const set = (call: Call, id: string, values: Partial<RunRow>) =>
  call.tx
    .updateTable('platform.import_run')
    .set(values as object)
    .where('id', '=', id)
    .execute();

export async function checkRun(
  call: Call,
  importables: Importables,
  id: string,
  mapping: Mapping,
): Promise<{ id: string } | Refusal> {
  const held = await lockFor(call, importables, id, 'check');
  if (isRefusal(held)) return held;
  const { row, importable } = held;
  const refused = refuseMapping(row, importable, mapping);
  if (refused) return refused;
  await call.tx.deleteFrom('platform.import_error').where('run_id', '=', id).execute();
  await call.tx
    .updateTable('platform.import_row')
    .set({ outcome: null, key_hash: null })
    .where('run_id', '=', id)
    .execute();
  await remember(call, importable.name, new Map(row.columns.map((column) => [fold(column), mapping[column] ?? ''])));
  const none = { done: 0, added: 0, changed: 0, unchanged: 0, wrong: 0, skipped: 0, failure: null };
  await set(call, id, { ...none, mapping: JSON.stringify(mapping), state: 'checking', due_at: call.now });
  return { id };
}

export function refuseMapping({ columns }: RunRow, { fields }: Importable, mapping: Mapping): Refusal | null {
  const at = { status: 422, field: 'body.mapping' } as const;
  const unknown = Object.keys(mapping).find((column) => !columns.includes(column));
  if (unknown !== undefined) return refuse('unknown-column', { ...at, params: { column: unknown } });
  const field = Object.values(mapping).find((one) => !fields.some(({ code }) => code === one));
  if (field !== undefined) return refuse('unknown-field', { ...at, params: { field } });
  const [obstacle] = obstaclesOf(mapping, fields);
  return obstacle ? refuse(obstacle.code, { ...at, params: { field: obstacle.field } }) : null;
}

/** The timer does the work from here on. */
export async function startRun(call: Call, importables: Importables, id: string): Promise<{ id: string } | Refusal> {
  const held = await lockFor(call, importables, id, 'start');
  if (isRefusal(held)) return held;
  await set(call, id, { state: 'running', done: 0, due_at: call.now });
  await audit(call, 'imports.start', { type: 'import', id });
  return { id };
}

export async function cancelRun(call: Call, importables: Importables, id: string): Promise<{ id: string } | Refusal> {
  const held = await lockFor(call, importables, id, 'cancel');
  if (isRefusal(held)) return held;
  const state = held.row.state === 'running' ? 'undoing' : 'cancelled';
  await set(call, id, { state, done: 0, finished_at: state === 'cancelled' ? call.now : null, due_at: call.now });
  await audit(call, 'imports.cancel', { type: 'import', id });
  return { id };
}

/**
 * Tried at once on the first batch, so that what stands in the way is told to whoever asks; the timer goes on from there.
 */
export async function undoRun(call: Call, importables: Importables, id: string): Promise<{ id: string } | Refusal> {
  const held = await lockFor(call, importables, id, 'undo');
  if (isRefusal(held)) return held;
  const { row, importable } = held;
  const records = await readRecords(call, id, undoLimit(importable));
  const refused = await importable.undo(
    asUploader(call, row),
    id,
    records.map(({ record }) => record),
  );
  if (refused) return refused;
  const lines = records.map(({ line }) => line);
  await dropRecords(call, id, lines);
  await set(call, id, { state: 'undoing', done: records.length, due_at: call.now });
  await audit(call, 'imports.undo', { type: 'import', id });
  return { id };
}
