import type { LedgerField } from '@tongli/contracts/complaints';
import { type Selectable, sql } from 'kysely';
import { type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import type { DateOrder } from '../../../platform/tabular/dates.ts';
import { getCalendar } from '../../org/index.ts';
import { currentProcess } from '../../requests/index.ts';
import { tables } from '../store.ts';
import type { ComplaintsTables } from '../tables.ts';
import type { Mapping } from './mapping.ts';
import type { CellError, LedgerComplaint, Reading } from './row.ts';

export type ImportRow = Selectable<ComplaintsTables['complaints.ledger_import']>;

/** The file's cells in the order of its columns. */
export const writeCells = (call: Call, cells: readonly string[]) => call.keyring.sealStaged(JSON.stringify(cells));
export const readCells = (call: Call, sealed: Buffer): string[] => JSON.parse(call.keyring.openStaged(sealed));

export const mappingOf = (row: Pick<ImportRow, 'mapping'>) => row.mapping as Record<string, LedgerField>;

/** What the last import of a file with the same columns, in any order, was started with. */
export async function findLastMapping(
  call: Call,
  projectId: string,
  columns: readonly string[],
): Promise<Mapping | null> {
  const row = await tables(call)
    .selectFrom('complaints.ledger_import')
    .select('mapping')
    .where('project_id', '=', projectId)
    .where('state', 'in', ['running', 'complete'])
    .where(sql<boolean>`columns @> ${columns}::text[] and columns <@ ${columns}::text[]`)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? mappingOf(row) : null;
}

/** Locked until the caller's transaction ends. */
const lockImport = (call: Call, id: string) =>
  tables(call)
    .selectFrom('complaints.ledger_import')
    .selectAll()
    .where('id', '=', id)
    .where(({ ref }) => inScope(call, { project: ref('project_id'), unit: ref('unit_id') }))
    .where('state', '!=', 'receiving')
    .forUpdate()
    .executeTakeFirst();

/** An uploaded ledger that still waits to be started, with every mapped column among its own. */
export async function lockUploaded(call: Call, id: string, mapping: Mapping): Promise<ImportRow | Refusal> {
  const row = await lockImport(call, id);
  if (!row) return notFound;
  if (row.state !== 'uploaded') return refuse('already-started', { params: { state: row.state } });
  const unknown = Object.keys(mapping).find((column) => !row.columns.includes(column));
  if (unknown === undefined) return row;
  return refuse('unknown-column', { status: 422, field: 'body.mapping', params: { column: unknown } });
}

export async function readingOf(
  call: Call,
  row: ImportRow,
  mapping: Mapping,
  judgeWithinDays: number | null,
): Promise<Reading> {
  const { settings } = await currentProcess(call);
  const { calendar } = await getCalendar(call, settings.calendar);
  return {
    columns: row.columns,
    fields: new Map(Object.entries(mapping)),
    dateOrders: new Map(Object.entries(row.date_orders as Record<string, DateOrder>)),
    calendar,
    judgeWithinDays,
    now: call.now,
  };
}

export interface StagedRow {
  readonly line: number;
  readonly cells: readonly string[];
}

/** The first rows still staged, at most `limit` and not much more than `bytes` of them. */
export async function readStaged(call: Call, importId: string, limit: number, bytes: number): Promise<StagedRow[]> {
  const { rows } = await sql<{ line: number; cells: Buffer }>`
    select line, cells from (
      select line, cells, sum(octet_length(cells)) over (order by line) - octet_length(cells) as before
      from (select line, cells from complaints.ledger_row where import_id = ${importId} order by line limit ${limit}) first
    ) summed where before < ${bytes} order by line`.execute(call.tx);
  return rows.map(({ line, cells }) => ({ line, cells: readCells(call, cells) }));
}

export async function deleteStaged(call: Call, importId: string, lines: readonly number[]): Promise<void> {
  await sql`delete from complaints.ledger_row where import_id = ${importId} and line = any(${lines}::integer[])`.execute(
    call.tx,
  );
}

export interface NewComplaint extends Omit<LedgerComplaint, 'customer'> {
  readonly id: string;
  readonly customerId: string | null;
}

/**
 * Hidden until the import is complete; what was new is tallied by date in the same statement. Returns how many were new:
 * a number that came first elsewhere is left as it is.
 */
export async function insertComplaints(
  call: Call,
  { id: importId, project_id: projectId, unit_id: unitId }: ImportRow,
  complaints: readonly NewComplaint[],
): Promise<number> {
  const { rows } = await sql<{ applied: number }>`
    with inserted as (
      insert into complaints.complaint
        (id, number, project_id, unit_id, state, channel, severity, kind, product, area, cause, facts, demand, wants_response,
         about_handling, customer_id, lodged_at, lodged_on, acknowledged_at, answered_at, answer, closed_at, closed_on,
         on_time, due_at, import_id)
      select id, number, ${projectId}, ${unitId}::uuid, state, 'ledger', 'normal', 'routine', product, area, cause, facts, demand, true,
         false, "customerId", "lodgedAt", "lodgedOn", "acknowledgedAt", case when answer is not null then "closedAt" end,
         answer, "closedAt", "closedOn", "onTime", 'infinity', ${importId}
      from json_to_recordset(${JSON.stringify(complaints)}::json) as told
        (id uuid, number text, state text, product text, area text, cause text, facts text, demand text,
         "customerId" uuid, "lodgedAt" timestamptz, "lodgedOn" date, "acknowledgedAt" timestamptz, answer text,
         "closedAt" timestamptz, "closedOn" date, "onTime" boolean)
      on conflict (number) do nothing
      returning product, area, lodged_at, lodged_on, closed_at, closed_on, on_time, timed_on
    ), tallied as (${tally(importId)})
    select count(*)::integer as applied from inserted`.execute(call.tx);
  return rows[0]?.applied ?? 0;
}

/** Receipts count on their date, closings on theirs, and whether a row was on time on the date that the list gives it. */
const tally = (importId: string) => sql`
  insert into complaints.ledger_tally as t
    (import_id, day, product, area, lodged, closed, closed_on_time, timed, days_to_close, dated)
  select ${importId}, day, product, area, sum(lodged), sum(closed), sum(closed_on_time), sum(timed), sum(days_to_close),
    sum(dated)
  from (
    select lodged_on as day, product, area, 1 as lodged, 0 as closed, 0 as closed_on_time, 0 as timed,
      0 as days_to_close, 0 as dated
    from inserted
    union all
    select closed_on, product, area, 0, 1, 0, 0, extract(epoch from closed_at - lodged_at) / 86400, 1
    from inserted where closed_on is not null
    union all
    select timed_on, product, area, 0, 0, on_time::integer, 1, 0, 0
    from inserted where timed_on is not null
  ) counted
  group by day, product, area
  on conflict (import_id, day, product, area) do update set
    lodged = t.lodged + excluded.lodged, closed = t.closed + excluded.closed,
    closed_on_time = t.closed_on_time + excluded.closed_on_time, timed = t.timed + excluded.timed,
    days_to_close = t.days_to_close + excluded.days_to_close, dated = t.dated + excluded.dated`;

export async function insertErrors(
  call: Call,
  importId: string,
  errors: readonly (CellError & { line: number })[],
): Promise<void> {
  if (errors.length === 0) return;
  await sql`
    insert into complaints.ledger_row_error (import_id, line, column_name, value_sealed, code, params)
    select ${importId}, line, column_name, value_sealed, code, params::jsonb from unnest(
      ${errors.map((error) => error.line)}::integer[], ${errors.map((error) => error.column)}::text[],
      ${errors.map((error) => call.keyring.sealStaged(error.value))}::bytea[],
      ${errors.map((error) => error.code)}::text[], ${errors.map((error) => JSON.stringify(error.params))}::text[]
    ) as found (line, column_name, value_sealed, code, params)`.execute(call.tx);
}
