import { createHmac } from 'node:crypto';
import { type Selectable, sql } from 'kysely';
import type { Call } from '../call.ts';
import type { PlatformTables } from '../database/tables.ts';
import type { Scope } from '../permissions/scope.ts';
import type { DateOrder } from '../tabular/dates.ts';
import type { Importable } from './importable.ts';
import type { Mapping } from './matching.ts';
import type { Reading, RowError } from './row.ts';

export type RunRow = Selectable<PlatformTables['platform.import_run']>;
export type RowOutcome = 'added' | 'changed' | 'unchanged' | 'skipped' | 'wrong';

/** By name; what is stored for one that no longer exists is not read. */
export type Importables = ReadonlyMap<string, Importable>;

export const mappingOf = (row: Pick<RunRow, 'mapping'>) => row.mapping as Mapping;

export const readingOf = (importable: Importable, row: RunRow, mapping: Mapping = mappingOf(row)): Reading => ({
  importable,
  columns: row.columns,
  mapping,
  dateOrders: row.date_orders as Record<string, DateOrder>,
});

/** A call that reaches what whoever uploaded the table does. */
export const asUploader = (call: Call, row: RunRow): Call => ({
  ...call,
  scope: row.scope as Scope,
  actor: { ...call.actor, id: row.created_by_id, name: row.created_by },
});

export const writeCells = (call: Call, cells: readonly string[]) => call.keyring.sealStaged(JSON.stringify(cells));

export interface StagedRow {
  readonly line: number;
  readonly cells: readonly string[];
  readonly outcome: RowOutcome | null;
}

interface Sealed {
  line: number;
  cells: Buffer;
  outcome: RowOutcome | null;
}

const opened = (call: Call, rows: readonly Sealed[]): StagedRow[] =>
  rows.map(({ line, cells, outcome }) => ({ line, outcome, cells: JSON.parse(call.keyring.openStaged(cells)) }));

/** The rows of a table after one of them, in its order. */
export async function readLines(call: Call, runId: string, after: number, limit: number): Promise<StagedRow[]> {
  const { rows } = await sql<Sealed>`
    select line, cells, outcome from platform.import_row where run_id = ${runId} and line > ${after}
    order by line limit ${limit}`.execute(call.tx);
  return opened(call, rows);
}

/** The next rows that nobody has checked. */
export async function readUnchecked(call: Call, runId: string, limit: number): Promise<StagedRow[]> {
  const { rows } = await sql<Sealed>`
    select line, cells, outcome from platform.import_row where run_id = ${runId} and outcome is null
    order by line limit ${limit}`.execute(call.tx);
  return opened(call, rows);
}

/** The next rows that do something and have not done it. */
export async function readUnapplied(call: Call, runId: string, limit: number): Promise<StagedRow[]> {
  const { rows } = await sql<Sealed>`
    select line, cells, outcome from platform.import_row
    where run_id = ${runId} and outcome in ('added', 'changed') and record is null
    order by line limit ${limit}`.execute(call.tx);
  return opened(call, rows);
}

export interface Checked {
  readonly line: number;
  readonly outcome: RowOutcome;
  readonly keyHash: Buffer | null;
}

export async function writeOutcomes(call: Call, runId: string, checked: readonly Checked[]): Promise<void> {
  await sql`
    update platform.import_row set outcome = told.outcome, key_hash = told.key_hash
    from unnest(${checked.map(({ line }) => line)}::integer[], ${checked.map(({ outcome }) => outcome)}::text[],
      ${checked.map(({ keyHash }) => keyHash)}::bytea[]) as told (line, outcome, key_hash)
    where run_id = ${runId} and import_row.line = told.line`.execute(call.tx);
}

/** The first row of a key in what was checked before, by key. */
export async function findKeys(call: Call, runId: string, hashes: readonly Buffer[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ key_hash: Buffer; line: number }>`
    select key_hash, min(line) as line from platform.import_row
    where run_id = ${runId} and key_hash = any(${[...hashes]}::bytea[]) group by key_hash`.execute(call.tx);
  return new Map(rows.map(({ key_hash, line }) => [key_hash.toString('hex'), line]));
}

/** Equal keys of one run have equal hashes; they say nothing outside of it. */
export const keyHash = (runId: string, key: string): Buffer =>
  createHmac('sha256', runId).update(key).digest().subarray(0, 16);

export async function writeRecords(call: Call, runId: string, lines: readonly number[], records: readonly object[]) {
  const sealed = records.map((record) => call.keyring.sealStaged(JSON.stringify(record)));
  await sql`
    update platform.import_row set record = told.record
    from unnest(${[...lines]}::integer[], ${sealed}::bytea[]) as told (line, record)
    where run_id = ${runId} and import_row.line = told.line`.execute(call.tx);
}

export interface UndoRecord {
  readonly line: number;
  readonly record: object;
}

/** The last rows that were applied and are not undone. */
export async function readRecords(call: Call, runId: string, limit: number): Promise<UndoRecord[]> {
  const { rows } = await sql<{ line: number; record: Buffer }>`
    select line, record from platform.import_row where run_id = ${runId} and record is not null
    order by line desc limit ${limit}`.execute(call.tx);
  return rows.map(({ line, record }) => ({ line, record: JSON.parse(call.keyring.openStaged(record)) }));
}

export async function dropRecords(call: Call, runId: string, lines: readonly number[]): Promise<void> {
  await sql`
    update platform.import_row set record = null
    where run_id = ${runId} and line = any(${[...lines]}::integer[])`.execute(call.tx);
}

export async function writeErrors(call: Call, runId: string, errors: readonly (RowError & { line: number })[]) {
  if (errors.length === 0) return;
  await sql`
    insert into platform.import_error (run_id, line, column_name, value_sealed, code, params)
    select ${runId}, line, column_name, value_sealed, code, params::jsonb from unnest(
      ${errors.map(({ line }) => line)}::integer[], ${errors.map(({ column }) => column)}::text[],
      ${errors.map(({ value }) => call.keyring.sealStaged(value))}::bytea[],
      ${errors.map(({ code }) => code)}::text[], ${errors.map(({ params }) => JSON.stringify(params))}::text[]
    ) as found (line, column_name, value_sealed, code, params)
    on conflict do nothing`.execute(call.tx);
}

/** What the columns of these names stood for the last time, by folded name. */
export async function readRemembered(call: Call, importable: string): Promise<Map<string, string>> {
  const rows = await call.tx
    .selectFrom('platform.import_column')
    .select(['name', 'field'])
    .where('importable', '=', importable)
    .execute();
  return new Map(rows.map(({ name, field }) => [name, field]));
}

export async function remember(call: Call, importable: string, fields: ReadonlyMap<string, string>): Promise<void> {
  await sql`
    insert into platform.import_column (importable, name, field)
    select ${importable}, name, field
    from unnest(${[...fields.keys()]}::text[], ${[...fields.values()]}::text[]) as told (name, field)
    where name <> ''
    on conflict (importable, name) do update set field = excluded.field`.execute(call.tx);
}
