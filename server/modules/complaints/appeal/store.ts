import type { Appeal, AppealState } from '@tongli/contracts/complaints';
import type { ListQuery } from '@tongli/contracts/kernel';
import { type Selectable, sql } from 'kysely';
import { allowanceOf, type Call } from '../../../platform/call.ts';
import { type ListColumns, readCountedPage } from '../../../platform/http/list.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { describePeople } from '../../org/index.ts';
import { present } from '../list.ts';
import { recusedFrom } from '../recusal.ts';
import { tables } from '../store.ts';
import type { ComplaintsTables } from '../tables.ts';
import { type AppealFacts, decideDecision, decideReview } from './appeal.ts';

export type AppealRow = Selectable<ComplaintsTables['complaints.appeal']> & { readonly number: string };

const selectAppeals = (call: Call) =>
  tables(call)
    .selectFrom('complaints.appeal as appeal')
    .innerJoin('complaints.complaint as complaint', 'complaint.id', 'appeal.complaint_id')
    .selectAll('appeal')
    .select('complaint.number')
    .where(inScope(call, { project: sql.ref('complaint.project_id'), unit: sql.ref('complaint.unit_id') }));

export const findAppealRow = (call: Call, id: string): Promise<AppealRow | undefined> =>
  selectAppeals(call).where('appeal.id', '=', id).executeTakeFirst();

export const lockAppealRow = (call: Call, id: string): Promise<AppealRow | undefined> =>
  selectAppeals(call).where('appeal.id', '=', id).forUpdate('appeal').executeTakeFirst();

export const appealRowsOf = (call: Call, complaintId: string): Promise<AppealRow[]> =>
  selectAppeals(call).where('appeal.complaint_id', '=', complaintId).orderBy('appeal.lodged_at').execute();

const columns: ListColumns = {
  state: { expression: sql`appeal.state`, type: 'text' },
  reviewerId: { expression: sql`appeal.reviewer_id`, type: 'uuid' },
  dueAt: { expression: sql`appeal.due_at`, type: 'instant' },
  lodgedAt: { expression: sql`appeal.lodged_at`, type: 'instant' },
};

export const appealPage = (call: Call, query: ListQuery) =>
  readCountedPage(call.tx, selectAppeals(call), query, columns, sql<string>`appeal.id`);

export async function factsOf(call: Call, row: AppealRow): Promise<AppealFacts> {
  return {
    state: row.state as AppealState,
    place: { projectId: row.project_id, unitId: row.unit_id },
    handlerId: row.handler_id,
    reviewerId: row.reviewer_id,
    recused: await recusedFrom(call, row.complaint_id),
  };
}

export async function appealViews(call: Call, rows: readonly AppealRow[]): Promise<Appeal[]> {
  const people = await describePeople(call, present(rows.flatMap((row) => [row.handler_id, row.reviewer_id])));
  const views: Appeal[] = [];
  for (const row of rows) {
    const facts = await factsOf(call, row);
    const me = call.actor.id ?? '';
    views.push({
      id: row.id,
      complaintId: row.complaint_id,
      number: row.number,
      state: facts.state,
      reason: maskText(row.reason),
      lodgedAt: row.lodged_at.toISOString(),
      lodgedByName: row.lodged_by_name,
      handlerName: people.get(row.handler_id ?? '') ?? null,
      reviewerId: row.reviewer_id,
      reviewerName: people.get(row.reviewer_id ?? '') ?? null,
      dueAt: row.due_at.toISOString(),
      overdue: row.decided_at === null && row.due_at <= call.now,
      decision: row.decision === null ? null : maskText(row.decision),
      decidedAt: row.decided_at?.toISOString() ?? null,
      decidedByName: row.decided_by_name,
      actions: {
        review: allowanceOf(decideReview(facts, me, call.actor)),
        decide: allowanceOf(decideDecision(facts, call.actor)),
      },
    });
  }
  return views;
}
