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
  text,
} from '../kernel/index.ts';
import { chartDefinition, chartSignal, controlChart, ruleName } from '../measures/index.ts';

const one = z.object({ id });
const version = z.number().int();

/** What a triage can find a signal to be. */
export const finding = z.enum(['special-cause', 'data-error', 'known-event']);
export type Finding = z.infer<typeof finding>;

export const triage = z.object({
  id,
  number: z.string(),
  state: z.enum(['open', 'special-cause', 'data-error', 'known-event']),
  signal: chartSignal,
  chart: chartDefinition,
  ownerId: id,
  ownerName: z.string(),
  note: z.string().nullable(),
  openedAt: instant,
  decidedAt: instant.nullable(),
  rootCauseId: id.nullable(),
  actions: allowances,
});
export type Triage = z.infer<typeof triage>;

/** The signal must be on the chart when the server draws it; a second triage of the same signal returns the first. */
export const openTriage = endpoint({
  id: 'improvement.open-triage',
  method: 'POST',
  path: '/triages',
  need: 'improvement.lead',
  body: z.object({ chart: chartDefinition, rule: ruleName, from: isoDate, to: isoDate }),
  reply: triage,
  creates: true,
});

export const triageList = { filters: { state: ['eq', 'in'] }, sorts: ['openedAt'], usualSort: '-openedAt' } as const;

export const listTriages = endpoint({
  id: 'improvement.list-triages',
  method: 'GET',
  path: '/triages',
  need: 'improvement.read',
  query: listQuery(triageList),
  reply: page(triage),
});

export const getTriage = endpoint({
  id: 'improvement.get-triage',
  method: 'GET',
  path: '/triages/:id',
  need: 'improvement.read',
  params: one,
  reply: triage,
});

/** A special cause opens a root-cause analysis in the same act. */
export const decideTriage = endpoint({
  id: 'improvement.decide-triage',
  method: 'POST',
  path: '/triages/:id/finding',
  need: 'improvement.lead',
  params: one,
  body: z.object({ finding, note: text(2_000) }),
  reply: triage,
});

/** One answer to "why?"; the first has no parent. `cases` are complaints that show it. */
export const why = z.object({
  id,
  parentId: id.nullable(),
  answer: text(1_000),
  evidence: z.string().trim().max(2_000),
  /** Complaint numbers. */
  cases: z.array(z.string().max(40)).max(50),
});
export type Why = z.infer<typeof why>;

/**
 * Complaints lodged in the period and slice of the signal, by cause; shares add up to 1. After the twelve most frequent causes
 * come the others together (`*`), then the complaints without a cause (`''`).
 */
export const paretoBar = z.object({
  cause: z.string(),
  cases: z.number().int(),
  share: z.number(),
  cumulative: z.number(),
});
export type ParetoBar = z.infer<typeof paretoBar>;

export const rootCause = z.object({
  id,
  number: z.string(),
  state: z.enum(['open', 'concluded']),
  triageId: id,
  problem: z.string(),
  chart: chartDefinition,
  /** The period under study: from the first to the last point of the signal. */
  period: z.object({ from: isoDate, to: isoDate }),
  team: z.array(z.object({ id, name: z.string() })),
  whys: z.array(why),
  pareto: z.array(paretoBar),
  conclusion: z.object({ cause: z.string(), text: z.string() }).nullable(),
  /** Corrective actions that came of it. */
  actionIds: z.array(id),
  openedAt: instant,
  concludedAt: instant.nullable(),
  version,
  actions: allowances,
});
export type RootCause = z.infer<typeof rootCause>;

export const rootCauseRow = rootCause.pick({
  id: true,
  number: true,
  state: true,
  problem: true,
  openedAt: true,
  concludedAt: true,
  conclusion: true,
});

export const rootCauseList = { filters: { state: ['eq'] }, sorts: ['openedAt'], usualSort: '-openedAt' } as const;

export const listRootCauses = endpoint({
  id: 'improvement.list-root-causes',
  method: 'GET',
  path: '/root-causes',
  need: 'improvement.read',
  query: listQuery(rootCauseList),
  reply: page(rootCauseRow),
});

export const getRootCause = endpoint({
  id: 'improvement.get-root-cause',
  method: 'GET',
  path: '/root-causes/:id',
  need: 'improvement.read',
  params: one,
  reply: rootCause,
});

export const studyRootCause = endpoint({
  id: 'improvement.study-root-cause',
  method: 'PUT',
  path: '/root-causes/:id/study',
  need: 'improvement.lead',
  params: one,
  body: z.object({ problem: text(2_000), teamIds: z.array(id).max(30), whys: z.array(why).max(100), version }),
  reply: rootCause,
});

export const concludeRootCause = endpoint({
  id: 'improvement.conclude-root-cause',
  method: 'POST',
  path: '/root-causes/:id/conclusion',
  need: 'improvement.lead',
  params: one,
  body: z.object({ cause: z.string().max(80), text: text(2_000), version }),
  reply: rootCause,
});

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

export const action = z.object({
  id,
  number: z.string(),
  kind: actionKind,
  state: actionState,
  title: z.string(),
  description: z.string(),
  rootCauseId: id,
  ownerId: id,
  ownerName: z.string(),
  dueOn: isoDate,
  overdue: z.boolean(),
  doneOn: isoDate.nullable(),
  evidence: z.string().nullable(),
  verifyOn: isoDate,
  verdict: verdict.nullable(),
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
  }),
  reply: action,
  creates: true,
});

export const actionList = {
  filters: { state: ['eq', 'in'], ownerId: ['eq'], rootCauseId: ['eq'] },
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
  body: z.object({ evidence: text(4_000), doneOn: isoDate, version }),
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

export const triageOpened = event(
  'triage.opened',
  'triage',
  z.object({ number: z.string(), signalId: id, ownerId: id }),
);
export const triageDecided = event('triage.decided', 'triage', z.object({ number: z.string(), signalId: id, finding }));
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
