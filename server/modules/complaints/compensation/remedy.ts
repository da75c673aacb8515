import { addDays, startOfDay } from '@tongli/calendar';
import { type Compensation, compensationPaid } from '@tongli/contracts/complaints';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { ownFiles } from '../../../platform/files/index.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import { isPerson } from '../../org/index.ts';
import { endTaskFor, openTask } from '../../work/index.ts';
import { partiesTo } from '../accountability/parties.ts';
import { takeFiles } from '../files.ts';
import { type ComplaintRecord, findCase, tables, zoneOf } from '../store.ts';
import { decideCompensation } from './compensation.ts';
import { compensationAfter } from './queries.ts';
import { about, type CompensationRow, enter, lockCompensation, saveCompensation, tellCase } from './store.ts';

export interface Remedy {
  readonly what: string;
  readonly ownerId: string;
  readonly dueOn: string;
}

/** Done by somebody who is there, whom the case is not about, and not before today. */
export async function decideRemedy(
  call: Call,
  row: ComplaintRecord,
  { ownerId, dueOn }: Remedy,
  today: string,
): Promise<Refusal | null> {
  if (dueOn < today)
    return refuse('remedy-due-over', { status: 422, field: 'body.remedy.dueOn', params: { earliest: today } });
  if (!(await isPerson(call, ownerId))) return refuse('unknown-person', { status: 422, field: 'body.remedy.ownerId' });
  const recused = (await partiesTo(call, row.id)).has(ownerId);
  return recused ? refuse('recused-person', { status: 422, field: 'body.remedy.ownerId' }) : null;
}

/** Once it is granted it is a promise to the customer, in the inbox of whoever does it until the end of its day. */
export async function promiseRemedy(given: Call, row: CompensationRow): Promise<void> {
  const { remedy_what: what, remedy_owner: ownerId, remedy_due_on: dueOn } = row;
  if (what === null || ownerId === null || dueOn === null) return;
  const call = beyondScope(given);
  const complaint = (await findCase(call, row.complaint_id))?.row;
  if (!complaint) return;
  const end = new Date(startOfDay(await zoneOf(call, complaint), addDays(dueOn, 1)));
  const task = await openTask(call, {
    kind: 'promise',
    title: `${complaint.number} · ${row.number}`,
    body: what,
    ownerId,
    // Granted later than it was to be done: the rest of this hour is all that is left.
    due: { at: new Date(Math.max(end.getTime() - 1_000, call.now.getTime() + 3_600_000)).toISOString() },
    subject: { type: 'complaint', id: complaint.id, label: complaint.number },
    projectId: row.project_id,
  });
  if (!isRefusal(task)) await noteTask(call, row.id, task.id);
}

const noteTask = (call: Call, id: string, taskId: string) =>
  tables(call).updateTable('complaints.compensation').set({ remedy_task: taskId }).where('id', '=', id).execute();

/** It is not to be done any more, or it is done. */
export async function endPromise(call: Call, row: CompensationRow, as: 'done' | 'cancelled', text = ''): Promise<void> {
  if (row.remedy_task !== null) await endTaskFor(call, row.remedy_task, { as, text });
}

interface Done {
  readonly evidence: string;
  readonly fileIds: readonly string[];
  readonly version: number;
}

/** What it costs is spent from now on; its own number stands for that of a payment. */
export async function fulfilCompensation(
  call: Call,
  id: string,
  { evidence, fileIds, version }: Done,
): Promise<Compensation | Refusal> {
  const found = await lockCompensation(call, id);
  if (isRefusal(found)) return found;
  const { row, facts } = found;
  const complaint = (await findCase(beyondScope(call), row.complaint_id))?.row;
  const refused =
    decideCompensation(facts, 'fulfil', { actor: call.actor, version }) ??
    (complaint ? await takeFiles(call, complaint, ownFiles(call, fileIds)) : null);
  if (refused) return refused;
  await enter(call, row, 'paid');
  const paid = { state: 'paid', reference: row.number, paid_by: call.actor.id, paid_at: call.now };
  await saveCompensation(call, row, { ...paid, remedy_evidence: evidence });
  await endPromise(call, row, 'done', evidence);
  await append(call, compensationPaid, id, about(row));
  await tellCase(call, row, 'fulfilled', evidence);
  await audit(call, 'complaints.fulfil-compensation', { type: 'compensation', id });
  return compensationAfter(call, id);
}
