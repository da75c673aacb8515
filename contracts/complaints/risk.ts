import { z } from 'zod';
import {
  allowances,
  bilingual,
  countedPage,
  endpoint,
  event,
  id,
  instant,
  isoDate,
  listQuery,
  personal,
  text,
} from '../kernel/index.ts';
import { complaintState } from './terms.ts';

const one = z.object({ id });
const version = z.int();

/** Kinds of words that announce that somebody will go over our head. */
export const threat = z.enum(['regulator', 'media', 'lawyer', 'deadline', 'head-office', 'group', 'safety', 'again']);
export type ThreatKind = z.infer<typeof threat>;
const fact = z.enum(['waitingDays', 'contactsSoFar', 'earlierEscalations', 'limitsBreached', 'timesReopened']);

export const riskReason = z.object({
  of: z.union([threat, fact]),
  /** Log-odds that it adds. */
  added: z.number(),
  /** Words of the lexicon that the case holds; none for what is known besides. */
  words: z.array(z.string()),
  /** What is known, for a fact: days, or how many. */
  amount: z.number().nullable(),
});
export type RiskReasonWords = z.infer<typeof riskReason>;

const score = z.number().min(0).max(1);

export const interceptionState = z.enum(['waiting', 'taken', 'ended']);
export const interceptionOutcome = z.enum(['calmed', 'escalated', 'unreached', 'unfounded']);
export type InterceptionOutcome = z.infer<typeof interceptionOutcome>;

/** `watched`: scored, and on nobody's desk. */
export const riskStanding = z.enum(['watched', ...interceptionState.options]);
export type RiskStanding = z.infer<typeof riskStanding>;

export const riskRow = z.object({
  complaintId: id,
  number: z.string(),
  state: complaintState,
  summary: personal('text', z.string()),
  lodgedAt: instant,
  score,
  reasons: z.array(riskReason),
  scoredAt: instant,
  standing: riskStanding,
  ownerId: id.nullable(),
  ownerName: z.string().nullable(),
  enteredAt: instant.nullable(),
  /** Somebody must have taken it by then. */
  takeBy: instant.nullable(),
  takenAt: instant.nullable(),
  outcome: interceptionOutcome.nullable(),
});
export type RiskRow = z.infer<typeof riskRow>;

export const riskList = {
  filters: { standing: ['eq', 'in'], score: ['gte'], ownerId: ['eq'], state: ['eq'] },
  sorts: ['score', 'enteredAt'],
  usualSort: '-score',
  counted: true,
} as const;

/** Open cases by their risk, the highest first: the interception list. */
export const listRisks = endpoint({
  id: 'complaints.list-risks',
  method: 'GET',
  path: '/complaint-risks',
  need: 'complaints.intercept',
  query: listQuery(riskList),
  reply: countedPage(riskRow),
});

export const calmingStep = z.object({
  id,
  /** `recourse` tells where else the customer can go; it is never left out. */
  code: z.string(),
  what: bilingual,
  ownerId: id,
  ownerName: z.string(),
  dueAt: instant,
  said: personal('text', z.string()).nullable(),
  doneAt: instant.nullable(),
  doneByName: z.string().nullable(),
});
export type CalmingStep = z.infer<typeof calmingStep>;

export const interception = z.object({
  id,
  state: interceptionState,
  score,
  reasons: z.array(riskReason),
  enteredAt: instant,
  takeBy: instant,
  ownerId: id,
  ownerName: z.string(),
  takenAt: instant.nullable(),
  outcome: interceptionOutcome.nullable(),
  outcomeNote: personal('text', z.string()).nullable(),
  endedAt: instant.nullable(),
  endedByName: z.string().nullable(),
  steps: z.array(calmingStep),
  version,
});
export type Interception = z.infer<typeof interception>;

export const escalationLevel = z.enum(['unit-head', 'province', 'regulator', 'media']);
export type EscalationLevel = z.infer<typeof escalationLevel>;

export const escalation = z.object({
  id,
  level: escalationLevel,
  happenedOn: isoDate,
  told: personal('text', z.string()),
  recourseTold: z.boolean(),
  at: instant,
  actorName: z.string(),
});

export const caseRisk = z.object({
  risk: z.object({ score, reasons: z.array(riskReason), scoredAt: instant }).nullable(),
  /** Newest first: one for each time that the case was taken up. */
  interceptions: z.array(interception),
  escalations: z.array(escalation),
  recourse: bilingual,
  /** take, hand-on, add-step, record-step, end, escalate. */
  actions: allowances,
});
export type CaseRisk = z.infer<typeof caseRisk>;

export const getCaseRisk = endpoint({
  id: 'complaints.get-case-risk',
  method: 'GET',
  path: '/complaints/:id/risk',
  need: 'complaints.read',
  params: one,
  reply: caseRisk,
});

/** On one's own desk; a case that is on nobody's list is put on it. */
export const takeInterception = endpoint({
  id: 'complaints.take-interception',
  method: 'POST',
  path: '/complaints/:id/interception/take',
  need: 'complaints.intercept',
  params: one,
  body: z.object({}),
  reply: caseRisk,
});

export const handOnInterception = endpoint({
  id: 'complaints.hand-on-interception',
  method: 'PUT',
  path: '/complaints/:id/interception/owner',
  need: 'complaints.intercept',
  params: one,
  body: z.object({ ownerId: id, note: text(400), version }),
  reply: caseRisk,
});

export const addCalmingStep = endpoint({
  id: 'complaints.add-calming-step',
  method: 'POST',
  path: '/complaints/:id/calming-steps',
  need: 'complaints.intercept',
  params: one,
  body: z.object({ what: text(400), ownerId: id, dueAt: instant }),
  reply: caseRisk,
});

/** Done: what was said, by whom and when stays in the history. */
export const recordCalmingStep = endpoint({
  id: 'complaints.record-calming-step',
  method: 'POST',
  path: '/complaints/:id/calming-steps/:stepId/record',
  need: 'complaints.intercept',
  params: z.object({ id, stepId: id }),
  body: z.object({ said: text(2_000) }),
  reply: caseRisk,
});

export const endInterception = endpoint({
  id: 'complaints.end-interception',
  method: 'POST',
  path: '/complaints/:id/interception/outcome',
  need: 'complaints.intercept',
  params: one,
  body: z.object({ outcome: interceptionOutcome, note: text(2_000), version }),
  reply: caseRisk,
});

/** The customer went over our head: how far, when, and what they were told. */
export const recordEscalation = endpoint({
  id: 'complaints.record-escalation',
  method: 'POST',
  path: '/complaints/:id/escalations',
  need: 'complaints.intercept',
  params: one,
  body: z.object({ level: escalationLevel, happenedOn: isoDate, told: text(2_000), recourseTold: z.boolean() }),
  reply: caseRisk,
});

const key = { projectId: id, complaintId: id };

export const interceptionOpened = event('interception.opened', 'interception', z.object({ ...key, score }));
export const interceptionTaken = event(
  'interception.taken',
  'interception',
  z.object({ ...key, ownerId: id, inTime: z.boolean() }),
);
export const interceptionEnded = event(
  'interception.ended',
  'interception',
  z.object({ ...key, outcome: interceptionOutcome }),
);
export const complaintEscalated = event(
  'complaint.escalated',
  'complaint',
  z.object({ projectId: id, level: escalationLevel, happenedOn: isoDate }),
);
