import type { Visit, VisitState } from '@tongli/contracts/complaints';
import type { ListQuery } from '@tongli/contracts/kernel';
import { type Selectable, sql } from 'kysely';
import { allowanceOf, type Call } from '../../../platform/call.ts';
import { type ListColumns, readCountedPage } from '../../../platform/http/list.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { describeCustomers } from '../../customers/index.ts';
import { describePeople } from '../../org/index.ts';
import { present } from '../list.ts';
import { recusedFrom } from '../recusal.ts';
import { tables } from '../store.ts';
import type { ComplaintsTables } from '../tables.ts';
import { decideVisit, type VisitFacts } from './visit.ts';

export type VisitRow = Selectable<ComplaintsTables['complaints.visit']> & {
  readonly number: string;
  readonly facts: string;
  readonly customer_id: string | null;
};

const selectVisits = (call: Call) =>
  tables(call)
    .selectFrom('complaints.visit as visit')
    .innerJoin('complaints.complaint as complaint', 'complaint.id', 'visit.complaint_id')
    .selectAll('visit')
    .select(['complaint.number', 'complaint.facts', 'complaint.customer_id'])
    .where(inScope(call, { project: sql.ref('complaint.project_id'), unit: sql.ref('complaint.unit_id') }));

export const findVisitRow = (call: Call, id: string): Promise<VisitRow | undefined> =>
  selectVisits(call).where('visit.id', '=', id).executeTakeFirst();

export const lockVisitRow = (call: Call, id: string): Promise<VisitRow | undefined> =>
  selectVisits(call).where('visit.id', '=', id).forUpdate('visit').executeTakeFirst();

export const visitRowsOf = (call: Call, complaintId: string): Promise<VisitRow[]> =>
  selectVisits(call).where('visit.complaint_id', '=', complaintId).orderBy('visit.closed_at').execute();

const columns: ListColumns = {
  id: { expression: sql`visit.id`, type: 'uuid' },
  state: { expression: sql`visit.state`, type: 'text' },
  handlerId: { expression: sql`visit.handler_id`, type: 'uuid' },
  satisfied: { expression: sql`visit.satisfied`, type: 'boolean' },
  nextTryAt: { expression: sql`visit.next_try_at`, type: 'instant' },
  dueAt: { expression: sql`visit.due_at`, type: 'instant' },
};

export const visitPage = (call: Call, query: ListQuery) =>
  readCountedPage(call.tx, selectVisits(call), query, columns, sql<string>`visit.id`);

export async function factsOf(call: Call, row: VisitRow): Promise<VisitFacts> {
  return {
    state: row.state as VisitState,
    place: { projectId: row.project_id, unitId: row.unit_id },
    handlerId: row.handler_id,
    recused: await recusedFrom(call, row.complaint_id),
  };
}

const summaryLength = 120;
const summaryOf = (facts: string) => {
  const masked = maskText(facts.slice(0, summaryLength * 2)).replace(/\s+/g, ' ');
  return masked.length > summaryLength ? `${masked.slice(0, summaryLength)}…` : masked;
};

export async function visitViews(call: Call, rows: readonly VisitRow[]): Promise<Visit[]> {
  const people = await describePeople(call, present(rows.map((row) => row.handler_id)));
  const customers = await describeCustomers(call, present(rows.map((row) => row.customer_id)));
  const views: Visit[] = [];
  for (const row of rows) {
    const facts = await factsOf(call, row);
    views.push({
      id: row.id,
      complaintId: row.complaint_id,
      number: row.number,
      state: facts.state,
      handlerName: people.get(row.handler_id ?? '') ?? null,
      closedAt: row.closed_at.toISOString(),
      dueAt: row.due_at.toISOString(),
      nextTryAt: row.next_try_at.toISOString(),
      tries: row.tries,
      visitorName: row.visitor_name,
      solved: row.solved,
      satisfied: row.satisfied,
      words: row.words === null ? null : maskText(row.words),
      endedAt: row.ended_at?.toISOString() ?? null,
      customerName: customers.get(row.customer_id ?? '')?.name ?? null,
      summary: summaryOf(row.facts),
      actions: { visit: allowanceOf(decideVisit(facts, call.actor)) },
    });
  }
  return views;
}
