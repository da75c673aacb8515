import { randomUUID } from 'node:crypto';
import { type CrisisLevel, crisisEnded, crisisHandedOver, crisisTakeMinutes } from '@tongli/contracts/complaints';
import { type Selectable, sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import {
  type Call,
  forbidden,
  isRefusal,
  notFound,
  type Refusal,
  refuse,
  staleVersion,
} from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import type { Actor } from '../../../platform/permissions/actor.ts';
import { beyondScope, holds } from '../../../platform/permissions/scope.ts';
import { isPerson, staffWhoMay, unitOf } from '../../org/index.ts';
import { endTaskFor, openTask } from '../../work/index.ts';
import { tables } from '../store.ts';
import type { ComplaintsTables } from '../tables.ts';
import type { IncidentRecord } from './opening.ts';
import { lockIncident } from './reach.ts';

export type CrisisRow = Selectable<ComplaintsTables['complaints.crisis']>;
export type CrisisAct = 'hand-over' | 'take-crisis' | 'note-crisis' | 'end-crisis';
export const crisisActs: readonly CrisisAct[] = ['hand-over', 'take-crisis', 'note-crisis', 'end-crisis'];

type Running = Pick<CrisisRow, 'leader_id' | 'taken_at'> | null;

/** Who leads complaints hands over, also from a leader who does not come; from then on the leader decides, and ends it. */
export function decideCrisis(
  incident: Pick<IncidentRecord, 'state' | 'project_id'>,
  running: Running,
  act: CrisisAct,
  actor: Actor,
): Refusal | null {
  const assigns = holds(actor, 'complaints.assign', { projectId: incident.project_id, unitId: null });
  if (act === 'hand-over') {
    if (!assigns) return forbidden;
    return incident.state === 'closed' ? refuse('incident-closed') : null;
  }
  if (!running) return refuse('no-crisis');
  const leads = running.leader_id === actor.id;
  if (act === 'note-crisis') return leads || assigns ? null : refuse('not-the-crisis-leader');
  if (!leads) return refuse('not-the-crisis-leader');
  if (act === 'take-crisis') return running.taken_at === null ? null : refuse('crisis-taken');
  return running.taken_at === null ? refuse('crisis-not-taken') : null;
}

export const runningCrisis = (call: Call, incidentId: string): Promise<CrisisRow | undefined> =>
  tables(call)
    .selectFrom('complaints.crisis')
    .selectAll()
    .where('incident_id', '=', incidentId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();

/** Those of these incidents in which a crisis runs. */
export async function runningAmong(call: Call, incidentIds: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await tables(call)
    .selectFrom('complaints.crisis')
    .select('incident_id')
    .where('incident_id', '=', sql<string>`any(${[...incidentIds]}::uuid[])`)
    .where('ended_at', 'is', null)
    .execute();
  return new Set(rows.map(({ incident_id: id }) => id));
}

interface Act {
  readonly name: CrisisAct;
  readonly operation: string;
  readonly version: number | null;
}
type Effect = (row: IncidentRecord, running: CrisisRow | null) => Promise<Refusal | { ownerId?: string | null }>;

async function actOn(call: Call, id: string, act: Act, effect: Effect): Promise<{ id: string } | Refusal> {
  const row = await lockIncident(call, id);
  if (!row) return notFound;
  const running = (await runningCrisis(call, id)) ?? null;
  const refused = decideCrisis(row, running, act.name, call.actor);
  if (refused) return refused;
  if (act.version !== null && act.version !== row.version) return staleVersion;
  const done = await effect(row, running);
  if (isRefusal(done)) return done;
  await tables(call)
    .updateTable('complaints.incident')
    .set({ version: row.version + 1, ...(done.ownerId ? { owner_id: done.ownerId } : {}) })
    .where('id', '=', id)
    .execute();
  await audit(call, act.operation, { type: 'incident', id });
  return { id };
}

type Code = 'handed-over' | 'passed-on' | 'taken' | 'noted' | 'ended';

const log = (call: Call, crisisId: string, code: Code, text: string) =>
  tables(call)
    .insertInto('complaints.crisis_entry')
    .values({ crisis_id: crisisId, at: call.now, by_id: call.actor.id, code, text })
    .execute();

const save = (call: Call, id: string, change: Partial<Omit<CrisisRow, 'id'>>) =>
  tables(call).updateTable('complaints.crisis').set(change).where('id', '=', id).execute();

export interface HandingOver {
  readonly level: CrisisLevel;
  readonly leaderId: string;
  readonly reason: string;
  readonly version: number;
}

/** Half an hour to take it, by the clock on the wall; who has not by then is reminded as with any task, and it climbs. */
async function callLeader(call: Call, row: IncidentRecord, { leaderId, reason }: HandingOver) {
  const takeBy = new Date(call.now.getTime() + crisisTakeMinutes * 60_000);
  const task = await openTask(beyondScope(call), {
    ...{ kind: 'task', title: `危机移交 Crisis · ${row.number}`, body: reason, ownerId: leaderId },
    due: { at: takeBy.toISOString() },
    subject: { type: 'incident', id: row.id, label: row.number },
    projectId: row.project_id,
  });
  return isRefusal(task) ? task : { takeBy, taskId: task.id };
}

/** Nobody leads what they cannot look into, be it from their own unit. */
async function mayLead(call: Call, { project_id: projectId }: IncidentRecord, leaderId: string): Promise<boolean> {
  const place = { projectId, unitId: await unitOf(call, leaderId) };
  return (await staffWhoMay(call, 'complaints.read', place)).has(leaderId);
}

export const handOverCrisis = (call: Call, id: string, given: HandingOver) =>
  actOn(
    call,
    id,
    { name: 'hand-over', operation: 'complaints.hand-over-crisis', version: given.version },
    async (row, running) => {
      const { leaderId, level, reason } = given;
      if (!(await isPerson(call, leaderId))) return refuse('unknown-person', { status: 422, field: 'body.leaderId' });
      if (!(await mayLead(call, row, leaderId)))
        return refuse('leader-cannot-read', { status: 422, field: 'body.leaderId' });
      if (running?.leader_id === leaderId) return refuse('same-leader', { status: 422, field: 'body.leaderId' });
      if (running) await endTaskFor(beyondScope(call), running.task_id, { as: 'cancelled', text: reason });
      const called = await callLeader(call, row, given);
      if (isRefusal(called)) return called;
      const change = {
        ...{ level, leader_id: leaderId, handed_by: call.actor.id, handed_at: call.now },
        ...{ take_by: called.takeBy, task_id: called.taskId, taken_at: null },
      };
      const crisisId = running?.id ?? randomUUID();
      if (running) await save(call, crisisId, change);
      else
        await tables(call)
          .insertInto('complaints.crisis')
          .values({ id: crisisId, incident_id: id, ...change })
          .execute();
      await log(call, crisisId, running ? 'passed-on' : 'handed-over', reason);
      const { project_id: projectId, number } = row;
      await append(call, crisisHandedOver, id, { projectId, number, level, leaderId });
      return { ownerId: leaderId };
    },
  );

export const takeCrisis = (call: Call, id: string, version: number) =>
  actOn(call, id, { name: 'take-crisis', operation: 'complaints.take-crisis', version }, async (_, running) => {
    if (!running) return refuse('no-crisis');
    await endTaskFor(beyondScope(call), running.task_id, { as: 'done', text: '' });
    await save(call, running.id, { taken_at: call.now });
    await log(call, running.id, 'taken', '');
    return {};
  });

export const noteCrisis = (call: Call, id: string, text: string) =>
  actOn(call, id, { name: 'note-crisis', operation: 'complaints.note-crisis', version: null }, async (_, running) => {
    if (!running) return refuse('no-crisis');
    await log(call, running.id, 'noted', text);
    return {};
  });

export const endCrisis = (call: Call, id: string, { outcome, version }: { outcome: string; version: number }) =>
  actOn(call, id, { name: 'end-crisis', operation: 'complaints.end-crisis', version }, async (row, running) => {
    if (!running) return refuse('no-crisis');
    await save(call, running.id, { ended_at: call.now, ended_by: call.actor.id, outcome });
    await log(call, running.id, 'ended', outcome);
    const { project_id: projectId, number } = row;
    const { leader_id: leaderId } = running;
    await append(call, crisisEnded, id, { projectId, number, level: running.level as CrisisLevel, leaderId });
    return running.handed_by ? { ownerId: running.handed_by } : {};
  });
