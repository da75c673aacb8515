import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import type { Comparison, FieldError, Importable, Values } from '../../../platform/imports/index.ts';
import { always, never, readToday } from '../dates.ts';
import { peopleErrors, peopleFields } from './people-fields.ts';
import { applyPeople, undoPeople } from './people-writing.ts';
import { isFormula, reachesUnit, readPosts, readSpans, readUnits } from './reading.ts';
import { type Found, finderOf, type Named, shownName } from './words.ts';

/** The people of the organisation. A known number is renamed or moves from today on; where it was before stays known. */
export const peopleImport: Importable = {
  name: 'org.people',
  title: { zh: '人员', en: 'People' },
  lead: {
    zh: '按工号新增或更新人员。部门和岗位须已建好；不在表中的人不受影响。',
    en: 'Adds people or updates them by staff number. Units and posts must exist; whoever is not in the table stays as they are.',
  },
  need: 'org.manage',
  fields: peopleFields,
  maximumRows: 20_000,
  errors: peopleErrors,
  key: ({ number }) => number?.toLowerCase() ?? null,
  check: checkPerson,
  compare: comparePeople,
  apply: applyPeople,
  undo: undoPeople,
};

const readableNumber = /^[\p{L}\p{N}._-]{1,32}$/u;

function checkPerson({ number, name }: Values): FieldError[] {
  const errors: FieldError[] = [];
  if (!readableNumber.test(number ?? '')) errors.push({ field: 'number', code: 'unreadable-number' });
  if (isFormula(name ?? '')) errors.push({ field: 'name', code: 'formula-name' });
  return errors;
}

/** What a row's words stand for in the organisation. */
interface Lookup {
  readonly unit: (cell: string) => Found;
  readonly post: (cell: string) => Found;
  readonly names: ReadonlyMap<string, Named>;
  readonly spans: ReadonlyMap<string, { from_on: string; until_on: string }>;
}

async function readLookup(call: Call): Promise<Lookup> {
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

async function comparePeople(call: Call, rows: readonly Values[]): Promise<Comparison[]> {
  const lookup = await readLookup(call);
  const known = await readKnown(
    call,
    rows.map(({ number }) => number ?? ''),
  );
  return rows.map((values) => compare(call, lookup, values, known.get(values.number?.toLowerCase() ?? '')));
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

function findTarget(
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

function compare(call: Call, lookup: Lookup, values: Values, known: Known | undefined): Comparison {
  const target = findTarget(call, lookup, known ? { ...values, joinedOn: never } : values);
  if ('errors' in target) return target;
  if (known?.left) return { errors: [{ field: 'number', code: 'has-left' }] };
  if (known && !reachesUnit(call, known.unit_id)) return { errors: [{ field: 'number', code: 'out-of-reach' }] };
  const [unit, post] = [lookup.names.get(target.unitId), lookup.names.get(target.postId)];
  const shown = {
    unit: unit?.path?.map(({ zh }) => zh).join(' / ') ?? '',
    post: post ? shownName(post.name) : '',
  };
  if (!known) return { outcome: 'added', shown };
  const same = known.name === values.name && known.unit_id === target.unitId && known.post_id === target.postId;
  if (!same && known.joining) return { errors: [{ field: 'number', code: 'not-there-yet' }] };
  return { outcome: same ? 'unchanged' : 'changed', shown };
}

/** For rows that were compared before; null where one no longer stands for anything. */
export async function findTargets(call: Call, rows: readonly Values[]): Promise<TargetPerson[] | null> {
  const lookup = await readLookup(call);
  const found = rows.map((values) => findTarget(call, lookup, { ...values, joinedOn: never }));
  return found.some((one) => 'errors' in one) ? null : (found as TargetPerson[]);
}
