import type * as contract from '@tongli/contracts/imports';
import type { CellError, ImportField, ImportRun, Importable as ToldImportable } from '@tongli/contracts/imports';
import type { ListQuery, ReplyOf } from '@tongli/contracts/kernel';
import { sql } from 'kysely';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../call.ts';
import type { OpenFile } from '../files/files.ts';
import { type ListColumns, readPage } from '../http/list.ts';
import { maskName, maskPhone, maskText } from '../personal/mask.ts';
import { type HeldRun, lockRun, type Matched } from './acting.ts';
import { type JudgedRow, judge } from './checking.ts';
import { readErrorPage } from './errors.ts';
import type { Field, Importable, ImportRun as Run, Values } from './importable.ts';
import { obstaclesOf } from './matching.ts';
import { optionsFor } from './options.ts';
import { inReach } from './reaching.ts';
import type { Reading } from './row.ts';
import { actionsOf } from './run.ts';
import { errorFileOf, templateOf } from './sheets.ts';
import { asUploader, type Importables, mappingOf, optionsOf, readingOf, readLines, runOf } from './store.ts';
import { errorWords, type Language } from './words.ts';

const previewRows = 20;

const mayImport = ({ actor }: Call, { need }: Importable) => actor.permissions.has(need);

export function listImportables(call: Call, importables: Importables): { importables: ToldImportable[] } {
  const mine = [...importables.values()].filter((one) => mayImport(call, one));
  return { importables: mine.map(told) };
}

function told(importable: Importable): ToldImportable {
  const { name, title, lead, maximumRows, derived = [] } = importable;
  return {
    name,
    title,
    lead,
    maximumRows,
    fields: importable.fields.map(toldField),
    derived: derived.map(toldField),
    errors: { ...errorWords(importable) },
  };
}

const toldField = ({ code, label, meaning, example, kind, required, ...field }: Field): ImportField => ({
  code,
  label,
  meaning,
  example,
  kind,
  required,
  requiredOfNew: field.requiredOfNew ?? false,
  choices: (field.choices ?? []).map((choice) => ({ code: choice.code, label: choice.label })),
});

/** Found where the caller may bring it in. */
export function findImportable(call: Call, importables: Importables, name: string): Importable | Refusal {
  const importable = importables.get(name);
  return importable && mayImport(call, importable) ? importable : notFound;
}

function replyOf(call: Call, held: HeldRun): ImportRun {
  const { row } = held;
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
    options: [...optionsOf(row)],
    wrongLeftOut: row.wrong_left_out,
    failure: row.failure,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    undoableUntil: row.undoable_until?.toISOString() ?? null,
    createdBy: row.created_by,
    actions: actionsOf(held, call.now),
  };
}

const selectRuns = (call: Call, importables: Importables) =>
  call.tx
    .selectFrom('platform.import_run as run')
    .selectAll()
    .where('state', '!=', 'receiving')
    .where(inReach(call, importables));

async function findRun(call: Call, importables: Importables, id: string): Promise<HeldRun | Refusal> {
  const row = await selectRuns(call, importables).where('id', '=', id).executeTakeFirst();
  const importable = row && importables.get(row.importable);
  return importable ? { row, importable } : notFound;
}

export async function getRun(call: Call, importables: Importables, id: string): Promise<ImportRun | Refusal> {
  const held = await findRun(call, importables, id);
  return isRefusal(held) ? held : replyOf(call, held);
}

const columns: ListColumns = {
  importable: { expression: sql`importable`, type: 'text' },
  state: { expression: sql`state`, type: 'text' },
  createdAt: { expression: sql`created_at`, type: 'instant' },
};

export async function listRuns(call: Call, importables: Importables, query: ListQuery) {
  const { rows, nextCursor } = await readPage(selectRuns(call, importables), query, columns, sql<string>`id`);
  const items = rows.flatMap((row) => {
    const importable = importables.get(row.importable);
    return importable ? [replyOf(call, { row, importable })] : [];
  });
  return { items, nextCursor };
}

type Preview = ReplyOf<typeof contract.previewRun>;

/** The first rows as they would be understood; a field without a column is an obstacle, said once. */
export async function previewRun(
  call: Call,
  importables: Importables,
  id: string,
  { mapping, options: asked }: Matched,
): Promise<Preview | Refusal> {
  const held = await lockRun(call, importables, id);
  if (isRefusal(held)) return held;
  const { row, importable } = held;
  const reading = readingOf(importable, row, mapping);
  const { offered, kept } = await optionsFor(asUploader(call, row), importable, mapping, asked);
  const chosen = new Set(kept.flatMap((option) => (option.chosen ? option.code : [])));
  const run: Run = { ...runOf(row), mapping, chosen };
  const read = importable.whole ? importable.maximumRows : previewRows;
  const judged = await judge(call, row, reading, await readLines(call, id, 0, read), run);
  const obstacles = obstaclesOf(mapping, importable.fields);
  const blocked = obstacles.length > 0;
  const rows = judged.slice(0, previewRows).map((one) => previewed(importable, reading, one, blocked));
  return { rows, obstacles, options: offered };
}

const masks = { plain: (text: string) => text, name: maskName, phone: maskPhone } as const;
const maskBy = (field: Field | undefined) => (text: string) =>
  text === '' ? text : (field?.shownAs ? masks[field.shownAs] : maskText)(text);

function previewed(
  { fields, derived = [] }: Importable,
  { columns, mapping }: Reading,
  row: JudgedRow,
  blocked: boolean,
): Preview['rows'][number] {
  const { line, cells, judged, comparison, errors, read } = row;
  const known = new Map([...fields, ...derived].map((field) => [field.code, field]));
  const shown: Values = comparison && 'shown' in comparison ? { ...read.values, ...comparison.shown } : read.values;
  const maskOf = (column: string) => maskBy(known.get(mapping[column] ?? ''));
  return {
    line,
    cells: Object.fromEntries(columns.map((name, at) => [name, maskOf(name)(cells[at] ?? '')])),
    shown: Object.fromEntries(
      Object.entries(shown).map(([field, value]) => [field, maskBy(known.get(field))(value ?? '')]),
    ),
    outcome: judged === 'wrong' || blocked ? null : judged,
    errors: errors
      .filter(({ column }) => !blocked || column !== '')
      .map(
        (error): CellError => ({
          ...error,
          line,
          value: maskOf(error.column)(error.value),
          params: { ...error.params },
        }),
      ),
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
  if (row.wrong === 0 || !['checked', 'running', 'complete'].includes(row.state)) return refuse('no-errors');
  return errorFileOf(call, importable, row, language);
}
