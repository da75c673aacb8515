import { type LimitKind, limitPaused } from '@tongli/contracts/work';
import { type Call, type Refusal, refuse } from '../../platform/call.ts';
import { append } from '../../platform/events/append.ts';
import { getCalendar } from '../org/index.ts';
import { fireLimit } from './firing.ts';
import { hurtOf } from './hurt.ts';
import { tellOwners } from './owners.ts';
import { timeLeft } from './pause.ts';
import { resume } from './resuming.ts';
import { lockRunningLimit, saveLimit, trackOf } from './store.ts';
import type { Subject } from './subject.ts';

export interface Pause {
  /** Whose working time is kept. */
  readonly calendar: string;
  /** The limit runs again by itself at this instant. */
  readonly until: Date;
}

/**
 * Stops the clock of a running limit. What came due before is fired first. Refuses `no-limit`, `limit-paused`, `limit-over` where it
 * is breached, and `pause-past` where the end does not lie ahead.
 */
export async function pauseLimit(call: Call, subject: Subject, kind: LimitKind, pause: Pause): Promise<Refusal | null> {
  const running = await lockRunningLimit(call, subject, kind);
  if (!running) return refuse('no-limit');
  if (running.paused_at !== null) return refuse('limit-paused');
  await fireLimit(call, running);
  const row = (await lockRunningLimit(call, subject, kind)) ?? running;
  if (row.breached_at !== null) return refuse('limit-over');
  if (pause.until <= call.now) return refuse('pause-past', { status: 422, field: 'body.until' });
  const { calendar } = await getCalendar(call, pause.calendar);
  const left = timeLeft(calendar, trackOf(row), call.now);
  await saveLimit(call, row.id, {
    calendar: pause.calendar,
    paused_at: call.now,
    resume_by: pause.until,
    warn_left: left.warn,
    due_left: left.due,
    fire_at: pause.until,
    hurt: hurtOf({ kind: 'limit', urgency: 'calm', at: pause.until }),
  });
  const fact = { subjectType: subject.type, kind, until: pause.until.toISOString(), ownerId: row.owner_id };
  await append(call, limitPaused, subject.id, fact);
  await tellOwners(call, subject, [row.owner_id]);
  return null;
}

/** The clock runs again from now, with what was left; when it ends. Refuses `not-paused`. */
export async function resumeLimit(call: Call, subject: Subject, kind: LimitKind): Promise<{ dueAt: Date } | Refusal> {
  const row = await lockRunningLimit(call, subject, kind);
  if (!row || row.paused_at === null) return refuse('not-paused');
  return { dueAt: (await resume(call, row, { at: call.now, byItself: false })).due_at };
}

/** Gives a running limit new instants, such as those of a longer span; a warning that lies ahead again comes once more. */
export async function moveLimit(
  call: Call,
  subject: Subject,
  kind: LimitKind,
  { warnAt, dueAt }: { warnAt: Date; dueAt: Date },
): Promise<Refusal | null> {
  const running = await lockRunningLimit(call, subject, kind);
  if (!running) return refuse('no-limit');
  const row = running.paused_at === null ? running : await resume(call, running, { at: call.now, byItself: false });
  await fireLimit(call, row);
  const fired = (await lockRunningLimit(call, subject, kind)) ?? row;
  if (fired.breached_at !== null) return refuse('limit-over');
  const warned = warnAt > call.now ? null : fired.warned_at;
  await saveLimit(call, row.id, {
    warn_at: warnAt,
    due_at: dueAt,
    warned_at: warned,
    fire_at: warned === null ? warnAt : dueAt,
    hurt: hurtOf({ kind: 'limit', urgency: warned === null ? 'calm' : 'warned', at: dueAt }),
  });
  await tellOwners(call, subject, [row.owner_id]);
  return null;
}
