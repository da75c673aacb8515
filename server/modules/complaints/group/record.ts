import type { ComplaintGroup, GroupMember, GroupOfCase, GroupRow, GroupState } from '@tongli/contracts/complaints';
import type { ListQuery } from '@tongli/contracts/kernel';
import { sql } from 'kysely';
import { allowanceOf, type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { type ListColumns, readCountedPage } from '../../../platform/http/list.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { describeCustomers } from '../../customers/index.ts';
import { describePeople } from '../../org/index.ts';
import { present } from '../list.ts';
import { masterOf } from '../repeat/master.ts';
import { type ComplaintRecord, findCase, inReach, type LoadedCase, tables, visible } from '../store.ts';
import { decideForming, decideGroup, type GroupAct } from './group.ts';
import { findGroup, followersOf, type GroupRecord, type MemberRecord } from './store.ts';

const acts: readonly GroupAct[] = ['add', 'speak', 'except', 'decide', 'write', 'dissolve'];

export async function getGroupOfCase(call: Call, complaintId: string): Promise<GroupOfCase | Refusal> {
  const loaded = await findCase(call, complaintId);
  if (!loaded) return notFound;
  const row = await findGroup(call, complaintId);
  const group = row ? await groupOf(call, row) : null;
  const leads = row?.state === 'open';
  const follows = (await masterOf(call, complaintId)) !== null;
  const form = decideForming(loaded.case, { leads, follows }, call.actor);
  return { group, actions: { form: allowanceOf(form) } };
}

/** For whoever reaches the case that leads; null for others. */
async function groupOf(call: Call, row: GroupRecord): Promise<ComplaintGroup | null> {
  const master = await findCase(call, row.master_id);
  if (!master) return null;
  const followers = await followersOf(call, row.master_id);
  const members = await membersOf(call, master, followers, row);
  const owner = (await describePeople(call, present([master.row.owner_id]))).get(master.row.owner_id ?? '');
  const state = row.state as GroupState;
  return {
    ...{ masterId: row.master_id, number: master.row.number, state, matter: maskText(row.matter) },
    ...{ masterState: master.case.state, ownerName: owner ?? null, members },
    ...{ formedAt: row.formed_at.toISOString(), formedByName: row.formed_by_name },
    decidedAt: row.decided_at?.toISOString() ?? null,
    version: row.version,
    actions: Object.fromEntries(
      acts.map((act) => [act, allowanceOf(decideGroup({ state }, master.case, act, call.actor))]),
    ),
  };
}

/** The master first, then those that the caller may see. A spokesperson who has left speaks no more: then the master does. */
async function membersOf(
  call: Call,
  master: LoadedCase,
  followers: readonly MemberRecord[],
  { spokesperson_id: spoken }: GroupRecord,
): Promise<GroupMember[]> {
  const cases = await casesById(
    call,
    followers.map((one) => one.complaint_id),
  );
  const names = await describeCustomers(call, present([master.row, ...cases.values()].map((row) => row.customer_id)));
  const speaker = spoken === master.row.id || cases.has(spoken) ? spoken : master.row.id;
  const told = (row: ComplaintRecord, exception: GroupMember['exception']): GroupMember => ({
    ...{ complaintId: row.id, number: row.number, state: row.state as GroupMember['state'], exception },
    customerName: names.get(row.customer_id ?? '')?.name ?? null,
    lodgedAt: row.lodged_at.toISOString(),
    isMaster: row.id === master.row.id,
    isSpokesperson: row.id === speaker,
  });
  return [
    told(master.row, null),
    ...followers.flatMap((one) => {
      const row = cases.get(one.complaint_id);
      return row ? [told(row, exceptionOf(one))] : [];
    }),
  ];
}

const exceptionOf = (one: MemberRecord): GroupMember['exception'] =>
  one.except_reason === null || one.excepted_at === null
    ? null
    : { reason: maskText(one.except_reason), at: one.excepted_at.toISOString(), byName: one.excepted_by_name ?? '' };

async function casesById(call: Call, ids: readonly string[]): Promise<Map<string, ComplaintRecord>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(call)
    .selectFrom('complaints.complaint as complaint')
    .selectAll('complaint')
    .where('complaint.id', 'in', [...ids])
    .where(inReach(call))
    .where(visible)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

const columns: ListColumns = {
  state: { expression: sql`complaint_group.state`, type: 'text' },
  formedAt: { expression: sql`complaint_group.formed_at`, type: 'instant' },
};

export async function listGroups(call: Call, query: ListQuery) {
  const select = tables(call)
    .selectFrom('complaints.complaint_group as complaint_group')
    .innerJoin('complaints.complaint as complaint', 'complaint.id', 'complaint_group.master_id')
    .select([
      'complaint_group.master_id as id',
      'complaint_group.state',
      'complaint_group.matter',
      'complaint_group.formed_at',
    ])
    .select(['complaint.number', 'complaint.state as master_state', 'complaint.owner_id'])
    .where(inReach(call))
    .where(visible);
  const { rows, ...page } = await readCountedPage(
    call.tx,
    select,
    query,
    columns,
    sql<string>`complaint_group.master_id`,
  );
  const owners = await describePeople(call, present(rows.map((row) => row.owner_id)));
  const sizes = await sizesOf(
    call,
    rows.map((row) => row.id),
  );
  const items = rows.map(
    (row): GroupRow => ({
      ...{ masterId: row.id, number: row.number, state: row.state as GroupState, matter: maskText(row.matter) },
      ...{
        masterState: row.master_state as GroupRow['masterState'],
        ownerName: owners.get(row.owner_id ?? '') ?? null,
      },
      formedAt: row.formed_at.toISOString(),
      complainants: (sizes.get(row.id)?.members ?? 0) + 1,
      excepted: sizes.get(row.id)?.excepted ?? 0,
    }),
  );
  return { items, ...page };
}

async function sizesOf(call: Call, ids: readonly string[]) {
  const { rows } = await sql<{ id: string; members: number; excepted: number }>`
    select master_id as id, count(*)::integer as members, count(except_reason)::integer as excepted
    from complaints.master_member where master_id = any(${[...ids]}::uuid[]) and detached_at is null
    group by 1`.execute(call.tx);
  return new Map(rows.map((row) => [row.id, row]));
}
