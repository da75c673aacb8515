import { z } from 'zod';
import { seconds } from './terms.ts';

const percent = z.number().int().min(0).max(100);
const minutes = z.number().int().min(1).max(480);
const wait = z.number().int().min(1).max(86_400);

/** What is wanted of a queue, and from where on it is bad: between the two it is close. Beyond what is bad leaders are alerted. */
export const queueTargets = z.object({
  /** Answered within the queue's time, of answered and abandoned. */
  levelPercent: percent,
  poorLevelPercent: percent,
  /** Of offered. */
  abandonedPercent: percent,
  poorAbandonedPercent: percent,
  /** The longest that somebody who waits now has waited. */
  waitSeconds: wait,
  poorWaitSeconds: wait,
  /** Of one state of an agent with a contact of this queue. */
  talkMinutes: minutes,
  holdMinutes: minutes,
  wrapUpMinutes: minutes,
  /** An abandonment before that many seconds can be left out of figures. Read with, never stored. */
  shortAbandonSeconds: seconds.max(600),
});
export type QueueTargets = z.infer<typeof queueTargets>;

/** A queue's own; what is missing is the house's. */
export const ownTargets = queueTargets.partial();
export type OwnTargets = z.infer<typeof ownTargets>;
