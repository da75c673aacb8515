import { z } from 'zod';
import { countedPage, endpoint, event, id, instant, isoDate, listQuery } from '../kernel/index.ts';
import { visit } from './feedback.ts';
import { severity, validity } from './terms.ts';

const percent = z.int().min(0).max(100);
/** The share of closed cases that is visited, in per cent, by gravity and finding. */
const shares = z.record(severity, z.record(validity, percent));
export type VisitShares = z.infer<typeof shares>;

export const feedbackRules = z.object({
  shares,
  /** Working days after closing within which a visit is made. */
  withinDays: z.int().min(1).max(30),
  /** After so many tries that reached nobody a visit ends. */
  mostTries: z.int().min(1).max(10),
  /** Working minutes until the next try. */
  againAfterMinutes: z.int().min(15).max(4_800),
  /** Customers are told beforehand. */
  invites: z.boolean(),
  /** Calendar days after an answer in which it can be appealed against. */
  appealWithinDays: z.int().min(1).max(365),
  /** Working days for deciding an appeal. */
  reviewDays: z.int().min(1).max(60),
});
export type FeedbackRules = z.infer<typeof feedbackRules>;

const ruled = z.object({ rules: feedbackRules, version: z.int() });

export const getFeedbackRules = endpoint({
  id: 'complaints.get-feedback-rules',
  method: 'GET',
  path: '/complaint-feedback-rules',
  need: 'requests.administer',
  reply: ruled,
});

/** For cases closed, and appeals lodged, from now on. */
export const setFeedbackRules = endpoint({
  id: 'complaints.set-feedback-rules',
  method: 'PUT',
  path: '/complaint-feedback-rules',
  need: 'requests.administer',
  body: ruled,
  reply: ruled,
});

export const visitList = {
  filters: {
    id: ['eq'],
    state: ['eq', 'in', 'ne'],
    handlerId: ['eq'],
    nextTryAt: ['lte'],
    satisfied: ['eq'],
  },
  sorts: ['nextTryAt', 'dueAt'],
  usualSort: 'nextTryAt',
  counted: true,
} as const;

/** The call list: what can be tried now comes first. */
export const listVisits = endpoint({
  id: 'complaints.list-visits',
  method: 'GET',
  path: '/complaint-visits',
  need: 'complaints.handle',
  query: listQuery(visitList),
  reply: countedPage(visit).extend({ now: instant }),
});

/**
 * What a call led to. Not reached: tried again later, until the tries are used up. Reached and not solved or not satisfied: the
 * case is taken up again, and `words` say why.
 */
export const recordVisit = endpoint({
  id: 'complaints.record-visit',
  method: 'POST',
  path: '/complaint-visits/:id/tries',
  need: 'complaints.handle',
  params: z.object({ id }),
  body: z.discriminatedUnion('reached', [
    z.object({ reached: z.literal(false), words: z.string().trim().max(400).default('') }),
    z.object({
      reached: z.literal(true),
      solved: z.boolean(),
      satisfied: z.boolean(),
      words: z.string().trim().max(2_000).default(''),
    }),
  ]),
  reply: visit,
});
export type VisitOutcome = z.infer<typeof recordVisit.body>;

/** Of the cases closed on these dates, by who handled them. Rates are shares of 1; null where there is nothing to divide by. */
export const visitResult = z.object({
  handlerId: id.nullable(),
  handlerName: z.string().nullable(),
  closed: z.int(),
  planned: z.int(),
  reached: z.int(),
  solved: z.int(),
  satisfied: z.int(),
  /** Of those planned, how many were reached. */
  visitRate: z.number().nullable(),
  /** Of those reached, how many are satisfied. */
  satisfaction: z.number().nullable(),
  /** Customers who rated the answer themselves, and how many of them are satisfied. */
  rated: z.int(),
  ratedSatisfied: z.int(),
});
export type VisitResult = z.infer<typeof visitResult>;

export const getVisitResults = endpoint({
  id: 'complaints.get-visit-results',
  method: 'GET',
  path: '/complaint-visit-results',
  need: 'complaints.handle',
  query: z.object({ from: isoDate.optional(), to: isoDate.optional() }),
  reply: z.object({ from: isoDate, to: isoDate, rows: z.array(visitResult) }),
});

export const visitPlanned = event(
  'complaint.visit-planned',
  'complaint',
  z.object({ visitId: id, handlerId: id.nullable() }),
);
export const visitEnded = event(
  'complaint.visit-ended',
  'complaint',
  z.object({
    visitId: id,
    handlerId: id.nullable(),
    reached: z.boolean(),
    solved: z.boolean().nullable(),
    satisfied: z.boolean().nullable(),
  }),
);
