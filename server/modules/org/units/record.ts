import type { IsoDate } from '@tongli/calendar';
import type { OrganisationUnit, UnitRecord } from '@tongli/contracts/org';
import { sql } from 'kysely';
import { allowanceOf, type Call, forbidden, notFound, type Refusal } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { never, readToday, shownDate } from '../dates.ts';
import { gapCount } from '../people/gap-count.ts';
import { tables } from '../store.ts';
import { manages, type UnitState, unitRules } from './rules.ts';
import type { UnitRow } from './store.ts';

/** The tree on a date, in one look; people are counted within the caller's reach. */
export async function getOrganisation(call: Call, { on }: { on?: IsoDate | undefined }) {
  const { today } = await readToday(call);
  const date = on ?? today;
  const rows = await tables(call)
    .selectFrom('org.unit as unit')
    .innerJoin('org.unit_place as place', 'place.unit_id', 'unit.id')
    .selectAll('unit')
    .select(['place.parent_id as parent_then', nextChange(today, date).as('next_change')])
    .where('place.from_on', '<=', date)
    .where('place.until_on', '>', date)
    .orderBy('unit.code')
    .execute();
  const counts = await countPeople(call, date, today);
  const units: OrganisationUnit[] = rows.map((row) => ({
    ...plain(row),
    parentId: row.parent_then,
    peopleCount: counts.get(row.id)?.people ?? 0,
    unqualifiedCount: counts.get(row.id)?.unqualified ?? 0,
    nextChangeOn: row.next_change,
  }));
  const actions = {
    'add-unit': allowanceOf(manages(call.actor, null) ? null : forbidden),
    'apply-template': allowanceOf(call.actor.permissions.has('org.administer') ? null : forbidden),
  };
  return { on: date, today, units, actions };
}

/** The first date after both of these on which one of its places begins or ends. */
const nextChange = (today: IsoDate, on: IsoDate) => sql<IsoDate | null>`(
  select min(turn) from org.unit_place planned, lateral (values (planned.from_on), (planned.until_on)) turns (turn)
  where planned.unit_id = unit.id and turn > greatest(${today}::date, ${on}::date) and turn < 'infinity')`;

async function countPeople(call: Call, on: IsoDate, today: IsoDate) {
  const { rows } = await sql<{ unit_id: string; people: number; unqualified: number }>`
    select unit_id, count(*) as people, count(*) filter (where gaps > 0) as unqualified
    from (
      select held.unit_id, ${gapCount(today)} as gaps
      from org.belonging held
      join (select id, post_id from org.person) person on person.id = held.person_id
      where held.from_on <= ${on}::date and held.until_on > ${on}::date
        and ${inScope(call, { unit: sql.ref('held.unit_id') })}) counted
    group by unit_id`.execute(call.tx);
  return new Map(rows.map((row) => [row.unit_id, row]));
}

const plain = (row: UnitRow) => ({
  id: row.id,
  parentId: row.parent_id,
  code: row.code,
  name: { zh: row.name_zh, en: row.name_en },
  kind: row.kind as UnitRecord['kind'],
  version: row.version,
});

const selectUnit = (call: Call, id: string) => tables(call).selectFrom('org.unit').selectAll().where('id', '=', id);

export async function getUnit(call: Call, id: string): Promise<UnitRecord | Refusal> {
  const row = await selectUnit(call, id).executeTakeFirst();
  if (!row) return notFound;
  const places = await tables(call)
    .selectFrom('org.unit_place as place')
    .leftJoin('org.unit as above', 'above.id', 'place.parent_id')
    .select(['place.parent_id', 'place.from_on', 'place.until_on', 'above.name_zh', 'above.name_en'])
    .where('place.unit_id', '=', id)
    .orderBy('place.from_on')
    .execute();
  const state = await stateOf(call, id);
  return {
    ...plain(row),
    closedOn: shownDate(places.at(-1)?.until_on ?? never),
    places: places.map((place) => ({
      parentId: place.parent_id,
      parentName: place.name_zh === null ? null : { zh: place.name_zh, en: place.name_en ?? '' },
      fromOn: shownDate(place.from_on),
      untilOn: shownDate(place.until_on),
    })),
    actions: Object.fromEntries(
      Object.entries(unitRules).map(([name, rule]) => [name, allowanceOf(rule(state, call.actor))]),
    ),
  };
}

/** What the rules ask of a unit, seen from today. */
export async function stateOf(call: Call, id: string): Promise<UnitState> {
  const { today } = await readToday(call);
  const { rows } = await sql<{ until_on: IsoDate; in_use: boolean }>`
    select max(until_on) as until_on,
      exists (select from org.belonging where unit_id = ${id}::uuid and until_on > ${today}::date)
      or exists (select from org.unit_place where parent_id = ${id}::uuid and until_on > ${today}::date) as in_use
    from org.unit_place where unit_id = ${id}::uuid`.execute(call.tx);
  const end = rows[0]?.until_on ?? never;
  return { id, closed: end <= today, ends: end !== never, inUse: rows[0]?.in_use ?? false };
}

/** Locked until the caller's transaction ends; of those only that the caller reaches. */
export function lockUnit(call: Call, id: string): Promise<UnitRow | undefined> {
  return selectUnit(call, id)
    .where(({ ref }) => inScope(call, { unit: ref('id') }))
    .forNoKeyUpdate()
    .executeTakeFirst();
}
