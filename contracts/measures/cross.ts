import { z } from 'zod';
import { bilingual, endpoint, instant, isoDate } from '../kernel/index.ts';
import { breakdownBy, figure, indicator, personAsked } from './indicator.ts';

/** What a table can be crossed by: any dimension, or the month of the business date. */
export const crossBy = z.enum([...breakdownBy.options, 'month']);
export type CrossBy = z.infer<typeof crossBy>;

const crossPart = z.object({
  /** An id or a code, a month as 2026-03; '' is unspecified. */
  key: z.string(),
  /** Null where the key says it. */
  name: bilingual.nullable(),
  /** All parts that have no line of their own, taken together. */
  isRest: z.boolean(),
  ...figure.shape,
});
export type CrossPart = z.infer<typeof crossPart>;

/**
 * An indicator by any two dimensions. Every figure is its own sum above the line over its own sum below, those of lines and of the whole
 * too: none is a mean of others.
 */
export const crossIndicator = endpoint({
  id: 'measures.cross-indicator',
  method: 'GET',
  path: '/indicators/:code/cross-table',
  need: 'measures.live',
  params: z.object({ code: z.string().min(1).max(60) }),
  query: z.object({ from: isoDate, to: isoDate, rows: crossBy, columns: crossBy, ...personAsked }),
  reply: z.object({
    indicator,
    asOf: instant,
    rows: z.array(crossPart),
    columns: z.array(crossPart),
    /** By row and column; null where nothing was counted. */
    figures: z.array(z.array(figure.nullable())),
    total: figure,
    /** Whether parts add up to the whole, so that what has no line of its own is one line of the rest. */
    adds: z.boolean(),
    /** How many lines are neither shown nor in a rest, because they do not add up. */
    leftOut: z.object({ rows: z.int(), columns: z.int() }),
  }),
});
