import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { CellError } from '@tongli/contracts/imports';
import type { Call } from '../call.ts';
import type { OpenFile } from '../files/files.ts';
import { csvText } from '../tabular/csv-writer.ts';
import { type WorkbookCell, type WorkbookRow, type WorkbookSheet, writeWorkbook } from '../tabular/workbook/writer.ts';
import { readErrorsOf } from './errors.ts';
import type { Field, Importable } from './importable.ts';
import { type RunRow, readLines, readWrong } from './store.ts';
import { errorPlace, errorSentence, type Language } from './words.ts';

const words = {
  notes: { zh: '填写说明', en: 'How to fill in' },
  template: { zh: '模板', en: 'template' },
  column: { zh: '列', en: 'Column' },
  needed: { zh: '必填', en: 'Required' },
  yes: { zh: '是', en: 'Yes' },
  new: { zh: '新增时', en: 'Of new ones' },
  no: { zh: '否', en: 'No' },
  meaning: { zh: '说明', en: 'What belongs there' },
  choices: { zh: '可填：', en: 'One of: ' },
  example: { zh: '示例', en: 'Example' },
  lead: {
    zh: '在第一张表中填写，每行一条；第二行是示例，可以删除，留着也不会导入。列的顺序和名称可以改，导入时再核对。',
    en: 'Fill in the first sheet, one row each. Row 2 is an example: delete it, or leave it, it is passed over. Columns may be renamed and reordered; they are matched on import.',
  },
  remarks: { zh: '需要更正', en: 'To correct' },
  line: { zh: '原表行号', en: 'Row in the original' },
  errors: { zh: '待更正', en: 'to correct' },
} as const;

/** Columns that the machine adds to a file, and does not read when it comes back. */
export const remarksColumns: ReadonlySet<string> = new Set(
  [words.remarks, words.line].flatMap((one) => Object.values(one)),
);

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

function fileOf(name: string, mediaType: string, content: Buffer): OpenFile {
  return {
    name,
    mediaType,
    bytes: content.length,
    version: createHash('sha256').update(content).digest('hex').slice(0, 32),
    read: async function* (from, to) {
      yield content.subarray(from, to);
    },
  };
}

const headOf = (values: readonly string[]): WorkbookRow => values.map((value) => ({ value, look: 'head' }));

export async function templateOf(
  importable: Importable,
  format: 'xlsx' | 'csv',
  language: Language,
): Promise<OpenFile> {
  const { fields, title } = importable;
  const name = `${title[language]} ${words.template[language]}.${format}`;
  const head = fields.map(({ label }) => label[language]);
  const example = fields.map((field) => field.example[language]);
  if (format === 'csv') return fileOf(name, 'text/csv; charset=utf-8', Buffer.from(csvText([head, example])));
  const table: WorkbookSheet = {
    name: title[language],
    widths: fields.map(() => 18),
    frozenRows: 1,
    rows: [headOf(head), example.map((value) => ({ value, look: 'example' }))],
  };
  return fileOf(name, xlsx, await buffer(writeWorkbook([table, notesSheet(importable, language)])));
}

function notesSheet({ fields }: Importable, language: Language): WorkbookSheet {
  const head = [words.column, words.needed, words.meaning, words.example].map((one) => one[language]);
  const rows = fields.map((field) => [
    field.label[language],
    words[field.required ? 'yes' : field.requiredOfNew ? 'new' : 'no'][language],
    meaningOf(field, language),
    field.example[language],
  ]);
  const lead: WorkbookCell = { value: words.lead[language], look: 'note' };
  return { name: words.notes[language], widths: [18, 10, 70, 24], rows: [[lead], [], headOf(head), ...rows] };
}

function meaningOf({ meaning, choices }: Field, language: Language): string {
  if (!choices) return meaning[language];
  return `${meaning[language]} ${words.choices[language]}${choices.map(({ label }) => label[language]).join(' / ')}`;
}

/** Larger tables are corrected by their wrong rows alone; a workbook of all of them would help nobody. */
const wholeRows = 20_000;
/** Whoever has more to correct than that corrects something else than cells. */
const mostWrong = 50_000;

/**
 * The uploaded table, with its rows in their places, wrong cells marked, and beside each row what is to be corrected. Where
 * the other rows came in, and of a large table, the wrong rows alone, with their places in it.
 */
export async function errorFileOf(
  call: Call,
  importable: Importable,
  run: RunRow,
  language: Language,
): Promise<OpenFile> {
  const partial = run.state !== 'checked' || run.rows > wholeRows;
  const sheet: WorkbookSheet = {
    name: importable.title[language],
    widths: [48, ...(partial ? [10] : []), ...run.columns.map(() => 18)],
    frozenRows: 1,
    rows: markedRows(call, importable, run, language, partial),
  };
  const plain = run.file_name.replace(/\.(csv|xlsx|txt)(\.gz)?$/i, '');
  return fileOf(`${plain} ${words.errors[language]}.xlsx`, xlsx, await buffer(writeWorkbook([sheet])));
}

async function* markedRows(
  call: Call,
  importable: Importable,
  run: RunRow,
  language: Language,
  partial: boolean,
): AsyncGenerator<WorkbookRow> {
  const own = run.columns.map((column, at) => ({ column, at })).filter(({ column }) => !remarksColumns.has(column));
  const added = [words.remarks[language], ...(partial ? [words.line[language]] : [])];
  yield headOf([...added, ...own.map(({ column }) => column)]);
  let after = 0;
  for (let told = 0; told < mostWrong; ) {
    const rows = await (partial ? readWrong : readLines)(call, run.id, after, 2_000);
    const last = rows.at(-1);
    if (!last) return;
    const errors = Map.groupBy(await readErrorsOf(call, run.id, after, last.line), ({ line }) => line);
    for (const { line, cells } of rows) {
      const wrong = errors.get(line) ?? [];
      const columns = new Set(wrong.map(({ column }) => column));
      const marked = own.map(
        ({ column, at }): WorkbookCell => ({
          value: cells[at] ?? '',
          look: columns.has(column) ? 'wrong' : 'plain',
        }),
      );
      yield [remarkOn(importable, language, wrong), ...(partial ? [String(line)] : []), ...marked];
    }
    told += rows.length;
    after = last.line;
  }
}

function remarkOn(importable: Importable, language: Language, wrong: readonly CellError[]): WorkbookCell | '' {
  if (wrong.length === 0) return '';
  const sentences = wrong.map((error) => {
    const place = errorPlace(importable, language, error);
    return `${place && `${place}: `}${errorSentence(importable, language, error)}`;
  });
  return { value: sentences.join('\n'), look: 'wrong' };
}
