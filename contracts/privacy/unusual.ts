import { z } from 'zod';
import { endpoint, event, id, instant, listQuery, page } from '../kernel/index.ts';

/** An hour in which somebody saw personal data in clear far more often than they or others do. */
export const unusualAccess = z.object({
  id,
  actorName: z.string(),
  /** The beginning of the hour. */
  hourAt: instant,
  looks: z.number().int(),
  /** Looks in an hour with any, over the thirty days before: theirs, and the middle one of the others'. */
  ownMean: z.number(),
  peerMean: z.number(),
  /** The least number that would have been unusual. */
  bound: z.number().int(),
});
export type UnusualAccess = z.infer<typeof unusualAccess>;

export const unusualAccessList = { filters: {}, sorts: ['hourAt'], usualSort: '-hourAt' } as const;

export const listUnusualAccess = endpoint({
  id: 'privacy.list-unusual-access',
  method: 'GET',
  path: '/unusual-access',
  need: 'access.audit',
  query: listQuery(unusualAccessList),
  reply: page(unusualAccess),
});

/** The hour's end has passed, and it was like no other. */
export const unusualAccessFound = event(
  'privacy.unusual_access_found',
  'unusual-access',
  z.object({ actorId: id, hourAt: z.string(), looks: z.number().int(), bound: z.number().int() }),
);
