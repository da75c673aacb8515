import { audit } from '../audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../call.ts';
import { type Importable, isUndoneByRun } from './importable.ts';
import { fold, type Mapping, obstaclesOf } from './matching.ts';
import { optionsFor } from './options.ts';
import { mayReach } from './reaching.ts';
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
  return importable && mayReach(call, importable, row) ? { row, importable } : notFound;
}

async function lockFor(call: Call, importables: Importables, id: string, act: Act): Promise<HeldRun | Refusal> {
  const held = await lockRun(call, importables, id);
  return isRefusal(held) ? held : (decide(held, act, call.now) ?? held);
}

const set = (call: Call, id: string, values: Partial<RunRow>) =>
  call.tx
    .updateTable('platform.import_run')
    .set(values as object)
    .where('id', '=', id)
    .execute();

export interface Matched {
  readonly mapping: Mapping;
  /** The codes of what is chosen; what is usual, where nothing is said. */
  readonly options?: readonly string[] | undefined;
}

export async function checkRun(
  call: Call,
  importables: Importables,
  id: string,
  { mapping, options: asked }: Matched,
): Promise<{ id: string } | Refusal> {
  const held = await lockFor(call, importables, id, 'check');
  if (isRefusal(held)) return held;
  const { row, importable } = held;
  const refused = refuseMapping(row, importable, mapping);
  if (refused) return refused;
  const { kept } = await optionsFor(asUploader(call, row), importable, mapping, asked);
  await remember(call, importable.name, new Map(row.columns.map((column) => [fold(column), mapping[column] ?? ''])));
  const none = { done: 0, reached: 0, added: 0, changed: 0, unchanged: 0, wrong: 0, skipped: 0, failure: null };
  await set(call, id, {
    ...none,
    mapping: JSON.stringify(mapping),
    options: JSON.stringify(kept),
    checks: row.checks + 1,
    state: 'checking',
    due_at: call.now,
  });
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
export async function startRun(
  call: Call,
  importables: Importables,
  id: string,
  withoutWrong: boolean,
): Promise<{ id: string } | Refusal> {
  const held = await lockFor(call, importables, id, withoutWrong ? 'start-without-wrong' : 'start');
  if (isRefusal(held)) return held;
  await set(call, id, { state: 'running', done: 0, reached: 0, wrong_left_out: withoutWrong, due_at: call.now });
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

/** What stands in the way is told to whoever asks; the timer goes on from there. */
export async function undoRun(call: Call, importables: Importables, id: string): Promise<{ id: string } | Refusal> {
  const held = await lockFor(call, importables, id, 'undo');
  if (isRefusal(held)) return held;
  const done = await beginUndo(call, held);
  if (isRefusal(done)) return done;
  await set(call, id, { state: 'undoing', done, due_at: call.now });
  await audit(call, 'imports.undo', { type: 'import', id });
  return { id };
}

/** Hidden as a whole, or tried on the first batch; returns how many rows that were. */
async function beginUndo(call: Call, { row, importable }: HeldRun): Promise<number | Refusal> {
  if (isUndoneByRun(importable)) return (await importable.withdraw(asUploader(call, row), row.id)) ?? 0;
  const records = await readRecords(call, row.id, undoLimit(importable));
  const told = records.map(({ record }) => record);
  const refused = await importable.undo(asUploader(call, row), row.id, told);
  if (refused) return refused;
  const lines = records.map(({ line }) => line);
  await dropRecords(call, row.id, lines);
  return records.length;
}
