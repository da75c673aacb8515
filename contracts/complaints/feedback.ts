import { z } from 'zod';
import { mostFilesOfDraft } from '../files/index.ts';
import { allowance, countedPage, endpoint, event, id, instant, listQuery, personal, text } from '../kernel/index.ts';

const one = z.object({ id });
const words = personal('text', z.string());

export const questionState = z.enum(['open', 'answered', 'withdrawn']);
export type QuestionState = z.infer<typeof questionState>;

/** Something that we want to know from the customer. */
export const question = z.object({
  id,
  state: questionState,
  text: words,
  askedAt: instant,
  askedByName: z.string(),
  /** The time for the answer stands still until this is settled. */
  pausing: z.boolean(),
  answer: words.nullable(),
  settledAt: instant.nullable(),
  /** Null: the customer. */
  settledByName: z.string().nullable(),
});
export type Question = z.infer<typeof question>;

/** What the customer said about an answer. */
export const verdict = z.object({
  answeredAt: instant,
  acceptedAt: instant.nullable(),
  satisfied: z.boolean().nullable(),
  words: words.nullable(),
  ratedAt: instant.nullable(),
});
export type Verdict = z.infer<typeof verdict>;

export const appealState = z.enum(['lodged', 'reviewing', 'upheld', 'rejected']);
export type AppealState = z.infer<typeof appealState>;

export const appeal = z.object({
  id,
  complaintId: id,
  number: z.string(),
  state: appealState,
  reason: words,
  lodgedAt: instant,
  /** Null: the customer. */
  lodgedByName: z.string().nullable(),
  /** Whose answer it is against. */
  handlerName: z.string().nullable(),
  reviewerId: id.nullable(),
  reviewerName: z.string().nullable(),
  dueAt: instant,
  overdue: z.boolean(),
  decision: words.nullable(),
  decidedAt: instant.nullable(),
  decidedByName: z.string().nullable(),
  /** review, decide, assign. */
  actions: z.record(z.string(), allowance),
});
export type Appeal = z.infer<typeof appeal>;

export const visitState = z.enum(['due', 'done', 'unreached', 'dropped']);
export type VisitState = z.infer<typeof visitState>;

export const visitTry = z.object({ at: instant, byName: z.string(), reached: z.boolean(), words: words.nullable() });

/** One return visit 回访. */
export const visit = z.object({
  id,
  complaintId: id,
  number: z.string(),
  state: visitState,
  /** Whose case it is; they do not visit it. */
  handlerName: z.string().nullable(),
  closedAt: instant,
  dueAt: instant,
  nextTryAt: instant,
  tries: z.int(),
  visitorName: z.string().nullable(),
  solved: z.boolean().nullable(),
  satisfied: z.boolean().nullable(),
  words: words.nullable(),
  endedAt: instant.nullable(),
  customerName: personal('name', z.string()).nullable(),
  /** The first words of what was complained of. */
  summary: words,
  /** visit. */
  actions: z.record(z.string(), allowance),
});
export type Visit = z.infer<typeof visit>;

/** All that went to and fro with the customer, oldest first. */
export const feedback = z.object({
  questions: z.array(question),
  verdicts: z.array(verdict),
  appeals: z.array(appeal),
  visits: z.array(visit.extend({ history: z.array(visitTry) })),
  /** ask, appeal. */
  actions: z.record(z.string(), allowance),
});
export type Feedback = z.infer<typeof feedback>;

export const getFeedback = endpoint({
  id: 'complaints.get-feedback',
  method: 'GET',
  path: '/complaints/:id/feedback',
  need: 'complaints.read',
  params: one,
  reply: feedback,
});

/** The customer is told by a letter and can answer in the portal. `pausing`: the time for our answer stands still meanwhile. */
export const askCustomer = endpoint({
  id: 'complaints.ask',
  method: 'POST',
  path: '/complaints/:id/questions',
  need: 'complaints.handle',
  params: one,
  body: z.object({ text: text(2_000), pausing: z.boolean().default(true) }),
  reply: feedback,
  creates: true,
});

/** What the customer said on the phone or at the counter, in their place. */
export const noteAnswer = endpoint({
  id: 'complaints.note-answer',
  method: 'POST',
  path: '/complaints/:id/questions/:questionId/answer',
  need: 'complaints.handle',
  params: z.object({ id, questionId: id }),
  body: z.object({ text: text(4_000) }),
  reply: feedback,
});

export const withdrawQuestion = endpoint({
  id: 'complaints.withdraw-question',
  method: 'POST',
  path: '/complaints/:id/questions/:questionId/withdrawal',
  need: 'complaints.handle',
  params: z.object({ id, questionId: id }),
  body: z.object({ reason: text(400) }),
  reply: feedback,
});

/** For a customer who appeals by word of mouth or letter. */
export const appealForCustomer = endpoint({
  id: 'complaints.appeal',
  method: 'POST',
  path: '/complaints/:id/appeals',
  need: 'complaints.handle',
  params: one,
  body: z.object({ reason: text(4_000) }),
  reply: feedback,
  creates: true,
});

export const appealList = {
  filters: {
    state: ['eq', 'in', 'ne'],
    reviewerId: ['eq', 'null'],
    dueAt: ['lte'],
  },
  sorts: ['dueAt', 'lodgedAt'],
  usualSort: 'dueAt',
  counted: true,
} as const;

export const listAppeals = endpoint({
  id: 'complaints.list-appeals',
  method: 'GET',
  path: '/complaint-appeals',
  need: 'complaints.handle',
  query: listQuery(appealList),
  reply: countedPage(appeal).extend({ now: instant }),
});

/** Somebody who had no part in the case looks at it again: oneself, or with `complaints.assign` somebody else. */
export const reviewAppeal = endpoint({
  id: 'complaints.review-appeal',
  method: 'POST',
  path: '/complaint-appeals/:id/review',
  need: 'complaints.handle',
  params: one,
  body: z.object({ reviewerId: id }),
  reply: appeal,
});

/** Upheld, the case is taken up again. Either way the customer is told the result and why. */
export const decideAppeal = endpoint({
  id: 'complaints.decide-appeal',
  method: 'POST',
  path: '/complaint-appeals/:id/decision',
  need: 'complaints.handle',
  params: one,
  body: z.object({ upheld: z.boolean(), text: text(4_000) }),
  reply: appeal,
});

/** What a customer may send along: files staged under a draft of their own. */
export const sentAlong = {
  fileIds: z.array(id).max(mostFilesOfDraft).default([]),
  draft: id.optional(),
};

const ofCase = { number: z.string(), ownerId: id.nullable() };
export const questionAsked = event('complaint.question-asked', 'complaint', z.object({ questionId: id, ...ofCase }));
/** By the customer or noted for them. */
export const questionAnswered = event(
  'complaint.question-answered',
  'complaint',
  z.object({ questionId: id, byCustomer: z.boolean(), ...ofCase }),
);
export const answerAccepted = event('complaint.answer-accepted', 'complaint', z.object(ofCase));
export const answerRated = event(
  'complaint.answer-rated',
  'complaint',
  z.object({ ...ofCase, satisfied: z.boolean() }),
);
export const appealLodged = event('complaint.appeal-lodged', 'complaint', z.object({ appealId: id, ...ofCase }));
export const appealGiven = event(
  'complaint.appeal-given',
  'complaint',
  z.object({ appealId: id, number: z.string(), reviewerId: id }),
);
export const appealDecided = event(
  'complaint.appeal-decided',
  'complaint',
  z.object({ appealId: id, upheld: z.boolean(), ...ofCase }),
);
