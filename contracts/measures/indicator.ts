import { z } from 'zod';
import { bilingual, id, instant, isoDate } from '../kernel/index.ts';
import { chartType } from './chart.ts';

/** 四个中心: the four views of a centre. */
export const centre = z.enum(['customer', 'profit', 'operation', 'growth']);
export type Centre = z.infer<typeof centre>;

/** One entry of the catalogue: what a number means, how it is made, and which way is better. */
export const indicator = z.object({
  code: z.string(),
  name: bilingual,
  definition: bilingual,
  formula: bilingual,
  /** What stands above and below the line, by name; `size` is null where it is the days of the period. */
  parts: z.object({ count: bilingual, size: bilingual.nullable() }),
  unit: z.enum([
    'complaints',
    'share',
    'days',
    'hours',
    'minutes',
    'per-ten-thousand',
    'times',
    'seconds',
    'contacts',
    'points',
    'yuan',
    'number',
  ]),
  centre,
  direction: z.enum(['lower-is-better', 'higher-is-better']),
  source: bilingual,
  /** The events of which it is counted. */
  events: z.array(z.string()),
  /** The definition is in force from this date on; null: from the beginning. */
  effectiveFrom: isoDate.nullable(),
  /** The date by which complaints behind a point of its chart are found; null where the card lists the cases. */
  casesBy: z.enum(['lodgedOn', 'closedOn', 'timedOn']).nullable(),
  /** Of what the number is made: cases are listed on its card; contacts, agents and staff on pages of their own. */
  behind: z.enum(['cases', 'contacts', 'agents', 'costs', 'staff', 'customers']),
  /** Of a result: the numbers of the process on which it may hang, by code, the likeliest first. */
  process: z.array(z.string()),
  /** Whether the spread of single values is kept, so that percentiles can be told. */
  hasPercentiles: z.boolean(),
  chartTypes: z.array(chartType),
  /** An average that each quarter of an hour has, so that its charts may be of rational subgroups. */
  hasSubgroups: z.boolean(),
});
export type Indicator = z.infer<typeof indicator>;

/** What the trade measures and nothing here tells yet. */
export const awaitedIndicator = z.object({
  code: z.string(),
  name: bilingual,
  formula: bilingual,
  centre,
  /** What will tell it. */
  awaits: bilingual,
});
export type AwaitedIndicator = z.infer<typeof awaitedIndicator>;

/** A value as it was counted: null where nothing stands below the line. */
export const figure = z.object({ value: z.number().nullable(), count: z.number(), size: z.number() });
export type Figure = z.infer<typeof figure>;

/** Where a figure is taken: null is every one within reach; a unit means its whole branch. */
export const placeAsked = { projectId: id.optional(), unitId: id.optional() };
/** The same, or one member of staff. */
export const personAsked = { ...placeAsked, personId: id.optional() };

export const breakdownBy = z.enum(['unit', 'person', 'queue', 'product', 'area', 'cause', 'channel', 'step']);
export type BreakdownBy = z.infer<typeof breakdownBy>;

/** What a figure was counted of, and whether it also stands above the line. */
export const caseBehind = z.object({
  subjectType: z.string(),
  subjectId: id,
  number: z.string(),
  at: instant,
  /** What it added above the line: 1 for a case that counts, hours for one that took them. */
  counted: z.number(),
});
export type CaseBehind = z.infer<typeof caseBehind>;

/** What a queue was held to when contacts closed, over the business dates on which it was. */
export const queueRule = z.object({
  queueId: id,
  withinSeconds: z.int(),
  shortSeconds: z.int(),
  firstDay: isoDate,
  lastDay: isoDate,
});
export type QueueRule = z.infer<typeof queueRule>;
