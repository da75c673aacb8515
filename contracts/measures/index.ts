import { z } from 'zod';
import { endpoint, event, id, instant, isoDate } from '../kernel/index.ts';
import { annotatedChart } from './annotations.ts';
import { chartDefinition, ruleName } from './chart.ts';
import { indicator } from './indicator.ts';

export * from './alerts.ts';
export * from './annotations.ts';
export * from './chart.ts';
export * from './cohorts.ts';
export * from './context.ts';
export * from './costs.ts';
export * from './cross.ts';
export * from './dashboards.ts';
export * from './drivers.ts';
export * from './indicator.ts';
export * from './live.ts';
export * from './months.ts';
export * from './own.ts';
export * from './report-operations.ts';
export * from './reports.ts';
export * from './scorecard.ts';
export * from './staffing.ts';
export * from './targets.ts';
export * from './thresholds.ts';
export * from './uploads.ts';
export * from './walls.ts';

export const listIndicators = endpoint({
  id: 'measures.list-indicators',
  method: 'GET',
  path: '/indicators',
  need: 'measures.read',
  reply: z.object({
    indicators: z.array(indicator),
    /** First and last business date with anything counted. */
    span: z.object({ from: isoDate, to: isoDate }).nullable(),
  }),
});

const counts = {
  lodged: z.number().int(),
  closed: z.number().int(),
  /** On time ÷ those whose timeliness is known; null when none is. */
  onTimeRate: z.number().nullable(),
  timed: z.number().int(),
  meanDaysToClose: z.number().nullable(),
  /** Closed with a known date of closing: what the mean is taken over. */
  dated: z.number().int(),
};

/** Complaints per day by product and area, on-time rate, days to close: one request for the whole page. */
export const getOverview = endpoint({
  id: 'measures.overview',
  method: 'GET',
  path: '/complaints-overview',
  need: 'measures.read',
  query: z.object({
    from: isoDate,
    to: isoDate,
    projectId: id.optional(),
    product: z.string().default(''),
    area: z.string().default(''),
  }),
  reply: z.object({
    days: z.array(z.object({ date: isoDate, ...counts })),
    byProduct: z.array(z.object({ code: z.string(), ...counts })),
    byArea: z.array(z.object({ code: z.string(), ...counts })),
    total: z.object(counts),
    asOf: instant,
  }),
});

/** Computes a chart from its definition; keeps nothing. */
export const drawChart = endpoint({
  id: 'measures.draw-chart',
  method: 'POST',
  path: '/control-charts/drawing',
  need: 'measures.read',
  body: chartDefinition,
  reply: annotatedChart,
});

export const watchedChart = z.object({
  id,
  definition: chartDefinition,
  /** Signals found and not yet looked into. */
  newSignals: z.number().int(),
  createdAt: instant,
  createdBy: z.string(),
});

/** A watched chart is drawn again each time a business date has ended; what it newly shows is raised once. */
export const watchChart = endpoint({
  id: 'measures.watch-chart',
  method: 'POST',
  path: '/control-charts',
  need: 'measures.chart',
  body: chartDefinition,
  reply: watchedChart,
  creates: true,
});

export const listWatchedCharts = endpoint({
  id: 'measures.list-watched-charts',
  method: 'GET',
  path: '/control-charts',
  need: 'measures.read',
  reply: z.object({ charts: z.array(watchedChart) }),
});

export const unwatchChart = endpoint({
  id: 'measures.unwatch-chart',
  method: 'DELETE',
  path: '/control-charts/:id',
  need: 'measures.chart',
  params: z.object({ id }),
  reply: z.object({}),
});

/** A watched chart shows a special cause that it did not show before. Subject: the signal. */
export const signalRaised = event(
  'signal.raised',
  'signal',
  z.object({
    /** Null in facts from before there were several projects. */
    projectId: id.nullable().default(null),
    chartId: id,
    indicator: z.string(),
    rule: ruleName,
    from: isoDate,
    to: isoDate,
  }),
);

/** How many people each unit had on a day that is over. Subject: the first project, for staff belong to none. */
export const staffCounted = event(
  'staff.counted',
  'project',
  z.object({ day: isoDate, units: z.array(z.object({ unitId: id, people: z.int().min(0) })) }),
);

/** How many customers a project has, told once a day. Subject: the project. */
export const customersCounted = event(
  'customers.counted',
  'project',
  z.object({
    day: isoDate,
    customers: z.int().min(0),
    /** Of them, those of whom name, telephone and mail are known; older facts don't say. */
    complete: z.int().min(0).nullable().default(null),
  }),
);

/** Of the answered contacts of known customers on a business date, which were followed by another one within 7 days. Subject: the project. */
export const firstContactsCounted = event(
  'first-contacts.counted',
  'project',
  z.object({
    day: isoDate,
    rows: z.array(
      z.object({
        queueId: id.nullable(),
        agentId: id.nullable(),
        unitId: id.nullable(),
        channel: z.string(),
        contacts: z.int(),
        followed: z.int(),
        /** Of both, those that the first line could resolve by itself; older facts don't say. */
        firstLine: z.int().optional(),
        firstLineFollowed: z.int().optional(),
      }),
    ),
  }),
);
