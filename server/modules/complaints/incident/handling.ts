import { incidentClosed, incidentWordingApproved } from '@tongli/contracts/complaints';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, forbidden, notFound, type Refusal, refuse, staleVersion } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import type { Actor } from '../../../platform/permissions/actor.ts';
import { beyondScope, holds } from '../../../platform/permissions/scope.ts';
import { inReach, tables, visible } from '../store.ts';
import { checkOffered } from '../terms.ts';
import { runningCrisis } from './crisis.ts';
import { type IncidentRecord, tellCase } from './opening.ts';
import { lockIncident } from './reach.ts';

export type IncidentAct = 'take' | 'word' | 'approve' | 'add' | 'remove' | 'close';

type State = Pick<
  IncidentRecord,
  'state' | 'project_id' | 'owner_id' | 'wording_zh' | 'wording_by' | 'wording_approved_by'
>;

const closed = refuse('incident-closed');

/** Who leads complaints approves what all say, and closes; whoever wrote it never approves it. While a crisis runs it is its leader's, and stays open. */
export function decideIncident(incident: State, act: IncidentAct, actor: Actor, inCrisis: boolean): Refusal | null {
  const place = { projectId: incident.project_id, unitId: null };
  const needs = act === 'approve' || act === 'close' ? 'complaints.assign' : 'complaints.handle';
  if (!holds(actor, needs, place)) return forbidden;
  if (incident.state === 'closed') return closed;
  if (act === 'take' && incident.owner_id === actor.id) return refuse('already-owner');
  if (inCrisis && (act === 'take' || act === 'close')) return refuse('crisis-runs');
  if (act !== 'approve') return null;
  if (incident.wording_zh === null) return refuse('no-wording');
  if (incident.wording_approved_by !== null) return refuse('wording-approved');
  return incident.wording_by === actor.id ? refuse('own-wording') : null;
}

type Change = Partial<Omit<IncidentRecord, 'id' | 'version'>>;
type Effect = (row: IncidentRecord) => Promise<Change | Refusal>;

const isRefusal = (value: Change | Refusal): value is Refusal => 'refusal' in value;

async function actOn(
  call: Call,
  id: string,
  { name, operation, version }: { name: IncidentAct; operation: string; version: number | null },
  effect: Effect,
): Promise<{ id: string } | Refusal> {
  const row = await lockIncident(call, id);
  if (!row) return notFound;
  const inCrisis = (await runningCrisis(call, id)) !== undefined;
  const refused = decideIncident(row, name, call.actor, inCrisis);
  if (refused) return refused;
  if (version !== null && version !== row.version) return staleVersion;
  const change = await effect(row);
  if (isRefusal(change)) return change;
  await tables(call)
    .updateTable('complaints.incident')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', id)
    .execute();
  await audit(call, operation, { type: 'incident', id });
  return { id };
}

interface Words {
  readonly zh: string;
  readonly en: string;
}

export const takeIncident = (call: Call, id: string, version: number) =>
  actOn(call, id, { name: 'take', operation: 'complaints.take-incident', version }, async () => ({
    owner_id: call.actor.id,
  }));

export const setWording = (call: Call, id: string, { wording, version }: { wording: Words; version: number }) =>
  actOn(call, id, { name: 'word', operation: 'complaints.set-incident-wording', version }, async () => ({
    wording_zh: wording.zh,
    wording_en: wording.en,
    wording_by: call.actor.id,
    wording_approved_by: null,
  }));

const keyOf = ({ project_id: projectId, number, product, area }: IncidentRecord) => ({
  projectId,
  number,
  product,
  area,
});

export const approveWording = (call: Call, id: string, version: number) =>
  actOn(call, id, { name: 'approve', operation: 'complaints.approve-incident-wording', version }, async (row) => {
    const wording = { zh: row.wording_zh ?? '', en: row.wording_en ?? '' };
    await append(call, incidentWordingApproved, id, { ...keyOf(row), wording });
    return { wording_approved_by: call.actor.id };
  });

export const addCase = (call: Call, id: string, complaintNumber: string) =>
  actOn(call, id, { name: 'add', operation: 'complaints.add-incident-case', version: null }, async (row) => {
    const found = await tables(call)
      .selectFrom('complaints.complaint as complaint')
      .select('complaint.id')
      .where('complaint.number', '=', complaintNumber)
      .where('complaint.project_id', '=', row.project_id)
      .where(inReach(call))
      .where(visible)
      .executeTakeFirst();
    if (!found) return refuse('unknown-complaint', { status: 422, field: 'body.complaintNumber' });
    const back = { how: 'added', at: call.now, removed_at: null, removed_by: null };
    await tables(call)
      .insertInto('complaints.incident_case')
      .values({ incident_id: id, complaint_id: found.id, ...back })
      .onConflict((conflict) => conflict.columns(['incident_id', 'complaint_id']).doUpdateSet(back))
      .execute();
    await tellCase(call, found.id, row, 'incident-joined');
    return {};
  });

export const removeCase = (call: Call, id: string, complaintId: string) =>
  actOn(call, id, { name: 'remove', operation: 'complaints.remove-incident-case', version: null }, async (row) => {
    const removed = await tables(call)
      .updateTable('complaints.incident_case')
      .set({ removed_at: call.now, removed_by: call.actor.id })
      .where('incident_id', '=', id)
      .where('complaint_id', '=', complaintId)
      .where('removed_at', 'is', null)
      .returning('complaint_id')
      .executeTakeFirst();
    if (!removed) return notFound;
    await tellCase(call, complaintId, row, 'incident-left');
    return {};
  });

export interface Closing {
  readonly cause: string;
  readonly message: Words;
  readonly version: number;
}

/** Its cause is known and everybody is told: it stands in each case, and a flow sends it to each customer. */
export const closeIncident = (call: Call, id: string, { cause, message, version }: Closing) =>
  actOn(call, id, { name: 'close', operation: 'complaints.close-incident', version }, async (row) => {
    const unknown = await checkOffered(call, 'cause', cause);
    if (unknown) return unknown;
    const members = await tables(call)
      .selectFrom('complaints.incident_case')
      .select('complaint_id')
      .where('incident_id', '=', id)
      .where('removed_at', 'is', null)
      .orderBy('complaint_id')
      .execute();
    for (const { complaint_id: complaintId } of members)
      await tellCase(call, complaintId, row, 'incident-closed', message.zh);
    await append(call, incidentClosed, id, { ...keyOf(row), cause, cases: members.length, message });
    const closing = { closing_zh: message.zh, closing_en: message.en, cause };
    return { state: 'closed', closed_at: call.now, closed_by: call.actor.id, ...closing };
  });

/** Whom an incident concerned, each customer once. */
export async function customersOfIncident(given: Call, incidentId: string): Promise<string[]> {
  const call = beyondScope(given);
  const rows = await tables(call)
    .selectFrom('complaints.incident_case as member')
    .innerJoin('complaints.complaint as complaint', 'complaint.id', 'member.complaint_id')
    .select('complaint.customer_id as id')
    .distinct()
    .where('member.incident_id', '=', incidentId)
    .where('member.removed_at', 'is', null)
    .where('complaint.customer_id', 'is not', null)
    .where('complaint.erased_at', 'is', null)
    .orderBy('complaint.customer_id')
    .execute();
  return rows.flatMap(({ id }) => id ?? []);
}
