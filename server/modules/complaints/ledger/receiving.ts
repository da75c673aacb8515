import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import type { Database } from '../../../platform/database/database.ts';
import { TableError } from '../../../platform/tabular/bounds.ts';
import { type DateOrder, type OrderTally, orderOf, tallyOrder } from '../../../platform/tabular/dates.ts';
import { readTable } from '../../../platform/tabular/read-table.ts';
import type { Table, TableRow } from '../../../platform/tabular/table.ts';
import { projectFor, unitOf } from '../../org/index.ts';
import { tables } from '../store.ts';
import { suggestMapping } from './mapping.ts';
import { findLastMapping, writeCells } from './store.ts';

const batchRows = 2_000;
const batchChars = 4_000_000;
const dayMs = 86_400_000;
/** An upload that has not ended after a day has lost its process; a ledger that nobody starts is not kept longer. */
const receivingDays = 1;
const keptDays = 30;

const daysFrom = (at: Date, days: number) => new Date(at.getTime() + days * dayMs);

/**
 * Stages a ledger's rows, sealed, in transactions of a batch each; `call.tx` is the plain database. A file that breaks a
 * rule is refused whole, and what was staged of it is cleared by the timer.
 */
export async function receiveLedger(
  call: Call,
  { fileName, projectId: asked }: { fileName: string; projectId?: string | undefined },
  upload: Readable,
): Promise<{ id: string } | Refusal> {
  const projectId = await projectFor(call, asked, 'query.projectId');
  if (isRefusal(projectId)) return projectId;
  const id = randomUUID();
  try {
    const table = await readTable(upload);
    await begin(call, { id, projectId, fileName }, table);
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
  { id, projectId, fileName }: { id: string; projectId: string; fileName: string },
  table: Table,
): Promise<void> {
  const lastMapping = await findLastMapping(call, projectId, table.columns);
  await tables(call)
    .insertInto('complaints.ledger_import')
    .values({
      id,
      project_id: projectId,
      unit_id: await unitOf(call, call.actor.id),
      file_name: fileName,
      state: 'receiving',
      encoding: table.encoding(),
      columns: [...table.columns],
      mapping: JSON.stringify(lastMapping ?? suggestMapping(table.columns)),
      date_orders: JSON.stringify({}),
      rows: 0,
      created_at: call.now,
      created_by: call.actor.name,
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
  const dateOrders = ordersOf(table.columns, tallies);
  await finish(call, id, { rows, encoding: table.encoding(), date_orders: JSON.stringify(dateOrders) });
}

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
  const cells = batch.map((row) => writeCells(call, row.cells));
  await sql`
    insert into complaints.ledger_row (import_id, line, cells)
    select ${id}, line, cells from unnest(${lines}::integer[], ${cells}::bytea[]) as staged (line, cells)`.execute(
    call.tx,
  );
}

function ordersOf(columns: readonly string[], tallies: readonly OrderTally[]): Record<string, DateOrder> {
  const orders = columns.map((column, at) => [column, tallies[at] ? orderOf(tallies[at]) : null] as const);
  return Object.fromEntries(orders.filter(([, order]) => order !== null));
}

async function finish(
  call: Call,
  id: string,
  found: { rows: number; encoding: string; date_orders: string },
): Promise<void> {
  const db: Database = call.tx;
  await db.transaction().execute(async (tx) => {
    await tables({ tx })
      .updateTable('complaints.ledger_import')
      .set({ ...found, state: 'uploaded', due_at: daysFrom(call.now, keptDays) })
      .where('id', '=', id)
      .execute();
    await audit({ ...call, tx }, 'complaints.upload-ledger', { type: 'complaint-import', id });
  });
}

/** Due at once: the timer clears what was staged, and then the import itself. */
async function abandon(call: Call, id: string): Promise<void> {
  await tables(call)
    .updateTable('complaints.ledger_import')
    .set({ due_at: call.now })
    .where('id', '=', id)
    .where('state', '=', 'receiving')
    .execute();
}
