import { z } from 'zod';
import { event, id, instant } from '../kernel/index.ts';
import { taskKind } from './tasks.ts';

/** What every fact on a task says of it. `subject…` is null where the task stands alone. */
const about = {
  number: z.string(),
  kind: taskKind,
  projectId: id,
  unitId: id.nullable(),
  subjectType: z.string().nullable(),
  subjectId: id.nullable(),
  ownerId: id,
  /** Whose inbox it stands in now, or stood in until now. */
  concerned: z.array(id),
};

const fact = <const Name extends string>(name: Name) => event(`task.${name}`, 'task', z.object(about));
const timed = z.object({ ...about, dueAt: instant });

export const taskOpened = event('task.opened', 'task', timed);
export const taskChanged = fact('changed');
export const taskStarted = fact('started');
export const taskCompleted = event('task.completed', 'task', z.object({ ...about, onTime: z.boolean() }));
export const taskCancelled = fact('cancelled');
export const taskReturned = fact('returned');
export const taskDisputed = fact('disputed');
export const taskArbitrationOpened = event('task.arbitration-opened', 'task', timed);
export const taskArbitrated = fact('arbitrated');

/** A new owner: `how` says by what. */
export const taskAssigned = event(
  'task.assigned',
  'task',
  z.object({ ...about, fromId: id, how: z.enum(['assigned', 'handed-over', 'escalated', 'arbitrated', 'returned']) }),
);

/** Each once. `clock` tells the task's own time from that of its arbitration. */
const clock = z.enum(['task', 'arbitration']);
export const taskWarned = event(
  'task.warned',
  'task',
  timed.extend({ clock, share: z.union([z.literal(75), z.literal(90)]) }),
);
export const taskBreached = event('task.breached', 'task', timed.extend({ clock }));
/** A rung of the ladder: the owner is new, or stays where nobody holds the post (`found` false). */
export const taskEscalated = event(
  'task.escalated',
  'task',
  z.object({ ...about, fromId: id, rung: z.number().int(), found: z.boolean() }),
);
