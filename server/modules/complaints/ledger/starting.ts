import type { RowError } from '@tongli/contracts/complaints';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { tables } from '../store.ts';
import { type Mapping, type Obstacle, obstaclesOf } from './mapping.ts';
import { readRow } from './row.ts';
import { type ImportRow, lockImport, readingOf, readStaged } from './store.ts';

const previewRows = 20;
const previewBytes = 4_000_000;

/** An uploaded ledger that still waits to be started, with every mapped column among its own. */
async function lockUploaded(call: Call, id: string, mapping: Mapping): Promise<ImportRow | Refusal> {
  const row = await lockImport(call, id);
  if (!row) return notFound;
  if (row.state !== 'uploaded') return refuse('already-started', { params: { state: row.state } });
  const unknown = Object.keys(mapping).find((column) => !row.columns.includes(column));
  if (unknown === undefined) return row;
  return refuse('unknown-column', { status: 422, field: 'body.mapping', params: { column: unknown } });
}

export interface Preview {
  rows: { line: number; cells: Record<string, string>; errors: RowError[] }[];
  obstacles: Obstacle[];
}

export async function previewImport(call: Call, id: string, mapping: Mapping): Promise<Preview | Refusal> {
  const row = await lockUploaded(call, id, mapping);
  if (isRefusal(row)) return row;
  const reading = await readingOf(call, row, mapping);
  const staged = await readStaged(call, id, previewRows, previewBytes);
  const rows = staged.map(({ line, cells }) => {
    const result = readRow(reading, cells);
    return {
      line,
      cells: Object.fromEntries(row.columns.map((column, at) => [column, cells[at] ?? ''])),
      errors: 'errors' in result ? result.errors.map((error) => ({ ...error, line })) : [],
    };
  });
  return { rows, obstacles: obstaclesOf(mapping) };
}

/** The timer does the work from here on. */
export async function startImport(call: Call, id: string, mapping: Mapping): Promise<{ id: string } | Refusal> {
  const row = await lockUploaded(call, id, mapping);
  if (isRefusal(row)) return row;
  const [obstacle] = obstaclesOf(mapping);
  if (obstacle) return refuse(obstacle.code, { status: 422, field: 'body.mapping', params: { field: obstacle.field } });
  await tables(call)
    .updateTable('complaints.ledger_import')
    .set({ state: 'running', mapping: JSON.stringify(mapping), due_at: call.now })
    .where('id', '=', id)
    .execute();
  await audit(call, 'complaints.start-import', { type: 'complaint-import', id });
  return { id };
}
