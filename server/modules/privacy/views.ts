import type { ListQuery } from '@tongli/contracts/kernel';
import type { Erasure as ErasureView } from '@tongli/contracts/privacy';
import { sql } from 'kysely';
import { allowanceOf, type Call } from '../../platform/call.ts';
import { type ListColumns, readPage } from '../../platform/http/list.ts';
import { inScope } from '../../platform/permissions/scope.ts';
import { erasedName } from '../../platform/personal/mask.ts';
import { describeCustomers } from '../customers/index.ts';
import { describePeople } from '../org/index.ts';
import { decideAsk, decideConfirm, decideWithdraw, type Erasure } from './erasure.ts';
import { type ErasureRow, tables } from './store.ts';

export const ruled = (row: ErasureRow): Erasure => ({
  state: row.state as Erasure['state'],
  projectId: row.project_id,
  askedBy: row.asked_by,
});

function actionsOf(call: Call, row: ErasureRow): ErasureView['actions'] {
  const erasure = ruled(row);
  return {
    ask: allowanceOf(decideAsk(erasure, row.project_id, call.actor)),
    confirm: allowanceOf(decideConfirm(erasure, call.actor)),
    withdraw: allowanceOf(decideWithdraw(erasure, call.actor)),
  };
}

export async function viewsOf(call: Call, rows: readonly ErasureRow[]): Promise<ErasureView[]> {
  const customers = await describeCustomers(
    call,
    rows.map((row) => row.person_id),
  );
  const people = await describePeople(
    call,
    rows.flatMap((row) => [row.asked_by, row.decided_by]).filter((id) => id !== null),
  );
  return rows.map((row) => ({
    id: row.id,
    personId: row.person_id,
    customerName: customers.get(row.person_id)?.name ?? erasedName,
    state: row.state as ErasureView['state'],
    basis: row.basis as ErasureView['basis'],
    reason: row.reason,
    askedAt: row.asked_at.toISOString(),
    askedByName: people.get(row.asked_by ?? '') ?? null,
    decidedAt: row.decided_at?.toISOString() ?? null,
    decidedByName: people.get(row.decided_by ?? '') ?? null,
    erased: (row.erased ?? {}) as Record<string, number>,
    version: row.version,
    actions: actionsOf(call, row),
  }));
}

export async function viewOf(call: Call, row: ErasureRow): Promise<ErasureView> {
  const [view] = await viewsOf(call, [row]);
  if (!view) throw new Error('privacy: one erasure has no view');
  return view;
}

const columns: ListColumns = {
  state: { expression: sql`erasure.state`, type: 'text' },
  basis: { expression: sql`erasure.basis`, type: 'text' },
  personId: { expression: sql`erasure.person_id`, type: 'uuid' },
  askedAt: { expression: sql`erasure.asked_at`, type: 'instant' },
};

export async function listErasures(call: Call, query: ListQuery) {
  const select = tables(call)
    .selectFrom('privacy.erasure as erasure')
    .selectAll('erasure')
    .where(inScope(call, { project: sql.ref('erasure.project_id') }));
  const { rows, nextCursor } = await readPage(select, query, columns, sql<string>`erasure.id`);
  return { items: await viewsOf(call, rows), nextCursor };
}
