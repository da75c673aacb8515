import { randomUUID } from 'node:crypto';
import type { IsoDate } from '@tongli/calendar';
import { peopleAdded, peopleRemoved, personAdded } from '@tongli/contracts/org';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { always, readToday, shownDate } from '../dates.ts';
import { tables } from '../store.ts';

/** Somebody new, with the unit and the post that they begin in. */
export interface NewPerson {
  /** Left out: a new one. Given where an account of the same id exists or will. */
  readonly id?: string;
  readonly number: string | null;
  readonly name: string;
  readonly unitId: string;
  readonly postId: string;
  /** Left out: they have belonged there since before there were records. */
  readonly fromOn?: IsoDate;
}

/**
 * Adds people, one or thousands, by a fixed number of statements; returns their ids in the order given. Refused as a whole
 * where a staff number is taken (`number-taken`) or a unit is not there on somebody's first day, nor ever after
 * (`unit-not-there`): `params.index` says which row. Leaves no audit entry: whoever calls knows what the act was.
 */
export async function addPeople(call: Call, rows: readonly NewPerson[]): Promise<readonly string[] | Refusal> {
  if (rows.length === 0) return [];
  const given = rows.map((row) => ({ ...row, id: row.id ?? randomUUID(), fromOn: row.fromOn ?? always }));
  const refused = (await findTaken(call, given)) ?? (await findMisplaced(call, given));
  if (refused) return refused;
  const { fireAt } = await readToday(call);
  const people = given.map(({ id, number, name, unitId, postId, fromOn }) => ({
    id,
    number,
    name,
    unitId,
    postId,
    fromOn,
    belongingId: randomUUID(),
    fireAt: fireAt(fromOn)?.toISOString() ?? null,
  }));
  const input = sql`jsonb_to_recordset(${JSON.stringify(people)}::jsonb) as given (id uuid, number text, name text,
    "unitId" uuid, "postId" uuid, "fromOn" date, "belongingId" uuid, "fireAt" timestamptz)`;
  await sql`
    insert into org.person (id, number, name, unit_id, post_id, joined_on)
    select id, number, name, "unitId", "postId", "fromOn" from ${input}`.execute(call.tx);
  await sql`
    insert into org.belonging (id, person_id, unit_id, post_id, from_on, fire_at)
    select "belongingId", id, "unitId", "postId", "fromOn", "fireAt" from ${input}`.execute(call.tx);
  await tellAdded(call, people);
  return given.map(({ id }) => id);
}

type Given = Required<Omit<NewPerson, 'number'>> & Pick<NewPerson, 'number'>;

async function tellAdded(call: Call, people: readonly Given[]): Promise<void> {
  const [only, ...others] = people;
  if (only && others.length === 0) {
    const { unitId, postId, fromOn } = only;
    return append(call, personAdded, only.id, { unitId, postId, fromOn: shownDate(fromOn) });
  }
  return append(call, peopleAdded, randomUUID(), { count: people.length });
}

async function findTaken(call: Call, given: readonly Given[]): Promise<Refusal | null> {
  const numbers = given.flatMap(({ number }) => number ?? []);
  const known = await peopleByNumber(call, numbers);
  const seen = new Set<string>();
  for (const [index, { number }] of given.entries()) {
    if (number === null) continue;
    if (known.has(number) || seen.has(number)) return numberTaken(number, index);
    seen.add(number);
  }
  return null;
}

export const numberTaken = (number: string, index = 0): Refusal =>
  refuse('number-taken', { field: 'body.number', params: { number, index } });

/** People stand in units that are there from their first day on, and are not being closed meanwhile. */
async function findMisplaced(call: Call, given: readonly Given[]): Promise<Refusal | null> {
  const unitIds = [...new Set(given.map(({ unitId }) => unitId))];
  await tables(call).selectFrom('org.unit').select('id').where('id', 'in', unitIds).orderBy('id').forShare().execute();
  const places = await tables(call)
    .selectFrom('org.unit_place')
    .select(['unit_id', ({ fn }) => fn.min('from_on').as('from_on'), ({ fn }) => fn.max('until_on').as('until_on')])
    .where('unit_id', 'in', unitIds)
    .groupBy('unit_id')
    .execute();
  const spans = new Map(places.map((row) => [row.unit_id, row]));
  const index = given.findIndex(({ unitId, fromOn }) => {
    const span = spans.get(unitId);
    return !span || span.from_on > fromOn || span.until_on !== 'infinity';
  });
  if (index < 0) return null;
  return refuse('unit-not-there', {
    status: 422,
    field: 'body.unitId',
    params: { on: given[index]?.fromOn ?? '', index },
  });
}

/** Ids by staff number; unknown numbers are missing. */
export async function peopleByNumber(call: Call, numbers: readonly string[]): Promise<Map<string, string>> {
  if (numbers.length === 0) return new Map();
  const rows = await tables(call)
    .selectFrom('org.person')
    .select(['id', 'number'])
    .where('number', '=', sql<string>`any(${[...numbers]}::text[])`)
    .execute();
  return new Map(rows.map(({ id, number }) => [number ?? '', id]));
}

/**
 * Takes people back who were added together, as if they had never been; for the undoing of an import. Refused with
 * `people-have-moved` where one of them has been changed, moved, certified or let go since.
 */
export async function removePeople(call: Call, ids: readonly string[]): Promise<{ removed: number } | Refusal> {
  const listed = sql`any(${[...ids]}::uuid[])`;
  const { rows } = await sql<{ id: string }>`
    select person.id from org.person person
    where person.id = ${listed} and (person.version > 1
      or (select count(*) from org.belonging where person_id = person.id) > 1
      or exists (select from org.person_certificate where person_id = person.id)
      or exists (select from org.leaving where person_id = person.id or successor_id = person.id))
    limit 1`.execute(call.tx);
  if (rows.length > 0) return refuse('people-have-moved', { params: { id: rows[0]?.id ?? '' } });
  await sql`delete from org.person_skill where person_id = ${listed}`.execute(call.tx);
  await sql`delete from org.belonging where person_id = ${listed}`.execute(call.tx);
  const { numAffectedRows } = await sql`delete from org.person where id = ${listed}`.execute(call.tx);
  const removed = Number(numAffectedRows ?? 0);
  const batch = randomUUID();
  await append(call, peopleRemoved, batch, { count: removed });
  await audit(call, 'org.remove-people', { type: 'people', id: batch });
  return { removed };
}
