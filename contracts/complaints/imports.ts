import { z } from 'zod';
import { endpoint, id, instant, listQuery, page, personal, text } from '../kernel/index.ts';
import { complaintState } from './terms.ts';

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
  fileName: personal('text', z.string()),
  state: importState,
  encoding: z.enum(['utf-8', 'gb18030', 'utf-16', 'xlsx']),
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
  /** The working days within which a row closed in time; null where only the ledger's own word counts. */
  judgedWithinDays: z.number().int().nullable(),
  failure: z.string().nullable(),
  createdAt: instant,
  finishedAt: instant.nullable(),
  createdBy: z.string(),
});
export type LedgerImport = z.infer<typeof ledgerImport>;

export const rowError = z.object({
  line: z.number().int(),
  column: z.string(),
  /** Masked. */
  value: personal('text', z.string()),
  code: z.string(),
  params: z.record(z.string(), z.string()),
});
export type RowError = z.infer<typeof rowError>;

/**
 * A row as it will be stored: instants, codes of the business tree, the state that the row's cells add up to; what will be
 * masked when it is shown is masked here. The subject has become part of the facts.
 */
export const understoodRow = z.object({
  number: z.string(),
  state: complaintState,
  receivedAt: instant,
  acknowledgedAt: instant.nullable(),
  closedAt: instant.nullable(),
  /** `''` is unspecified. */
  product: z.string(),
  area: z.string(),
  cause: z.string(),
  facts: personal('text', z.string()),
  demand: personal('text', z.string()).nullable(),
  answer: personal('text', z.string()).nullable(),
  /** Null where the ledger does not say so, and nobody chose to judge by its dates. */
  onTime: z.boolean().nullable(),
  /** Both null where no customer will be kept. */
  customerName: personal('name', z.string()).nullable(),
  customerPhone: personal('phone', z.string()).nullable(),
});
export type UnderstoodRow = z.infer<typeof understoodRow>;

export const previewRow = z.object({
  line: z.number().int(),
  /** As the file has them, masked. */
  cells: z.record(z.string(), z.string()),
  /** Null where something is wrong in the row, or a required field is not mapped. */
  understood: understoodRow.nullable(),
  errors: z.array(rowError),
});
export type PreviewRow = z.infer<typeof previewRow>;

/** The file as a byte stream: an Excel workbook, or CSV with or without gzip, UTF-8, UTF-16 or GB18030. */
export const uploadLedger = endpoint({
  id: 'complaints.upload-ledger',
  method: 'POST',
  path: '/complaint-imports',
  need: 'complaints.import',
  query: z.object({ fileName: text(200), projectId: id.optional() }),
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

/**
 * `judgeOnTime`: where no column says whether a row was on time, its dates are held against the limit for the response
 * that is in force today. Nobody had promised that limit then, so it is only done where it is asked for.
 */
const match = z.object({ mapping: z.record(z.string(), ledgerField), judgeOnTime: z.boolean().default(false) });

/** The first rows as they would be understood under a mapping, with what is wrong in them; changes nothing. */
export const previewImport = endpoint({
  id: 'complaints.preview-import',
  method: 'POST',
  path: '/complaint-imports/:id/preview',
  need: 'complaints.import',
  params: z.object({ id }),
  body: match,
  reply: z.object({
    rows: z.array(previewRow),
    /** What stands in the way of starting: a missing or doubly used field. */
    obstacles: z.array(z.object({ code: z.string(), field: ledgerField })),
    /** What `judgeOnTime` would judge by; null where this mapping leaves nothing to judge. */
    limit: z
      .object({
        workingDays: z.number().int(),
        /** The years whose holidays the calendar knows; in others only weekends are free. */
        holidayYears: z.array(z.string()),
      })
      .nullable(),
  }),
});

/** Starts the work and returns at once; progress is read from the import. Rows with errors are left out and listed. */
export const startImport = endpoint({
  id: 'complaints.start-import',
  method: 'POST',
  path: '/complaint-imports/:id/start',
  need: 'complaints.import',
  params: z.object({ id }),
  body: match,
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
