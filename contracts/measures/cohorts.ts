import { z } from 'zod';
import { allowance, allowances, endpoint, id, instant, isoDate, listQuery, page, text } from '../kernel/index.ts';

const one = z.object({ id });
export const longestCohortPeriod = 366;
export const mostCohortReadings = 60;

/** `all`: on record when it is frozen; `served`: a contact, request or complaint of theirs began in it; `complained`: a complaint did. */
export const cohortWho = z.enum(['all', 'served', 'complained']);
export type CohortWho = z.infer<typeof cohortWho>;

/** `value` is part ÷ whole; null where the whole is nothing, or nobody has told it yet. */
const share = z.object({ part: z.number(), whole: z.number(), value: z.number().nullable() });
export type CohortShare = z.infer<typeof share>;

export const cohortReading = z.object({
  id,
  from: isoDate,
  to: isoDate,
  readAt: instant,
  readBy: z.string(),
  /** Members whose data are still on record. */
  known: z.number().int(),
  /** Satisfied answers of all they gave, with the 95 % interval. */
  satisfaction: share.extend({ lower: z.number().nullable(), upper: z.number().nullable() }),
  /** With whom a contact was held, or whose request or complaint was answered. */
  reach: share,
  /** Name, telephone and mail on record. */
  completeness: share,
  /** What billing says, in hundredths of a yuan: null until somebody tells it. */
  churn: share.nullable(),
  revenue: share.nullable(),
  told: z.object({ source: z.string(), at: instant, by: z.string() }).nullable(),
  tell: allowance,
});
export type CohortReading = z.infer<typeof cohortReading>;

const cohortHead = z.object({
  id,
  projectId: id,
  name: z.string(),
  who: cohortWho,
  from: isoDate,
  to: isoDate,
  members: z.number().int(),
  readings: z.number().int(),
  frozenAt: instant,
  frozenBy: z.string(),
});
export type CohortHead = z.infer<typeof cohortHead>;

/** Readings latest first; the last is that of the freezing. */
export const cohort = cohortHead.extend({ readings: z.array(cohortReading), actions: allowances });
export type Cohort = z.infer<typeof cohort>;

export const cohortList = { filters: { who: ['eq', 'in'] }, sorts: ['frozenAt'], usualSort: '-frozenAt' } as const;

export const listCohorts = endpoint({
  id: 'measures.list-cohorts',
  method: 'GET',
  path: '/cohorts',
  need: 'measures.read',
  query: listQuery(cohortList),
  reply: page(cohortHead),
});

export const getCohort = endpoint({
  id: 'measures.get-cohort',
  method: 'GET',
  path: '/cohorts/:id',
  need: 'measures.read',
  params: one,
  reply: cohort,
});

/** Whoever is of it now stays of it; the period is read at once. */
export const freezeCohort = endpoint({
  id: 'measures.freeze-cohort',
  method: 'POST',
  path: '/cohorts',
  need: 'measures.define',
  body: z.object({ projectId: id.optional(), name: text(60), who: cohortWho, from: isoDate, to: isoDate }),
  reply: one,
  creates: true,
});

/** The same customers in another period. */
export const readCohort = endpoint({
  id: 'measures.read-cohort',
  method: 'POST',
  path: '/cohorts/:id/readings',
  need: 'measures.define',
  params: one,
  body: z.object({ from: isoDate, to: isoDate }),
  reply: one,
  creates: true,
});

const amountMinor = z.int().min(0).max(100_000_000_000_000);

/** What billing says of them in the period of a reading; told once, with where it comes from. */
export const tellCohort = endpoint({
  id: 'measures.tell-cohort',
  method: 'POST',
  path: '/cohort-readings/:id/billing',
  need: 'measures.define',
  params: one,
  body: z.object({
    lost: z.int().min(0).max(1_000_000_000),
    revenueMinor: amountMinor,
    /** Of all customers of the project. */
    totalMinor: amountMinor,
    source: text(200),
  }),
  reply: z.object({}),
});
