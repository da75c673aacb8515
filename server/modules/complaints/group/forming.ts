import { type Channel, complaintGroupFormed, type Severity } from '@tongli/contracts/complaints';
import type { Identity } from '@tongli/contracts/customers';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse, staleVersion } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { lodge } from '../lodging.ts';
import { detach, join, masterOf, membersOf } from '../repeat/master.ts';
import {
  addTimelineEntry,
  findCase,
  inReach,
  type LoadedCase,
  lockCase,
  tables,
  tellChange,
  visible,
} from '../store.ts';
import { followAcknowledgement } from './acknowledging.ts';
import { decideExcepting, decideForming, decideGroup, decideJoining, decideRoom, type GroupAct } from './group.ts';
import { followersOf, type GroupRecord, openGroupOf, saveGroup } from './store.ts';

type Done = { id: string } | Refusal;
interface Led {
  readonly master: LoadedCase;
  readonly group: GroupRecord;
}

/** Locks the master and its group, asks the rule, acts, leaves a trace. */
export async function actOnGroup(
  call: Call,
  id: string,
  { act, operation, reason }: { act: GroupAct; operation: string; reason?: string },
  effect: (led: Led) => Promise<Refusal | null | undefined>,
): Promise<Done> {
  const master = await lockCase(call, id);
  if (!master) return notFound;
  const group = await openGroupOf(call, id);
  if (!group) return refuse('no-group');
  const refused = decideGroup({ state: 'open' }, master.case, act, call.actor) ?? (await effect({ master, group }));
  if (refused) return refused;
  await tellChange(call, id, 'group-moved', null);
  await audit(call, operation, { type: 'complaint', id }, reason);
  return { id };
}

export async function formGroup(call: Call, id: string, matter: string): Promise<Done> {
  const master = await lockCase(call, id);
  if (!master) return notFound;
  const leads = (await openGroupOf(call, id)) !== null;
  const follows = (await masterOf(call, id)) !== null;
  const refused = decideForming(master.case, { leads, follows }, call.actor);
  if (refused) return refused;
  const formed = {
    ...{ project_id: master.row.project_id, matter, spokesperson_id: id, state: 'open', formed_at: call.now },
    ...{ formed_by_name: call.actor.name, decided_at: null, dissolved_at: null },
  };
  await tables(call)
    .insertInto('complaints.complaint_group')
    .values({ master_id: id, ...formed })
    .onConflict((conflict) => conflict.column('master_id').doUpdateSet(formed))
    .execute();
  const members = (await membersOf(call, id)).length + 1;
  await append(call, complaintGroupFormed, id, {
    projectId: master.row.project_id,
    number: master.row.number,
    members,
  });
  await addTimelineEntry(call, id, 'group-formed', {}, matter);
  await tellChange(call, id, 'group-moved', null);
  await audit(call, 'complaints.form-group', { type: 'complaint', id });
  return { id };
}

async function idOfNumber(call: Call, number: string): Promise<string | null> {
  const row = await tables(call)
    .selectFrom('complaints.complaint as complaint')
    .select('complaint.id')
    .where('complaint.number', '=', number)
    .where(inReach(call))
    .where(visible)
    .executeTakeFirst();
  return row?.id ?? null;
}

/** Who comes to a case that was acknowledged already is told at once, as the others were. */
async function acknowledgeWith(call: Call, { row, case: master }: LoadedCase): Promise<void> {
  if (master.state === 'acknowledged') await followAcknowledgement(call, row.id);
}

/** A case that is there already follows the master from now on. */
export const addMember = (call: Call, id: string, complaintNumber: string): Promise<Done> =>
  actOnGroup(call, id, { act: 'add', operation: 'complaints.add-to-group' }, async ({ master }) => {
    const memberId = await idOfNumber(call, complaintNumber);
    const member = memberId === null ? null : await lockCase(call, memberId);
    if (!member) return refuse('unknown-complaint', { status: 422, field: 'body.complaintNumber' });
    const refused = decideJoining(member.case, {
      sameProject: member.row.project_id === master.row.project_id,
      isMaster: member.row.id === id,
      follows: (await masterOf(call, member.row.id)) !== null,
      leads: (await membersOf(call, member.row.id)).length > 0,
      size: (await followersOf(call, id)).length + 1,
    });
    if (refused) return refused;
    await join(call, member.row, master.row);
    await acknowledgeWith(call, master);
    return null;
  });

export interface Signed {
  readonly complainants: readonly Identity[];
  readonly facts: string;
  readonly demand: string;
}

/** For each who signed a case of their own is lodged, which follows the master. */
export const addComplainants = (call: Call, id: string, { complainants, facts, demand }: Signed): Promise<Done> =>
  actOnGroup(call, id, { act: 'add', operation: 'complaints.add-complainants' }, async ({ master }) => {
    const { row } = master;
    const full = decideRoom((await followersOf(call, id)).length + 1, complainants.length);
    if (full) return full;
    for (const customer of complainants) {
      const lodged = await lodge(call, {
        ...{ projectId: row.project_id, customer, product: row.product, area: row.area, facts, demand },
        ...{ channel: row.channel as Channel, severity: row.severity as Severity, kind: 'routine' },
        ...{ wantsResponse: row.wants_response, aboutHandling: row.about_handling },
      });
      if (isRefusal(lodged)) return lodged;
      const added = await lockCase(call, lodged.id);
      if (added) await join(call, added.row, row);
    }
    await acknowledgeWith(call, master);
    return null;
  });

export const setSpokesperson = (
  call: Call,
  id: string,
  { complaintId, version }: { complaintId: string; version: number },
): Promise<Done> =>
  actOnGroup(call, id, { act: 'speak', operation: 'complaints.set-spokesperson' }, async ({ group }) => {
    if (group.version !== version) return staleVersion;
    const belongs = complaintId === id || (await masterOf(call, complaintId)) === id;
    const chosen = belongs ? await findCase(call, complaintId) : null;
    if (!chosen) return refuse('not-of-group', { status: 422, field: 'body.complaintId' });
    await saveGroup(call, group, { spokesperson_id: complaintId });
    await addTimelineEntry(call, id, 'group-spokesperson', { number: chosen.row.number });
    return null;
  });

/** Decided on alone, or as the others are again. */
export const exceptMember = (call: Call, id: string, memberId: string, reason: string | null): Promise<Done> =>
  actOnGroup(
    call,
    id,
    { act: 'except', operation: 'complaints.except-from-group', ...(reason ? { reason } : {}) },
    async () => {
      const belongs = memberId === id || (await masterOf(call, memberId)) === id;
      const member = belongs ? await lockCase(call, memberId) : null;
      if (!member) return refuse('not-of-group');
      const refused = decideExcepting(member.case, memberId === id);
      if (refused) return refused;
      await tables(call)
        .updateTable('complaints.master_member')
        .set({
          except_reason: reason,
          excepted_at: reason === null ? null : call.now,
          excepted_by_name: reason === null ? null : call.actor.name,
        })
        .where('complaint_id', '=', memberId)
        .execute();
      const code = reason === null ? 'group-included' : 'group-excepted';
      await addTimelineEntry(call, memberId, code, { number: member.row.number }, reason);
      await addTimelineEntry(call, id, code, { number: member.row.number });
      await tellChange(call, memberId, 'group-moved', null);
      return null;
    },
  );

/** Each goes on by itself, with its owner, its limits and its steps. */
export const dissolveGroup = (call: Call, id: string, reason: string): Promise<Done> =>
  actOnGroup(call, id, { act: 'dissolve', operation: 'complaints.dissolve-group', reason }, async ({ group }) => {
    for (const { complaint_id: memberId } of await followersOf(call, id)) {
      const gone = await detach(call, memberId, reason);
      if (isRefusal(gone)) return gone;
    }
    await saveGroup(call, group, { state: 'dissolved', dissolved_at: call.now });
    await addTimelineEntry(call, id, 'group-dissolved', {}, reason);
    return null;
  });
