import { complaintMasterChanged } from '@tongli/contracts/complaints';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { findRelated } from '../../customers/index.ts';
import { handOverCase } from '../handing-over.ts';
import { acknowledgeBy, answerBy, closeBy } from '../handling.ts';
import {
  addTimelineEntry,
  type ComplaintRecord,
  findCase,
  type LoadedCase,
  lockCase,
  tables,
  tellChange,
} from '../store.ts';

/** The case follows another: one owner, one answer, one closing. */
export async function join(call: Call, member: ComplaintRecord, master: ComplaintRecord): Promise<void> {
  const alone = { except_reason: null, excepted_at: null, excepted_by_name: null };
  const joined = { master_id: master.id, joined_at: call.now, detached_at: null, reason: null, ...alone };
  await tables(call)
    .insertInto('complaints.master_member')
    .values({ complaint_id: member.id, ...joined })
    .onConflict((conflict) => conflict.column('complaint_id').doUpdateSet(joined))
    .execute();
  await tellMaster(call, member, master, true);
  if (master.owner_id !== null && master.owner_id !== member.owner_id)
    await handOverCase(call, member.id, master.owner_id);
}

async function tellMaster(
  call: Call,
  member: ComplaintRecord,
  master: ComplaintRecord,
  joined: boolean,
  text?: string,
) {
  const code = joined ? 'master-joined' : 'master-detached';
  await append(call, complaintMasterChanged, member.id, { projectId: member.project_id, masterId: master.id, joined });
  await addTimelineEntry(call, member.id, code, { number: master.number }, text ?? null);
  await addTimelineEntry(call, master.id, joined ? 'member-joined' : 'member-detached', { number: member.number });
  await tellChange(call, member.id, code, null);
  await tellChange(call, master.id, code, null);
}

/** Who follows a master now: none that was detached. */
export async function membersOf(call: Call, masterId: string): Promise<string[]> {
  const rows = await tables(call)
    .selectFrom('complaints.master_member')
    .select('complaint_id as id')
    .where('master_id', '=', masterId)
    .where('detached_at', 'is', null)
    .orderBy('complaint_id')
    .execute();
  return rows.map(({ id }) => id);
}

/** The case that this one follows, if any. */
export async function masterOf(call: Call, complaintId: string): Promise<string | null> {
  const row = await tables(call)
    .selectFrom('complaints.master_member')
    .select('master_id')
    .where('complaint_id', '=', complaintId)
    .where('detached_at', 'is', null)
    .executeTakeFirst();
  return row?.master_id ?? null;
}

/** Several complainants are led as one: each is answered in words of their own, by one decision. */
export async function leadsGroup(call: Call, masterId: string): Promise<boolean> {
  const row = await tables(call)
    .selectFrom('complaints.complaint_group')
    .select('master_id')
    .where('master_id', '=', masterId)
    .where('state', '=', 'open')
    .executeTakeFirst();
  return row !== undefined;
}

/** Who is closed with a master: none that is decided on alone. */
async function closedWith(call: Call, masterId: string): Promise<string[]> {
  const rows = await tables(call)
    .selectFrom('complaints.master_member')
    .select('complaint_id as id')
    .where('master_id', '=', masterId)
    .where('detached_at', 'is', null)
    .where('except_reason', 'is', null)
    .orderBy('complaint_id')
    .execute();
  return rows.map(({ id }) => id);
}

/** A master follows nobody, and only cases of the same customer are one. */
async function decideJoining(call: Call, member: LoadedCase, master: LoadedCase): Promise<Refusal | null> {
  const field = { status: 422, field: 'body.masterId' } as const;
  if (member.case.state === 'closed' || master.case.state === 'closed') return refuse('complaint-closed');
  if (await masterOf(call, master.row.id)) return refuse('master-follows', field);
  if ((await membersOf(call, member.row.id)).length > 0) return refuse('has-members');
  const { customer_id: customerId, project_id: projectId } = member.row;
  const related = customerId ? await findRelated(call, projectId, { customerId }) : [];
  return related.some(({ id }) => id === master.row.customer_id) ? null : refuse('other-customer', field);
}

export async function joinByHand(call: Call, id: string, masterId: string): Promise<{ id: string } | Refusal> {
  const member = await lockCase(call, id);
  if (!member) return notFound;
  const master = id === masterId ? null : await findCase(call, masterId);
  if (!master) return refuse('unknown-complaint', { status: 422, field: 'body.masterId' });
  const refused = await decideJoining(call, member, master);
  if (refused) return refused;
  await join(call, member.row, master.row);
  await audit(call, 'complaints.join-master', { type: 'complaint', id });
  return { id };
}

export async function detach(call: Call, id: string, reason: string): Promise<{ id: string } | Refusal> {
  const member = await lockCase(call, id);
  if (!member) return notFound;
  const masterId = await masterOf(call, id);
  const master = masterId === null ? null : await findCase(call, masterId);
  if (!master) return refuse('follows-nobody');
  await tables(call)
    .updateTable('complaints.master_member')
    .set({ detached_at: call.now, reason })
    .where('complaint_id', '=', id)
    .execute();
  await tellMaster(call, member.row, master.row, false, reason);
  await audit(call, 'complaints.detach-from-master', { type: 'complaint', id }, reason);
  return { id };
}

/** What happened to a master happens to its members. What a member's own rules refuse (a recused owner, an open task) leaves it as it is. */
export async function followOwner(call: Call, masterId: string, ownerId: string | null): Promise<void> {
  if (ownerId === null) return;
  for (const id of await membersOf(call, masterId)) {
    const member = await findCase(call, id);
    if (member && member.row.owner_id !== ownerId && member.case.state !== 'closed')
      await handOverCase(call, id, ownerId);
  }
}

export async function followAnswer(call: Call, masterId: string): Promise<void> {
  const members = await membersOf(call, masterId);
  if (members.length === 0 || (await leadsGroup(call, masterId))) return;
  const text = (await findCase(call, masterId))?.row.answer;
  if (!text) return;
  for (const id of members) {
    await acknowledgeBy(call, id, text, isIn('lodged'));
    await answerBy(call, id, text, isIn('acknowledged'));
  }
}

const isIn =
  (state: LoadedCase['case']['state']) =>
  (member: LoadedCase): Refusal | null =>
    member.case.state === state ? null : refuse('other-state');

export async function followClosing(call: Call, masterId: string): Promise<void> {
  const members = await closedWith(call, masterId);
  if (members.length === 0) return;
  const master = (await findCase(call, masterId))?.row;
  if (master?.state !== 'closed' || master.validity === null) return;
  const closing = { validity: master.validity as Parameters<typeof closeBy>[2]['validity'], cause: master.cause };
  for (const id of members) await closeBy(call, id, closing, isIn('answered'));
}
