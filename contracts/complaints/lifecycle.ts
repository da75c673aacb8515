import { z } from 'zod';
import { endpoint, event, id, instant, isoDate, text } from '../kernel/index.ts';
import { pauseReason } from '../requests/index.ts';
import { complexity, impact, vulnerability } from './assessment.ts';
import { complaint } from './records.ts';
import { severity, validity } from './terms.ts';

const one = z.object({ id });

/** Why a case is taken up again: found in a return visit, an appeal, the customer's word, or ours. */
export const reopenReason = z.enum(['visit', 'appeal', 'customer', 'handler']);
export type ReopenReason = z.infer<typeof reopenReason>;

/** By hand; what a visit or an appeal leads to is reopened by them. */
export const reopenComplaint = endpoint({
  id: 'complaints.reopen',
  method: 'POST',
  path: '/complaints/:id/reopening',
  need: 'complaints.handle',
  params: one,
  body: z.object({ reason: reopenReason.extract(['customer', 'handler']), note: text(2_000) }),
  reply: complaint,
});

/**
 * Whom the case is about, all of them at once. They neither handle it nor approve anything in it. Taking somebody off needs
 * `complaints.assign`; an owner who is named is owner no more.
 */
export const nameComplainedAbout = endpoint({
  id: 'complaints.name-complained-about',
  method: 'PUT',
  path: '/complaints/:id/complained-about',
  need: 'complaints.handle',
  params: one,
  body: z.object({ people: z.array(id).max(10), units: z.array(id).max(10) }),
  reply: complaint,
});

/** Taken up again. `closedOn` is the date of its first closing, null where it was answered only; `count` how often by now. */
export const complaintReopened = event(
  'complaint.reopened',
  'complaint',
  z.object({
    projectId: id.nullable().default(null),
    lodgedOn: isoDate,
    reopenedOn: isoDate,
    closedOn: isoDate.nullable(),
    product: z.string(),
    area: z.string(),
    reason: reopenReason,
    count: z.int(),
  }),
);

/** What is judged of a case at first sight. A safety matter is of severity `safety`; with a vulnerability goes its reason. */
export const assessComplaint = endpoint({
  id: 'complaints.assess',
  method: 'POST',
  path: '/complaints/:id/assessments',
  need: 'complaints.handle',
  params: one,
  body: z
    .object({
      severity,
      complexity,
      impact,
      /** Whether the customer seems to be right, at first sight; null: not said. */
      validity: validity.nullable().default(null),
      /** Whether the suggestions were before whoever judged. */
      suggestionShown: z.boolean().default(false),
      /** What must be done at once; null: nothing. */
      immediate: text(1_000).nullable(),
      vulnerability: vulnerability.nullable(),
      vulnerabilityReason: text(400).nullable(),
      version: z.int(),
    })
    .refine((body) => (body.vulnerability === null) === (body.vulnerabilityReason === null), {
      path: ['vulnerabilityReason'],
      params: { code: 'invalid_type' },
    }),
  reply: complaint,
});

/** The time for the answer stands still until an instant, for a reason that the process allows. */
export const pauseComplaint = endpoint({
  id: 'complaints.pause',
  method: 'POST',
  path: '/complaints/:id/pauses',
  need: 'complaints.handle',
  params: one,
  body: z.object({ reason: pauseReason, until: instant, note: text(1_000) }),
  reply: complaint,
});

export const resumeComplaint = endpoint({
  id: 'complaints.resume',
  method: 'DELETE',
  path: '/complaints/:id/pause',
  need: 'complaints.handle',
  params: one,
  reply: complaint,
});
