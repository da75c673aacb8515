import { z } from 'zod';
import { endpoint, id, instant, listQuery, page, text } from '../kernel/index.ts';

/** What a column of a ledger can stand for. */
export const ledgerField = z.enum([
  'number',
  'receivedAt',
  'acknowledgedAt',
  'closedAt',
  'product',
  'area',
  'cause',
  'subject',
  'facts',
  'demand',
  'answer',
  'onTime',
  'customerName',
  'customerPhone',
]);
export type LedgerField = z.infer<typeof ledgerField>;

export const importState = z.enum(['uploaded', 'running', 'complete', 'failed']);

export const ledgerImport = z.object({
  id,
  fileName: z.string(),
  state: importState,
  encoding: z.enum(['utf-8', 'gb18030']),
  columns: z.array(z.string()),
  /** Field by column name; columns left out are not imported. */
  mapping: z.record(z.string(), ledgerField),
  rows: z.number().int(),
  /** Rows checked or applied so far while running. */
  done: z.number().int(),
  applied: z.number().int(),
  /** Rows whose number is already known: left as they are. */
  duplicates: z.number().int(),
  wrong: z.number().int(),
  failure: z.string().nullable(),
  createdAt: instant,
  finishedAt: instant.nullable(),
  createdBy: z.string(),
});
export type LedgerImport = z.infer<typeof ledgerImport>;

export const rowError = z.object({
  line: z.number().int(),
  column: z.string(),
  value: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.string()),
});
export type RowError = z.infer<typeof rowError>;

/** The file as a byte stream: CSV, with or without gzip, UTF-8 or GB18030. */
export const uploadLedger = endpoint({
  id: 'complaints.upload-ledger',
  method: 'POST',
  path: '/complaint-imports',
  need: 'complaints.import',
  query: z.object({ fileName: text(200) }),
  reply: ledgerImport,
  upload: true,
});

export const importList = { filters: { state: ['eq'] }, sorts: ['createdAt'], usualSort: '-createdAt' } as const;

export const listImports = endpoint({
  id: 'complaints.list-imports',
  method: 'GET',
  path: '/complaint-imports',
  need: 'complaints.import',
  query: listQuery(importList),
  reply: page(ledgerImport),
});

export const getImport = endpoint({
  id: 'complaints.get-import',
  method: 'GET',
  path: '/complaint-imports/:id',
  need: 'complaints.import',
  params: z.object({ id }),
  reply: ledgerImport,
});

/** The first rows as they would be understood under a mapping, with what is wrong in them; changes nothing. */
export const previewImport = endpoint({
  id: 'complaints.preview-import',
  method: 'POST',
  path: '/complaint-imports/:id/preview',
  need: 'complaints.import',
  params: z.object({ id }),
  body: z.object({ mapping: z.record(z.string(), ledgerField) }),
  reply: z.object({
    rows: z.array(
      z.object({ line: z.number().int(), cells: z.record(z.string(), z.string()), errors: z.array(rowError) }),
    ),
    /** What stands in the way of starting: a missing or doubly used field. */
    obstacles: z.array(z.object({ code: z.string(), field: ledgerField })),
  }),
});

/** Starts the work and returns at once; progress is read from the import. Rows with errors are left out and listed. */
export const startImport = endpoint({
  id: 'complaints.start-import',
  method: 'POST',
  path: '/complaint-imports/:id/start',
  need: 'complaints.import',
  params: z.object({ id }),
  body: z.object({ mapping: z.record(z.string(), ledgerField) }),
  reply: ledgerImport,
});

export const listRowErrors = endpoint({
  id: 'complaints.list-row-errors',
  method: 'GET',
  path: '/complaint-imports/:id/errors',
  need: 'complaints.import',
  params: z.object({ id }),
  query: z.object({ after: z.coerce.number().int().default(0) }),
  reply: z.object({ errors: z.array(rowError), next: z.number().int().nullable() }),
});
