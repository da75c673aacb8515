import type * as contract from '@tongli/contracts/imports';
import type { CellError, ImportRun, Importable as ToldImportable } from '@tongli/contracts/imports';
import type { ListQuery, ReplyOf } from '@tongli/contracts/kernel';
import { sql } from 'kysely';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../call.ts';
import type { OpenFile } from '../files/files.ts';
import { type ListColumns, readPage } from '../http/list.ts';
import { maskText } from '../personal/mask.ts';
import { type HeldRun, lockRun } from './acting.ts';
import { type JudgedRow, judge } from './checking.ts';
import { readErrorPage } from './errors.ts';
import type { Importable, Values } from './importable.ts';
import { type Mapping, obstaclesOf } from './matching.ts';
import { actionsOf } from './run.ts';
import { errorFileOf, templateOf } from './sheets.ts';
import { type Importables, mappingOf, type RunRow, readingOf, readLines } from './store.ts';
import { errorWords, type Language } from './words.ts';

const previewRows = 20;

const mayImport = ({ actor }: Call, { need }: Importable) => actor.permissions.has(need);

export function listImportables(call: Call, importables: Importables): { importables: ToldImportable[] } {
  const mine = [...importables.values()].filter((one) => mayImport(call, one));
  return { importables: mine.map(told) };
}

function told(importable: Importable): ToldImportable {
  const { name, title, lead, maximumRows } = importable;
  const fields = importable.fields.map(({ code, label, meaning, example, kind, required }) => ({
    code,
    label,
    meaning,
    example,
    kind,
    required,
  }));
  return { name, title, lead, maximumRows, fields, errors: { ...errorWords(importable) } };
}

/** Found where the caller may bring it in. */
export function findImportable(call: Call, importables: Importables, name: string): Importable | Refusal {
  const importable = importables.get(name);
  return importable && mayImport(call, importable) ? importable : notFound;
}

function replyOf(call: Call, row: RunRow): ImportRun {
  return {
    id: row.id,
    importable: row.importable,
    fileName: row.file_name,
    state: row.state as ImportRun['state'],
    encoding: row.encoding as ImportRun['encoding'],
    columns: row.columns,
    mapping: { ...mappingOf(row) },
    rows: row.rows,
    done: row.done,
    added: row.added,
    changed: row.changed,
    unchanged: row.unchanged,
    wrong: row.wrong,
    skipped: row.skipped,
    failure: row.failure,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    undoableUntil: row.undoable_until?.toISOString() ?? null,
    createdBy: row.created_by,
    actions: actionsOf(row, call.now),
  };
}

const selectRuns = (call: Call, importables: Importables) =>
  call.tx
    .selectFrom('platform.import_run as run')
    .selectAll()
    .where('state', '!=', 'receiving')
    .where(
      sql<boolean>`importable = any(${[...importables.values()].filter((one) => mayImport(call, one)).map(({ name }) => name)}::text[])`,
    );

async function findRun(call: Call, importables: Importables, id: string): Promise<HeldRun | Refusal> {
  const row = await selectRuns(call, importables).where('id', '=', id).executeTakeFirst();
  const importable = row && importables.get(row.importable);
  return importable ? { row, importable } : notFound;
}

export async function getRun(call: Call, importables: Importables, id: string): Promise<ImportRun | Refusal> {
  const held = await findRun(call, importables, id);
  return isRefusal(held) ? held : replyOf(call, held.row);
}

const columns: ListColumns = {
  importable: { expression: sql`importable`, type: 'text' },
  state: { expression: sql`state`, type: 'text' },
  createdAt: { expression: sql`created_at`, type: 'instant' },
};

export async function listRuns(call: Call, importables: Importables, query: ListQuery) {
  const { rows, nextCursor } = await readPage(selectRuns(call, importables), query, columns, sql<string>`id`);
  return { items: rows.map((row) => replyOf(call, row)), nextCursor };
}

type Preview = ReplyOf<typeof contract.previewRun>;

/** The first rows as they would be understood; a field without a column is an obstacle, said once. */
export async function previewRun(
  call: Call,
  importables: Importables,
  id: string,
  mapping: Mapping,
): Promise<Preview | Refusal> {
  const held = await lockRun(call, importables, id);
  if (isRefusal(held)) return held;
  const { row, importable } = held;
  const reading = readingOf(importable, row, mapping);
  const read = importable.whole ? importable.maximumRows : previewRows;
  const judged = await judge(call, row, reading, await readLines(call, id, 0, read));
  const obstacles = obstaclesOf(mapping, importable.fields);
  return {
    rows: judged.slice(0, previewRows).map((one) => previewed(row.columns, one, obstacles.length > 0)),
    obstacles,
  };
}

function previewed(names: readonly string[], row: JudgedRow, blocked: boolean): Preview['rows'][number] {
  const { line, cells, judged, comparison, errors, read } = row;
  const shown: Values = comparison && 'shown' in comparison ? { ...read.values, ...comparison.shown } : read.values;
  return {
    line,
    cells: Object.fromEntries(names.map((name, at) => [name, maskText(cells[at] ?? '')])),
    shown: Object.fromEntries(Object.entries(shown).map(([field, value]) => [field, maskText(value ?? '')])),
    outcome: judged === 'wrong' || blocked ? null : judged,
    errors: errors
      .filter(({ column }) => !blocked || column !== '')
      .map((error): CellError => ({ ...error, line, value: maskText(error.value), params: { ...error.params } })),
  };
}

export async function listErrors(call: Call, importables: Importables, id: string, after: number) {
  const held = await findRun(call, importables, id);
  if (isRefusal(held)) return held;
  const { errors, next } = await readErrorPage(call, id, after);
  return { errors: errors.map((error) => ({ ...error, value: maskText(error.value) })), next };
}

export async function readTemplate(
  call: Call,
  importables: Importables,
  name: string,
  { format, language }: { format: 'xlsx' | 'csv'; language: Language },
): Promise<OpenFile | Refusal> {
  const importable = findImportable(call, importables, name);
  return isRefusal(importable) ? importable : templateOf(importable, format, language);
}

/** It shows in clear what was uploaded, and therefore to whoever did. */
export async function readErrorFile(
  call: Call,
  importables: Importables,
  id: string,
  language: Language,
): Promise<OpenFile | Refusal> {
  const held = await findRun(call, importables, id);
  if (isRefusal(held)) return held;
  const { row, importable } = held;
  if (row.created_by_id !== call.actor.id)
    return refuse('uploaded-by-another', { status: 403, params: { name: row.created_by } });
  if (row.wrong === 0 || row.state !== 'checked') return refuse('no-errors');
  return errorFileOf(call, importable, row, language);
}
