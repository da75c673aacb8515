import { hash } from 'node:crypto';
import type { Bilingual } from '@tongli/contracts/kernel';
import { type Selectable, sql } from 'kysely';
import type { Call } from '../call.ts';
import type { PlatformTables } from '../database/tables.ts';
import type { Scope } from '../permissions/scope.ts';
import type { DateOrder } from '../tabular/dates.ts';
import type { Importable, ImportCall, ImportRun } from './importable.ts';
import { mapInTurns } from './in-turns.ts';
import type { Mapping } from './matching.ts';
import { type Reading, type RowError, readingBy } from './row.ts';

export type RunRow = Selectable<PlatformTables['platform.import_run']>;
export type RowOutcome = 'added' | 'changed' | 'unchanged' | 'skipped' | 'wrong';

/** By name; what is stored for one that no longer exists is not read. */
export type Importables = ReadonlyMap<string, Importable>;

export const mappingOf = (row: Pick<RunRow, 'mapping'>) => row.mapping as Mapping;

export interface KeptOption {
  readonly code: string;
  readonly label: Bilingual;
  readonly chosen: boolean;
}

export const optionsOf = (row: Pick<RunRow, 'options'>) => row.options as readonly KeptOption[];

export const runOf = (row: RunRow): ImportRun => ({
  id: row.id,
  projectId: row.project_id,
  unitId: row.unit_id,
  mapping: mappingOf(row),
  chosen: new Set(optionsOf(row).flatMap(({ code, chosen }) => (chosen ? code : []))),
});

export const readingOf = (importable: Importable, row: RunRow, mapping: Mapping = mappingOf(row)): Reading =>
  readingBy(importable, row.columns, mapping, row.date_orders as Record<string, DateOrder>);

/** A call that reaches what whoever uploaded the table does. */
export const asUploader = (call: Call, row: RunRow, run: ImportRun = runOf(row)): ImportCall => ({
  ...call,
  run,
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

const opened = (call: Call, rows: readonly Sealed[]): Promise<StagedRow[]> =>
  mapInTurns(rows, ({ line, cells, outcome }) => ({
    line,
    outcome,
    cells: JSON.parse(call.keyring.openStaged(cells)),
  }));

/** The rows of a table after one of them, in its order. */
export async function readLines(call: Call, runId: string, after: number, limit: number): Promise<StagedRow[]> {
  const { rows } = await sql<Sealed>`
    select line, cells, outcome from platform.import_row where run_id = ${runId} and line > ${after}
    order by line limit ${limit}`.execute(call.tx);
  return opened(call, rows);
}

const batchBytes = 4_000_000;

/** The same, but not much more than a bound of bytes: a row may be long, and what a batch holds in memory is not. */
export async function readBatch(call: Call, runId: string, after: number, limit: number): Promise<StagedRow[]> {
  const { rows } = await sql<Sealed>`
    select line, cells, outcome from (
      select line, cells, outcome, sum(octet_length(cells)) over (order by line) - octet_length(cells) as before
      from (
        select line, cells, outcome from platform.import_row where run_id = ${runId} and line > ${after}
        order by line limit ${limit}
      ) first
    ) summed where before < ${batchBytes} order by line`.execute(call.tx);
  return opened(call, rows);
}

/** The rows after one of them in which something is wrong. */
export async function readWrong(call: Call, runId: string, after: number, limit: number): Promise<StagedRow[]> {
  const { rows } = await sql<Sealed>`
    select line, cells, outcome from platform.import_row where run_id = ${runId} and line > ${after} and outcome = 'wrong'
    order by line limit ${limit}`.execute(call.tx);
  return opened(call, rows);
}

export interface Checked {
  readonly line: number;
  readonly outcome: RowOutcome;
}

/**
 * What is added has no outcome, so that most rows of most tables are written once. Bounded by the rows of the batch, so that the
 * way through the index is the short one whatever the database knows of the table.
 */
export async function writeOutcomes(call: Call, runId: string, checked: readonly Checked[]): Promise<void> {
  const [first, last] = [checked[0], checked.at(-1)];
  if (!first || !last) return;
  const outcomes = checked.map(({ outcome }) => (outcome === 'added' ? null : outcome));
  await sql`
    update platform.import_row set outcome = told.outcome
    from unnest(${checked.map(({ line }) => line)}::integer[], ${outcomes}::text[]) as told (line, outcome)
    where run_id = ${runId} and import_row.line between ${first.line} and ${last.line}
      and import_row.line = told.line`.execute(call.tx);
}

export interface LineKey {
  readonly line: number;
  readonly hash: Buffer;
}

/** Keeps the keys that are new, and returns the row in which each of them came first. */
export async function keepKeys(call: Call, runId: string, keys: readonly LineKey[]): Promise<Map<string, number>> {
  const first = new Map(keys.toReversed().map((key) => [key.hash.toString('hex'), key]));
  const told = [...first.values()];
  const { numAffectedRows } = await sql`
    insert into platform.import_key (run_id, key_hash, line)
    select ${runId}, key_hash, line from unnest(${told.map(({ hash }) => hash)}::bytea[],
      ${told.map(({ line }) => line)}::integer[]) as told (key_hash, line)
    on conflict do nothing`.execute(call.tx);
  // All of them are new, as in most tables.
  if (Number(numAffectedRows) === told.length) return new Map([...first].map(([key, { line }]) => [key, line]));
  return findKeys(call, runId, keys);
}

/**
 * The first row of a key in what was checked before, by key. Joined, so that the way through the index is taken however little
 * the database knows of a table that has just been filled.
 */
export async function findKeys(call: Call, runId: string, keys: readonly LineKey[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ key_hash: Buffer; line: number }>`
    select kept.key_hash, kept.line from unnest(${keys.map(({ hash }) => hash)}::bytea[]) as told (key_hash)
    join platform.import_key kept on kept.run_id = ${runId} and kept.key_hash = told.key_hash`.execute(call.tx);
  return new Map(rows.map(({ key_hash, line }) => [key_hash.toString('hex'), line]));
}

/** Equal keys of one check have equal hashes; they say nothing outside of it. */
export const keyHash = ({ id, checks }: Pick<RunRow, 'id' | 'checks'>, key: string): Buffer =>
  hash('sha256', `${id} ${checks} ${key}`, 'buffer').subarray(0, 16);

export async function writeRecords(call: Call, runId: string, lines: readonly number[], records: readonly object[]) {
  const sealed = records.map((record) => call.keyring.sealStaged(JSON.stringify(record)));
  await sql`
    update platform.import_row set record = told.record
    from unnest(${[...lines]}::integer[], ${sealed}::bytea[]) as told (line, record)
    where run_id = ${runId} and import_row.line = told.line`.execute(call.tx);
}

/** Of rows whose import is known by what it brought, the wrong ones alone are looked at again. */
export async function dropRows(call: Call, runId: string, after: number, upTo: number): Promise<void> {
  await sql`
    delete from platform.import_row
    where run_id = ${runId} and line > ${after} and line <= ${upTo} and outcome is distinct from 'wrong'`.execute(
    call.tx,
  );
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

/** Of rows up to one of them, in place of what an earlier check found there. */
export async function writeErrors(
  call: Call,
  { id, reached, checks }: RunRow,
  upTo: number,
  errors: readonly (RowError & { line: number })[],
) {
  if (checks > 1)
    await sql`
      delete from platform.import_error where run_id = ${id} and line > ${reached} and line <= ${upTo}`.execute(
      call.tx,
    );
  if (errors.length === 0) return;
  await sql`
    insert into platform.import_error (run_id, line, column_name, value_sealed, code, params)
    select ${id}, line, column_name, value_sealed, code, params::jsonb from unnest(
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
