import { z } from 'zod';
import { endpoint, id, instant, text } from '../kernel/index.ts';
import { complaint } from './records.ts';
import { complaintState } from './terms.ts';

/**
 * How an open case stands to the limit that ends first: over it, its owner warned of it, its time standing still, in time, or without one.
 */
export const standing = z.enum(['breached', 'amber', 'paused', 'calm', 'none']);
export type Standing = z.infer<typeof standing>;

export const boardCounts = z.object({
  open: z.int(),
  breached: z.int(),
  amber: z.int(),
  /** Not over yet, and over before the business day ends; those near their limit among them. */
  dueToday: z.int(),
  paused: z.int(),
  unassigned: z.int(),
});
export type BoardCounts = z.infer<typeof boardCounts>;

const counted = <Key extends z.ZodType>(key: Key) => z.array(boardCounts.extend({ key }));

/** Open cases by how they stand to their limits: in all, and by unit (null: nobody’s), by owner and by stage, the most pressing first. */
export const getBoard = endpoint({
  id: 'complaints.get-board',
  method: 'GET',
  path: '/complaint-board',
  need: 'complaints.assign',
  reply: z.object({
    now: instant,
    endOfToday: instant,
    totals: boardCounts,
    units: counted(id.nullable()),
    owners: z.array(boardCounts.extend({ key: id.nullable(), name: z.string().nullable() })),
    stages: counted(complaintState),
  }),
});

const one = z.object({ id });

/** Says to its owner that a case waits. */
export const remindOwner = endpoint({
  id: 'complaints.remind',
  method: 'POST',
  path: '/complaints/:id/reminders',
  need: 'complaints.assign',
  params: one,
  body: z.object({ text: text(400) }),
  reply: complaint,
});

/** Up to the next rung of the ladder for limits, before its time. */
export const escalateComplaint = endpoint({
  id: 'complaints.escalate-limit',
  method: 'POST',
  path: '/complaints/:id/limit-escalation',
  need: 'complaints.assign',
  params: one,
  body: z.object({ reason: text(400) }),
  reply: complaint,
});
