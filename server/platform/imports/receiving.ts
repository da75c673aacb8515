import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { sql } from 'kysely';
import { audit } from '../audit/audit.ts';
import { type Call, isRefusal, type Refusal, refuse } from '../call.ts';
import type { Database } from '../database/database.ts';
import type { Place } from '../permissions/scope.ts';
import { TableError, tableBounds } from '../tabular/bounds.ts';
import { type OrderTally, orderOf, tallyOrder } from '../tabular/dates.ts';
import { readTable } from '../tabular/read-table.ts';
import type { Table, TableRow } from '../tabular/table.ts';
import type { Importable } from './importable.ts';
import { mapInTurns } from './in-turns.ts';
import { suggestMapping } from './matching.ts';
import { remarksColumns } from './sheets.ts';
import { readRemembered, writeCells } from './store.ts';

const batchRows = 2_000;
const batchChars = 4_000_000;
const largeRows = 10_000;
const dayMs = 86_400_000;
/** An upload that has not ended after a day has lost its process; a table that nobody starts is not kept longer. */
const receivingDays = 1;
export const keptDays = 30;

export const daysFrom = (at: Date, days: number) => new Date(at.getTime() + days * dayMs);

interface Named {
  readonly fileName: string;
  readonly projectId?: string | undefined;
}

/**
 * Stages a table's rows, sealed, in transactions of a batch each; `call.tx` is the plain database. A file that breaks a rule
 * is refused whole, and what was staged of it is cleared by the timer.
 */
export async function receiveTable(
  call: Call,
  importable: Importable,
  { fileName, projectId }: Named,
  upload: Readable,
): Promise<{ id: string } | Refusal> {
  const place = (await importable.place?.(call, projectId)) ?? { projectId: null, unitId: null };
  if (isRefusal(place)) return place;
  const id = randomUUID();
  try {
    const table = await readTable(upload, { ...tableBounds, rows: importable.maximumRows });
    await begin(call, importable, { id, fileName, ...place }, table);
    await stage(call, id, table);
    return { id };
  } catch (error) {
    await abandon(call, id);
    if (!(error instanceof TableError)) throw error;
    return refuse(error.code, { status: 422, field: 'upload', params: error.params });
  }
}

async function begin(
  call: Call,
  importable: Importable,
  { id, fileName, projectId, unitId }: Place & { id: string; fileName: string },
  { columns, encoding }: Table,
): Promise<void> {
  const remembered = await readRemembered(call, importable.name);
  const told = columns.filter((column) => !remarksColumns.has(column));
  await call.tx
    .insertInto('platform.import_run')
    .values({
      id,
      importable: importable.name,
      project_id: projectId,
      unit_id: unitId,
      file_name: fileName,
      encoding: encoding(),
      columns: [...columns],
      mapping: JSON.stringify(suggestMapping(told, importable, remembered)),
      date_orders: JSON.stringify({}),
      options: JSON.stringify([]),
      state: 'receiving',
      scope: JSON.stringify(call.scope),
      created_at: call.now,
      created_by: call.actor.name,
      created_by_id: call.actor.id ?? '',
      due_at: daysFrom(call.now, receivingDays),
    })
    .execute();
}

async function stage(call: Call, id: string, table: Table): Promise<void> {
  const tallies = table.columns.map((): OrderTally => ({ dayFirst: 0, monthFirst: 0 }));
  let rows = 0;
  for await (const batch of batches(table.rows)) {
    for (const { cells } of batch) for (const [at, tally] of tallies.entries()) tallyOrder(tally, cells[at] ?? '');
    await writeRows(call, id, batch);
    rows += batch.length;
  }
  if (rows >= largeRows) await tellPlanner(call);
  const orders = table.columns.flatMap((column, at) => {
    const order = tallies[at] ? orderOf(tallies[at]) : null;
    return order === null ? [] : [[column, order] as const];
  });
  const db: Database = call.tx;
  await db.transaction().execute(async (tx) => {
    const found = { rows, encoding: table.encoding(), date_orders: JSON.stringify(Object.fromEntries(orders)) };
    await tx
      .updateTable('platform.import_run')
      .set({ ...found, state: 'uploaded', due_at: daysFrom(call.now, keptDays) })
      .where('id', '=', id)
      .execute();
    await audit({ ...call, tx }, 'imports.upload', { type: 'import', id });
  });
}

/**
 * Autovacuum looks at a table that was filled at once some minutes later, and until then each batch would be planned as if there
 * were hardly a row in it: read and sorted whole. Left out where somebody does the same.
 */
const tellPlanner = (call: Call) => sql`analyze (skip_locked) platform.import_row`.execute(call.tx);

async function* batches(rows: AsyncGenerator<TableRow>): AsyncGenerator<TableRow[]> {
  let batch: TableRow[] = [];
  let chars = 0;
  for await (const row of rows) {
    batch.push(row);
    for (const cell of row.cells) chars += cell.length;
    if (batch.length < batchRows && chars < batchChars) continue;
    yield batch;
    batch = [];
    chars = 0;
  }
  if (batch.length > 0) yield batch;
}

async function writeRows(call: Call, id: string, batch: readonly TableRow[]): Promise<void> {
  const lines = batch.map((row) => row.line);
  const cells = await mapInTurns(batch, (row) => writeCells(call, row.cells));
  await sql`
    insert into platform.import_row (run_id, line, cells)
    select ${id}, line, cells from unnest(${lines}::integer[], ${cells}::bytea[]) as staged (line, cells)`.execute(
    call.tx,
  );
}

/** Due at once: the timer clears what was staged, and then the run itself. */
async function abandon(call: Call, id: string): Promise<void> {
  await call.tx
    .updateTable('platform.import_run')
    .set({ due_at: call.now })
    .where('id', '=', id)
    .where('state', '=', 'receiving')
    .execute();
}
