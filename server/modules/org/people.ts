import type { Person, Unit } from '@tongli/contracts/org';
import type { Call } from '../../platform/call.ts';
import { tables } from './store.ts';

export async function addProject(call: Call, project: { id: string; code: string; name: Unit['name'] }): Promise<void> {
  const row = { id: project.id, code: project.code, name_zh: project.name.zh, name_en: project.name.en };
  await tables(call).insertInto('org.project').values(row).execute();
}

export async function addUnit(call: Call, unit: Unit): Promise<void> {
  const { id, code, name } = unit;
  const row = { id, parent_id: unit.parentId, code, name_zh: name.zh, name_en: name.en };
  await tables(call).insertInto('org.unit').values(row).execute();
}

export async function addPerson(call: Call, person: Person): Promise<void> {
  const { id, name, post } = person;
  const row = { id, name, post_zh: post.zh, post_en: post.en, unit_id: person.unitId };
  await tables(call).insertInto('org.person').values(row).execute();
}

export async function listPeople(call: Call): Promise<{ people: Person[]; units: Unit[] }> {
  const people = await tables(call).selectFrom('org.person').selectAll().orderBy('name').orderBy('id').execute();
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

/** Until an installation has business lines, everything belongs to its one project. */
export async function onlyProject(call: Call): Promise<string> {
  const row = await tables(call).selectFrom('org.project').select('id').orderBy('code').executeTakeFirstOrThrow();
  return row.id;
}
