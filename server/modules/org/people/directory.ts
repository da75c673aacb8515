import type { IsoDate } from '@tongli/calendar';
import type { Person, Unit } from '@tongli/contracts/org';
import type { Call } from '../../../platform/call.ts';
import { once } from '../../../platform/database/once.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { readToday } from '../dates.ts';
import { tables } from '../store.ts';

/** Who belonged to the units that the caller reaches, and the units that there were, on a date; units are known to everyone. */
export async function listPeople(
  call: Call,
  { on }: { on?: IsoDate | undefined } = {},
): Promise<{ people: Person[]; units: Unit[] }> {
  const date = on ?? (await readToday(call)).today;
  return { people: await peopleOn(call, date), units: await unitsOn(call, date) };
}

async function peopleOn(call: Call, on: IsoDate): Promise<Person[]> {
  const rows = await tables(call)
    .selectFrom('org.belonging as held')
    .innerJoin('org.person as person', 'person.id', 'held.person_id')
    .innerJoin('org.post as post', 'post.id', 'held.post_id')
    .select([
      'person.id',
      'person.number',
      'person.name',
      'held.unit_id',
      'held.post_id',
      'post.name_zh',
      'post.name_en',
    ])
    .where('held.from_on', '<=', on)
    .where('held.until_on', '>', on)
    .where(({ ref }) => inScope(call, { unit: ref('held.unit_id') }))
    .orderBy('person.name')
    .orderBy('person.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    number: row.number,
    name: row.name,
    postId: row.post_id,
    post: { zh: row.name_zh, en: row.name_en },
    unitId: row.unit_id,
  }));
}

async function unitsOn(call: Call, on: IsoDate): Promise<Unit[]> {
  const rows = await tables(call)
    .selectFrom('org.unit as unit')
    .innerJoin('org.unit_place as place', 'place.unit_id', 'unit.id')
    .select(['unit.id', 'place.parent_id', 'unit.code', 'unit.name_zh', 'unit.name_en', 'unit.kind'])
    .where('place.from_on', '<=', on)
    .where('place.until_on', '>', on)
    .orderBy('unit.code')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    parentId: row.parent_id,
    code: row.code,
    name: { zh: row.name_zh, en: row.name_en },
    kind: row.kind as Unit['kind'],
  }));
}

/** Names by id; unknown ids are missing. */
export async function describePeople(call: Call, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(call)
    .selectFrom('org.person')
    .modifyFront(once('org.person'))
    .select(['id', 'name'])
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row.name]));
}

/** Whether this is a member of staff to whom work can be given: who has left is not. */
export async function isPerson(call: Call, id: string): Promise<boolean> {
  const row = await tables(call)
    .selectFrom('org.person')
    .select('id')
    .where('id', '=', id)
    .where('state', '=', 'active')
    .executeTakeFirst();
  return row !== undefined;
}

/** The unit that somebody belongs to, and with them what they own; null for whoever is not a member of staff. */
export async function unitOf(call: Call, personId: string | null): Promise<string | null> {
  if (personId === null) return null;
  const row = await tables(call)
    .selectFrom('org.person')
    .modifyFront(once('org.person'))
    .select('unit_id')
    .where('id', '=', personId)
    .executeTakeFirst();
  return row?.unit_id ?? null;
}

/** The unit that somebody belonged to, or will belong to, on a date; null where they belonged to none. */
export async function unitOnDate(call: Call, personId: string, on: IsoDate): Promise<string | null> {
  const row = await tables(call)
    .selectFrom('org.belonging')
    .select('unit_id')
    .where('person_id', '=', personId)
    .where('from_on', '<=', on)
    .where('until_on', '>', on)
    .executeTakeFirst();
  return row?.unit_id ?? null;
}
