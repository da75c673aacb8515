import { z } from 'zod';
import { allowances, bilingual, endpoint, id, instant, listQuery, page, personal, text } from '../kernel/index.ts';

export const columnKind = z.enum(['text', 'prose', 'date', 'instant', 'phone', 'number', 'choice', 'reference']);
export type ColumnKind = z.infer<typeof columnKind>;

/** A field that a column of somebody's file can stand for. */
export const importField = z.object({
  code: z.string(),
  label: bilingual,
  /** What belongs there, for somebody who fills it in. */
  meaning: bilingual,
  example: bilingual,
  kind: columnKind,
  required: z.boolean(),
  /** Of what is not there yet. */
  requiredOfNew: z.boolean(),
  /** Of a choice: what its values are called. */
  choices: z.array(z.object({ code: z.string(), label: bilingual })),
});
export type ImportField = z.infer<typeof importField>;

/** Something that can be brought in as a table, such as the people of the organisation. */
export const importable = z.object({
  name: z.string(),
  title: bilingual,
  lead: bilingual,
  fields: z.array(importField),
  /** What the preview shows besides: what a row comes to that stands in none of its cells. */
  derived: z.array(importField),
  maximumRows: z.number().int(),
  /** What can be wrong in a cell or row, and what to do about it, by code; `{{…}}` is a parameter of the error. */
  errors: z.record(z.string(), z.object({ wrong: bilingual, remedy: bilingual })),
});
export type Importable = z.infer<typeof importable>;

/** Those that the caller may bring in. */
export const listImportables = endpoint({
  id: 'imports.list-importables',
  method: 'GET',
  path: '/importables',
  need: 'signed-in',
  reply: z.object({ importables: z.array(importable) }),
});

const language = z.enum(['zh', 'en']).default('zh');

/** An empty table with the names of its columns, what belongs there, and an example row, which is passed over when it comes back. */
export const readTemplate = endpoint({
  id: 'imports.read-template',
  method: 'GET',
  path: '/importables/:name/template',
  need: 'signed-in',
  params: z.object({ name: z.string().max(60) }),
  query: z.object({ format: z.enum(['xlsx', 'csv']).default('xlsx'), language }),
  reply: z.unknown(),
  download: true,
});

export const importState = z.enum([
  'uploaded',
  'checking',
  'checked',
  'running',
  'complete',
  'undoing',
  'undone',
  'cancelled',
  'failed',
]);
export type ImportState = z.infer<typeof importState>;

const count = z.number().int();

/** A choice of whoever brings in a table. */
export const importOption = z.object({ code: z.string(), label: bilingual, meaning: bilingual, usual: z.boolean() });
export type ImportOption = z.infer<typeof importOption>;

export const importRun = z.object({
  id,
  importable: z.string(),
  fileName: personal('text', z.string()),
  state: importState,
  encoding: z.enum(['utf-8', 'gb18030', 'utf-16', 'xlsx']),
  columns: z.array(z.string()),
  /** Field by column name; columns left out are not imported. */
  mapping: z.record(z.string(), z.string()),
  /** rows = added + changed + unchanged + wrong + skipped, once checked; `done` of them are. */
  rows: count,
  done: count,
  added: count,
  changed: count,
  unchanged: count,
  wrong: count,
  /** Example rows of the template; repeated ones where those are passed over. */
  skipped: count,
  /** What could be chosen when it was checked. */
  options: z.array(z.object({ code: z.string(), label: bilingual, chosen: z.boolean() })),
  /** The wrong rows do not come in, and are not in the way of the others. */
  wrongLeftOut: z.boolean(),
  /** Why it is not further, as a code. */
  failure: z.string().nullable(),
  createdAt: instant,
  finishedAt: instant.nullable(),
  /** Until then what came with it can be taken back. */
  undoableUntil: instant.nullable(),
  createdBy: z.string(),
  /** check, start, start-without-wrong, cancel, undo. */
  actions: allowances,
});
export type ImportRun = z.infer<typeof importRun>;

/** The file as a byte stream: an Excel workbook, or CSV with or without gzip, UTF-8, UTF-16 or GB18030. */
export const uploadTable = endpoint({
  id: 'imports.upload',
  method: 'POST',
  path: '/imports',
  need: 'signed-in',
  query: z.object({ importable: z.string().max(60), fileName: text(200), projectId: id.optional() }),
  reply: importRun,
  upload: true,
});

export const runList = {
  filters: { importable: ['eq'], state: ['eq'] },
  sorts: ['createdAt'],
  usualSort: '-createdAt',
} as const;

export const listRuns = endpoint({
  id: 'imports.list',
  method: 'GET',
  path: '/imports',
  need: 'signed-in',
  query: listQuery(runList),
  reply: page(importRun),
});

const onRun = { need: 'signed-in', params: z.object({ id }) } as const;

export const getRun = endpoint({ id: 'imports.get', method: 'GET', path: '/imports/:id', ...onRun, reply: importRun });

export const cellError = z.object({
  line: count,
  /** `''`: the whole row, or the field named in `params.field`, for which the table has no column. */
  column: z.string(),
  value: personal('text', z.string()),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type CellError = z.infer<typeof cellError>;

export const outcome = z.enum(['added', 'changed', 'unchanged', 'skipped']);
export type Outcome = z.infer<typeof outcome>;

/** Field by column, and the codes of what is chosen: what is usual, where nothing is said. */
const matched = z.object({
  mapping: z.record(z.string().max(200), z.string().max(60)),
  options: z.array(z.string().max(60)).max(20).optional(),
});

/** The first rows as they would be understood under a mapping, with what is wrong in them; changes nothing. */
export const previewRun = endpoint({
  id: 'imports.preview',
  method: 'POST',
  path: '/imports/:id/preview',
  ...onRun,
  body: matched,
  reply: z.object({
    rows: z.array(
      z.object({
        line: count,
        /** By column, as the file has them, masked by what the column stands for. */
        cells: z.record(z.string(), z.string()),
        /** By field, as they are understood, masked alike. */
        shown: z.record(z.string(), z.string()),
        /** Null where something is wrong in the row, or a required field has no column. */
        outcome: outcome.nullable(),
        errors: z.array(cellError),
      }),
    ),
    /** What stands in the way: a field without a column, or with two. */
    obstacles: z.array(z.object({ code: z.enum(['missing-field', 'field-used-twice']), field: z.string() })),
    /** What can be chosen under this mapping. */
    options: z.array(importOption),
  }),
});

/** Checks every row under a mapping, which is remembered for the next file; nothing is brought in yet. */
export const checkRun = endpoint({
  id: 'imports.check',
  method: 'POST',
  path: '/imports/:id/check',
  ...onRun,
  body: matched,
  reply: importRun,
});

/** Brings in all rows or none: refused while one is wrong, unless the wrong ones are left out where that is possible. */
export const startRun = endpoint({
  id: 'imports.start',
  method: 'POST',
  path: '/imports/:id/start',
  ...onRun,
  body: z.object({ withoutWrong: z.boolean().default(false) }),
  reply: importRun,
});

/** Before it is complete: what was brought in so far is taken back, and the rows are deleted. */
export const cancelRun = endpoint({
  id: 'imports.cancel',
  method: 'POST',
  path: '/imports/:id/cancel',
  ...onRun,
  reply: importRun,
});

/** Takes back what came with it. Refused where something has since been built upon it. */
export const undoRun = endpoint({
  id: 'imports.undo',
  method: 'POST',
  path: '/imports/:id/undo',
  ...onRun,
  reply: importRun,
});

/** In the order of the file; `next` is the row after which the next page begins. */
export const listCellErrors = endpoint({
  id: 'imports.list-errors',
  method: 'GET',
  path: '/imports/:id/errors',
  ...onRun,
  query: z.object({ after: z.coerce.number().int().default(0) }),
  reply: z.object({ errors: z.array(cellError), next: count.nullable() }),
});

/**
 * The uploaded table again, as a workbook with what is wrong marked and said; for whoever uploaded it. Of a large table, and
 * of one whose other rows came in, the wrong rows alone.
 */
export const readErrorFile = endpoint({
  id: 'imports.read-error-file',
  method: 'GET',
  path: '/imports/:id/error-file',
  ...onRun,
  query: z.object({ language }),
  reply: z.unknown(),
  download: true,
});
