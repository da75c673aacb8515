import type { ListQuery } from '@tongli/contracts/kernel';
import type { RecordingCopy } from '@tongli/contracts/privacy';
import { type Selectable, sql } from 'kysely';
import { allowanceOf, type Call } from '../../../platform/call.ts';
import { type ListColumns, readPage } from '../../../platform/http/list.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { erasedName } from '../../../platform/personal/mask.ts';
import { describeCustomers } from '../../customers/index.ts';
import { describePeople } from '../../org/index.ts';
import { tables } from '../store.ts';
import type { PrivacyTables } from '../tables.ts';
import { type Copy, decideDecision } from './copy.ts';
import { copyToken } from './link.ts';

export type CopyRow = Selectable<PrivacyTables['privacy.recording_copy']>;

export const ruled = (row: CopyRow): Copy => ({
  state: row.state,
  projectId: row.project_id,
  askedBy: row.asked_by,
});

const requestsOf = (call: Call, rows: readonly CopyRow[]) =>
  tables(call)
    .selectFrom('privacy.subject_request')
    .select(['id', 'number', 'due_on', 'due_at', 'closed_at'])
    .where('id', '=', sql<string>`any(${rows.map((row) => row.request_id)}::uuid[])`)
    .execute();

const openingsOf = (call: Call, rows: readonly CopyRow[]) =>
  tables(call)
    .selectFrom('privacy.copy_opening')
    .selectAll()
    .where('copy_id', '=', sql<string>`any(${rows.map((row) => row.id)}::uuid[])`)
    .orderBy('at')
    .execute();

export async function viewsOf(call: Call, rows: readonly CopyRow[]): Promise<RecordingCopy[]> {
  const requests = new Map((await requestsOf(call, rows)).map((one) => [one.id, one]));
  const openings = Map.groupBy(await openingsOf(call, rows), ({ copy_id: id }) => id);
  const customers = await describeCustomers(
    call,
    rows.map((row) => row.person_id),
  );
  const people = await describePeople(
    call,
    rows.flatMap((row) => [row.asked_by, row.decided_by]).filter((id) => id !== null),
  );
  return rows.map((row) => {
    const request = requests.get(row.request_id);
    const decide = allowanceOf(decideDecision(ruled(row), call.actor));
    return {
      ...{ id: row.id, requestId: row.request_id, number: request?.number ?? '', dueOn: request?.due_on ?? '' },
      overdue: request !== undefined && (request.closed_at ?? call.now) >= request.due_at,
      ...{ personId: row.person_id, customerName: customers.get(row.person_id)?.name ?? erasedName },
      ...{ contactId: row.contact_id, contactNumber: row.contact_number, others: row.others, reason: row.reason },
      asker: row.asker as RecordingCopy['asker'],
      identityBy: row.identity_by as RecordingCopy['identityBy'],
      state: row.state as RecordingCopy['state'],
      ...{ askedAt: row.asked_at.toISOString(), askedByName: people.get(row.asked_by) ?? '' },
      ...{ decidedAt: row.decided_at?.toISOString() ?? null, decidedByName: people.get(row.decided_by ?? '') ?? '' },
      endsAt: row.ends_at?.toISOString() ?? null,
      link: row.state === 'released' ? `/portal/copy/${copyToken(call.keyring, row.id)}` : null,
      openings: (openings.get(row.id) ?? []).map(({ at, browser }) => ({ at: at.toISOString(), browser })),
      version: row.version,
      actions: { release: decide, refuse: decide },
    };
  });
}

export async function viewOf(call: Call, row: CopyRow): Promise<RecordingCopy> {
  const [view] = await viewsOf(call, [row]);
  if (!view) throw new Error('privacy: one copy has no view');
  return view;
}

const columns: ListColumns = {
  state: { expression: sql`copy.state`, type: 'text' },
  contactId: { expression: sql`copy.contact_id`, type: 'uuid' },
  personId: { expression: sql`copy.person_id`, type: 'uuid' },
  askedAt: { expression: sql`copy.asked_at`, type: 'instant' },
};

export async function listCopies(call: Call, query: ListQuery) {
  const select = tables(call)
    .selectFrom('privacy.recording_copy as copy')
    .selectAll('copy')
    .where(inScope(call, { project: sql.ref('copy.project_id') }));
  const { rows, nextCursor } = await readPage(select, query, columns, sql<string>`copy.id`);
  return { items: await viewsOf(call, rows), nextCursor };
}
