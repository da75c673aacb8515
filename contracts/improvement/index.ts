import { z } from 'zod';
import { allowances, endpoint, event, id, instant, isoDate, listQuery, page, personal, text } from '../kernel/index.ts';
import { chartDefinition, chartSignal, ruleName } from '../measures/index.ts';

export * from './action.ts';
export * from './adkar.ts';
export * from './launch.ts';
export * from './project.ts';
export * from './root-cause.ts';
export * from './saving.ts';
export * from './team.ts';

const one = z.object({ id });

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

export const triageOpened = event(
  'triage.opened',
  'triage',
  z.object({ number: z.string(), signalId: id, ownerId: id }),
);
export const triageDecided = event('triage.decided', 'triage', z.object({ number: z.string(), signalId: id, finding }));
