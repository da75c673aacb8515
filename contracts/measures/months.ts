import { z } from 'zod';
import { allowances, bilingual, endpoint, event, id, instant, isoDate, personal, text } from '../kernel/index.ts';
import { figure, indicator, personAsked } from './indicator.ts';

export const monthName = z.string().regex(/^(19|20|21)\d\d-(0[1-9]|1[0-2])$/);

/** `running` is not over; `open` is, and can still be corrected; `locked` never changes; `signed` stands behind it. */
export const monthState = z.enum(['running', 'open', 'locked', 'signed']);
export type MonthState = z.infer<typeof monthState>;

const code = indicator.shape.code;

/** A figure of a month at a place, with what was put right in it. */
export const monthFigure = z.object({
  /** As it was in force when the month was locked; until then as it is. */
  indicator,
  ...figure.shape,
  target: z.number().nullable(),
  /** Since it was locked facts have come or changed: what it would be today. Null: nothing differs. */
  since: figure.nullable(),
});
export type MonthFigure = z.infer<typeof monthFigure>;

export const monthDispute = z.object({
  id,
  indicator: code,
  name: bilingual,
  unit: indicator.shape.unit,
  /** What stands above and below its line; null below, where nothing can be corrected there. */
  parts: indicator.shape.parts,
  unitId: id.nullable(),
  personId: id.nullable(),
  place: bilingual.nullable(),
  /** As it stood when it was disputed. */
  ...figure.shape,
  raisedAt: instant,
  raisedBy: z.string(),
  reason: personal('text', z.string()),
  evidence: personal('text', z.string()),
  state: z.enum(['open', 'corrected', 'declined']),
  answeredAt: instant.nullable(),
  answeredBy: z.string(),
  answer: personal('text', z.string()),
  version: z.int(),
  actions: allowances,
});
export type MonthDispute = z.infer<typeof monthDispute>;

/** An entry of its own: what it adds above or below lines, of which month, and in which it is counted. */
export const monthCorrection = z.object({
  id: z.string(),
  bookedIn: monthName,
  ofMonth: monthName,
  /** After a dispute, or of facts that came when the month was locked. */
  origin: z.enum(['dispute', 'late']),
  /** What is added to, and to which indicators it belongs. */
  indicators: z.array(bilingual),
  part: z.string(),
  delta: z.number(),
  place: bilingual.nullable(),
  reason: personal('text', z.string()),
  madeAt: instant,
  madeBy: z.string(),
});
export type MonthCorrection = z.infer<typeof monthCorrection>;

const standing = {
  month: monthName,
  state: monthState,
  openDisputes: z.int(),
  corrections: z.int(),
  lockedAt: instant.nullable(),
  lockedBy: z.string(),
  signedAt: instant.nullable(),
  signedBy: z.string(),
};

export const listMonths = endpoint({
  id: 'measures.list-months',
  method: 'GET',
  path: '/months',
  need: 'measures.live',
  query: z.object({ projectId: id.optional() }),
  reply: z.object({
    /** The latest first. */
    months: z.array(
      z.object({
        ...standing,
        /** Indicators made of something that has come or changed since. */
        differences: z.int(),
      }),
    ),
  }),
});

const month = z.object({
  ...standing,
  from: isoDate,
  to: isoDate,
  projectId: id,
  /** Of which the figures are; null is the whole. */
  unitId: id.nullable(),
  personId: id.nullable(),
  place: bilingual.nullable(),
  figures: z.array(monthFigure),
  disputes: z.array(monthDispute),
  /** Counted in this month, and of this month counted in another; the latest 200. */
  entries: z.array(monthCorrection),
  units: z.array(z.object({ id, name: bilingual })),
  people: z.array(z.object({ id, name: z.string() })),
  asOf: instant,
  version: z.int(),
  actions: allowances,
});
export type Month = z.infer<typeof month>;

/** A month at a place: figures as they were published, or as they stand. */
export const getMonth = endpoint({
  id: 'measures.get-month',
  method: 'GET',
  path: '/months/:month',
  need: 'measures.live',
  params: z.object({ month: monthName }),
  query: z.object(personAsked),
  reply: month,
});

/** The same of oneself: one's own figures, one's own disputes and what came of them. */
export const getOwnMonth = endpoint({
  id: 'measures.get-own-month',
  method: 'GET',
  path: '/own-months/:month',
  need: 'measures.dispute',
  params: z.object({ month: monthName }),
  query: z.object({ projectId: id.optional() }),
  reply: month,
});

/** One's own figure, or one of a place within reach; until the month is signed. */
export const raiseDispute = endpoint({
  id: 'measures.raise-dispute',
  method: 'POST',
  path: '/months/:month/disputes',
  need: 'measures.dispute',
  params: z.object({ month: monthName }),
  body: z.object({
    projectId: id.optional(),
    indicator: code.min(1).max(60),
    unitId: id.nullable(),
    personId: id.nullable(),
    reason: text(1_000),
    /** Where it can be seen: numbers of cases, recordings, rosters. */
    evidence: text(2_000),
  }),
  reply: monthDispute,
  creates: true,
});

const delta = z.number().min(-1_000_000_000).max(1_000_000_000);

/** By somebody else than who raised it: declined, or put right by what is added above and below the line. */
export const answerDispute = endpoint({
  id: 'measures.answer-dispute',
  method: 'POST',
  path: '/month-disputes/:id/answer',
  need: 'measures.close',
  params: z.object({ id }),
  body: z.object({
    verdict: z.enum(['corrected', 'declined']),
    countDelta: delta,
    sizeDelta: delta,
    text: text(1_000),
    version: z.int(),
  }),
  reply: monthDispute,
});

/** Books what came late to locked months, keeps every figure with its definition, and lets nothing change them again. */
export const lockMonth = endpoint({
  id: 'measures.lock-month',
  method: 'POST',
  path: '/months/:month/lock',
  need: 'measures.close',
  params: z.object({ month: monthName }),
  body: z.object({ projectId: id.optional() }),
  reply: z.object({ month: monthName, state: monthState }),
});

export const signMonth = endpoint({
  id: 'measures.sign-month',
  method: 'POST',
  path: '/months/:month/signature',
  need: 'measures.sign',
  params: z.object({ month: monthName }),
  body: z.object({ projectId: id.optional(), version: z.int() }),
  reply: z.object({ month: monthName, state: monthState }),
});

const named = { month: monthName, indicator: code, name: bilingual };

/** Somebody says that a figure of a month is wrong. Subject: the dispute. */
export const monthDisputed = event('month.disputed', 'month-dispute', z.object({ projectId: id, ...named }));

/** Subject: the dispute. */
export const monthDisputeAnswered = event(
  'month-dispute.answered',
  'month-dispute',
  z.object({ projectId: id, ...named, raisedBy: id, verdict: z.enum(['corrected', 'declined']) }),
);

/** Its figures stand from now on. Subject: the project. */
export const monthLocked = event('month.locked', 'project', z.object({ month: monthName }));

/** Subject: the project. */
export const monthSigned = event('month.signed', 'project', z.object({ month: monthName }));
