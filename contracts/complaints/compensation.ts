import { z } from 'zod';
import { mostFilesOfRecord } from '../files/index.ts';
import { allowances, endpoint, event, id, instant, isoDate, personal, text } from '../kernel/index.ts';
import { compensationKind, isRemedy } from './compensation-kind.ts';
import { compensationBudget } from './compensation-ledger.ts';
import { severity, termCode, validity } from './terms.ts';

const one = z.object({ id });
const version = z.number().int();
const minor = z.number().int().min(0).max(1_000_000_000);

/** A fixed amount, so much for each day of delay, or a share of the loss that the customer states. */
export const compensationBy = z.enum(['fixed', 'per-day', 'share']);

const ruleCode = z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/);
const codes = z.array(termCode).max(100);

/** When a rule fits: an empty list is any; days of delay from and to, both included. */
export const compensationCondition = z.object({
  products: codes,
  areas: codes,
  causes: codes,
  severities: z.array(severity).max(4),
  validities: z.array(validity).max(3),
  delayFrom: z.number().int().min(0).max(3_650).nullable(),
  delayTo: z.number().int().min(0).max(3_650).nullable(),
});

export const compensationRule = z.object({
  code: ruleCode,
  name: z.object({ zh: text(80), en: text(120) }),
  when: compensationCondition,
  kind: compensationKind,
  by: compensationBy,
  /** Of `fixed`, or of one day; 0 for a share. */
  amountMinor: minor,
  /** Of a share of the stated loss; 0 otherwise. */
  percent: z.number().min(0).max(300),
  /** Never more than this; null: no bound but authority and budget. */
  capMinor: minor.nullable(),
});
export type CompensationRule = z.infer<typeof compensationRule>;

export const compensationRules = z.object({ rules: z.array(compensationRule).max(200), version });
export type CompensationRules = z.infer<typeof compensationRules>;

export const listCompensationRules = endpoint({
  id: 'complaints.list-compensation-rules',
  method: 'GET',
  path: '/compensation-rules',
  need: 'org.read',
  reply: compensationRules,
});

/** All of them at once; what was proposed keeps the rule that it was proposed by. */
export const setCompensationRules = endpoint({
  id: 'complaints.set-compensation-rules',
  method: 'PUT',
  path: '/compensation-rules',
  need: 'requests.administer',
  body: compensationRules,
  reply: compensationRules,
});

/** What is said of the case besides what it holds already; left out, what the case says. */
export const compensationFacts = z.object({
  delayDays: z.number().int().min(0).max(3_650).nullable().default(null),
  lossMinor: minor.nullable().default(null),
  validity: validity.nullable().default(null),
  cause: termCode.nullable().default(null),
});
export type CompensationFacts = z.infer<typeof compensationFacts>;

/** A rule that fits, and how its amount comes about. */
export const compensationMatch = z.object({
  rule: compensationRule,
  amountMinor: z.number().int(),
  /** Before the cap. */
  rawMinor: z.number().int(),
  capped: z.boolean(),
  /** What must be said first for the amount to be known: `delayDays` or `lossMinor`. */
  missing: z.enum(['delayDays', 'lossMinor']).nullable(),
});
export type CompensationMatch = z.infer<typeof compensationMatch>;

/** What a proposal would come to: rules that fit, the best first; what one may grant oneself; budgets that it burdens. */
export const previewCompensation = endpoint({
  id: 'complaints.preview-compensation',
  method: 'POST',
  path: '/complaints/:id/compensations/preview',
  need: 'complaints.handle',
  params: one,
  body: compensationFacts,
  reply: z.object({
    matches: z.array(compensationMatch),
    /** Null is without bound. */
    ownLimitMinor: z.number().int().nullable(),
    budgets: z.array(compensationBudget),
    currency: z.string(),
  }),
});

export const compensationState = z.enum(['waiting', 'approved', 'paid', 'rejected', 'withdrawn', 'reversed']);
export type CompensationState = z.infer<typeof compensationState>;

/** Of a remedy: what is done, by whom and until when; what shows that it was, once it was. */
export const remedy = z.object({
  what: personal('text', z.string()),
  ownerId: id,
  ownerName: z.string(),
  dueOn: isoDate,
  evidence: personal('text', z.string()).nullable(),
});
export type Remedy = z.infer<typeof remedy>;

export const compensation = z.object({
  id,
  number: z.string(),
  complaintId: id,
  complaintNumber: z.string(),
  state: compensationState,
  kind: compensationKind,
  rule: compensationRule.nullable(),
  /** Of the rules, when it was proposed. */
  ruleVersion: version.nullable(),
  facts: compensationFacts,
  proposedMinor: z.number().int().nullable(),
  amountMinor: z.number().int(),
  currency: z.string(),
  /** Why it is not what the rule says, or why it is given without one. */
  reason: personal('text', z.string()).nullable(),
  overBudget: z.boolean(),
  /** Null where something is given rather than done. */
  remedy: remedy.nullable(),
  unitId: id.nullable(),
  bookedOn: isoDate,
  proposerId: id,
  proposerName: z.string(),
  proposedAt: instant,
  approvalId: id.nullable(),
  /** Who said yes or no; "for X by Y" under a delegation. */
  decidedByName: z.string().nullable(),
  decidedForName: z.string().nullable(),
  decidedAt: instant.nullable(),
  paidByName: z.string().nullable(),
  paidAt: instant.nullable(),
  reference: z.string().nullable(),
  endedByName: z.string().nullable(),
  endedAt: instant.nullable(),
  endReason: personal('text', z.string()).nullable(),
  version,
  /** withdraw, pay, fulfil, reverse. */
  actions: allowances,
});
export type Compensation = z.infer<typeof compensation>;

export const listCaseCompensations = endpoint({
  id: 'complaints.list-case-compensations',
  method: 'GET',
  path: '/complaints/:id/compensations',
  need: 'complaints.read',
  params: one,
  reply: z.object({ compensations: z.array(compensation) }),
});

/**
 * Within one's own authority it is approved at once; beyond it, or beyond a budget that escalates, somebody is asked. Refused where
 * a budget is exceeded that refuses, where the rule was applied to the case before, and where another of the kind is under way.
 */
export const proposeCompensation = endpoint({
  id: 'complaints.propose-compensation',
  method: 'POST',
  path: '/complaints/:id/compensations',
  need: 'complaints.handle',
  params: one,
  body: z
    .object({
      /** Null: no rule fits; then the kind is named and the reason needed. */
      ruleCode: ruleCode.nullable(),
      kind: compensationKind,
      facts: compensationFacts,
      /** Of a remedy what it costs the house. */
      amountMinor: minor.min(1),
      reason: z.string().trim().max(1_000).default(''),
      /** Of a remedy, and of nothing else. */
      remedy: z
        .object({ what: text(400), ownerId: id, dueOn: isoDate })
        .nullable()
        .default(null),
    })
    .refine((body) => isRemedy(body.kind) === (body.remedy !== null), {
      path: ['remedy'],
      params: { code: 'remedy-of-kind' },
    }),
  reply: compensation,
  creates: true,
});

/** Back to the budget: by whoever proposed it, or by whoever settles. */
export const withdrawCompensation = endpoint({
  id: 'complaints.withdraw-compensation',
  method: 'POST',
  path: '/compensations/:id/withdrawal',
  need: 'complaints.handle',
  params: one,
  body: z.object({ reason: text(1_000), version }),
  reply: compensation,
});

/** By somebody else than who proposed it, once, under the number of the payment; the same again changes nothing. */
export const payCompensation = endpoint({
  id: 'complaints.pay-compensation',
  method: 'POST',
  path: '/compensations/:id/payout',
  need: 'complaints.settle',
  params: one,
  body: z.object({ reference: text(80), version }),
  reply: compensation,
});

/** A remedy is done: by its owner, or by whoever settles and did not propose it, with what shows it. */
export const fulfilCompensation = endpoint({
  id: 'complaints.fulfil-compensation',
  method: 'POST',
  path: '/compensations/:id/fulfilment',
  need: 'complaints.handle',
  params: one,
  body: z.object({
    evidence: text(400),
    /** Of files that the caller has staged; they become the case's. */
    fileIds: z.array(id).max(mostFilesOfRecord).default([]),
    version,
  }),
  reply: compensation,
});

/** What was paid came back: a counter entry gives it to the budget again. */
export const reverseCompensation = endpoint({
  id: 'complaints.reverse-compensation',
  method: 'POST',
  path: '/compensations/:id/reversal',
  need: 'complaints.settle',
  params: one,
  body: z.object({ reason: text(1_000), version }),
  reply: compensation,
});

const about = z.object({
  projectId: id,
  complaintId: id,
  unitId: id.nullable(),
  kind: compensationKind,
  ruleCode: z.string().nullable(),
  amountMinor: z.number().int(),
  currency: z.string(),
  bookedOn: isoDate,
});
export const compensationProposed = event('compensation.proposed', 'compensation', about);
export const compensationApproved = event('compensation.approved', 'compensation', about);
/** Rejected, or taken back before it was paid. */
export const compensationReleased = event('compensation.released', 'compensation', about);
export const compensationPaid = event('compensation.paid', 'compensation', about);
export const compensationReversed = event('compensation.reversed', 'compensation', about);
