import { z } from 'zod';
import { identity } from '../customers/index.ts';
import { endpoint, event, id, instant, personal, text } from '../kernel/index.ts';
import { askedKind, followedRequest, pauseReason } from '../requests/index.ts';
import { appealState, questionState, sentAlong } from './feedback.ts';
import { complaintState, validity } from './terms.ts';

const words = personal('text', z.string());

/** What a customer reads in the course of their case, in plain words. */
export const followedEntry = z.object({
  kind: z.enum([
    'lodged',
    'acknowledged',
    'question',
    'reply',
    'letter',
    'files',
    'answered',
    'accepted',
    'rated',
    'appealed',
    'appeal-decided',
    'reopened',
    'closed',
  ]),
  at: instant,
  text: words.nullable(),
});
export type FollowedEntry = z.infer<typeof followedEntry>;

/** What the customer sees behind the signed link: plain states and times, never another's data or inner notes. */
export const followedComplaint = z.object({
  number: z.string(),
  state: complaintState,
  facts: words,
  demand: words.nullable(),
  lodgedAt: instant,
  /** By when an answer is promised; null while we wait for the customer. */
  respondBy: instant.nullable(),
  /** That time has passed without an answer. */
  overdue: z.boolean(),
  /** The time for the answer stands still, and runs on by `until` at the latest. */
  paused: z.object({ reason: pauseReason, since: instant, until: instant }).nullable(),
  /** How many files the customer sent along. */
  fileCount: z.int(),
  answer: words.nullable(),
  validity: validity.nullable(),
  /** Oldest first. */
  course: z.array(followedEntry),
  questions: z.array(z.object({ id, state: questionState, text: words, askedAt: instant, answer: words.nullable() })),
  appeal: z.object({ state: appealState, lodgedAt: instant, decision: words.nullable() }).nullable(),
  rating: z.object({ satisfied: z.boolean(), words: words.nullable() }).nullable(),
  accepted: z.boolean(),
  /** What the customer can do now. */
  may: z.object({ accept: z.boolean(), rate: z.boolean(), appeal: z.boolean(), appealUntil: instant.nullable() }),
  zone: z.string(),
});
export type FollowedComplaint = z.infer<typeof followedComplaint>;

const token = z.object({ token: z.string().min(1).max(200) });

/** `token` is signed: it opens this one complaint and cannot be guessed or changed. */
export const followComplaint = endpoint({
  id: 'complaints.follow',
  method: 'GET',
  path: '/portal/complaints/:token',
  need: 'public',
  params: token,
  reply: followedComplaint,
});

export const answerQuestion = endpoint({
  id: 'complaints.answer-question',
  method: 'POST',
  path: '/portal/complaints/:token/questions/:questionId',
  need: 'public',
  params: token.extend({ questionId: id }),
  body: z.object({ text: text(4_000), ...sentAlong }),
  reply: followedComplaint,
});

export const acceptAnswer = endpoint({
  id: 'complaints.accept-answer',
  method: 'POST',
  path: '/portal/complaints/:token/acceptance',
  need: 'public',
  params: token,
  reply: followedComplaint,
});

export const rateAnswer = endpoint({
  id: 'complaints.rate-answer',
  method: 'POST',
  path: '/portal/complaints/:token/rating',
  need: 'public',
  params: token,
  body: z.object({ satisfied: z.boolean(), words: z.string().trim().max(1_000).default('') }),
  reply: followedComplaint,
});

export const appealInPortal = endpoint({
  id: 'complaints.appeal-in-portal',
  method: 'POST',
  path: '/portal/complaints/:token/appeal',
  need: 'public',
  params: token,
  body: z.object({ reason: text(4_000), ...sentAlong }),
  reply: followedComplaint,
});

/** Digits of a code. */
export const codeLength = 6;
export const codeMinutes = 10;
export const codeTries = 5;

/**
 * A code is sent to whoever lodged the case of this number, if that is their telephone number's end. The reply is the same
 * whether there is such a case or not. Refused with `codes-often` where it is asked for too often.
 */
export const askReturnCode = endpoint({
  id: 'complaints.ask-return-code',
  method: 'POST',
  path: '/portal/codes',
  need: 'public',
  body: z.object({
    number: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[A-Z]{2}\d{4}-?\d{1,10}$/)
      .max(24),
    phoneEnd: z
      .string()
      .trim()
      .regex(/^\d{4}$/),
  }),
  reply: z.object({ codeId: id, expiresAt: instant }),
});

/** Opens the case once. Refused with `code-wrong`, telling how many tries are `left`, and `code-ended` after the last or in time. */
export const useReturnCode = endpoint({
  id: 'complaints.use-return-code',
  method: 'POST',
  path: '/portal/codes/:id',
  need: 'public',
  params: z.object({ id }),
  body: z.object({
    code: z
      .string()
      .trim()
      .regex(/^\d{6}$/),
  }),
  reply: z.object({ kind: z.enum(['complaint', 'request']), token: z.string() }),
});

/** A code was asked for, for this case; the code itself is made from the id by whoever sends it. */
export const returnCodeAsked = event(
  'complaint.return-code-asked',
  'complaint',
  z.object({ codeId: id, projectId: id, customerId: id.nullable() }),
);

/** The same for a request of `requests`. */
export const requestCodeAsked = event(
  'complaint.request-code-asked',
  'request',
  z.object({ codeId: id, projectId: id, customerId: id.nullable() }),
);

/** What can be told us beside a complaint, by the kinds of `requests`. */
export const toldKind = askedKind.extract(['after-sales', 'suggestion', 'praise']);
export type ToldKind = z.infer<typeof toldKind>;

export const lodgeRequestInPortal = endpoint({
  id: 'complaints.lodge-request-in-portal',
  method: 'POST',
  path: '/portal/requests',
  need: 'public',
  body: z.object({ projectId: id.optional(), kind: toldKind, customer: identity, text: text(4_000), ...sentAlong }),
  reply: z.object({ number: z.string(), token: z.string() }),
  creates: true,
});

/** `token` is signed, as that of a complaint is. */
export const followRequestInPortal = endpoint({
  id: 'complaints.follow-request-in-portal',
  method: 'GET',
  path: '/portal/requests/:token',
  need: 'public',
  params: token,
  reply: followedRequest,
});

/** Once it is closed, once for each closing. Refused with `request-open` or `already-rated`. */
export const rateRequestInPortal = endpoint({
  id: 'complaints.rate-request-in-portal',
  method: 'POST',
  path: '/portal/requests/:token/rating',
  need: 'public',
  params: token,
  body: z.object({ score: z.number().int().min(1).max(5), words: z.string().trim().max(1_000).default('') }),
  reply: followedRequest,
});
