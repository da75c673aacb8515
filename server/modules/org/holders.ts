import { type Role, role } from '@tongli/contracts/access';
import { sql } from 'kysely';
import type { Call } from '../../platform/call.ts';
import type { Place } from '../../platform/permissions/scope.ts';
import { accountsWithRole, permissionsFor } from '../access/index.ts';
import { tables } from './store.ts';

/** A unit and those above it, the nearest first; empty where there is none. */
export async function unitLine(call: Call, unitId: string | null): Promise<string[]> {
  if (unitId === null) return [];
  const rows = await call.tx
    .selectFrom('platform.unit_branch as branch')
    .select('within_id')
    .where('unit_id', '=', unitId)
    .orderBy(sql`(select count(*) from platform.unit_branch above where above.unit_id = branch.within_id)`, 'desc')
    .execute();
  return rows.map((row) => row.within_id);
}

/** Who holds which post in these units, by unit and then by the post's code; a unit without people is missing. */
export async function holdersIn(
  call: Call,
  unitIds: readonly string[],
): Promise<Map<string, Map<string, readonly string[]>>> {
  const found = new Map<string, Map<string, readonly string[]>>();
  if (unitIds.length === 0) return found;
  const rows = await tables(call)
    .selectFrom('org.person as person')
    .innerJoin('org.post as post', 'post.id', 'person.post_id')
    .select(['person.id', 'person.unit_id', 'post.code as post'])
    .where('person.unit_id', 'in', [...unitIds])
    .where('person.state', '=', 'active')
    .orderBy('person.id')
    .execute();
  for (const { id, unit_id: unitId, post } of rows) {
    const posts = found.get(unitId) ?? new Map<string, readonly string[]>();
    found.set(unitId, posts.set(post, [...(posts.get(post) ?? []), id]));
  }
  return found;
}

const leading = ['senior', 'middle', 'first-line'] as const;

/** Whoever holds the highest of the posts that lead, unit by unit; a unit in which nobody leads is missing. */
export async function leadersIn(call: Call, unitIds: readonly string[]): Promise<Map<string, readonly string[]>> {
  const found = new Map<string, readonly string[]>();
  if (unitIds.length === 0) return found;
  const rows = await tables(call)
    .selectFrom('org.person as person')
    .innerJoin('org.post as post', 'post.id', 'person.post_id')
    .select(['person.id', 'person.unit_id', 'post.level'])
    .where('person.unit_id', 'in', [...unitIds])
    .where('person.state', '=', 'active')
    .orderBy('person.id')
    .execute();
  for (const unitId of unitIds) {
    const here = rows.filter((row) => row.unit_id === unitId);
    const highest = leading.find((level) => here.some((row) => row.level === level));
    if (highest)
      found.set(
        unitId,
        here.filter(({ level }) => level === highest).map(({ id }) => id),
      );
  }
  return found;
}

/** Everyone who belongs to these units or to one below them. */
export async function peopleWithin(call: Call, unitIds: readonly string[]): Promise<string[]> {
  if (unitIds.length === 0) return [];
  const rows = await tables(call)
    .selectFrom('org.person as person')
    .innerJoin('platform.unit_branch as branch', 'branch.unit_id', 'person.unit_id')
    .select('person.id')
    .where('branch.within_id', 'in', [...unitIds])
    .execute();
  return rows.map(({ id }) => id);
}

/** Those of these ids that are units. */
export async function unitsAmong(call: Call, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tables(call)
    .selectFrom('org.unit')
    .select('id')
    .where('id', 'in', [...ids])
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Members of staff who hold a role over a place, by id. */
export async function staffWithRole(call: Call, role: Role, place: Place): Promise<string[]> {
  const accounts = await accountsWithRole(call, role, place);
  if (accounts.length === 0) return [];
  const rows = await tables(call)
    .selectFrom('org.person')
    .select('id')
    .where('id', 'in', accounts)
    .where('state', '=', 'active')
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => id);
}

/** Everybody of the staff who holds a permission over a place, by whatever role. */
export async function staffWhoMay(call: Call, permission: string, place: Place): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  for (const one of role.options.filter((any) => permissionsFor([any]).has(permission)))
    for (const id of await staffWithRole(call, one, place)) found.add(id);
  return found;
}
