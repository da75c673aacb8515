import { z } from 'zod';
import { endpoint, id, instant, isoDate } from '../kernel/index.ts';

export const openWorkType = z.string();
export const successor = z.object({ type: openWorkType, id, successorId: id });

export const leaving = z.object({
  lastDayOn: isoDate,
  /** Who gets what is open, where an item is given to nobody else. */
  successorId: id.nullable(),
  successorName: z.string().nullable(),
  /** Items that go to somebody in particular. */
  items: z.array(successor),
  /** The day is over, and what was open has been handed over. */
  done: z.boolean(),
});
export type Leaving = z.infer<typeof leaving>;

/** What somebody has on their hands, of whatever kind: to see before they leave, and to give each to somebody. */
export const openWork = z.object({
  type: openWorkType,
  id,
  /** By which people know it. */
  number: z.string(),
  projectId: id.nullable(),
  /** Null where no limit runs: what was answered and waits to be closed. */
  dueAt: instant.nullable(),
});
export type OpenWork = z.infer<typeof openWork>;

export const listOpenWork = endpoint({
  id: 'org.list-open-work',
  method: 'GET',
  path: '/people/:id/open-work',
  need: 'org.read-staff',
  params: z.object({ id }),
  reply: z.object({ items: z.array(openWork) }),
});
