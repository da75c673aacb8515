import { addWorkingMinutes } from '@tongli/calendar';
import {
  type TaskKind,
  taskAssigned,
  taskBreached,
  taskEscalated,
  taskWarned,
  type Urgency,
} from '@tongli/contracts/work';
import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { describePeople, getCalendar, unitLine } from '../../org/index.ts';
import { clockIn, clockRow, nextTick, tick, urgencyOf } from '../clock.ts';
import { answerableOf } from '../department/addressee.ts';
import { hurtOf } from '../hurt.ts';
import { notify } from '../notices.ts';
import { nextRungAt } from '../rules/ladder.ts';
import { findTarget, ladderOf } from '../rules/target.ts';
import { tables } from '../store.ts';
import { tellWatchers, watch } from '../watchers.ts';
import { state } from './facts.ts';
import { type ArbitrationRow, addEntry, saveTask, subjectOf, type TaskRow } from './store.ts';

type Fired = Exclude<Urgency, 'calm'>;

/** Fires what is due on a locked task, and remembers that it did: warnings, the breach, then the rungs of its ladder. */
export async function fireTask(call: Call, row: TaskRow): Promise<TaskRow> {
  const { fired, clock } = tick(clockIn(row), call.now);
  let current = row;
  if (fired.length > 0) {
    const climbs = fired.includes('breached') ? { escalate_at: await rungAt(call, row) } : {};
    current = await saveTask(call, row, { ...clockRow(clock), ...climbs }, true);
    for (const what of fired) await tellOf(call, current, what);
  }
  return climb(call, current);
}

async function tellOf(call: Call, row: TaskRow, what: Fired): Promise<void> {
  const dueAt = row.due_at.toISOString();
  await addEntry(call, row.id, { code: what });
  if (what === 'breached') await state(call, taskBreached, row, { dueAt, clock: 'task' });
  else await state(call, taskWarned, row, { dueAt, clock: 'task', share: what === 'warned' ? 75 : 90 });
  const notice = {
    code: `task-${what}`,
    params: { number: row.number, kind: row.kind, dueAt },
    subject: subjectOf(row.id),
  };
  if (what === 'breached') await tellWatchers(call, notice, [row.waits_for ?? row.owner_id, await leaderOf(call, row)]);
  else await notify(call, { ...notice, personIds: [row.waits_for ?? row.owner_id] });
}

/** Who leads where a promise was missed, so that somebody can call before the customer does. */
async function leaderOf(call: Call, row: TaskRow): Promise<string | null> {
  return row.kind === 'promise' ? answerableOf(call, await unitLine(call, row.unit_id)) : null;
}

const placeOf = (row: TaskRow) => ({ unitId: row.unit_id, kind: row.kind as TaskKind });

/** When the next rung of this task is due; null at the top. */
export async function rungAt(
  call: Call,
  row: Pick<TaskRow, 'unit_id' | 'kind' | 'rung' | 'calendar' | 'due_at'> & TaskRow,
): Promise<Date | null> {
  const { calendar } = await getCalendar(call, row.calendar);
  const { ladder } = await ladderOf(call, placeOf(row));
  return nextRungAt(ladder, row.rung, { calendar, dueAt: row.due_at });
}

/** Climbs every rung that has come due, one after the other. Each names its owner, or says that nobody holds the post. */
async function climb(call: Call, row: TaskRow): Promise<TaskRow> {
  let current = row;
  while (
    current.escalate_at !== null &&
    current.escalate_at <= call.now &&
    (current.state === 'open' || current.state === 'in-progress')
  )
    current = await climbOnce(call, current);
  return current;
}

async function climbOnce(call: Call, row: TaskRow): Promise<TaskRow> {
  const { line, ladder } = await ladderOf(call, placeOf(row));
  const rung = ladder?.rungs[row.rung];
  if (!rung) return saveTask(call, row, { escalate_at: null }, true);
  const ownerId = await findTarget(call, rung.to, { line, without: [row.owner_id] });
  const { calendar } = await getCalendar(call, row.calendar);
  const climbed = row.rung + 1;
  const next = await saveTask(call, row, {
    rung: climbed,
    escalate_at: nextRungAt(ladder, climbed, { calendar, dueAt: row.due_at }),
    owner_id: ownerId ?? row.owner_id,
    ...(ownerId === null ? {} : { state: 'open' }),
  });
  await tellOfRung(call, { before: row, row: next, found: ownerId !== null });
  return next;
}

interface Climbed {
  readonly before: TaskRow;
  readonly row: TaskRow;
  readonly found: boolean;
  /** Why, where somebody did it. */
  readonly reason?: string;
}

async function tellOfRung(call: Call, { before, row, found, reason }: Climbed): Promise<void> {
  const fromId = before.owner_id;
  const names = await describePeople(call, [fromId, row.owner_id]);
  const [from, to] = [names.get(fromId) ?? '', names.get(row.owner_id) ?? ''];
  const params = { rung: String(row.rung), from, to };
  await addEntry(call, row.id, { code: found ? 'escalated' : 'rung-empty', params, text: reason ?? null });
  await state(call, taskEscalated, row, { fromId, rung: row.rung, found, others: [fromId] });
  if (!found) return;
  await watch(call, subjectOf(row.id), [row.owner_id]);
  await state(call, taskAssigned, row, { fromId, how: 'escalated', others: [fromId] });
  const notice = {
    code: 'task-escalated',
    params: { ...params, number: row.number, kind: row.kind },
    subject: subjectOf(row.id),
  };
  await tellWatchers(call, notice, [row.owner_id, fromId]);
}

/**
 * Somebody passes the task up before time does: to the next rung that names anybody, whose time has not come. Refused where no
 * rung is left above, and where none of those left names anybody besides its owner.
 */
export async function climbByHand(call: Call, row: TaskRow, reason: string): Promise<TaskRow | Refusal> {
  const { line, ladder } = await ladderOf(call, placeOf(row));
  const left = ladder?.rungs.slice(row.rung) ?? [];
  if (left.length === 0) return refuse(ladder ? 'no-rung-above' : 'no-ladder');
  const { calendar } = await getCalendar(call, row.calendar);
  for (const [index, { to }] of left.entries()) {
    const ownerId = await findTarget(call, to, { line, without: [row.owner_id] });
    if (ownerId === null) continue;
    const rung = row.rung + index + 1;
    const escalateAt = row.breached_at === null ? null : nextRungAt(ladder, rung, { calendar, dueAt: row.due_at });
    const next = await saveTask(call, row, { rung, escalate_at: escalateAt, owner_id: ownerId, state: 'open' });
    await tellOfRung(call, { before: row, row: next, found: true, reason });
    return next;
  }
  return refuse('nobody-above');
}

/** A ladder goes on after an arbitration as if the work had come due then: the new owner gets the time of the next rung. */
export async function rungAfter(call: Call, row: TaskRow): Promise<Date | null> {
  if (row.breached_at === null) return null;
  const { ladder } = await ladderOf(call, placeOf(row));
  const [before, next] = [ladder?.rungs[row.rung - 1], ladder?.rungs[row.rung]];
  if (!next) return null;
  const { calendar } = await getCalendar(call, row.calendar);
  return addWorkingMinutes(calendar, call.now, next.afterMinutes - (before?.afterMinutes ?? 0));
}

/** The arbiter's own clock. */
export async function fireArbitration(call: Call, row: ArbitrationRow): Promise<void> {
  const { fired, clock } = tick(clockIn(row), call.now);
  if (fired.length === 0) return;
  await tables(call)
    .updateTable('work.arbitration')
    .set({
      ...clockRow(clock),
      fire_at: nextTick(clock),
      hurt: hurtOf({ kind: 'arbitration', urgency: urgencyOf(clock), at: row.due_at }),
    })
    .where('id', '=', row.id)
    .execute();
  const task = await tables(call)
    .selectFrom('work.task')
    .selectAll()
    .where('id', '=', row.task_id)
    .executeTakeFirstOrThrow();
  const dueAt = row.due_at.toISOString();
  for (const what of fired) {
    const others = [row.arbiter_id];
    if (what === 'breached') await state(call, taskBreached, task, { dueAt, clock: 'arbitration', others });
    else
      await state(call, taskWarned, task, { dueAt, clock: 'arbitration', share: what === 'warned' ? 75 : 90, others });
    await notify(call, {
      personIds: [row.arbiter_id],
      code: `arbitration-${what}`,
      params: { number: task.number, kind: task.kind, dueAt },
      subject: subjectOf(task.id),
    });
  }
}
