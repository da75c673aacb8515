import { z } from 'zod';
import { bilingual, endpoint, id, instant, isoDate } from '../kernel/index.ts';
import { indicatorAlert } from './alerts.ts';
import { breakdownBy, caseBehind, figure, indicator, personAsked, placeAsked, queueRule } from './indicator.ts';

/** How an indicator stands against its threshold: `unset` has none, `silent` has too little to be judged. */
export const standing = z.enum(['unset', 'silent', 'within', 'warned', 'breached']);
export type Standing = z.infer<typeof standing>;

/** One point of a small chart: what was counted since `at`, as far as the next. */
export const livePoint = z.object({ at: instant, ...figure.shape });

export const liveIndicator = z.object({
  indicator,
  /** Of the last `windowMinutes`. */
  ...figure.shape,
  windowMinutes: z.int(),
  /** Of as long before. */
  previous: z.number().nullable(),
  standing,
  thresholdId: id.nullable(),
  warnAt: z.number().nullable(),
  breachAt: z.number().nullable(),
  points: z.array(livePoint),
});
export type LiveIndicator = z.infer<typeof liveIndicator>;

/** Every live indicator of a place with its small chart, and the alerts that stand there: one request for the screen. */
export const getLiveBoard = endpoint({
  id: 'measures.live-board',
  method: 'GET',
  path: '/live-indicators',
  need: 'measures.live',
  query: z.object(placeAsked),
  reply: z.object({
    asOf: instant,
    indicators: z.array(liveIndicator),
    /** What is not over first, the latest of those that are behind them. */
    alerts: z.array(indicatorAlert),
    /** Units of which thresholds or figures are known, to choose from. */
    units: z.array(z.object({ id, name: bilingual })),
  }),
});

/** An indicator over business dates, explained: value, course, break-down and the cases behind it. */
export const getIndicatorCard = endpoint({
  id: 'measures.get-indicator-card',
  method: 'GET',
  path: '/indicators/:code',
  need: 'measures.live',
  params: z.object({ code: z.string().min(1).max(60) }),
  query: z.object({ from: isoDate, to: isoDate, by: breakdownBy.default('unit'), ...personAsked }),
  reply: z.object({
    indicator,
    asOf: instant,
    /** The narrowest place that was asked for, by name; null: all of it. */
    place: bilingual.nullable(),
    total: figure,
    /** Of single values, accurate to 5 %; null where they are not kept. */
    percentiles: z.object({ p50: z.number().nullable(), p90: z.number().nullable() }).nullable(),
    days: z.array(z.object({ date: isoDate, ...figure.shape })),
    by: breakdownBy,
    /** The largest first; `key` is an id or a code, '' is unspecified, `name` is null where the client knows it by its code. */
    breakdown: z.array(z.object({ key: z.string(), name: bilingual.nullable(), ...figure.shape })),
    /** The latest 50; null where single cases are not kept. */
    cases: z.array(caseBehind).nullable(),
    /** Of what is counted of contacts: by what it was counted. */
    rules: z.array(queueRule),
  }),
});
