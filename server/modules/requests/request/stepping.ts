import { localDate } from '@tongli/calendar';
import type { PayloadOf } from '@tongli/contracts/kernel';
import { type RequestOutcome, requestClosed, requestReopened, requestStepDone } from '@tongli/contracts/requests';
import type { Call } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { unitOf } from '../../org/index.ts';
import { endLimit, endTasksOf, handOverLimits, limitsOf, startLimit } from '../../work/index.ts';
import { tables } from '../store.ts';
import type { FormValues } from './form.ts';
import { calendarOf, getStep, minutesIn, ownerOf, type Path, timesOf } from './path.ts';
import {
  aboutOf,
  addStay,
  currentStay,
  type LoadedRequest,
  type RequestChange,
  type RequestRecord,
  save,
  subjectOf,
} from './store.ts';

/** No limit runs any more: it sorts behind all that is due. */
export const never = Number.POSITIVE_INFINITY as unknown as Date;

type How = PayloadOf<typeof requestStepDone>['how'];

const runningState = new Set(['running', 'warned', 'breached']);

/** The instant that comes first among the limits that still run. */
export async function nextDue(call: Call, id: string): Promise<Date> {
  const limits = (await limitsOf(call, [subjectOf(id)])).get(id) ?? [];
  const due = limits.filter(({ state }) => runningState.has(state)).map(({ dueAt }) => dueAt);
  const [first] = due.sort();
  return first === undefined ? never : new Date(first);
}

/** A request comes to a step: it gets its owner, its limit and its stay. Gives what changes of its row. */
export async function enterStep(
  call: Call,
  row: Pick<RequestRecord, 'id' | 'project_id' | 'for_unit_id'>,
  path: Path,
  key: string,
  /** Whoever has it stays its owner; left out, the step's post decides. */
  keptOwner?: string | null,
): Promise<RequestChange> {
  const step = getStep(path, key);
  const { calendar } = await calendarOf(path, call);
  const place = { projectId: row.project_id, unitId: row.for_unit_id };
  const ownerId = keptOwner === undefined ? await ownerOf(call, step.owner, place) : keptOwner;
  const times = timesOf(calendar, call.now, step.limit);
  const subject = subjectOf(row.id);
  await addStay(call, row.id, { step: key, dueAt: times.dueAt, ownerId });
  await startLimit(call, { subject, kind: 'step', startedAt: call.now, ...times, ownerId });
  await handOverLimits(call, subject, ownerId);
  return {
    step: key,
    step_since: call.now,
    owner_id: ownerId,
    unit_id: (await unitOf(call, ownerId)) ?? row.for_unit_id,
    due_at: await nextDue(call, row.id),
  };
}

interface Leaving {
  readonly how: How;
  readonly next: string | null;
  readonly values?: FormValues;
  readonly reason?: string | null;
}

/** The current stay ends, and its limit with it. */
export async function leaveStep(
  call: Call,
  { row, path }: Pick<LoadedRequest, 'row' | 'path'>,
  { how, next, values = {}, reason = null }: Leaving,
): Promise<void> {
  const stay = await currentStay(call, row.id);
  if (!stay) throw new Error(`requests: ${row.number} stands at ${row.step} without a stay`);
  const minutes = minutesIn(await calendarOf(path, call), stay.entered_at, call.now);
  const onTime = call.now < stay.due_at;
  await tables(call)
    .updateTable('requests.request_stay')
    .set({
      left_at: call.now,
      ending: how,
      owner_id: row.owner_id,
      on_time: onTime,
      minutes,
      entered: JSON.stringify(values),
      reason,
      by_name: call.actor.name,
    })
    .where('id', '=', stay.id)
    .execute();
  await endLimit(call, subjectOf(row.id), 'step', how === 'done' ? 'met' : 'cancelled');
  await append(call, requestStepDone, row.id, {
    ...aboutOf(row),
    step: stay.step,
    how,
    next,
    ownerId: row.owner_id,
    onTime,
    minutes,
  });
}

/** The end: limits and tasks end with it, and the first time that it was resolved is kept for good. */
export async function finish(
  call: Call,
  { row, path }: Pick<LoadedRequest, 'row' | 'path'>,
  { outcome, reason }: { readonly outcome: RequestOutcome; readonly reason: string | null },
  change: RequestChange = {},
): Promise<RequestRecord> {
  const { calendar } = await calendarOf(path, call);
  const closedOn = localDate(calendar.zone, call.now);
  const ended = await endLimit(call, subjectOf(row.id), 'respond', outcome === 'done' ? 'met' : 'cancelled');
  await endTasksOf(call, subjectOf(row.id), outcome === 'done' ? 'done' : 'cancelled');
  const saved = await save(call, row, {
    ...change,
    state: 'closed',
    step: '',
    due_at: never,
    outcome,
    close_reason: reason,
    closed_at: call.now,
    closed_on: closedOn,
    first_closed_at: row.first_closed_at ?? call.now,
    on_time: row.first_closed_at === null ? (ended?.onTime ?? null) : row.on_time,
  });
  await append(call, requestClosed, row.id, {
    ...aboutOf(row),
    lodgedOn: row.lodged_on,
    closedOn,
    outcome,
    onTime: saved.on_time,
    again: row.first_closed_at !== null,
  });
  return saved;
}

/** Back at a step, under new limits; what was told of its first ending stays. */
export async function resume(
  call: Call,
  { row, path }: Pick<LoadedRequest, 'row' | 'path'>,
  key: string,
): Promise<RequestRecord> {
  const { calendar } = await calendarOf(path, call);
  const whole = path.definition.limit;
  if (whole)
    await startLimit(call, {
      subject: subjectOf(row.id),
      kind: 'respond',
      startedAt: call.now,
      ...timesOf(calendar, call.now, whole),
      ownerId: row.owner_id,
    });
  const change = await enterStep(call, row, path, key);
  const saved = await save(call, row, {
    ...change,
    state: 'open',
    outcome: null,
    close_reason: null,
    closed_at: null,
    closed_on: null,
    reopen_count: row.reopen_count + 1,
  });
  await append(call, requestReopened, row.id, { ...aboutOf(row), step: key });
  return saved;
}
