import { z } from 'zod';
import { bilingual, endpoint, id, instant, text } from '../kernel/index.ts';
import { ruleName, ruleSetName } from './chart.ts';

export const uploadedBounds = { rows: 5_000, columns: 50, bytes: 5_000_000, tables: 100 } as const;

/** A column of an uploaded table: how many of its cells hold a number. */
const column = z.object({ name: z.string(), numbers: z.int(), filled: z.int() });

export const uploadedTable = z.object({
  id,
  name: z.string(),
  columns: z.array(column),
  rows: z.int(),
  uploadedAt: instant,
  /** As it was drawn last. */
  drawing: z.lazy(() => uploadedDefinition).nullable(),
});
export type UploadedTable = z.infer<typeof uploadedTable>;

/** What the numbers are: single values, subgroups of values, counts of events, or parts of a whole. */
export const uploadedData = z.enum(['values', 'subgroups', 'counts', 'parts']);
export type UploadedData = z.infer<typeof uploadedData>;

export const uploadedType = z.enum(['i-mr', 'xbar-r', 'xbar-s', 'c', 'u', 'u-prime', 'p', 'p-prime']);
export type UploadedType = z.infer<typeof uploadedType>;

const name = z.string().min(1).max(200);

export const uploadedDefinition = z.object({
  data: uploadedData,
  /** The column of values, or of what is counted. */
  value: name,
  /** What is counted of: units examined, days, calls. Of counts it may be left out: then every line is one. */
  size: name.nullable().default(null),
  /** Neighbouring lines with the same entry are one subgroup. */
  subgroup: name.nullable().default(null),
  label: name.nullable().default(null),
  /** Where its entry changes, a new phase begins. */
  phase: name.nullable().default(null),
  type: z.union([z.literal('auto'), uploadedType]).default('auto'),
  rules: ruleSetName.default('6-8-1-3-5'),
  /** Points, from 1, by which all others are judged. */
  baseline: z
    .object({ from: z.int().min(1), to: z.int().min(1) })
    .nullable()
    .default(null),
});
export type UploadedDefinition = z.infer<typeof uploadedDefinition>;

/** As what the chosen columns can be drawn. */
export function uploadedTypesFor({ data, size }: Pick<UploadedDefinition, 'data' | 'size'>): readonly UploadedType[] {
  if (data === 'values') return ['i-mr'];
  if (data === 'subgroups') return ['xbar-s', 'xbar-r'];
  if (data === 'parts') return ['p', 'p-prime', 'i-mr'];
  return size === null ? ['c', 'i-mr'] : ['u', 'u-prime', 'i-mr'];
}

export const uploadedChart = z.object({
  definition: uploadedDefinition,
  type: uploadedType,
  recommendation: z.object({ type: uploadedType, explanation: bilingual }),
  centre: z.number(),
  sigma: z.number(),
  points: z.array(
    z.object({
      /** From 1, as baselines name it. */
      number: z.int(),
      label: z.string(),
      value: z.number().nullable(),
      size: z.number(),
      centre: z.number(),
      lower: z.number().nullable(),
      upper: z.number().nullable(),
      sigma: z.number().nullable(),
      phase: z.int(),
      rules: z.array(ruleName),
    }),
  ),
  signals: z.array(
    z.object({
      rule: ruleName,
      side: z.enum(['above', 'below', 'up', 'down', 'both']),
      from: z.int(),
      to: z.int(),
      length: z.int(),
      explanation: bilingual,
    }),
  ),
  falseAlarm: z.object({ meanRunLength: z.number(), within25: z.number() }),
  /** Lines without a number where one is needed: gaps. */
  skipped: z.int(),
});
export type UploadedChart = z.infer<typeof uploadedChart>;

const params = z.object({ id });

/** One's own. */
export const listUploadedTables = endpoint({
  id: 'measures.list-uploaded-tables',
  method: 'GET',
  path: '/uploaded-tables',
  need: 'measures.read',
  reply: z.object({ tables: z.array(uploadedTable) }),
});

/** The file as a byte stream: an Excel workbook or CSV. It is its uploader's alone. */
export const uploadTableToChart = endpoint({
  id: 'measures.upload-table',
  method: 'POST',
  path: '/uploaded-tables',
  need: 'measures.read',
  query: z.object({ name: text(100) }),
  reply: uploadedTable,
  upload: true,
});

export const drawUploadedTable = endpoint({
  id: 'measures.draw-uploaded-table',
  method: 'POST',
  path: '/uploaded-tables/:id/drawing',
  need: 'measures.read',
  params,
  body: uploadedDefinition,
  reply: uploadedChart,
});

export const removeUploadedTable = endpoint({
  id: 'measures.remove-uploaded-table',
  method: 'DELETE',
  path: '/uploaded-tables/:id',
  need: 'measures.read',
  params,
  reply: z.object({}),
});
