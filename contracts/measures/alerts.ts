import { z } from 'zod';
import { allowances, bilingual, endpoint, event, id, instant, personal, text, topic } from '../kernel/index.ts';
import { caseBehind, figure, indicator } from './indicator.ts';

/** `raised` waits to be taken, `taken` has somebody, `acted` has a named action, `closed` has an outcome. */
export const alertState = z.enum(['raised', 'taken', 'acted', 'closed']);
export type AlertState = z.infer<typeof alertState>;

/** What came of it; a false alarm needs no action before. */
export const alertOutcome = z.enum(['effective', 'partly', 'not-effective', 'false-alarm']);
export type AlertOutcome = z.infer<typeof alertOutcome>;

export const indicatorAlert = z.object({
  id,
  indicator: indicator.shape.code,
  name: bilingual,
  unit: indicator.shape.unit,
  direction: indicator.shape.direction,
  projectId: id,
  unitId: id.nullable(),
  unitName: bilingual.nullable(),
  state: alertState,
  raisedAt: instant,
  /** As it stood when it was raised. */
  ...figure.shape,
  /** The bound that was crossed, and whether it is a control limit. */
  boundAt: z.number(),
  byControl: z.boolean(),
  windowMinutes: z.int(),
  suggestion: z.string(),
  ownerId: id.nullable(),
  ownerName: z.string(),
  takeBy: instant,
  /** How often it went on because nobody took it. */
  escalations: z.int(),
  takenAt: instant.nullable(),
  /** Back within its limits since; null while it is not. */
  recoveredAt: instant.nullable(),
  closedAt: instant.nullable(),
  outcome: alertOutcome.nullable(),
  actions: allowances,
  version: z.int(),
});
export type IndicatorAlert = z.infer<typeof indicatorAlert>;

export const alertEntry = z.object({
  code: z.enum(['raised', 'escalated', 'taken', 'acted', 'recovered', 'again', 'closed', 'withdrawn']),
  at: instant,
  byName: z.string(),
  text: personal('text', z.string()),
  value: z.number().nullable(),
});

export const alertRecord = z.object({
  alert: indicatorAlert,
  log: z.array(alertEntry),
  /** From a window before the alert, at least a day, until a day after its end, as of now. */
  points: z.array(z.object({ at: instant, ...figure.shape })),
  /** Of the window in which it was raised: those that made it what it was first. */
  cases: z.array(caseBehind),
  /** A window before the first action and what was counted since, at most a window long; null before there is one. */
  effect: z.object({ actedAt: instant, before: figure, after: figure }).nullable(),
  asOf: instant,
});
export type AlertRecord = z.infer<typeof alertRecord>;

const one = z.object({ id });
const version = z.int();

export const getIndicatorAlert = endpoint({
  id: 'measures.get-alert',
  method: 'GET',
  path: '/indicator-alerts/:id',
  need: 'measures.live',
  params: one,
  reply: alertRecord,
});

/** Whoever takes it owns it, whoever was told first. */
export const takeIndicatorAlert = endpoint({
  id: 'measures.take-alert',
  method: 'POST',
  path: '/indicator-alerts/:id/taking',
  need: 'measures.intervene',
  params: one,
  body: z.object({ version }),
  reply: alertRecord,
});

/** What is done about it, named; more than once where once was not enough. */
export const recordIntervention = endpoint({
  id: 'measures.record-intervention',
  method: 'POST',
  path: '/indicator-alerts/:id/interventions',
  need: 'measures.intervene',
  params: one,
  body: z.object({ action: text(500), version }),
  reply: alertRecord,
});

export const closeIndicatorAlert = endpoint({
  id: 'measures.close-alert',
  method: 'POST',
  path: '/indicator-alerts/:id/closure',
  need: 'measures.intervene',
  params: one,
  body: z.object({ outcome: alertOutcome, text: text(1_000), version }),
  reply: alertRecord,
});

const about = { projectId: id, unitId: id.nullable(), indicator: z.string(), name: bilingual };

/** An indicator has left its limits. Subject: the alert. */
export const indicatorAlertRaised = event(
  'indicator-alert.raised',
  'indicator-alert',
  z.object({ ...about, ownerId: id.nullable() }),
);

/** Nobody took it in time: `ownerId` is who must now. */
export const indicatorAlertEscalated = event(
  'indicator-alert.escalated',
  'indicator-alert',
  z.object({ ...about, fromId: id.nullable(), ownerId: id }),
);

export const indicatorAlertChanged = event(
  'indicator-alert.changed',
  'indicator-alert',
  z.object({ ...about, act: alertEntry.shape.code, ownerId: id.nullable() }),
);

/** The alerts that one may see: one of them is not as it was. */
export const indicatorAlertsTopic = topic({
  name: 'measures.alerts',
  need: 'measures.live',
  state: z.object({}),
  change: z.object({ id, act: alertEntry.shape.code }),
});
