import { randomUUID } from 'node:crypto';
import { addWorkingMinutes } from '@tongli/calendar';
import { type InterceptionOutcome, interceptionEnded, interceptionTaken } from '@tongli/contracts/complaints';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse, staleVersion } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import { getCalendar, isPerson } from '../../org/index.ts';
import { endTaskFor, openTask, passTask } from '../../work/index.ts';
import {
  addTimelineEntry,
  type ComplaintRecord,
  findCase,
  type LoadedCase,
  lockCase,
  tables,
  tellChange,
} from '../store.ts';
import { enter } from './filling.ts';
import { decideInterception, decideOutcome, type Intercepted, type InterceptionAct } from './interception.ts';
import { readSettings } from './settings.ts';
import { type InterceptionRow, interceptionsOf, saveInterception, stepsOf } from './store.ts';

export type Done = { id: string } | Refusal;

export const standingOf = ({ row, case: one }: LoadedCase, current: InterceptionRow | null): Intercepted => ({
  place: one.place,
  caseClosed: row.state === 'closed',
  erased: one.erased,
  recused: one.recused,
  state: current === null ? null : (current.state as Intercepted['state']),
  ownerId: current?.owner_id ?? null,
});

/** Of the round that the case is in. */
export async function currentOf(call: Call, row: ComplaintRecord): Promise<InterceptionRow | null> {
  const all = await interceptionsOf(call, row.id);
  return all.find(({ round }) => round === row.reopen_count) ?? null;
}

type Effect = (row: ComplaintRecord, current: InterceptionRow | null) => Promise<Refusal | undefined>;

/** Locks the case, asks the rule, acts, leaves a trace. */
export async function actOnRisk(
  call: Call,
  id: string,
  { act, operation, version }: { act: InterceptionAct; operation: string; version?: number },
  effect: Effect,
): Promise<Done> {
  const loaded = await lockCase(call, id);
  if (!loaded) return notFound;
  const current = await currentOf(call, loaded.row);
  const refused = decideInterception(standingOf(loaded, current), act, call.actor);
  if (refused) return refused;
  if (version !== undefined && version !== current?.version) return staleVersion;
  const failed = await effect(loaded.row, current);
  if (failed) return failed;
  await audit(call, operation, { type: 'complaint', id });
  return { id };
}

export const take = (call: Call, id: string): Promise<Done> =>
  actOnRisk(call, id, { act: 'take', operation: 'complaints.take-interception' }, async (row, current) => {
    const { settings } = await readSettings(call);
    const { id: ownerId } = call.actor;
    if (ownerId === null) return refuse('not-a-person');
    const entered = current ?? (await enter(beyondScope(call), id, { settings, ownerId }));
    if (!entered) return refuse('not-scored');
    await takenBy(call, row, entered, ownerId);
    return undefined;
  });

/** On this person's desk: the clock to take it stops, and one until it must have an outcome begins, with the steps to calm. */
async function takenBy(call: Call, row: ComplaintRecord, entered: InterceptionRow, ownerId: string): Promise<void> {
  const { settings } = await readSettings(call);
  await endTaskFor(call, entered.task_id, { as: 'done', text: '' });
  const task = await openTask(call, {
    kind: 'task',
    title: `安抚方案 Calming plan · ${row.number}`,
    body: '按步骤安抚并记录每一步说了什么，最后登记结果。\nGo through the steps, record what was said, and give the outcome.',
    ownerId,
    due: { minutes: settings.outcomeMinutes },
    subject: { type: 'interception', id: row.id, label: row.number },
    projectId: row.project_id,
  });
  if (isRefusal(task)) throw new Error(`complaints: no task for a calming plan: ${task.refusal}`);
  const inTime = call.now < entered.take_by;
  const taken = { state: 'taken', owner_id: ownerId, taken_at: call.now, task_id: task.id };
  await saveInterception(call, entered, taken);
  await layPlan(call, entered, ownerId);
  await tell(call, row, 'interception-taken', { ownerId });
  const about = { projectId: row.project_id, complaintId: row.id };
  await append(call, interceptionTaken, entered.id, { ...about, ownerId, inTime });
}

async function tell(call: Call, { id }: ComplaintRecord, code: string, params: Record<string, string>, text?: string) {
  await addTimelineEntry(call, id, code, params, text ?? null);
  await tellChange(call, id, 'intercepted', null);
}

async function layPlan(call: Call, { id, complaint_id }: InterceptionRow, ownerId: string): Promise<void> {
  const { settings } = await readSettings(call);
  const { calendar } = await getCalendar(call, 'service');
  const steps = settings.steps.map(({ code, what, afterMinutes }, position) => ({
    ...{ id: randomUUID(), interception_id: id, position, code, what_zh: what.zh, what_en: what.en },
    ...{ owner_id: ownerId, due_at: addWorkingMinutes(calendar, call.now, afterMinutes) },
  }));
  if (complaint_id) await tables(call).insertInto('complaints.calming_step').values(steps).execute();
}

export interface HandingOn {
  readonly ownerId: string;
  readonly note: string;
  readonly version: number;
}

export const handOn = (call: Call, id: string, { ownerId, note, version }: HandingOn): Promise<Done> =>
  actOnRisk(
    call,
    id,
    { act: 'hand-on', operation: 'complaints.hand-on-interception', version },
    async (row, current) => {
      if (!current) return notFound;
      if (!(await isPerson(call, ownerId))) return refuse('unknown-person', { status: 422, field: 'body.ownerId' });
      const loaded = await findCase(call, id);
      if (loaded?.case.recused.has(ownerId)) return refuse('recused-owner', { status: 422, field: 'body.ownerId' });
      if (current.owner_id === ownerId) return refuse('same-owner', { status: 422, field: 'body.ownerId' });
      await passTask(call, current.task_id, { toId: ownerId, note });
      await givenTo(call, current, ownerId);
      await tell(call, row, 'interception-handed-on', { ownerId }, note);
      return undefined;
    },
  );

/** Steps that are still to be done go with it. */
async function givenTo(call: Call, current: InterceptionRow, ownerId: string): Promise<void> {
  await saveInterception(call, current, { owner_id: ownerId });
  await tables(call)
    .updateTable('complaints.calming_step')
    .set({ owner_id: ownerId })
    .where('interception_id', '=', current.id)
    .where('owner_id', '=', current.owner_id)
    .where('done_at', 'is', null)
    .execute();
}

export interface Ending {
  readonly outcome: InterceptionOutcome;
  readonly note: string;
  readonly version: number;
}

export const end = (call: Call, id: string, { outcome, note, version }: Ending): Promise<Done> =>
  actOnRisk(call, id, { act: 'end', operation: 'complaints.end-interception', version }, async (row, current) => {
    if (!current) return notFound;
    const steps = await stepsOf(call, current.id);
    const refused = decideOutcome(
      outcome,
      steps.map(({ code, done_at: at }) => ({ code, done: at !== null })),
    );
    if (refused) return refused;
    await endTaskFor(call, current.task_id, { as: 'done', text: '' });
    const ending = { outcome, outcome_note: note, ended_at: call.now, ended_by_name: call.actor.name };
    await saveInterception(call, current, { state: 'ended', ...ending });
    await tell(call, row, 'interception-ended', { outcome }, note);
    await append(call, interceptionEnded, current.id, { projectId: row.project_id, complaintId: row.id, outcome });
    return undefined;
  });

const byTask = (call: Call, taskId: string) =>
  tables(call)
    .selectFrom('complaints.interception')
    .selectAll()
    .where('task_id', '=', taskId)
    .where('state', '<>', 'ended')
    .forUpdate()
    .executeTakeFirst();

/** Its task climbed the ladder, or was given to somebody else: so is the case that is to be intercepted. */
export async function followTask(given: Call, taskId: string, ownerId: string): Promise<void> {
  const call = beyondScope(given);
  const current = await byTask(call, taskId);
  if (current && current.owner_id !== ownerId) await givenTo(call, current, ownerId);
}

/** The task to take it was done in the inbox: it is taken by whoever did it. */
export async function followTaken(given: Call, taskId: string): Promise<void> {
  const call = beyondScope(given);
  const current = await byTask(call, taskId);
  if (current?.state !== 'waiting') return;
  const loaded = await findCase(call, current.complaint_id);
  if (loaded) await takenBy(call, loaded.row, current, current.owner_id);
}

/** Closed before anybody had to take them: nobody needs to any more. */
export async function endWaiting(call: Call, complaintIds: readonly string[]): Promise<void> {
  const rows = await tables(call)
    .selectFrom('complaints.interception')
    .selectAll()
    .where('complaint_id', 'in', [...complaintIds])
    .where('state', '=', 'waiting')
    .execute();
  for (const row of rows) {
    await endTaskFor(call, row.task_id, { as: 'cancelled', text: '' });
    const ending = { outcome: 'unfounded', ended_at: call.now, ended_by_name: call.actor.name };
    await saveInterception(call, row, { state: 'ended', ...ending });
    await addTimelineEntry(call, row.complaint_id, 'interception-ended', { outcome: 'unfounded' });
  }
}
