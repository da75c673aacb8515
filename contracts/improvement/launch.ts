import { z } from 'zod';
import { allowances, endpoint, event, id, instant, isoDate, listQuery, page, personal, text } from '../kernel/index.ts';

const one = z.object({ id });
const version = z.number().int();
const cases = z.number().int().min(0).max(1_000_000);

export const launchKind = z.enum(['product', 'policy', 'price', 'campaign']);
export const launchState = z.enum(['preparing', 'live', 'reviewed', 'withdrawn']);

/** 投诉预测 · 用语 · 补救规则 · 一线测验: what stands before anything goes live. */
export const launchCheckKind = z.enum(['forecast', 'wording', 'remedy', 'quiz']);
export type LaunchCheckKind = z.infer<typeof launchCheckKind>;

export const launchCheck = z.object({
  kind: launchCheckKind,
  note: personal('text', z.string()).nullable(),
  trainingId: id.nullable(),
  /** Of the quiz: those whom the training was given to, and those who have passed. Looked up. */
  quiz: z.object({ given: z.number().int(), passed: z.number().int() }).nullable(),
  doneAt: instant.nullable(),
  doneById: id.nullable(),
  doneByName: z.string().nullable(),
  confirmedAt: instant.nullable(),
  confirmedByName: z.string().nullable(),
  met: z.boolean(),
});
export type LaunchCheck = z.infer<typeof launchCheck>;

export const launchRow = z.object({
  id,
  number: z.string(),
  title: personal('text', z.string()),
  kind: launchKind,
  state: launchState,
  product: z.string(),
  plannedOn: isoDate,
  ownerId: id,
  ownerName: z.string(),
  /** Of four. */
  checksMet: z.number().int(),
  /** Complaints expected in the thirty days from going live, and counted then. */
  forecast: z.object({ expected: cases, low: cases, high: cases }).nullable(),
  actual: z.number().int().nullable(),
  liveOn: isoDate.nullable(),
  reviewOn: isoDate.nullable(),
});

export const launch = launchRow.extend({
  content: personal('text', z.string()),
  /** Complaints of the product in the thirty days before the forecast was made, or up to today: what a forecast starts from. */
  countedBefore: z.number().int(),
  /** Complaints so far since it went live. */
  soFar: z.number().int().nullable(),
  checks: z.array(launchCheck),
  withdrawnReason: personal('text', z.string()).nullable(),
  openedAt: instant,
  version,
  actions: allowances,
});
export type Launch = z.infer<typeof launch>;

export const launchList = {
  filters: { state: ['eq', 'in'], kind: ['eq'] },
  sorts: ['openedAt', 'plannedOn'],
  usualSort: '-openedAt',
} as const;

export const listLaunches = endpoint({
  id: 'improvement.list-launches',
  method: 'GET',
  path: '/launches',
  need: 'improvement.read',
  query: listQuery(launchList),
  reply: page(launchRow),
});

export const getLaunch = endpoint({
  id: 'improvement.get-launch',
  method: 'GET',
  path: '/launches/:id',
  need: 'improvement.read',
  params: one,
  reply: launch,
});

export const openLaunch = endpoint({
  id: 'improvement.open-launch',
  method: 'POST',
  path: '/launches',
  need: 'improvement.act',
  body: z.object({
    title: text(120),
    kind: launchKind,
    content: text(4_000),
    /** A term's code; `''` is all of them. */
    product: z.string().max(80),
    plannedOn: isoDate,
    projectId: id.optional(),
  }),
  reply: launch,
  creates: true,
});

/** Lays a check down, or lays it down anew: then it awaits confirmation again. A forecast has its numbers, a quiz its training. */
export const recordLaunchCheck = endpoint({
  id: 'improvement.record-launch-check',
  method: 'PUT',
  path: '/launches/:id/checks/:kind',
  need: 'improvement.act',
  params: z.object({ id, kind: launchCheckKind }),
  body: z.object({
    note: text(4_000),
    forecast: z.object({ expected: cases, low: cases, high: cases }).nullable().default(null),
    trainingId: id.nullable().default(null),
  }),
  reply: launch,
});

/** By somebody else than whoever laid it down. */
export const confirmLaunchCheck = endpoint({
  id: 'improvement.confirm-launch-check',
  method: 'POST',
  path: '/launches/:id/checks/:kind/confirmation',
  need: 'improvement.lead',
  params: z.object({ id, kind: launchCheckKind }),
  reply: launch,
});

export const goLive = endpoint({
  id: 'improvement.go-live',
  method: 'POST',
  path: '/launches/:id/going-live',
  need: 'improvement.lead',
  params: one,
  body: z.object({ version }),
  reply: launch,
});

export const withdrawLaunch = endpoint({
  id: 'improvement.withdraw-launch',
  method: 'POST',
  path: '/launches/:id/withdrawal',
  need: 'improvement.lead',
  params: one,
  body: z.object({ reason: text(2_000), version }),
  reply: launch,
});

/** Thirty days after: what was forecast, and what came. */
export const launchReviewed = event(
  'improvement.launch-reviewed',
  'launch',
  z.object({
    number: z.string(),
    ownerId: id,
    expected: z.number().int(),
    actual: z.number().int(),
    outcome: z.enum(['below', 'within', 'above']),
  }),
);
