import { randomUUID } from 'node:crypto';
import { type AlertOutcome, alertSettled, alertTaken, type TakenAlert } from '@tongli/contracts/contacts';
import { type Selectable, sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { describePeople, unitOf } from '../../org/index.ts';
import { findQueueRow } from '../queues/queues.ts';
import { tables } from '../store.ts';
import type { ContactsTables } from '../tables.ts';
import type { Found } from './alerting.ts';

type Row = Selectable<ContactsTables['contacts.taken_alert']>;

/** Settled, it says nothing about the same subject for so long. */
const quietMs = 60 * 60_000;
const shownDays = 30;

/** Agents belong to no project: an alert about one is seen by whoever leads their unit. */
const inReach = (
  call: Call,
) => sql<boolean>`(${inScope(call, { project: sql.ref('project_id'), unit: sql.ref('unit_id') })}
  or project_id is null and ${inScope(call, { unit: sql.ref('unit_id') })})`;

async function describe(call: Call, rows: readonly Row[]): Promise<TakenAlert[]> {
  const ids = rows.flatMap((row) => [row.taken_by, row.settled_by, row.agent_id].filter((id) => id !== null));
  const names = await describePeople(call, [...new Set(ids)]);
  const nameOf = (id: string | null) => (id === null ? '' : (names.get(id) ?? ''));
  return rows.map((row) => ({
    ...{ id: row.id, key: row.key, code: row.code as TakenAlert['code'], value: row.value, bound: row.bound },
    ...{ queueId: row.queue_id, agentId: row.agent_id, agentName: nameOf(row.agent_id) },
    ...{ takenAt: row.taken_at.toISOString(), takenById: row.taken_by, takenByName: nameOf(row.taken_by) },
    ...{ outcome: row.outcome as AlertOutcome | null, note: row.note },
    ...{ settledAt: row.settled_at?.toISOString() ?? null, settledByName: nameOf(row.settled_by) },
  }));
}

/** Those that last, with who has them, without those that were settled a while ago; and those that somebody has though they are over. */
export async function withTaken(call: Call, found: readonly Found[]) {
  const recent = await tables(call)
    .selectFrom('contacts.taken_alert')
    .selectAll()
    .where(inReach(call))
    .where((of) => of.or([of('settled_at', 'is', null), of('settled_at', '>', new Date(call.now.getTime() - quietMs))]))
    .orderBy('taken_at')
    .execute();
  const open = await describe(
    call,
    recent.filter((row) => row.settled_at === null),
  );
  const quiet = new Set(recent.filter((row) => row.settled_at !== null).map(({ key }) => key));
  const lasting = new Set(found.map(({ key }) => key));
  const alerts = found.filter(({ key }) => !quiet.has(key) || open.some((one) => one.key === key));
  return {
    alerts: alerts.map((alert) => {
      const taken = open.find(({ key }) => key === alert.key);
      if (!taken) return { ...alert, taken: null };
      const { id, takenAt, takenById, takenByName } = taken;
      return { ...alert, taken: { id, takenAt, takenById, takenByName } };
    }),
    over: open.filter(({ key }) => !lasting.has(key)),
  };
}

export async function listTakenAlerts(call: Call): Promise<{ alerts: TakenAlert[] }> {
  const rows = await tables(call)
    .selectFrom('contacts.taken_alert')
    .selectAll()
    .where(inReach(call))
    .where('taken_at', '>', new Date(call.now.getTime() - shownDays * 86_400_000))
    .orderBy('taken_at', 'desc')
    .limit(500)
    .execute();
  return { alerts: await describe(call, rows) };
}

async function one(call: Call, row: Row): Promise<TakenAlert> {
  const [taken] = await describe(call, [row]);
  if (!taken) throw new Error('contacts: a taken alert was not described');
  return taken;
}

/** An alert belongs to where its queue does; one about an agent to their unit. */
async function placeOf(call: Call, { queueId, agentId }: Found) {
  const queue = queueId === null ? undefined : await findQueueRow(call, queueId);
  const unitId = queue ? queue.unit_id : agentId === null ? null : await unitOf(call, agentId);
  return { project_id: queue?.project_id ?? null, unit_id: unitId };
}

/** `found`: what lasts at this moment. */
export async function takeAlert(call: Call, key: string, found: readonly Found[]): Promise<TakenAlert | Refusal> {
  const alert = found.find((each) => each.key === key);
  if (!alert) return refuse('alert-over');
  const { code, queueId, agentId, value, bound } = alert;
  const place = await placeOf(call, alert);
  const row = await tables(call)
    .insertInto('contacts.taken_alert')
    .values({
      ...{ id: randomUUID(), key, code, queue_id: queueId, agent_id: agentId, value, bound, ...place },
      ...{ taken_at: call.now, taken_by: call.actor.id ?? '' },
    })
    .onConflict((conflict) => conflict.column('key').where('settled_at', 'is', null).doNothing())
    .returningAll()
    .executeTakeFirst();
  if (!row) return refuse('alert-taken');
  await append(call, alertTaken, row.id, { code, projectId: row.project_id });
  await audit(call, 'contacts.take-alert', { type: 'contact-alert', id: row.id });
  return one(call, row);
}

export async function settleAlert(
  call: Call,
  id: string,
  { outcome, note }: { readonly outcome: AlertOutcome; readonly note: string },
): Promise<TakenAlert | Refusal> {
  const row = await tables(call)
    .selectFrom('contacts.taken_alert')
    .selectAll()
    .where('id', '=', id)
    .where(inReach(call))
    .forUpdate()
    .executeTakeFirst();
  if (!row) return notFound;
  if (row.settled_at !== null) return refuse('alert-settled');
  const settled = { outcome, note, settled_at: call.now, settled_by: call.actor.id ?? '' };
  await tables(call).updateTable('contacts.taken_alert').set(settled).where('id', '=', id).execute();
  await append(call, alertSettled, id, { code: row.code, projectId: row.project_id, outcome });
  await audit(call, 'contacts.settle-alert', { type: 'contact-alert', id });
  return one(call, { ...row, ...settled });
}
