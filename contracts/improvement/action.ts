import { z } from 'zod';
import {
  allowances,
  bilingual,
  endpoint,
  event,
  id,
  instant,
  isoDate,
  listQuery,
  page,
  personal,
  text,
  topic,
} from '../kernel/index.ts';
import { controlChart } from '../measures/index.ts';

const one = z.object({ id });
const version = z.number().int();

export const actionKind = z.enum(['corrective', 'preventive']);
export const actionState = z.enum(['open', 'done', 'effective', 'not-effective', 'too-little-data']);
export type ActionState = z.infer<typeof actionState>;

const sideSummary = z.object({ n: z.number().int(), centre: z.number().nullable(), sigma: z.number().nullable() });

/** Computed from the chart, never ticked. */
export const verdict = z.object({
  verdict: z.enum(['effective', 'not-effective', 'too-little-data']),
  explanation: bilingual,
  before: sideSummary,
  after: sideSummary,
  relativeChange: z.number().nullable(),
  pValue: z.number().nullable(),
  decidedAt: instant,
});
export type Verdict = z.infer<typeof verdict>;

const costMinor = z.number().int().min(0).max(1_000_000_000_00);

/** Training that the action asked for, of one person; `score` is percent of the points. */
export const actionTraining = z.object({
  trainingId: id,
  personId: id,
  personName: z.string(),
  dueOn: isoDate,
  outcome: z.enum(['asked', 'passed', 'failed']),
  score: z.number().nullable(),
});
export type ActionTraining = z.infer<typeof actionTraining>;

export const action = z.object({
  id,
  number: z.string(),
  kind: actionKind,
  state: actionState,
  title: personal('text', z.string()),
  description: personal('text', z.string()),
  rootCauseId: id,
  ownerId: id,
  ownerName: z.string(),
  dueOn: isoDate,
  overdue: z.boolean(),
  doneOn: isoDate.nullable(),
  evidence: personal('text', z.string()).nullable(),
  verifyOn: isoDate,
  verdict: verdict.nullable(),
  /** What it was planned to cost, and did: hundredths of the currency. */
  plannedCostMinor: costMinor.nullable(),
  actualCostMinor: costMinor.nullable(),
  training: z.array(actionTraining),
  createdAt: instant,
  version,
  actions: allowances,
});
export type Action = z.infer<typeof action>;

export const openAction = endpoint({
  id: 'improvement.open-action',
  method: 'POST',
  path: '/actions',
  need: 'improvement.lead',
  body: z.object({
    rootCauseId: id,
    kind: actionKind,
    title: text(120),
    description: text(4_000),
    ownerId: id,
    dueOn: isoDate,
    verifyOn: isoDate,
    plannedCostMinor: costMinor.nullable().default(null),
  }),
  reply: action,
  creates: true,
});

export const actionList = {
  /** `indicator`: on whose chart the signal was. */
  filters: { state: ['eq', 'in'], ownerId: ['eq'], rootCauseId: ['eq'], indicator: ['eq'] },
  sorts: ['dueOn', 'createdAt'],
  usualSort: 'dueOn',
} as const;

export const listActions = endpoint({
  id: 'improvement.list-actions',
  method: 'GET',
  path: '/actions',
  need: 'improvement.read',
  query: listQuery(actionList),
  reply: page(action),
});

/** With the chart split at the day on which the action was done. */
export const getAction = endpoint({
  id: 'improvement.get-action',
  method: 'GET',
  path: '/actions/:id',
  need: 'improvement.read',
  params: one,
  reply: action.extend({ chart: controlChart.nullable() }),
});

/** By the owner, or by whoever leads improvement. */
export const completeAction = endpoint({
  id: 'improvement.complete-action',
  method: 'POST',
  path: '/actions/:id/completion',
  need: 'improvement.act',
  params: one,
  body: z.object({
    evidence: text(4_000),
    doneOn: isoDate,
    actualCostMinor: costMinor.nullable().default(null),
    version,
  }),
  reply: action,
});

/** A later day on which to look again, while the verdict is open or says "too little data". */
export const moveVerification = endpoint({
  id: 'improvement.move-verification',
  method: 'PUT',
  path: '/actions/:id/verification',
  need: 'improvement.lead',
  params: one,
  body: z.object({ verifyOn: isoDate, version }),
  reply: action,
});

/** Gives an open action to somebody else, with its limit. */
export const handOverAction = endpoint({
  id: 'improvement.hand-over-action',
  method: 'PUT',
  path: '/actions/:id/owner',
  need: 'improvement.lead',
  params: one,
  body: z.object({ ownerId: id, reason: text(500), version }),
  reply: action,
});

/** Asks that people are trained, where the cause is a matter of skill: the training comes from the list of trainings. */
export const askTraining = endpoint({
  id: 'improvement.ask-training',
  method: 'POST',
  path: '/actions/:id/training',
  need: 'improvement.lead',
  params: one,
  body: z.object({ trainingId: id, personIds: z.array(id).min(1).max(200), dueOn: isoDate }),
  reply: action,
});

export const actionAssigned = event(
  'action.assigned',
  'action',
  z.object({ number: z.string(), ownerId: id, dueOn: isoDate, verifyOn: isoDate }),
);
export const actionCompleted = event('action.completed', 'action', z.object({ number: z.string(), doneOn: isoDate }));
export const actionVerified = event(
  'action.verified',
  'action',
  z.object({
    number: z.string(),
    ownerId: id,
    triageOwnerId: id,
    verdict: z.enum(['effective', 'not-effective', 'too-little-data']),
  }),
);

/** Those of `personIds` had not been asked by this action before. */
export const actionTrainingAsked = event(
  'action.training-asked',
  'action',
  z.object({ number: z.string(), trainingId: id, personIds: z.array(id), dueOn: isoDate, askedById: id }),
);

/** What came of it for one of them. */
export const actionTrainingEnded = event(
  'action.training-ended',
  'action',
  z.object({ number: z.string(), trainingId: id, personId: id, outcome: z.enum(['passed', 'failed']) }),
);

export const actionAct = z.enum(['assigned', 'training-asked', 'training-ended', 'completed', 'verified']);
export type ActionAct = z.infer<typeof actionAct>;

/** One action, by its id, for those who may read it. */
export const actionTopic = topic({
  name: 'improvement.action',
  need: 'improvement.read',
  state: z.object({ version: z.int() }),
  change: z.object({ act: actionAct, byId: id.nullable() }),
});
