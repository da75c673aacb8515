import { z } from 'zod';
import { attachedFile } from '../files/index.ts';
import { allowances, id, instant, personal } from '../kernel/index.ts';

/** A `promise` is a task that somebody outside waits for: once overdue it hurts most. */
export const taskKind = z.enum(['task', 'promise']);
export type TaskKind = z.infer<typeof taskKind>;

/** What a ladder is for: tasks of a kind, approvals, or breached limits on other records, which climb no ladder but one of their own. */
export const ladderKind = z.enum([...taskKind.options, 'approval', 'limit']);
export type LadderKind = z.infer<typeof ladderKind>;

/** `returned`: whoever gave it must decide; `arbitration`: the arbiter must. Only `done` and `cancelled` are ends. */
export const taskState = z.enum(['open', 'in-progress', 'returned', 'arbitration', 'done', 'cancelled']);
export type TaskState = z.infer<typeof taskState>;

/** How near the due instant is: `warned` from 75 % of the working time, `pressing` from 90 %, `breached` from the instant itself. */
export const urgency = z.enum(['calm', 'warned', 'pressing', 'breached']);
export type Urgency = z.infer<typeof urgency>;

/** The record that a piece of work is about. Work knows no more of it than this; the label is its number for people. */
export const workSubject = z.object({ type: z.string().min(1).max(40), id, label: z.string().max(80) });
export type WorkSubject = z.infer<typeof workSubject>;

/** What became of it, as the one who waits sees it. */
export const taskOutcome = z.enum(['open', 'kept', 'missed', 'withdrawn']);
export type TaskOutcome = z.infer<typeof taskOutcome>;

export const taskRow = z.object({
  id,
  number: z.string(),
  kind: taskKind,
  state: taskState,
  title: personal('text', z.string()),
  subject: workSubject.nullable(),
  projectId: id,
  unitId: id.nullable(),
  /** The department that answers for it, where it was given to one. */
  departmentId: id.nullable(),
  /** Exactly one person, always. */
  ownerId: id,
  ownerName: z.string(),
  /** Whoever gave it: a return goes back to them. Null where the house itself did. */
  creatorId: id.nullable(),
  creatorName: z.string(),
  createdAt: instant,
  dueAt: instant,
  urgency,
  endedAt: instant.nullable(),
  /** Kept in time, missed (late, or not done though its time has passed), withdrawn, or open. */
  outcome: taskOutcome,
  version: z.number().int(),
});
export type TaskRow = z.infer<typeof taskRow>;

/** One line of the history: a code with parameters, and what was said, masked. */
export const taskEntry = z.object({
  id,
  at: instant,
  actorName: z.string(),
  /**
   * opened, changed, started, completed, cancelled, assigned, returned, disputed, arbitration-opened, arbitrated, warned, pressing,
   * breached, escalated (by hand with a reason), rung-empty, handed-over, files-attached. Parameters with a person's name: `from`, `to`; `reason` is the text.
   */
  code: z.string(),
  params: z.record(z.string(), z.string()),
  text: personal('text', z.string()).nullable(),
});
export type TaskEntry = z.infer<typeof taskEntry>;

export const namedPerson = z.object({ id, name: z.string() });
export type NamedPerson = z.infer<typeof namedPerson>;

export const task = taskRow.extend({
  body: personal('text', z.string()),
  warnAt: instant,
  pressAt: instant,
  /** When the next rung of the ladder is due; null where none is left or the work has ended. */
  escalatesAt: instant.nullable(),
  /** How many rungs it has climbed. */
  rung: z.number().int(),
  returns: z.number().int(),
  arbitration: z.object({ arbiter: namedPerson, dueAt: instant, urgency }).nullable(),
  watchers: z.array(namedPerson),
  watching: z.boolean(),
  files: z.array(attachedFile),
  timeline: z.array(taskEntry),
  /** change, start, complete, cancel, assign, escalate, return, dispute, arbitrate, comment, attach, watch. */
  actions: allowances,
});
export type Task = z.infer<typeof task>;
