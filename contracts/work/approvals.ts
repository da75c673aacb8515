import { z } from 'zod';
import { allowances, endpoint, event, id, instant, listQuery, page, personal, text } from '../kernel/index.ts';
import { approvalKind, currency } from './authority.ts';
import { namedPerson, urgency, workSubject } from './tasks.ts';

const one = z.object({ id });
const version = z.number().int();

export const approvalState = z.enum(['waiting', 'approved', 'rejected', 'withdrawn']);
export type ApprovalState = z.infer<typeof approvalState>;

/** One who must approve, in order: any holder of the post in that unit. */
export const approvalStep = z.object({
  post: z.string(),
  unitId: id,
  approvers: z.array(namedPerson),
  /** Up to what it may approve; null is without bound. */
  limitMinor: z.number().int().nullable(),
  /** `escalated`: a rung of the ladder passed it on before it was decided. */
  state: z.enum(['to-come', 'current', 'approved', 'rejected', 'not-needed', 'escalated']),
  decidedBy: namedPerson.nullable(),
  /** Under whose delegation: "for X by Y". */
  decidedFor: namedPerson.nullable(),
  decidedAt: instant.nullable(),
  note: personal('text', z.string()).nullable(),
});
export type ApprovalStep = z.infer<typeof approvalStep>;

export const approvalRow = z.object({
  id,
  number: z.string(),
  kind: z.string(),
  state: approvalState,
  title: personal('text', z.string()),
  subject: workSubject.nullable(),
  amountMinor: z.number().int().nullable(),
  currency: z.string().nullable(),
  projectId: id,
  unitId: id.nullable(),
  requester: namedPerson,
  createdAt: instant,
  /** By when it is to be decided; null where no time was set for its kind. */
  dueAt: instant.nullable(),
  urgency,
  decidedAt: instant.nullable(),
  version,
});

/** One line of the history: warned, pressing, breached, escalated, rung-empty. `from` and `to` are names. */
export const approvalEntry = z.object({
  id,
  at: instant,
  actorName: z.string(),
  code: z.string(),
  params: z.record(z.string(), z.string()),
});
export type ApprovalEntry = z.infer<typeof approvalEntry>;
export type ApprovalRow = z.infer<typeof approvalRow>;

export const approval = approvalRow.extend({
  body: personal('text', z.string()),
  steps: z.array(approvalStep),
  warnAt: instant.nullable(),
  pressAt: instant.nullable(),
  /** When the next rung of the ladder is due; null before the breach, at the top and once it is decided. */
  escalatesAt: instant.nullable(),
  timeline: z.array(approvalEntry),
  watchers: z.array(namedPerson),
  /** approve, reject, withdraw, comment. */
  actions: allowances,
});
export type Approval = z.infer<typeof approval>;

const asked = {
  kind: approvalKind,
  amountMinor: z.number().int().min(0).nullable().default(null),
  currency: currency.nullable().default(null),
};

/** Refused with `no-authority` where nobody up the tree may approve so much. */
export const askApproval = endpoint({
  id: 'work.ask-approval',
  method: 'POST',
  path: '/approvals',
  need: 'work.act',
  body: z.object({
    ...asked,
    title: text(120),
    body: z.string().trim().max(4_000).default(''),
    subject: workSubject.nullable().default(null),
    projectId: id.optional(),
  }),
  reply: approval,
  creates: true,
});

/** Who would have to approve, and by when, before one asks. */
export const previewChain = endpoint({
  id: 'work.preview-chain',
  method: 'POST',
  path: '/approvals/chain',
  need: 'work.act',
  body: z.object(asked),
  reply: z.object({ steps: z.array(approvalStep), dueAt: instant.nullable() }),
});

export const approvalList = {
  filters: {
    kind: ['eq', 'in'],
    state: ['eq', 'in'],
    requesterId: ['eq'],
    approverId: ['eq'],
    unitId: ['eq', 'in'],
    projectId: ['eq'],
    subjectType: ['eq'],
    subjectId: ['eq'],
    number: ['eq', 'starts'],
    urgency: ['eq', 'in'],
    createdAt: ['gte', 'lt', 'lte'],
  },
  sorts: ['createdAt', 'number'],
  usualSort: '-createdAt',
} as const;

export const listApprovals = endpoint({
  id: 'work.list-approvals',
  method: 'GET',
  path: '/approvals',
  need: 'work.read',
  query: listQuery(approvalList),
  reply: page(approvalRow),
});

export const getApproval = endpoint({
  id: 'work.get-approval',
  method: 'GET',
  path: '/approvals/:id',
  need: 'work.read',
  params: one,
  reply: approval,
});

export const approve = endpoint({
  id: 'work.approve',
  method: 'POST',
  path: '/approvals/:id/approval',
  need: 'work.act',
  params: one,
  body: z.object({ note: z.string().trim().max(2_000).default(''), version }),
  reply: approval,
});

export const reject = endpoint({
  id: 'work.reject',
  method: 'POST',
  path: '/approvals/:id/rejection',
  need: 'work.act',
  params: one,
  body: z.object({ reason: text(2_000), version }),
  reply: approval,
});

export const withdrawApproval = endpoint({
  id: 'work.withdraw-approval',
  method: 'POST',
  path: '/approvals/:id/withdrawal',
  need: 'work.act',
  params: one,
  body: z.object({ version }),
  reply: approval,
});

const about = {
  number: z.string(),
  kind: z.string(),
  projectId: id,
  unitId: id.nullable(),
  subjectType: z.string().nullable(),
  subjectId: id.nullable(),
  amountMinor: z.number().int().nullable(),
  currency: z.string().nullable(),
  requesterId: id,
  /** Whose inbox it stands in now, or stood in until now. */
  concerned: z.array(id),
};
const decided = z.object({ ...about, byId: id, forId: id.nullable() });
export const approvalAsked = event('approval.asked', 'approval', z.object(about));
/** One of several has approved, and the next is asked. */
export const approvalStepApproved = event('approval.step-approved', 'approval', decided);
/** Whoever was asked has left: it waits for others now, or, where there are none, for nobody. */
export const approvalMoved = event('approval.moved', 'approval', z.object(about));
export const approvalApproved = event('approval.approved', 'approval', decided);
export const approvalRejected = event('approval.rejected', 'approval', decided);
export const approvalWithdrawn = event('approval.withdrawn', 'approval', z.object(about));

const timed = z.object({ ...about, dueAt: instant });
/** Each once. */
export const approvalWarned = event(
  'approval.warned',
  'approval',
  timed.extend({ share: z.union([z.literal(75), z.literal(90)]) }),
);
export const approvalBreached = event('approval.breached', 'approval', timed);
/** A rung of the ladder: somebody else decides, or those asked stay where it names nobody with authority (`found` false). */
export const approvalEscalated = event(
  'approval.escalated',
  'approval',
  z.object({ ...about, rung: z.number().int(), found: z.boolean() }),
);
