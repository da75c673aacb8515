import { z } from 'zod';
import { allowances, bilingual, endpoint, id, instant, isoDate, personal, text } from '../kernel/index.ts';
import { liveWhat, tileId, tilePeriod } from './dashboards.ts';
import { indicator } from './indicator.ts';

/** A screen that shows one board without anybody signed in. */
export const wall = z.object({
  id,
  dashboardId: id,
  dashboardName: personal('text', z.string()),
  /** Where the screen hangs. */
  name: personal('text', z.string()),
  /** Of what it shows figures; null is the whole project. */
  unitId: id.nullable(),
  unitName: bilingual.nullable(),
  expiresAt: instant,
  openedAt: instant,
  openedBy: z.string(),
  /** It ends with their account, unless somebody takes it over before; null of one from before that was so. */
  ownerId: id.nullable(),
  ownerName: z.string(),
  state: z.enum(['open', 'expired', 'revoked']),
  revokedAt: instant.nullable(),
  revokedBy: z.string(),
  actions: allowances,
});
export type Wall = z.infer<typeof wall>;

/** Every wall of the projects of which the caller may open any, those that are open first. */
export const listWalls = endpoint({
  id: 'measures.list-walls',
  method: 'GET',
  path: '/dashboard-walls',
  need: 'measures.define',
  reply: z.object({ walls: z.array(wall) }),
});

/** The token is told this once; whoever has it sees the board's numbers until it expires or is revoked, and nothing else. */
export const openWall = endpoint({
  id: 'measures.open-wall',
  method: 'POST',
  path: '/dashboards/:id/walls',
  need: 'measures.define',
  params: z.object({ id }),
  body: z.object({ name: text(60), unitId: id.nullable(), days: z.int().min(1).max(400) }),
  reply: z.object({ wall, token: z.string() }),
  creates: true,
  sessionOnly: true,
});

export const revokeWall = endpoint({
  id: 'measures.revoke-wall',
  method: 'PUT',
  path: '/dashboard-walls/:id/revocation',
  need: 'measures.define',
  params: z.object({ id }),
  reply: wall,
});

/** It is the caller's from now on, and ends with their account in place of the other's. */
export const takeOverWall = endpoint({
  id: 'measures.take-over-wall',
  method: 'PUT',
  path: '/dashboard-walls/:id/owner',
  need: 'measures.define',
  params: z.object({ id }),
  reply: wall,
  sessionOnly: true,
});

export const wallNumber = z.object({
  id: tileId,
  title: personal('text', z.string()),
  /** Of queues and agents, or of an indicator. */
  what: liveWhat.nullable(),
  name: bilingual.nullable(),
  unit: indicator.shape.unit.nullable(),
  period: tilePeriod.nullable(),
  direction: indicator.shape.direction,
  value: z.number().nullable(),
  /** A wait grows by itself: since when. */
  since: instant.nullable(),
  target: z.number().nullable(),
  /** How it went, a line below the number; of a chart that line is what is shown. Empty of queues and agents as they are now. */
  points: z.array(z.object({ from: isoDate, value: z.number().nullable() })),
  isChart: z.boolean(),
});
export type WallNumber = z.infer<typeof wallNumber>;

/** What a wall shows. With `seen` the answer waits until something has happened since, for so many seconds at most. */
export const followWall = endpoint({
  id: 'measures.follow-wall',
  method: 'GET',
  path: '/portal/walls/:token',
  need: 'public',
  params: z.object({ token: z.string().min(1).max(100) }),
  query: z.object({
    seen: z.string().max(120).optional(),
    wait: z.coerce.number().int().min(0).max(25).default(0),
  }),
  reply: z.object({
    name: personal('text', z.string()),
    place: bilingual.nullable(),
    zone: z.string(),
    asOf: instant,
    expiresAt: instant,
    /** How far what had happened was told. */
    seen: z.string(),
    numbers: z.array(wallNumber),
  }),
});
