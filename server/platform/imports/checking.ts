import type { Call } from '../call.ts';
import type { Comparison, Importable } from './importable.ts';
import { errorAt, type Reading, type ReadRow, type RowError, readRow } from './row.ts';
import {
  asUploader,
  type Checked,
  findKeys,
  keyHash,
  type RowOutcome,
  type RunRow,
  readingOf,
  readUnchecked,
  type StagedRow,
  writeErrors,
  writeOutcomes,
} from './store.ts';

const batchRows = 2_000;

/** A row with all that is known of it. */
export interface JudgedRow extends StagedRow {
  readonly read: ReadRow;
  readonly judged: RowOutcome;
  readonly errors: readonly RowError[];
  readonly comparison: Comparison | null;
}

/** Rows against each other's keys, and against what is stored. */
export async function judge(
  call: Call,
  run: RunRow,
  reading: Reading,
  staged: readonly StagedRow[],
): Promise<JudgedRow[]> {
  const { importable } = reading;
  const rows = staged.map((row) => ({ ...row, read: readRow(reading, row.cells) }));
  const repeated = await findRepeated(call, run.id, importable, rows);
  // Also rows in which something cannot be read: whoever corrects them wants to know all that is wrong at once.
  const compared = rows.filter(({ line, read }) => !read.example && !repeated.has(line));
  const comparisons = await importable.compare(
    asUploader(call, run),
    compared.map(({ read }) => read.values),
  );
  const byLine = new Map(compared.map(({ line }, at) => [line, comparisons[at] ?? null]));
  return rows.map((row) => {
    const comparison = byLine.get(row.line) ?? null;
    const errors = errorsOf(reading, row, repeated.get(row.line), comparison);
    return { ...row, comparison, errors, judged: outcomeOf(row.read, errors, comparison) };
  });
}

type Read = StagedRow & { read: ReadRow };

function errorsOf(
  reading: Reading,
  { cells, read }: Read,
  earlier: number | undefined,
  comparison: Comparison | null,
): readonly RowError[] {
  if (read.example) return [];
  if (earlier !== undefined) return [errorAt(reading, cells, keyField(reading), 'repeated-row', { line: earlier })];
  const compared = comparison && 'errors' in comparison ? comparison.errors : [];
  const told = compared.filter(({ field }) => read.errors.length === 0 || (field !== null && read.values[field]));
  return [...read.errors, ...told.map(({ field, code, params }) => errorAt(reading, cells, field, code, params))];
}

/** What makes rows the same stands in the first required field. */
const keyField = ({ importable }: Reading) => importable.fields.find(({ required }) => required)?.code ?? null;

function outcomeOf({ example }: ReadRow, errors: readonly RowError[], comparison: Comparison | null): RowOutcome {
  if (example) return 'skipped';
  return errors.length > 0 || !comparison || 'errors' in comparison ? 'wrong' : comparison.outcome;
}

const keyOf = (importable: Importable, { read }: Read) => (read.example ? null : importable.key(read.values));

/** Rows whose key stood in an earlier row, with that row. */
async function findRepeated(
  call: Call,
  runId: string,
  importable: Importable,
  rows: readonly Read[],
): Promise<Map<number, number>> {
  const hashes = rows.flatMap((row) => {
    const key = keyOf(importable, row);
    return key === null ? [] : [{ line: row.line, hash: keyHash(runId, key) }];
  });
  const first = await findKeys(
    call,
    runId,
    hashes.map(({ hash }) => hash),
  );
  const repeated = new Map<number, number>();
  for (const { line, hash } of hashes) {
    const earlier = first.get(hash.toString('hex'));
    if (earlier === undefined) first.set(hash.toString('hex'), line);
    else if (earlier !== line) repeated.set(line, earlier);
  }
  return repeated;
}

/** Checks the next rows and counts them; the last batch makes the run checked. */
export async function checkBatch(call: Call, importable: Importable, run: RunRow): Promise<void> {
  const reading = readingOf(importable, run);
  const staged = await readUnchecked(call, run.id, batchRows);
  const judged = await judge(call, run, reading, staged);
  const checked = judged.map((row): Checked => {
    const key = keyOf(importable, row);
    return { line: row.line, outcome: row.judged, keyHash: key === null ? null : keyHash(run.id, key) };
  });
  await writeOutcomes(call, run.id, checked);
  await writeErrors(
    call,
    run.id,
    judged.flatMap(({ line, errors }) => errors.map((error) => ({ ...error, line }))),
  );
  const count = (outcome: RowOutcome) => judged.filter((row) => row.judged === outcome).length;
  const done = run.done + judged.length;
  const ended = judged.length === 0 || done >= run.rows;
  await call.tx
    .updateTable('platform.import_run')
    .set({
      done,
      added: run.added + count('added'),
      changed: run.changed + count('changed'),
      unchanged: run.unchanged + count('unchanged'),
      wrong: run.wrong + count('wrong'),
      skipped: run.skipped + count('skipped'),
      state: ended ? 'checked' : 'checking',
      due_at: ended ? keptUntil(call) : call.now,
    })
    .where('id', '=', run.id)
    .execute();
}

const keptMs = 30 * 86_400_000;
const keptUntil = (call: Call) => new Date(call.now.getTime() + keptMs);
