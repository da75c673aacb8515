import type { Call } from '../call.ts';
import type { Comparison, Importable, ImportRun } from './importable.ts';
import { daysFrom, keptDays } from './receiving.ts';
import { errorAt, type Reading, type ReadRow, type RowError, readRow } from './row.ts';
import {
  asUploader,
  findKeys,
  keepKeys,
  keyHash,
  type RowOutcome,
  type RunRow,
  readBatch,
  readingOf,
  runOf,
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

/** Rows against each other's keys, and against what is stored; `keys` says in which row a key came first. */
export async function judge(
  call: Call,
  row: RunRow,
  reading: Reading,
  staged: readonly StagedRow[],
  run: ImportRun = runOf(row),
  keys: typeof findKeys = findKeys,
): Promise<JudgedRow[]> {
  const { importable } = reading;
  const rows = staged.map((one) => ({ ...one, read: readRow(reading, one.cells) }));
  const repeated = await findRepeated(call, row, importable, rows, keys);
  const passedOver = importable.repeated?.(run) === 'skipped';
  // Also rows in which something cannot be read: whoever corrects them wants to know all that is wrong at once.
  const compared = rows.filter(({ line, read }) => !read.example && !repeated.has(line));
  const comparisons = await importable.compare(
    asUploader(call, row, run),
    compared.map(({ read }) => read.values),
  );
  const byLine = new Map(compared.map(({ line }, at) => [line, comparisons[at] ?? null]));
  return rows.map((one) => {
    const comparison = byLine.get(one.line) ?? null;
    const earlier = repeated.get(one.line);
    if (one.read.example || (earlier !== undefined && passedOver))
      return { ...one, comparison, errors: [], judged: 'skipped' };
    const errors = errorsOf(reading, one, earlier, comparison);
    return { ...one, comparison, errors, judged: outcomeOf(errors, comparison) };
  });
}

type Read = StagedRow & { read: ReadRow };

function errorsOf(
  reading: Reading,
  { cells, read }: Read,
  earlier: number | undefined,
  comparison: Comparison | null,
): readonly RowError[] {
  if (earlier !== undefined) return [errorAt(reading, cells, keyField(reading), 'repeated-row', { line: earlier })];
  const compared = comparison && 'errors' in comparison ? comparison.errors : [];
  const told = compared.filter(({ field }) => read.errors.length === 0 || (field !== null && read.values[field]));
  return [...read.errors, ...told.map(({ field, code, params }) => errorAt(reading, cells, field, code, params))];
}

/** What makes rows the same stands in the first required field. */
const keyField = ({ importable }: Reading) => importable.fields.find(({ required }) => required)?.code ?? null;

function outcomeOf(errors: readonly RowError[], comparison: Comparison | null): RowOutcome {
  return errors.length > 0 || !comparison || 'errors' in comparison ? 'wrong' : comparison.outcome;
}

const keyOf = (importable: Importable, { read }: Read) => (read.example ? null : importable.key(read.values));

/** Rows whose key stood in an earlier row, with that row. */
async function findRepeated(
  call: Call,
  run: RunRow,
  importable: Importable,
  rows: readonly Read[],
  keys: typeof findKeys,
): Promise<Map<number, number>> {
  const told = rows.flatMap((row) => {
    const key = keyOf(importable, row);
    return key === null ? [] : [{ line: row.line, hash: keyHash(run, key) }];
  });
  const first = await keys(call, run.id, told);
  const repeated = new Map<number, number>();
  for (const { line, hash } of told) {
    const earlier = first.get(hash.toString('hex'));
    if (earlier === undefined) first.set(hash.toString('hex'), line);
    else if (earlier !== line) repeated.set(line, earlier);
  }
  return repeated;
}

/** Checks the next rows and counts them; the last batch makes the run checked. */
export async function checkBatch(call: Call, importable: Importable, run: RunRow): Promise<void> {
  const reading = readingOf(importable, run);
  const staged = await readBatch(call, run.id, run.reached, batchRows);
  const judged = await judge(call, run, reading, staged, runOf(run), keepKeys);
  const reached = judged.at(-1)?.line ?? run.reached;
  await writeOutcomes(
    call,
    run.id,
    judged.map(({ line, judged: outcome }) => ({ line, outcome })),
  );
  await writeErrors(
    call,
    run,
    reached,
    judged.flatMap(({ line, errors }) => errors.map((error) => ({ ...error, line }))),
  );
  const count = (outcome: RowOutcome) => judged.filter((row) => row.judged === outcome).length;
  const done = run.done + judged.length;
  const ended = judged.length === 0 || done >= run.rows;
  await call.tx
    .updateTable('platform.import_run')
    .set({
      done,
      reached,
      added: run.added + count('added'),
      changed: run.changed + count('changed'),
      unchanged: run.unchanged + count('unchanged'),
      wrong: run.wrong + count('wrong'),
      skipped: run.skipped + count('skipped'),
      state: ended ? 'checked' : 'checking',
      due_at: ended ? daysFrom(call.now, keptDays) : call.now,
    })
    .where('id', '=', run.id)
    .execute();
}
