import type { Person, Unit } from '@tongli/contracts/org';
import { type Call, mustSucceed } from '../../platform/call.ts';
import { placeUnit } from '../../platform/permissions/branch.ts';
import { inScope } from '../../platform/permissions/scope.ts';
import { tables } from './store.ts';

export async function addUnit(call: Call, unit: Unit): Promise<void> {
  const { id, code, name } = unit;
  const row = { id, parent_id: unit.parentId, code, name_zh: name.zh, name_en: name.en };
  await tables(call).insertInto('org.unit').values(row).execute();
  mustSucceed(await placeUnit(call, id, unit.parentId));
}

export async function addPerson(call: Call, person: Person): Promise<void> {
  const { id, name, post } = person;
  const row = { id, name, post_zh: post.zh, post_en: post.en, unit_id: person.unitId };
  await tables(call).insertInto('org.person').values(row).execute();
}

/** The people of the units that the caller reaches; units are known to everyone. */
export async function listPeople(call: Call): Promise<{ people: Person[]; units: Unit[] }> {
  const people = await tables(call)
    .selectFrom('org.person')
    .selectAll()
    .where(({ ref }) => inScope(call, { unit: ref('unit_id') }))
    .orderBy('name')
    .orderBy('id')
    .execute();
  const units = await tables(call).selectFrom('org.unit').selectAll().orderBy('code').execute();
  return {
    people: people.map((row) => ({
      id: row.id,
      name: row.name,
      post: { zh: row.post_zh, en: row.post_en },
      unitId: row.unit_id,
    })),
    units: units.map((row) => ({
      id: row.id,
      parentId: row.parent_id,
      code: row.code,
      name: { zh: row.name_zh, en: row.name_en },
    })),
  };
}

/** Names by id; unknown ids are missing. */
export async function describePeople(call: Call, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(call)
    .selectFrom('org.person')
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Whether this is a member of staff to whom work can be given. */
export async function isPerson(call: Call, id: string): Promise<boolean> {
  const row = await tables(call).selectFrom('org.person').select('id').where('id', '=', id).executeTakeFirst();
  return row !== undefined;
}

/** The unit that somebody belongs to, and with them what they own; null for whoever is not a member of staff. */
export async function unitOf(call: Call, personId: string | null): Promise<string | null> {
  if (personId === null) return null;
  const row = await tables(call)
    .selectFrom('org.person')
    .select('unit_id')
    .where('id', '=', personId)
    .executeTakeFirst();
  return row?.unit_id ?? null;
}
