import type { Call } from '../call.ts';
import type { Comparison, Importable, ImportRun } from './importable.ts';
import { mapInTurns } from './in-turns.ts';
import { daysFrom, keptDays } from './receiving.ts';
import { errorAt, type Reading, type ReadRow, type RowError, readRow } from './row.ts';
import {
  asUploader,
  findKeys,
  keepKeys,
  keyHash,
  type LineKey,
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

/** In which row a key came first: of the keys of a batch, and of those before it. */
interface Keys {
  /** Also keeps those that are new. */
  readonly keep: typeof keepKeys;
  readonly find: typeof findKeys;
}

const stored: Keys = { keep: keepKeys, find: findKeys };

const none: typeof findKeys = async () => new Map();
/** What is looked at begins with the first row of the table, and leaves no trace. */
const unkept: Keys = { keep: none, find: none };

/** Rows against each other's keys, and against what is stored. */
export async function judge(
  call: Call,
  row: RunRow,
  reading: Reading,
  staged: readonly StagedRow[],
  run: ImportRun = runOf(row),
  keys: Keys = unkept,
): Promise<JudgedRow[]> {
  const { importable } = reading;
  const rows = await mapInTurns(staged, (one) => ({ ...one, read: readRow(reading, one.cells) }));
  const passesOver = importable.repeated?.(run) === 'skipped';
  const repeated = passesOver ? new Map<number, number>() : await findRepeated(call, row, importable, rows, keys);
  // Also rows in which something cannot be read: whoever corrects them wants to know all that is wrong at once.
  const compared = rows.filter(({ line, read }) => !read.example && !repeated.has(line));
  const comparisons = await importable.compare(
    asUploader(call, row, run),
    compared.map(({ read }) => read.values),
  );
  const byLine = new Map(compared.map(({ line }, at) => [line, comparisons[at] ?? null]));
  const judged = rows.map((one): JudgedRow => {
    const comparison = byLine.get(one.line) ?? null;
    if (one.read.example) return { ...one, comparison, errors: [], judged: 'skipped' };
    const errors = errorsOf(reading, one, repeated.get(one.line), comparison);
    return { ...one, comparison, errors, judged: outcomeOf(errors, comparison) };
  });
  return passesOver ? passOver(call, row, importable, judged, keys) : judged;
}

/** Of rows that are known by the same key the first that can come in counts; those after it are passed over, wrong ones too. */
async function passOver(
  call: Call,
  run: RunRow,
  importable: Importable,
  rows: readonly JudgedRow[],
  keys: Keys,
): Promise<JudgedRow[]> {
  const [wrong, good] = [rows.filter(isWrong), rows.filter((one) => !isWrong(one))];
  const first = await findFirst(call, run, keysOf(run, importable, good), keys);
  const told = keysOf(run, importable, wrong);
  const before = told.length === 0 ? first : new Map([...(await keys.find(call, run.id, told)), ...first]);
  const repeated = earlierOf(keysOf(run, importable, rows), before);
  return rows.map((one) => (repeated.has(one.line) ? { ...one, errors: [], judged: 'skipped' } : one));
}

const isWrong = ({ judged }: JudgedRow) => judged === 'wrong';

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

const keysOf = (run: RunRow, importable: Importable, rows: readonly Read[]): LineKey[] =>
  rows.flatMap((row) => {
    const key = keyOf(importable, row);
    return key === null ? [] : [{ line: row.line, hash: keyHash(run, key) }];
  });

/** The row in which each key came first. */
async function findFirst(call: Call, run: RunRow, told: readonly LineKey[], keys: Keys): Promise<Map<string, number>> {
  const first = await keys.keep(call, run.id, told);
  for (const { line, hash } of told) if (!first.has(hash.toString('hex'))) first.set(hash.toString('hex'), line);
  return first;
}

/** Rows whose key stood in an earlier row, with that row. */
const earlierOf = (told: readonly LineKey[], first: ReadonlyMap<string, number>): Map<number, number> =>
  new Map(
    told.flatMap(({ line, hash }) => {
      const earlier = first.get(hash.toString('hex')) ?? line;
      return earlier < line ? [[line, earlier] as const] : [];
    }),
  );

async function findRepeated(
  call: Call,
  run: RunRow,
  importable: Importable,
  rows: readonly Read[],
  keys: Keys,
): Promise<Map<number, number>> {
  const told = keysOf(run, importable, rows);
  return earlierOf(told, await findFirst(call, run, told, keys));
}

/** Whether a row does something else than what is stored of it: nothing is stored of one that is added. */
const isOtherwise = ({ outcome, judged }: JudgedRow) => (outcome ?? 'added') !== judged;

/** Checks the next rows and counts them; the last batch makes the run checked. */
export async function checkBatch(call: Call, importable: Importable, run: RunRow): Promise<void> {
  const reading = readingOf(importable, run);
  const staged = await readBatch(call, run.id, run.reached, batchRows);
  const judged = await judge(call, run, reading, staged, runOf(run), stored);
  const reached = judged.at(-1)?.line ?? run.reached;
  await writeOutcomes(
    call,
    run.id,
    judged.filter(isOtherwise).map(({ line, judged: outcome }) => ({ line, outcome })),
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
