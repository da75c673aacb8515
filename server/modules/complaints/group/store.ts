import type { Selectable } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { erasedName } from '../../../platform/personal/mask.ts';
import { tables } from '../store.ts';
import type { ComplaintsTables } from '../tables.ts';

export type GroupRecord = Selectable<ComplaintsTables['complaints.complaint_group']>;
export type MemberRecord = Selectable<ComplaintsTables['complaints.master_member']>;

/** The group that a case leads, or the one of the case that it follows; whether dissolved or not. */
export async function findGroup(call: Call, complaintId: string): Promise<GroupRecord | null> {
  const row = await tables(call)
    .selectFrom('complaints.complaint_group')
    .selectAll()
    .where(({ or, eb, selectFrom }) =>
      or([
        eb('master_id', '=', complaintId),
        eb(
          'master_id',
          'in',
          selectFrom('complaints.master_member')
            .select('master_id')
            .where('complaint_id', '=', complaintId)
            .where('detached_at', 'is', null),
        ),
      ]),
    )
    // A dissolved one that it led is history where it belongs to another now.
    .orderBy('state')
    .orderBy('formed_at', 'desc')
    .executeTakeFirst();
  return row && (row.state === 'open' || row.master_id === complaintId) ? row : null;
}

/** Locked, for whoever holds the lock of its master. */
export async function openGroupOf(call: Call, masterId: string): Promise<GroupRecord | null> {
  const row = await tables(call)
    .selectFrom('complaints.complaint_group')
    .selectAll()
    .where('master_id', '=', masterId)
    .where('state', '=', 'open')
    .forUpdate()
    .executeTakeFirst();
  return row ?? null;
}

/** Those who follow the master now, in the order in which they came. */
export const followersOf = (call: Call, masterId: string): Promise<MemberRecord[]> =>
  tables(call)
    .selectFrom('complaints.master_member')
    .selectAll()
    .where('master_id', '=', masterId)
    .where('detached_at', 'is', null)
    .orderBy('joined_at')
    .orderBy('complaint_id')
    .execute();

export async function saveGroup(
  call: Call,
  group: GroupRecord,
  change: Partial<Pick<GroupRecord, 'spokesperson_id' | 'state' | 'decided_at' | 'dissolved_at'>>,
): Promise<void> {
  await tables(call)
    .updateTable('complaints.complaint_group')
    .set({ ...change, version: group.version + 1 })
    .where('master_id', '=', group.master_id)
    .execute();
}

/** What was written of a customer who is erased: what their matter was called, and why they were decided on alone. */
export async function eraseGroups(call: Call, complaintIds: readonly string[]): Promise<void> {
  await tables(call)
    .updateTable('complaints.complaint_group')
    .set({ matter: erasedName })
    .where('master_id', 'in', [...complaintIds])
    .execute();
  const members = tables(call)
    .updateTable('complaints.master_member')
    .where('complaint_id', 'in', [...complaintIds]);
  await members.set({ except_reason: erasedName }).where('except_reason', 'is not', null).execute();
  await members.set({ reason: erasedName }).where('reason', 'is not', null).execute();
}
