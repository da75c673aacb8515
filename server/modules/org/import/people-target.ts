import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import type { FieldError, Values } from '../../../platform/imports/index.ts';
import { always, never, readToday } from '../dates.ts';
import { reachesUnit, readPosts, readSpans, readUnits } from './reading.ts';
import { type Found, finderOf, type Named } from './words.ts';

/** What a row's words stand for in the organisation. */
export interface Lookup {
  readonly unit: (cell: string) => Found;
  readonly post: (cell: string) => Found;
  readonly names: ReadonlyMap<string, Named>;
  readonly spans: ReadonlyMap<string, { from_on: string; until_on: string }>;
}

export async function readLookup(call: Call): Promise<Lookup> {
  const [units, posts] = [await readUnits(call), await readPosts(call)];
  return {
    unit: finderOf(units),
    post: finderOf(posts),
    names: new Map([...units, ...posts].map((one) => [one.id, one])),
    spans: await readSpans(call),
  };
}

export interface Known {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly unit_id: string;
  readonly post_id: string;
  readonly left: boolean;
  /** Their first day is to come. */
  readonly joining: boolean;
}

/** Those who have one of these numbers, however its letters are written. */
export async function readKnown(call: Call, numbers: readonly string[]): Promise<Map<string, Known>> {
  const folded = numbers.map((number) => number.toLowerCase());
  const { today } = await readToday(call);
  const { rows } = await sql<Known>`
    select id, number, name, unit_id, post_id, state = 'left' or last_day_on is not null as left,
      joined_on > ${today}::date as joining
    from org.person where lower(number) = any(${folded}::text[])`.execute(call.tx);
  return new Map(rows.map((row) => [row.number.toLowerCase(), row]));
}

/** The person that a row tells of, with the unit and post that its words stand for. */
export interface TargetPerson {
  readonly unitId: string;
  readonly postId: string;
}

const missing = (field: 'unit' | 'post', found: 'unknown' | 'ambiguous'): FieldError => ({
  field,
  code: `${found}-${field}`,
});

export function findTarget(
  call: Call,
  { unit, post, spans }: Lookup,
  values: Values,
): TargetPerson | { errors: FieldError[] } {
  const [inUnit, asPost] = [unit(values.unit ?? ''), post(values.post ?? '')];
  const errors: FieldError[] = [];
  if (typeof inUnit === 'string') errors.push(missing('unit', inUnit));
  else if (!reachesUnit(call, inUnit.id)) errors.push({ field: 'unit', code: 'unit-out-of-reach' });
  else if (!isThere(spans.get(inUnit.id), values.joinedOn ?? always))
    errors.push({ field: 'unit', code: 'unit-not-there' });
  if (typeof asPost === 'string') errors.push(missing('post', asPost));
  if (typeof inUnit === 'string' || typeof asPost === 'string' || errors.length > 0) return { errors };
  return { unitId: inUnit.id, postId: asPost.id };
}

const isThere = (span: { from_on: string; until_on: string } | undefined, on: string) =>
  span !== undefined && span.until_on === never && (span.from_on === always || span.from_on <= on);

/** For rows that were compared before; null where one no longer stands for anything. */
export async function findTargets(call: Call, rows: readonly Values[]): Promise<TargetPerson[] | null> {
  const lookup = await readLookup(call);
  const found = rows.map((values) => findTarget(call, lookup, { ...values, joinedOn: never }));
  return found.some((one) => 'errors' in one) ? null : (found as TargetPerson[]);
}
