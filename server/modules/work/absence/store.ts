import { type Expression, type Selectable, type SqlBool, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { inScope, nowhere } from '../../../platform/permissions/scope.ts';
import { tables } from '../store.ts';
import type { WorkTables } from '../tables.ts';
import type { AbsenceCaller, AbsenceFacts } from './absence.ts';

export type AbsenceRow = Selectable<WorkTables['work.absence']>;

export const subjectOf = (id: string) => ({ type: 'absence', id });

export const factsOf = (row: AbsenceRow): AbsenceFacts => ({
  personId: row.person_id,
  fromAt: row.from_at,
  untilAt: row.until_at,
  cancelledAt: row.cancelled_at,
});

/** People belong to units and to no project: whoever leads in a unit, for whatever project, moves the work of its people. */
export function callerOf({ actor }: Call, row: Pick<AbsenceRow, 'person_id' | 'unit_id'>): AbsenceCaller {
  const leads = (actor.permissions.get('work.assign') ?? nowhere).some(
    ({ unitIds }) => unitIds === null || (row.unit_id !== null && unitIds.includes(row.unit_id)),
  );
  return { id: actor.id, mayLead: leads || actor.kind === 'system' };
}

/** Those of the units that the caller reaches, one's own, and those that one stands in for. */
export const seenBy = (call: Call): Expression<SqlBool> => {
  const reached = inScope(call, { unit: sql.ref('absence.unit_id') });
  const { id } = call.actor;
  return id === null
    ? reached
    : sql<SqlBool>`(${reached} or absence.person_id = ${id}::uuid or absence.substitute_id = ${id}::uuid)`;
};

const selectAbsences = (call: Call) =>
  tables(call).selectFrom('work.absence as absence').selectAll('absence').where(seenBy(call));

export const lockAbsence = (call: Call, id: string) =>
  selectAbsences(call).where('absence.id', '=', id).forUpdate('absence').executeTakeFirst();
