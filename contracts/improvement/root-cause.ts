import { z } from 'zod';
import { allowances, endpoint, id, instant, isoDate, listQuery, page, personal, text } from '../kernel/index.ts';
import { chartDefinition } from '../measures/index.ts';
import { teamMember } from './team.ts';

const one = z.object({ id });
const version = z.number().int();

/** The bones of a fishbone that every analysis begins with: 人机料法环测. A category of one's own is any other text. */
export const causeCategories = ['people', 'machine', 'material', 'method', 'environment', 'measurement'] as const;

/**
 * One answer to "why?", which is a cause: the first has no parent. Tree, fishbone and cause tree are pictures of the same causes. What it
 * rests on exists: complaints and recorded contacts by their numbers, and charts.
 */
export const why = z.object({
  id,
  parentId: id.nullable(),
  answer: personal('text', text(1_000)),
  /** The bone of the fishbone; `''` is that of its parent, or none. */
  category: z.string().trim().max(40).default(''),
  evidence: personal('text', z.string().trim().max(2_000)),
  /** Complaint numbers. */
  cases: z.array(z.string().max(40)).max(50),
  /** Contact numbers. */
  recordings: z.array(z.string().max(40)).max(20).default([]),
  charts: z.array(chartDefinition).max(6).default([]),
});
export type Why = z.infer<typeof why>;

/** By what complaints are counted: cause stated at closing, product, area, or the step of handling that took longest. */
export const paretoBy = z.enum(['cause', 'product', 'area', 'step']);
export type ParetoBy = z.infer<typeof paretoBy>;

/**
 * Complaints lodged in the period and slice of the signal, by one of their classes; shares add up to 1. After the twelve most
 * frequent codes come the others together (`*`), then the complaints without one (`''`).
 */
export const paretoBar = z.object({
  code: z.string(),
  cases: z.number().int(),
  share: z.number(),
  cumulative: z.number(),
});
export type ParetoBar = z.infer<typeof paretoBar>;

/**
 * A part of the complaints: explained by one end cause alone, by several (`overlap`), by a cause that was not asked on to an end
 * (`halfway`), or by none (`unexplained`). The parts do not meet: cases add up to the total, shares to 1.
 */
export const causePart = z.object({
  part: z.enum(['cause', 'overlap', 'halfway', 'unexplained']),
  causeId: id.nullable(),
  cases: z.number().int(),
  share: z.number(),
});
export type CausePart = z.infer<typeof causePart>;

/** Counted from the complaints that were attributed to causes, never typed. */
export const causeShares = z.object({
  total: z.number().int(),
  /** Of each cause with all below it; causes may share complaints, so these do not add up. */
  causes: z.array(z.object({ causeId: id, cases: z.number().int(), share: z.number() })),
  parts: z.array(causePart),
  /** Cited complaints that lie outside the period or slice: evidence that counts in no share. */
  outside: z.number().int(),
});
export type CauseShares = z.infer<typeof causeShares>;

const cited = z.array(z.object({ id, number: z.string() }));

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
  team: z.array(teamMember),
  whys: z.array(why),
  /** Where the complaints and recordings that whys cite can be opened. */
  cited: z.object({ cases: cited, recordings: cited }),
  paretos: z.object({
    cause: z.array(paretoBar),
    product: z.array(paretoBar),
    area: z.array(paretoBar),
    step: z.array(paretoBar),
  }),
  shares: causeShares,
  /** `causeId`: the cause of the tree at which the analysis ended. */
  conclusion: z.object({ cause: z.string(), causeId: id.nullable(), text: personal('text', z.string()) }).nullable(),
  /** What was concluded before actions turned out to have no effect; the latest first. */
  earlier: z.array(
    z.object({
      cause: z.string(),
      text: personal('text', z.string()),
      concludedAt: instant,
      reason: personal('text', z.string()),
      reopenedAt: instant,
    }),
  ),
  /** Corrective actions that came of it. */
  actionIds: z.array(id),
  openedAt: instant,
  concludedAt: instant.nullable(),
  version,
  actions: allowances,
});
export type RootCause = z.infer<typeof rootCause>;

export const rootCauseRow = rootCause
  .pick({ id: true, number: true, state: true, problem: true, indicator: true, openedAt: true, concludedAt: true })
  .extend({ conclusion: z.object({ cause: z.string(), text: personal('text', z.string()) }).nullable() });

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

/** By whoever leads improvement, or has joined the team. */
export const studyRootCause = endpoint({
  id: 'improvement.study-root-cause',
  method: 'PUT',
  path: '/root-causes/:id/study',
  need: 'improvement.act',
  params: one,
  body: z.object({ problem: text(2_000), whys: z.array(why).max(100), version }),
  reply: rootCause,
});

/**
 * Attributes the complaints of one bar of a Pareto to a cause of the saved study, or takes them back: what shares are counted from.
 */
export const attributeCases = endpoint({
  id: 'improvement.attribute-cases',
  method: 'POST',
  path: '/root-causes/:id/attributions',
  need: 'improvement.act',
  params: one,
  body: z.object({ causeId: id, by: paretoBy, code: z.string().max(80), takeBack: z.boolean().default(false) }),
  reply: rootCause,
});

/**
 * The complaints of one part of the shares, or of a cause with all below it, or (`alone`) of those that no other end explains: the first two
 * hundred by number.
 */
export const listCauseCases = endpoint({
  id: 'improvement.list-cause-cases',
  method: 'GET',
  path: '/root-causes/:id/cases',
  need: 'improvement.read',
  params: one,
  query: z
    .object({ of: z.union([z.enum(['overlap', 'halfway', 'unexplained']), id]), alone: z.literal('true').optional() })
    .strict(),
  reply: z.object({
    items: z.array(
      z.object({
        id,
        number: z.string(),
        lodgedOn: isoDate,
        cause: z.string(),
        product: z.string(),
        area: z.string(),
        step: z.string(),
      }),
    ),
    total: z.number().int(),
  }),
});

/** `causeId` left out: the end of the deepest chain. That cause must rest on something that exists. */
export const concludeRootCause = endpoint({
  id: 'improvement.conclude-root-cause',
  method: 'POST',
  path: '/root-causes/:id/conclusion',
  need: 'improvement.lead',
  params: one,
  body: z.object({ cause: z.string().max(80), causeId: id.optional(), text: text(2_000), version }),
  reply: rootCause,
});

/** Begins a concluded analysis again, once an action that answered it was judged to have no effect. What was concluded is kept. */
export const reopenRootCause = endpoint({
  id: 'improvement.reopen-root-cause',
  method: 'POST',
  path: '/root-causes/:id/reopening',
  need: 'improvement.lead',
  params: one,
  body: z.object({ reason: text(2_000), version }),
  reply: rootCause,
});
