import type { VisitState } from '@tongli/contracts/requests';
import { type Selectable, sql, type Updateable } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { tables } from '../store.ts';
import type { RequestsTables } from '../tables.ts';
import type { VisitFacts } from './visit.ts';

export type VisitRow = Selectable<RequestsTables['requests.visit']>;
export type WindowRow = Selectable<RequestsTables['requests.visit_window']>;

export const subjectOf = (id: string) => ({ type: 'visit', id });

/** What the caller reaches by its team, and what they go to themselves. */
export const seenBy = (call: Call) => {
  const reached = inScope(call, { project: sql.ref('visit.project_id'), unit: sql.ref('visit.unit_id') });
  return sql<boolean>`(${reached} or visit.person_id = ${call.actor.id}::uuid)`;
};

const selectVisits = (call: Call) =>
  tables(call).selectFrom('requests.visit as visit').selectAll('visit').where(seenBy(call));

export const lockVisit = (call: Call, id: string) =>
  selectVisits(call).where('visit.id', '=', id).forNoKeyUpdate().executeTakeFirst();

export const findVisit = (call: Call, id: string) => selectVisits(call).where('visit.id', '=', id).executeTakeFirst();

export const factsOf = (row: VisitRow): VisitFacts => ({
  state: row.state as VisitState,
  place: { projectId: row.project_id, unitId: row.unit_id },
  personId: row.person_id,
  version: row.version,
  codeMisses: row.code_misses,
});

type Change = Omit<Updateable<RequestsTables['requests.visit']>, 'id' | 'version'>;

export const saveVisit = (call: Call, row: VisitRow, change: Change): Promise<VisitRow> =>
  tables(call)
    .updateTable('requests.visit')
    .set({ ...change, version: row.version + 1 })
    .where('id', '=', row.id)
    .returningAll()
    .executeTakeFirstOrThrow();

export interface WhichVisits {
  readonly requestId?: string | undefined;
  readonly on?: string | undefined;
  readonly unitId?: string | undefined;
  readonly personId?: string | undefined;
  readonly most?: number;
}

/** In order of time. Those that were called off are told with their request alone. */
export async function listVisits(call: Call, { requestId, on, unitId, personId, most = 500 }: WhichVisits) {
  let select = selectVisits(call);
  if (requestId) select = select.where('visit.request_id', '=', requestId);
  else select = select.where('visit.state', '<>', 'cancelled');
  if (on) select = select.where('visit.on_date', '=', on);
  if (unitId) select = select.where('visit.unit_id', '=', unitId);
  if (personId) select = select.where('visit.person_id', '=', personId);
  const rows: VisitRow[] = await select.orderBy('visit.starts_at').orderBy('visit.id').limit(most).execute();
  return rows;
}
