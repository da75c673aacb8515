import type { ListQuery } from '@tongli/contracts/kernel';
import type { SubjectRequest } from '@tongli/contracts/privacy';
import { type Selectable, sql } from 'kysely';
import { allowanceOf, type Call } from '../../../platform/call.ts';
import { type ListColumns, readPage } from '../../../platform/http/list.ts';
import { inScope, type Place } from '../../../platform/permissions/scope.ts';
import { erasedName } from '../../../platform/personal/mask.ts';
import { describeCustomers } from '../../customers/index.ts';
import { describePeople } from '../../org/index.ts';
import { tables } from '../store.ts';
import type { PrivacyTables } from '../tables.ts';
import { decideChange } from './request.ts';

export type RequestRow = Selectable<PrivacyTables['privacy.subject_request']>;

export async function viewsOf(call: Call, rows: readonly RequestRow[]): Promise<SubjectRequest[]> {
  const customers = await describeCustomers(
    call,
    rows.map((row) => row.person_id),
  );
  const people = await describePeople(
    call,
    rows.map((row) => row.owner_id),
  );
  return rows.map((row) => {
    const change = allowanceOf(decideChange({ projectId: row.project_id, isOpen: row.closed_at === null }, call.actor));
    return {
      id: row.id,
      number: row.number,
      personId: row.person_id,
      customerName: customers.get(row.person_id)?.name ?? erasedName,
      kind: row.kind as SubjectRequest['kind'],
      channel: row.channel as SubjectRequest['channel'],
      receivedOn: row.received_on,
      dueOn: row.due_on,
      overdue: (row.closed_at ?? call.now) >= row.due_at,
      ownerId: row.owner_id,
      ownerName: people.get(row.owner_id) ?? null,
      state: row.closed_at === null ? 'open' : 'closed',
      outcome: row.outcome as SubjectRequest['outcome'],
      note: row.note,
      closedAt: row.closed_at?.toISOString() ?? null,
      version: row.version,
      actions: { close: change, assign: change },
    };
  });
}

export async function viewOf(call: Call, row: RequestRow): Promise<SubjectRequest> {
  const [view] = await viewsOf(call, [row]);
  if (!view) throw new Error('privacy: one request has no view');
  return view;
}

const columns: ListColumns = {
  state: { expression: sql`case when request.closed_at is null then 'open' else 'closed' end`, type: 'text' },
  kind: { expression: sql`request.kind`, type: 'text' },
  personId: { expression: sql`request.person_id`, type: 'uuid' },
  ownerId: { expression: sql`request.owner_id`, type: 'uuid' },
  dueOn: { expression: sql`request.due_on`, type: 'date' },
  receivedOn: { expression: sql`request.received_on`, type: 'date' },
};

export async function listSubjectRequests(call: Call, query: ListQuery) {
  const select = tables(call)
    .selectFrom('privacy.subject_request as request')
    .selectAll('request')
    .where(inScope(call, { project: sql.ref('request.project_id') }));
  const { rows, nextCursor } = await readPage(select, query, columns, sql<string>`request.id`);
  return { items: await viewsOf(call, rows), nextCursor };
}

/** By what number people know it and where it belongs, for whoever tells of its limit. */
export async function findSubjectRequest(call: Call, id: string): Promise<({ number: string } & Place) | null> {
  const row = await tables(call)
    .selectFrom('privacy.subject_request')
    .select(['number', 'project_id'])
    .where('id', '=', id)
    .executeTakeFirst();
  return row ? { number: row.number, projectId: row.project_id, unitId: null } : null;
}
