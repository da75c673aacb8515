import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { addCustomers } from '../../customers/index.ts';
import { tables } from '../store.ts';
import { type CellError, type LedgerComplaint, readRow } from './row.ts';
import {
  deleteStaged,
  type ImportRow,
  insertComplaints,
  insertErrors,
  mappingOf,
  type NewComplaint,
  readingOf,
  readStaged,
  type StagedRow,
} from './store.ts';
import { readWords } from './words.ts';

const batchRows = 2_000;
const batchBytes = 4_000_000;

/** Applies the next staged rows, hidden, and counts them. False when none was left. */
export async function applyBatch(call: Call, row: ImportRow): Promise<boolean> {
  const staged = await readStaged(call, row.id, batchRows, batchBytes);
  if (staged.length === 0) return false;
  const { complaints, errors, wrong } = await readBatch(call, row, staged);
  const fresh = await withoutKnown(call, complaints);
  const settled = fresh.map(await readWords(call));
  const applied = await insertComplaints(call, row, await withCustomers(call, row, settled));
  await insertErrors(call, row.id, errors);
  await deleteStaged(
    call,
    row.id,
    staged.map(({ line }) => line),
  );
  await tables(call)
    .updateTable('complaints.ledger_import')
    .set({
      done: row.done + staged.length,
      applied: row.applied + applied,
      duplicates: row.duplicates + complaints.length - applied,
      wrong: row.wrong + wrong,
    })
    .where('id', '=', row.id)
    .execute();
  return true;
}

interface Batch {
  readonly complaints: LedgerComplaint[];
  readonly errors: (CellError & { line: number })[];
  wrong: number;
}

async function readBatch(call: Call, row: ImportRow, staged: readonly StagedRow[]): Promise<Batch> {
  const reading = await readingOf(call, row, mappingOf(row), row.judged_within_days);
  const batch: Batch = { complaints: [], errors: [], wrong: 0 };
  for (const { line, cells } of staged) {
    const result = readRow(reading, cells);
    if ('row' in result) {
      batch.complaints.push(result.row);
      continue;
    }
    batch.wrong += 1;
    batch.errors.push(...result.errors.map((error) => ({ ...error, line })));
  }
  return batch;
}

/** Of rows that share a number the first counts; a number that the house knows already is left as it is. */
async function withoutKnown(call: Call, complaints: readonly LedgerComplaint[]): Promise<LedgerComplaint[]> {
  const first = new Map(complaints.toReversed().map((complaint) => [complaint.number, complaint]));
  const known = await sql<{ number: string }>`
    select number from complaints.complaint where number = any(${[...first.keys()]}::text[])`.execute(call.tx);
  for (const { number } of known.rows) first.delete(number);
  return complaints.filter((complaint) => first.get(complaint.number) === complaint);
}

/** From here on a complaint carries its customer's id, and no name. */
async function withCustomers(
  call: Call,
  { project_id: projectId }: ImportRow,
  complaints: readonly LedgerComplaint[],
): Promise<NewComplaint[]> {
  const identities = complaints.flatMap(({ customer }) => customer ?? []);
  const ids = identities.length === 0 ? [] : await addCustomers(call, projectId, identities);
  const next = ids.values();
  return complaints.map(({ customer, ...complaint }) => ({
    ...complaint,
    id: randomUUID(),
    customerId: customer ? (next.next().value ?? null) : null,
  }));
}
