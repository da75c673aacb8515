import type { TeamMember, TeamRole, TeamSubject } from '@tongli/contracts/improvement';
import { type Expression, type SqlBool, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { describePeople, unitNames, unitOf } from '../../org/index.ts';
import { inReach, tables } from '../store.ts';

/** Rows of these belong to a project and a unit, and are read by their teams as well, of whichever unit they are. */
export const inReachOrTeam = (call: Call, type: TeamSubject, alias: string): Expression<SqlBool> =>
  sql<SqlBool>`(${inReach(call, alias)} or exists (
    select from improvement.member
    where subject_type = ${type} and subject_id = ${sql.ref(`${alias}.id`)}
      and person_id = ${call.actor.id}::uuid))`;

const selectMembers = (call: Call, type: TeamSubject, id: string) =>
  tables(call)
    .selectFrom('improvement.member')
    .selectAll()
    .where('subject_type', '=', type)
    .where('subject_id', '=', id);

/** Whoever leads first, then in the order in which they were asked. */
export async function teamOf(call: Call, type: TeamSubject, id: string): Promise<TeamMember[]> {
  const rows = await selectMembers(call, type, id)
    .orderBy(sql`role <> 'lead'`)
    .orderBy('invited_at')
    .orderBy('person_id')
    .execute();
  const ids = rows.map((row) => row.person_id);
  const names = await describePeople(call, ids);
  const unitIds = new Map<string, string | null>();
  for (const person of ids) unitIds.set(person, await unitOf(call, person));
  const units = await unitNames(call, [...new Set([...unitIds.values()].filter((unit) => unit !== null))]);
  return rows.map((row) => ({
    personId: row.person_id,
    name: names.get(row.person_id) ?? '',
    unitId: unitIds.get(row.person_id) ?? null,
    unit: units.get(unitIds.get(row.person_id) ?? '') ?? null,
    role: row.role as TeamRole,
    state: row.state as TeamMember['state'],
  }));
}

export async function memberOf(call: Call, type: TeamSubject, id: string, personId: string | null) {
  if (personId === null) return null;
  const row = await selectMembers(call, type, id).where('person_id', '=', personId).executeTakeFirst();
  return row ?? null;
}

/** Whether the caller takes part: who was asked and has not answered does not yet. */
export const hasJoined = async (call: Call, type: TeamSubject, id: string): Promise<boolean> =>
  (await memberOf(call, type, id, call.actor.id))?.state === 'joined';
