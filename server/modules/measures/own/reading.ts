import { keyOf, type Reference } from '@tongli/formula';
import { type RawBuilder, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { isDerived, partsOf } from '../catalogue/derived.ts';
import { type Measure, measuresOf, type Part } from '../catalogue/index.ts';
import { inBranch } from '../cells/branches.ts';
import { wholeOf } from '../cells/day-reading.ts';
import type { PersonAsked } from '../cells/reading.ts';
import { type DimensionCode, isPart } from './vocabulary.ts';

/** Where is counted; a chart may be narrowed to a product and an area, where '' is every one. */
export interface OwnPlace extends PersonAsked {
  readonly product?: string;
  readonly area?: string;
}

/** By key (a day, or a value of a dimension): what each reference comes to, by its key; what holds nothing is left out. */
export type Amounts = ReadonlyMap<string, ReadonlyMap<string, number>>;
/** By key: how many single values of a reference fell into each class. */
export type Spreads = ReadonlyMap<string, ReadonlyMap<string, ReadonlyMap<number, number>>>;

/** Of which table: day sums know a project, a unit and one more; cells know every dimension. */
export type Table = 'day-sum' | 'cell';

const columns: Readonly<Record<DimensionCode | 'person' | 'step', RawBuilder<string>>> = {
  product: sql`slice.product`,
  area: sql`slice.area`,
  cause: sql`slice.cause`,
  channel: sql`slice.channel`,
  kind: sql`slice.kind`,
  step: sql`slice.step`,
  unit: sql`coalesce(slice.unit_id::text, '')`,
  queue: sql`coalesce(slice.queue_id::text, '')`,
  person: sql`coalesce(slice.person_id::text, '')`,
};

export const keyOfDay = sql<string>`counted.day::text`;
export const keyOfDimension = (dimension: keyof typeof columns): RawBuilder<string> => columns[dimension];

const isAmong = (dimension: DimensionCode, values: readonly string[]) =>
  dimension === 'unit'
    ? sql`slice.unit_id in (select branch.unit_id from platform.unit_branch branch where branch.within_id::text = any(${[...values]}::text[]))`
    : sql`${columns[dimension]} = any(${[...values]}::text[])`;

/** No code and no id holds it. */
export const between = '\t';
export const keyOfTwo = ([one, other]: readonly [keyof typeof columns, keyof typeof columns]): RawBuilder<string> =>
  sql`${columns[one]} || ${between}::text || ${columns[other]}`;

/** What a reference is narrowed to; a unit is its whole branch. */
function conditionOf({ where }: Reference): RawBuilder<unknown> {
  const all = where.map(({ dimension, isExcluding, values }) => {
    const among = isAmong(dimension as DimensionCode, values);
    return isExcluding ? sql`(${among}) is not true` : sql`(${among})`;
  });
  return all.length === 0 ? sql`true` : sql.join(all, sql` and `);
}

const partOf = ({ measure }: Reference): Part => {
  if (!isPart(measure)) throw new Error(`no measure is called ${measure}`);
  return measure;
};

export const measuresBehind = (reference: Reference): Measure[] =>
  measuresOf({ count: partOf(reference), size: 'calendar-days' });

/** What is taken off in a sum made of others. */
const takenOff = (part: Part): Measure[] =>
  isDerived(part) ? partsOf(part).flatMap(([measure, sign]) => (sign < 0 ? [measure] : [])) : [];

function amount(reference: Reference): RawBuilder<unknown> {
  const column = reference.take === 'count' ? sql`counted.count` : sql`counted.sum`;
  const off = takenOff(partOf(reference));
  const value =
    off.length === 0 ? column : sql`case when counted.measure = any(${off}::text[]) then -${column} else ${column} end`;
  return sql`sum(${value}) filter (where counted.measure = any(${measuresBehind(reference)}::text[]) and ${conditionOf(reference)})`;
}

function within(call: Call, place: OwnPlace, table: Table): RawBuilder<unknown> {
  const at = (column: string) => sql.ref<string | null>(`${table === 'cell' ? 'slice' : 'counted'}.${column}`);
  const { projectId, unitId, personId, product, area } = place;
  const { cut, key } = wholeOf(call, place);
  const person =
    table === 'day-sum'
      ? sql`and counted.cut = ${cut} and counted.key = ${key}`
      : sql`${personId ? sql`and slice.person_id = ${personId}::uuid` : sql``}`;
  return sql`
    ${inScope(call, { project: at('project_id'), unit: at('unit_id') })} ${person}
    ${projectId ? sql`and ${at('project_id')} = ${projectId}::uuid` : sql``}
    ${unitId ? sql`and ${inBranch(at('unit_id'), unitId)}` : sql``}
    ${product ? sql`and slice.product = ${product}` : sql``} ${area ? sql`and slice.area = ${area}` : sql``}`;
}

const from = (table: Table) =>
  table === 'cell'
    ? sql`from measures.cell counted join measures.slice slice on slice.id = counted.slice_id`
    : sql`from measures.day_sum counted`;

/** Only what nothing narrows is in the day sums. */
export const tableFor = (reference: Reference, place: OwnPlace): Table =>
  reference.where.length === 0 && !place.product && !place.area ? 'day-sum' : 'cell';

/** Conditional sums: all references to a table in one query. */
export async function readAmounts(
  call: Call,
  place: OwnPlace,
  references: readonly Reference[],
  { table, key, when }: { readonly table: Table; readonly key: RawBuilder<string>; readonly when: RawBuilder<unknown> },
): Promise<Amounts> {
  const counted = references.filter(({ take }) => take !== 'percentile');
  if (counted.length === 0) return new Map();
  const measures = [...new Set(counted.flatMap(measuresBehind))];
  const { rows } = await sql<{ key: string; amounts: (number | null)[] }>`
    select ${key} as key, array[${sql.join(counted.map(amount))}]::float8[] as amounts
    ${from(table)} where counted.measure = any(${measures}::text[]) and ${when} and ${within(call, place, table)}
    group by 1`.execute(call.tx);
  return new Map(
    rows.map((row) => {
      const own = counted.flatMap((reference, at) => {
        const found = row.amounts[at];
        return found === null || found === undefined ? [] : [[keyOf(reference, 0), found] as const];
      });
      return [row.key, new Map(own)];
    }),
  );
}

/** The spread of single values of those references of which a percentile is asked. */
export async function readSpreads(
  call: Call,
  place: OwnPlace,
  references: readonly Reference[],
  key: RawBuilder<string>,
  when: RawBuilder<unknown>,
): Promise<Spreads> {
  const spreads = new Map<string, Map<string, Map<number, number>>>();
  for (const reference of references.filter(({ take }) => take === 'percentile')) {
    const { rows } = await sql<{ key: string; bucket: number; count: number }>`
      select ${key} as key, counted.bucket, sum(counted.count)::float8 as count ${from('cell')}
      where counted.measure = any(${measuresBehind(reference)}::text[]) and ${conditionOf(reference)} and ${when}
        and ${within(call, place, 'cell')} group by 1, 2`.execute(call.tx);
    const name = keyOf(reference, 0);
    for (const row of rows) {
      const at = spreads.get(row.key) ?? new Map<string, Map<number, number>>();
      spreads.set(row.key, at);
      at.set(name, (at.get(name) ?? new Map<number, number>()).set(row.bucket, row.count));
    }
  }
  return spreads;
}

/** The latest cases of a range that any of it was counted of, with what each added to the first. */
export const readCasesBehind = (
  call: Call,
  place: OwnPlace,
  references: readonly Reference[],
  { from: first, to }: { readonly from: string; readonly to: string },
  most: number,
) => readLatest(call, place, references, sql`counted.day between ${first}::date and ${to}::date`, most);

/** The same of a window of instants. */
export const readCasesIn = (
  call: Call,
  place: OwnPlace,
  references: readonly Reference[],
  { after, until }: { readonly after: Date; readonly until: Date },
  most: number,
) =>
  readLatest(
    call,
    place,
    references,
    sql`counted.slot > ${after}::timestamptz and counted.slot <= ${until}::timestamptz`,
    most,
  );

async function readLatest(
  call: Call,
  place: OwnPlace,
  references: readonly Reference[],
  when: RawBuilder<unknown>,
  most: number,
) {
  const [main] = references;
  if (!main) return [];
  const is = (reference: Reference) =>
    sql`(counted.measure = any(${measuresBehind(reference)}::text[]) and ${conditionOf(reference)})`;
  const measures = [...new Set(references.flatMap(measuresBehind))];
  const { rows } = await sql<{ type: string; id: string; number: string; at: Date; counted: number }>`
    select subject.type, subject.id, subject.number, max(counted.slot) as at,
      coalesce(sum(counted.value) filter (where ${is(main)}), 0)::float8 as counted
    from measures.entry counted join measures.slice slice on slice.id = counted.slice_id
      join measures.subject subject on subject.id = counted.subject_id
    where counted.measure = any(${measures}::text[]) and ${when}
      and (${sql.join(references.map(is), sql` or `)}) and ${within(call, place, 'cell')}
    group by subject.type, subject.id, subject.number order by at desc, subject.id limit ${most}`.execute(call.tx);
  return rows.map(({ type, id, number, at, counted }) => {
    return { subjectType: type, subjectId: id, number, at: at.toISOString(), counted };
  });
}
