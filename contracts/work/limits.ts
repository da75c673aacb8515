import { z } from 'zod';
import { event, id, instant } from '../kernel/index.ts';
import { rungTarget } from './ladders.ts';

/**
 * A limit watches one duty on one subject: `acknowledge` and `respond` on a complaint, `carry-out` on an action, `step` on a request,
 * `review-appeal` on an appeal.
 */
export const limitKind = z.enum(['acknowledge', 'respond', 'carry-out', 'step', 'review-appeal']);
export type LimitKind = z.infer<typeof limitKind>;
export const limitState = z.enum(['running', 'warned', 'breached', 'paused', 'met', 'met-late', 'cancelled']);
export type LimitState = z.infer<typeof limitState>;

export const limit = z.object({
  kind: limitKind,
  state: limitState,
  startedAt: instant,
  warnAt: instant,
  /** Of one that waits: as it stood when it began to. */
  dueAt: instant,
  /** It waits, and runs again by itself at this instant. */
  pausedUntil: instant.nullable(),
});
export type Limit = z.infer<typeof limit>;

const limitFact = z.object({
  subjectType: z.string(),
  kind: limitKind,
  dueAt: instant,
  ownerId: id.nullable(),
});
/** The subject of both is the subject of the limit, so that they stand in one order with its other facts. */
export const limitWarned = event('limit.warned', 'limit', limitFact);
export const limitBreached = event('limit.breached', 'limit', limitFact);

/**
 * It has been breached for as long as a rung of its ladder says, or was sent up by hand: whoever keeps the subject gives it to whom the
 * rung names, or lets it pass. `unitId` is that of its owner.
 */
export const limitEscalated = event(
  'limit.escalated',
  'limit',
  limitFact.extend({ rung: z.int(), to: rungTarget, unitId: id.nullable(), byHand: z.boolean() }),
);

/** Its owner was replaced, because they are absent or leave: whoever keeps the subject gives it the same new owner. */
export const limitHandedOver = event(
  'limit.handed-over',
  'limit',
  z.object({ subjectType: z.string(), fromId: id, toId: id }),
);

/** It began or ended, or another owner has it: what waits for these people is not what it was. */
export const limitChanged = event(
  'limit.changed',
  'limit',
  z.object({ subjectType: z.string(), concerned: z.array(id) }),
);

/** It waits for somebody outside; it runs again at `until` at the latest. */
export const limitPaused = event(
  'limit.paused',
  'limit',
  z.object({ subjectType: z.string(), kind: limitKind, until: instant, ownerId: id.nullable() }),
);

/** It runs again, with what was left of its working time. */
export const limitResumed = event('limit.resumed', 'limit', limitFact.extend({ byItself: z.boolean() }));
