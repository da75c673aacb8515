import { z } from 'zod';
import { allowances, endpoint, event, id, instant, isoDate, listQuery, page, personal, text } from '../kernel/index.ts';
import { chartDefinition, chartSignal, ruleName } from '../measures/index.ts';

export * from './action.ts';

const one = z.object({ id });
const version = z.number().int();

/** What a triage can find a signal to be. A common cause is a false alarm: the process's own variation. */
export const finding = z.enum(['special-cause', 'data-error', 'known-event', 'common-cause']);
export type Finding = z.infer<typeof finding>;

export const triage = z.object({
  id,
  number: z.string(),
  state: z.enum(['open', ...finding.options]),
  signal: chartSignal,
  chart: chartDefinition,
  ownerId: id,
  ownerName: z.string(),
  note: personal('text', z.string()).nullable(),
  openedAt: instant,
  decidedAt: instant.nullable(),
  /** The analysis that it opened or joined. */
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

/**
 * A special cause opens a root-cause analysis in the same act, or joins an open one of the same indicator, `rootCauseId`: one shift
 * shows as many signals.
 */
export const decideTriage = endpoint({
  id: 'improvement.decide-triage',
  method: 'POST',
  path: '/triages/:id/finding',
  need: 'improvement.lead',
  params: one,
  body: z.object({ finding, note: text(2_000), rootCauseId: id.optional() }),
  reply: triage,
});

/** One answer to "why?"; the first has no parent. `cases` are complaints that show it. */
export const why = z.object({
  id,
  parentId: id.nullable(),
  answer: personal('text', text(1_000)),
  evidence: personal('text', z.string().trim().max(2_000)),
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
  /** The triage that opened it; its chart judges the actions. */
  triageId: id,
  /** Every triage that it answers, the one that opened it first. */
  triages: z.array(z.object({ id, number: z.string() })),
  problem: personal('text', z.string()),
  indicator: z.string(),
  chart: chartDefinition,
  /** The period under study: from the first to the last point of the signal. */
  period: z.object({ from: isoDate, to: isoDate }),
  team: z.array(z.object({ id, name: z.string() })),
  whys: z.array(why),
  pareto: z.array(paretoBar),
  conclusion: z.object({ cause: z.string(), text: personal('text', z.string()) }).nullable(),
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
  indicator: true,
  openedAt: true,
  concludedAt: true,
  conclusion: true,
});

export const rootCauseList = {
  filters: { state: ['eq'], indicator: ['eq'] },
  sorts: ['openedAt'],
  usualSort: '-openedAt',
} as const;

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

export const triageOpened = event(
  'triage.opened',
  'triage',
  z.object({ number: z.string(), signalId: id, ownerId: id }),
);
export const triageDecided = event('triage.decided', 'triage', z.object({ number: z.string(), signalId: id, finding }));
