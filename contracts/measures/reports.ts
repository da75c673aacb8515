import { z } from 'zod';
import { allowances, bilingual, id, instant, isoDate, text } from '../kernel/index.ts';
import { controlChart } from './chart.ts';
import { figure, indicator } from './indicator.ts';

/** `today` is as far as it has come; all others are over when they are told. Weeks begin on Monday. */
export const reportPeriod = z.enum(['today', 'day', 'week', 'month', 'quarter', 'year']);
export type ReportPeriod = z.infer<typeof reportPeriod>;

/** What stands in the lines: steps of the period, or parts of the place. */
export const reportRows = z.enum([
  'none',
  'hour',
  'day',
  'week',
  'month',
  'unit',
  'person',
  'queue',
  'product',
  'area',
  'cause',
  'channel',
]);
export type ReportRows = z.infer<typeof reportRows>;

const parts = ['none', 'unit', 'person', 'queue', 'product', 'area', 'cause', 'channel'] as const;

/** By which lines a period can be told: steps that are shorter than it, and not too many of them. */
export const rowsOfPeriod: Readonly<Record<ReportPeriod, readonly ReportRows[]>> = {
  today: ['hour', ...parts],
  day: ['hour', ...parts],
  week: ['day', ...parts],
  month: ['day', 'week', ...parts],
  quarter: ['day', 'week', 'month', ...parts],
  year: ['week', 'month', ...parts],
};

export const mostReportIndicators = 12;

/** What whoever puts a report together says of it. */
export const reportWritten = {
  title: z.object({ zh: text(60), en: text(60) }),
  /** Null: the whole project. */
  unitId: id.nullable(),
  period: reportPeriod,
  rows: reportRows,
  indicators: z.array(z.string().min(1).max(60)).min(1).max(mostReportIndicators),
  /** Set against the period before it. */
  compared: z.boolean(),
  /** With a page of control charts. */
  charted: z.boolean(),
};

export const reportLanguage = z.enum(['zh', 'en']);

/** When a report leaves by mail: each working day, each Monday to Sunday (0 to 6), each month, or each hour of a working day until a time. */
export const reportCadence = z.discriminatedUnion('every', [
  z.object({ every: z.literal('working-day') }),
  z.object({ every: z.literal('hour'), untilMinute: z.int().min(0).max(1_439) }),
  z.object({ every: z.literal('week'), weekday: z.int().min(0).max(6) }),
  z.object({ every: z.literal('month'), monthDay: z.int().min(1).max(28) }),
]);
export type ReportCadence = z.infer<typeof reportCadence>;

export const mostRecipients = 50;

export const reportSchedule = z.object({
  cadence: reportCadence,
  /** Minutes after midnight in the zone of the site. */
  minute: z.int(),
  language: reportLanguage,
  recipients: z.array(z.object({ personId: id, personName: z.string(), address: z.string() })),
  /** Null while it stands still. */
  nextAt: instant.nullable(),
  /** Why it stands still. */
  halted: z.enum(['setter-may-not']).nullable(),
  setBy: z.string(),
});
export type ReportSchedule = z.infer<typeof reportSchedule>;

export const report = z.object({
  id,
  projectId: id,
  ...reportWritten,
  place: bilingual.nullable(),
  /** Null while it is sent to nobody. */
  schedule: reportSchedule.nullable(),
  lastRun: z.object({ id, asOf: instant }).nullable(),
  changedAt: instant,
  changedBy: z.string(),
  version: z.int(),
  /** change, run, schedule, remove. */
  actions: allowances,
});
export type Report = z.infer<typeof report>;

/** A number as it is told everywhere: rounded once, in percent where it is a share. */
const told = z.number().nullable();

export const reportLine = z.object({
  /** The first date of a step, an hour of the day, or a code or id; '' is unspecified. */
  key: z.string(),
  name: bilingual,
  cells: z.array(z.object({ ...figure.shape, told })),
});
export type ReportLine = z.infer<typeof reportLine>;

/** What makes it less than the whole: its period is not over, facts are still being counted, or a number is told later. */
export const reportGap = z.object({
  reason: z.enum(['period-not-over', 'facts-waiting', 'not-told-yet']),
  indicator: z.string().nullable(),
});
export type ReportGap = z.infer<typeof reportGap>;

export const reportResult = z.object({
  from: isoDate,
  to: isoDate,
  before: z.object({ from: isoDate, to: isoDate }),
  asOf: instant,
  /** Of the site, in which instants are told. */
  zone: z.string(),
  place: bilingual,
  /** Null: the whole project. */
  unitId: id.nullable().optional(),
  gaps: z.array(reportGap),
  indicators: z.array(
    indicator.pick({ code: true, name: true, unit: true, direction: true }).extend({
      /** As it was in force on the last day told; reports that were told before this was kept do not know. */
      definition: indicator.shape.definition.optional(),
      formula: indicator.shape.formula.optional(),
      effectiveFrom: indicator.shape.effectiveFrom.optional(),
      ...figure.shape,
      told,
      /** Of the period before, and by how much it is more or less; null where they are not compared. */
      previous: told,
      change: told,
      target: told,
      met: z.boolean().nullable(),
    }),
  ),
  rows: reportRows,
  lines: z.array(reportLine),
  /** Lines beyond the most that a report shows. */
  left: z.int(),
  charts: z.array(z.object({ indicator: z.string(), chart: controlChart })),
});
export type ReportResult = z.infer<typeof reportResult>;

export const deliveryState = z.enum(['waiting', 'sent', 'failed', 'skipped']);
export type DeliveryState = z.infer<typeof deliveryState>;

export const reportDelivery = z.object({
  id,
  personName: z.string(),
  address: z.string(),
  state: deliveryState,
  attempts: z.int(),
  /** Why not, as a code. */
  problem: z.string().nullable(),
  sentAt: instant.nullable(),
});
export type ReportDelivery = z.infer<typeof reportDelivery>;

/** A report as it was told once; nothing of it changes afterwards. */
export const reportRun = z.object({
  id,
  reportId: id,
  title: bilingual,
  result: reportResult,
  /** By schedule, or by somebody. */
  by: z.string(),
  scheduled: z.boolean(),
  deliveries: z.array(reportDelivery),
  actions: allowances,
});
export type ReportRun = z.infer<typeof reportRun>;
