import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import type { Call } from '../call.ts';
import type { OpenFile } from '../files/files.ts';
import { csvText } from '../tabular/csv-writer.ts';
import { type WorkbookCell, type WorkbookRow, type WorkbookSheet, writeWorkbook } from '../tabular/workbook/writer.ts';
import { readErrorsOf } from './errors.ts';
import type { Field, Importable } from './importable.ts';
import { type RunRow, readLines } from './store.ts';
import { errorSentence, type Language } from './words.ts';

const words = {
  notes: { zh: '填写说明', en: 'How to fill in' },
  template: { zh: '模板', en: 'template' },
  column: { zh: '列', en: 'Column' },
  needed: { zh: '必填', en: 'Required' },
  yes: { zh: '是', en: 'Yes' },
  no: { zh: '否', en: 'No' },
  meaning: { zh: '说明', en: 'What belongs there' },
  choices: { zh: '可填：', en: 'One of: ' },
  example: { zh: '示例', en: 'Example' },
  lead: {
    zh: '在第一张表中填写，每行一条；第二行是示例，可以删除，留着也不会导入。列的顺序和名称可以改，导入时再核对。',
    en: 'Fill in the first sheet, one row each. Row 2 is an example: delete it, or leave it, it is passed over. Columns may be renamed and reordered; they are matched on import.',
  },
  remarks: { zh: '需要更正', en: 'To correct' },
  errors: { zh: '待更正', en: 'to correct' },
} as const;

/** Columns that the machine adds to a file, and does not read when it comes back. */
export const remarksColumns: ReadonlySet<string> = new Set(Object.values(words.remarks));

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
    words[field.required ? 'yes' : 'no'][language],
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

/** The uploaded table, with its rows in their places, wrong cells marked, and beside each row what is to be corrected. */
export async function errorFileOf(
  call: Call,
  importable: Importable,
  run: RunRow,
  language: Language,
): Promise<OpenFile> {
  const sheet: WorkbookSheet = {
    name: importable.title[language],
    widths: [48, ...run.columns.map(() => 18)],
    frozenRows: 1,
    rows: markedRows(call, importable, run, language),
  };
  const plain = run.file_name.replace(/\.(csv|xlsx|txt)(\.gz)?$/i, '');
  return fileOf(`${plain} ${words.errors[language]}.xlsx`, xlsx, await buffer(writeWorkbook([sheet])));
}

async function* markedRows(
  call: Call,
  importable: Importable,
  run: RunRow,
  language: Language,
): AsyncGenerator<WorkbookRow> {
  const own = run.columns.map((column, at) => ({ column, at })).filter(({ column }) => !remarksColumns.has(column));
  yield headOf([words.remarks[language], ...own.map(({ column }) => column)]);
  let after = 0;
  for (;;) {
    const rows = await readLines(call, run.id, after, 2_000);
    const last = rows.at(-1);
    if (!last) return;
    const errors = Map.groupBy(await readErrorsOf(call, run.id, after, last.line), ({ line }) => line);
    for (const { line, cells } of rows) {
      const wrong = errors.get(line) ?? [];
      const sentences = wrong.map(
        ({ column, ...error }) => `${column && `${column}: `}${errorSentence(importable, language, error)}`,
      );
      const remark: WorkbookCell = { value: sentences.join('\n'), look: 'wrong' };
      const columns = new Set(wrong.map(({ column }) => column));
      const marked = own.map(
        ({ column, at }): WorkbookCell => ({
          value: cells[at] ?? '',
          look: columns.has(column) ? 'wrong' : 'plain',
        }),
      );
      yield [wrong.length > 0 ? remark : '', ...marked];
    }
    after = last.line;
  }
}
