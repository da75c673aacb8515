import { z } from 'zod';
import { role } from '../access/credentials.ts';
import { allowances, bilingual, endpoint, event, id, instant, isoDate, personal, text } from '../kernel/index.ts';
import { indicatorAlert } from './alerts.ts';
import { controlChart } from './chart.ts';
import { breakdownBy, figure, indicator } from './indicator.ts';

/** Columns of the grid; a row is as high as it is in the client. */
export const gridColumns = 12;
export const mostTiles = 30;
/** Drawing one reads a long series. */
export const mostControlTiles = 6;
/** What can be read at five metres. */
export const mostOnWall = 7;

export const tilePeriodName = z.enum([
  ...(['today', 'yesterday', 'this-week', 'last-week', 'this-month', 'last-month'] as const),
  ...(['last-7-days', 'last-30-days', 'last-90-days', 'this-year'] as const),
]);
export type TilePeriodName = z.infer<typeof tilePeriodName>;

/** By name it moves with the calendar; by dates it stands. */
export const tilePeriod = z.union([tilePeriodName, z.object({ from: isoDate, to: isoDate })]);
export type TilePeriod = z.infer<typeof tilePeriod>;

/** What queues and agents do at this moment, and have done since midnight. */
export const liveWhat = z.enum([
  ...(['waiting', 'longest-wait', 'agents-ready', 'agents-free'] as const),
  ...(['service-level', 'offered', 'answered', 'abandoned'] as const),
]);
export type LiveWhat = z.infer<typeof liveWhat>;

const code = z.string().min(1).max(60);
/** Which one of a board it is: its own for as long as it is there. */
export const tileId = z.string().regex(/^[a-z0-9-]{1,24}$/);
const place = {
  id: tileId,
  x: z.int().min(0).max(11),
  y: z.int().min(0).max(400),
  w: z.int().min(1).max(12),
  h: z.int().min(1).max(20),
  /** Left empty it is called by what it shows. */
  title: personal('text', z.string().trim().max(60)).default(''),
};
const measured = { indicator: code, period: tilePeriod, unitId: id.nullable().default(null) };

export const tile = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('number'), ...place, ...measured }),
  z.object({ kind: z.literal('course'), ...place, ...measured, look: z.enum(['line', 'bar']) }),
  z.object({
    ...{ kind: z.literal('breakdown'), ...place, ...measured, by: breakdownBy, look: z.enum(['bars', 'table']) },
    most: z.int().min(1).max(40),
  }),
  z.object({ kind: z.literal('control'), ...place, indicator: code, period: tilePeriod }),
  z.object({ kind: z.literal('alerts'), ...place, unitId: id.nullable().default(null) }),
  z.object({
    ...{ kind: z.literal('live'), ...place, what: liveWhat, queueIds: z.array(id).max(50).default([]) },
    /** What it should at least, or at most, be: a share from 0 to 1, seconds or a number. */
    target: z.number().min(0).max(1_000_000).nullable().default(null),
  }),
  z.object({ kind: z.literal('text'), ...place, text: personal('text', z.string().trim().min(1).max(2_000)) }),
]);
export type Tile = z.infer<typeof tile>;
export type TileKind = Tile['kind'];

const tiles = z.array(tile).max(mostTiles);

/** Of what is more of it better, of what less. */
export const liveDirection: Readonly<Record<LiveWhat, 'higher-is-better' | 'lower-is-better'>> = {
  ...{ waiting: 'lower-is-better', 'longest-wait': 'lower-is-better', abandoned: 'lower-is-better' },
  ...{ 'agents-ready': 'higher-is-better', 'agents-free': 'higher-is-better', 'service-level': 'higher-is-better' },
  ...{ offered: 'higher-is-better', answered: 'higher-is-better' },
};

export const judged = z.enum(['met', 'near', 'missed']);
export type Judged = z.infer<typeof judged>;

/** Short of a target by so much of it, a number is near it. */
const nearShare = 0.1;

/** How a number stands to its target; null without either. */
export function judgeByTarget(
  value: number | null,
  target: number | null,
  direction: 'higher-is-better' | 'lower-is-better',
): Judged | null {
  if (value === null || target === null) return null;
  const short = direction === 'higher-is-better' ? target - value : value - target;
  if (short <= 0) return 'met';
  return short <= Math.abs(target) * nearShare ? 'near' : 'missed';
}

const span = z.object({ from: isoDate, to: isoDate });

/** Queues and agents as they stand; of shares null where there is nothing to divide by. */
export const liveNow = z.object({
  waiting: z.int(),
  /** Since when whoever waits longest does; null where nobody waits. */
  longestSince: instant.nullable(),
  agentsReady: z.int(),
  agentsFree: z.int(),
  offered: z.int(),
  answered: z.int(),
  abandoned: z.int(),
  serviceLevel: z.number().nullable(),
});
export type LiveNow = z.infer<typeof liveNow>;

const told = { indicator, range: span, place: bilingual.nullable(), target: z.number().nullable() };
const point = z.object({ from: isoDate, value: z.number().nullable() });

/** What a tile shows, or why it shows nothing. */
export const tileAnswer = z.discriminatedUnion('kind', [
  z.object({
    ...{ kind: z.literal('number'), ...told, ...figure.shape, points: z.array(point) },
    /** Of as long before. */
    previous: z.number().nullable(),
  }),
  z.object({ kind: z.literal('course'), ...told, points: z.array(point) }),
  z.object({
    ...{ kind: z.literal('breakdown'), ...told, total: figure },
    /** The largest value first; names as on the indicator's card. */
    parts: z.array(z.object({ key: z.string(), name: bilingual.nullable(), ...figure.shape })),
  }),
  z.object({ kind: z.literal('control'), indicator, chart: controlChart }),
  z.object({ kind: z.literal('alerts'), alerts: z.array(indicatorAlert) }),
  z.object({ kind: z.literal('live'), now: liveNow }),
  z.object({ kind: z.literal('text') }),
  z.object({
    kind: z.literal('refused'),
    code: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  }),
]);
export type TileAnswer = z.infer<typeof tileAnswer>;

export const dashboardFigures = z.object({
  asOf: instant,
  /** The caller reaches a part of the project only: what is not narrowed to a unit is of that part. */
  narrowed: z.boolean(),
  answers: z.array(z.object({ id: tileId, answer: tileAnswer })),
});
export type DashboardFigures = z.infer<typeof dashboardFigures>;

export const audience = z.enum(['private', 'some', 'project']);

/** Who may look besides its owner: nobody, these units with their branches and these roles, or all of the project who may see live figures. */
const shared = {
  audience,
  unitIds: z.array(id).max(50),
  roles: z.array(role).max(20),
};

const summary = {
  id,
  projectId: id,
  name: personal('text', z.string()),
  ownerId: id,
  ownerName: z.string(),
  ...shared,
  tileCount: z.int(),
  changedAt: instant,
  changedBy: z.string(),
  version: z.int(),
  actions: allowances,
};

export const dashboard = z.object({ ...summary, tiles: z.array(tile) });
export type Dashboard = z.infer<typeof dashboard>;
export const dashboardSummary = z.object(summary);
export type DashboardSummary = z.infer<typeof dashboardSummary>;

/** Supplied, to begin with. */
export const dashboardStarter = z.object({
  code: z.enum(['leader-day', 'complaint-week', 'quality', 'wall']),
  name: bilingual,
  about: bilingual,
  tiles: z.array(tile),
});
export type DashboardStarter = z.infer<typeof dashboardStarter>;

/** Those that the caller may look at. */
export const listDashboards = endpoint({
  id: 'measures.list-dashboards',
  method: 'GET',
  path: '/dashboards',
  need: 'measures.live',
  reply: z.object({
    dashboards: z.array(dashboardSummary),
    starters: z.array(dashboardStarter),
    actions: allowances,
  }),
});

export const getDashboard = endpoint({
  id: 'measures.get-dashboard',
  method: 'GET',
  path: '/dashboards/:id',
  need: 'measures.live',
  params: z.object({ id }),
  reply: dashboard,
});

/** What all tiles show, in one request, of what the caller reaches. */
export const readDashboard = endpoint({
  id: 'measures.read-dashboard',
  method: 'GET',
  path: '/dashboards/:id/figures',
  need: 'measures.live',
  params: z.object({ id }),
  reply: dashboardFigures,
});

/** The same of tiles that nobody has kept: while they are laid out. */
export const drawTiles = endpoint({
  id: 'measures.draw-tiles',
  method: 'POST',
  path: '/dashboard-drawings',
  need: 'measures.define',
  body: z.object({ projectId: id.optional(), tiles }),
  reply: dashboardFigures,
});

const written = { name: text(80), ...shared, tiles };

export const addDashboard = endpoint({
  id: 'measures.add-dashboard',
  method: 'POST',
  path: '/dashboards',
  need: 'measures.define',
  body: z.object({ projectId: id.optional(), ...written }),
  reply: dashboard,
  creates: true,
});

/** Refused with the board as it is, where somebody else has changed it meanwhile. */
export const changeDashboard = endpoint({
  id: 'measures.change-dashboard',
  method: 'PUT',
  path: '/dashboards/:id',
  need: 'measures.define',
  params: z.object({ id }),
  body: z.object({ ...written, version: z.int() }),
  reply: dashboard,
});

/** Removed, or brought back. Its walls show nothing while it is removed. */
export const removeDashboard = endpoint({
  id: 'measures.remove-dashboard',
  method: 'PUT',
  path: '/dashboards/:id/removal',
  need: 'measures.define',
  params: z.object({ id }),
  body: z.object({ removed: z.boolean(), version: z.int() }),
  reply: dashboard,
});

/** Made, laid out anew, removed or brought back; one of its walls opened or revoked. */
export const dashboardChanged = event(
  'dashboard.changed',
  'dashboard',
  z.object({
    projectId: id,
    act: z.enum(['add', 'change', 'remove', 'restore', 'open-wall', 'revoke-wall', 'take-wall']),
  }),
);
