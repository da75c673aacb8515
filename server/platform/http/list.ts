import { type Filter, type ListQuery, mostCounted } from '@tongli/contracts/kernel';
import {
  type Expression,
  type QueryExecutorProvider,
  type RawBuilder,
  type SelectQueryBuilder,
  type SqlBool,
  sql,
} from 'kysely';
import { z } from 'zod';
import { InputError } from './problem.ts';

/** How a list's fields stand in SQL; `type` says how a filter's text is read. */
export interface ListColumns {
  readonly [field: string]: {
    readonly expression: Expression<unknown>;
    readonly type: 'text' | 'number' | 'instant' | 'date' | 'uuid' | 'boolean';
    /** The expression is an instant; a filter asks for its date in this zone. */
    readonly zone?: string;
    /** The expression is an array; a filter asks whether it contains the value. */
    readonly many?: true;
    /**
     * The few values that it has, which stand in the statement itself. Most rows may have one of them and hardly any another: a plan that is
     * made for all of them alike reads a million rows to find ten, and sees no index that holds but some of them.
     */
    readonly known?: readonly string[];
  };
}

const comparisons = {
  eq: sql.raw('='),
  ne: sql.raw('<>'),
  gte: sql.raw('>='),
  gt: sql.raw('>'),
  lte: sql.raw('<='),
  lt: sql.raw('<'),
} as const;

const casts = {
  text: sql.raw('text'),
  number: sql.raw('numeric'),
  instant: sql.raw('timestamptz'),
  date: sql.raw('date'),
  uuid: sql.raw('uuid'),
  boolean: sql.raw('boolean'),
} as const;

const readable: Readonly<Record<keyof typeof casts, (value: string) => boolean>> = {
  text: () => true,
  number: (value) => value.trim() !== '' && Number.isFinite(Number(value)),
  instant: (value) => z.iso.datetime({ offset: true }).safeParse(value).success,
  date: (value) => z.iso.date().safeParse(value).success,
  uuid: (value) => z.uuid().safeParse(value).success,
  boolean: (value) => value === 'true' || value === 'false',
};

function checkValues(type: keyof typeof casts, { field, comparison, value }: Filter): void {
  const values = comparison === 'in' ? value.split(',') : [value];
  const wanted = comparison === 'null' ? 'boolean' : type;
  const wrong = values.find((one) => !readable[wanted](one));
  if (wrong !== undefined)
    throw new InputError([
      { field: `query.filter.${field}`, code: 'invalid_type', params: { expected: wanted, value: wrong } },
    ]);
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&');

function condition(columns: ListColumns, { field, comparison, value }: Filter): Expression<SqlBool> {
  const column = columns[field];
  if (!column) throw new Error(`list: the contract allows the filter ${field}, but no column stands for it`);
  checkValues(column.type, { field, comparison, value });
  const cast = casts[column.type];
  const given = (one: string) => (column.known?.includes(one) ? sql.lit(one) : sql`${one}`);
  if (column.zone) return onDates(column.expression, { field, comparison, value }, column.zone);
  if (column.many) return contains(column, { field, comparison, value });
  if (comparison === 'null') return sql<SqlBool>`(${column.expression} is null) = ${value === 'true'}`;
  // One value is asked for as one: an index then gives what it finds in order.
  if (comparison === 'in' && !value.includes(',')) return sql<SqlBool>`${column.expression} = ${given(value)}::${cast}`;
  if (comparison === 'in' && column.known)
    return sql<SqlBool>`${column.expression} = any(array[${sql.join(value.split(',').map(given))}]::${cast}[])`;
  if (comparison === 'in') return sql<SqlBool>`${column.expression} = any(${value.split(',')}::${cast}[])`;
  if (comparison === 'starts') return sql<SqlBool>`${column.expression} like ${`${escapeLike(value)}%`}`;
  return sql<SqlBool>`${column.expression} ${comparisons[comparison]} ${given(value)}::${cast}`;
}

/** As instants, so that an index on them serves. */
function onDates(instant: Expression<unknown>, { field, comparison, value }: Filter, zone: string) {
  const start = (daysLater: number) => sql`((${value}::date + ${daysLater}::integer)::timestamp at time zone ${zone})`;
  if (comparison === 'gte') return sql<SqlBool>`${instant} >= ${start(0)}`;
  if (comparison === 'lte') return sql<SqlBool>`${instant} < ${start(1)}`;
  throw new Error(
    `list: the contract allows the filter ${field} to be compared by ${comparison}, but it is a range of dates`,
  );
}

function contains({ expression: array, type }: ListColumns[string], { field, comparison, value }: Filter) {
  const cast = casts[type];
  // An index serves `@>` alone; numbers of another width than those of the array would need a cast of it.
  if (comparison === 'eq' && type === 'text') return sql<SqlBool>`${array} @> array[${value}::text]`;
  if (comparison === 'eq') return sql<SqlBool>`${value}::${cast} = any(${array})`;
  if (comparison === 'in') return sql<SqlBool>`${array} && ${value.split(',')}::${cast}[]`;
  throw new Error(`list: the contract allows the filter ${field} to be compared by ${comparison}, but it holds many`);
}

type Sort = ListQuery['sort'];

const cursorShape = z.tuple([z.string(), z.string(), z.uuid()]);
const sortName = ({ field, descending }: Sort) => (descending ? `-${field}` : field);

/** A cursor names the order that it belongs to: in another one it would point to a wrong place without anyone noticing. */
const writeCursor = (sort: Sort, value: string, id: string) =>
  Buffer.from(JSON.stringify([sortName(sort), value, id])).toString('base64url');

interface Position {
  readonly value: string;
  readonly id: string;
}

function readCursor(cursor: string, sort: Sort, type: keyof typeof casts): Position {
  const [order, value, id] = parseCursor(cursor);
  if (order !== undefined && order !== sortName(sort))
    throw new InputError([{ field: 'query.cursor', code: 'cursor-of-another-sort', params: { sort: order } }]);
  if (order === undefined || !readableInCursor(type, value))
    throw new InputError([{ field: 'query.cursor', code: 'invalid_format', params: { format: 'cursor' } }]);
  return { value, id };
}

function parseCursor(cursor: string): z.infer<typeof cursorShape> | [undefined] {
  try {
    return cursorShape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    return [undefined];
  }
}

/** A cursor carries values as the database prints them: instants to the microsecond, far ends as infinity. */
function readableInCursor(type: keyof typeof casts, value: string): boolean {
  if (type === 'instant') return /^(-?infinity|\d{4,6}-\d\d-\d\d [\d:.]+[+-]\d\d(:\d\d)?)$/.test(value);
  if (type === 'date' && /^-?infinity$/.test(value)) return true;
  if (type === 'number' && /^-?Infinity$/.test(value)) return true;
  return readable[type](value);
}

export interface ListPlan {
  readonly where: readonly Expression<SqlBool>[];
  readonly orderBy: Expression<unknown>;
  /** To be selected as `sortValue`: the text from which the next cursor is made. */
  readonly sortValue: RawBuilder<string>;
  /** One more than asked, to know whether there is a next page. */
  readonly limit: number;
}

/**
 * Turns a checked list query into SQL pieces with keyset paging on (sort, id). Sort columns must not be null: a list
 * gives an absent value a far end instead, by `coalesce`, so that one index serves filter, order and paging.
 */
export function planList(query: ListQuery, columns: ListColumns, id: Expression<string>): ListPlan {
  const column = columns[query.sort.field];
  if (!column) throw new Error(`list: the contract allows the sort ${query.sort.field}, but no column stands for it`);
  const where = query.filters.map((filter) => condition(columns, filter));
  const position = query.cursor === null ? null : readCursor(query.cursor, query.sort, column.type);
  const direction = sql.raw(query.sort.descending ? 'desc' : 'asc');
  if (position) {
    const beyond = sql.raw(query.sort.descending ? '<' : '>');
    where.push(
      sql<SqlBool>`(${column.expression}, ${id}) ${beyond} (${position.value}::${casts[column.type]}, ${position.id}::uuid)`,
    );
  }
  return {
    where,
    orderBy: sql`${column.expression} ${direction}, ${id} ${direction}`,
    sortValue: sql<string>`${column.expression}::text`,
    limit: query.limit + 1,
  };
}

/** Cuts the extra row off and makes the cursor of the next page from the last row shown. */
export function pageOf<Row extends { id: string; sortValue: string }>(
  query: ListQuery,
  rows: readonly Row[],
): { rows: readonly Row[]; nextCursor: string | null } {
  const shown = rows.slice(0, query.limit);
  const last = shown.at(-1);
  const more = rows.length > query.limit && last;
  return { rows: shown, nextCursor: more ? writeCursor(query.sort, last.sortValue, last.id) : null };
}

/** One page of what a select finds, under the query's filters and in its order. `id` breaks ties of the sort. */
export async function readPage<DB, TB extends keyof DB, Row extends { id: string }>(
  select: SelectQueryBuilder<DB, TB, Row>,
  query: ListQuery,
  columns: ListColumns,
  id: Expression<string>,
): Promise<{ rows: readonly Row[]; nextCursor: string | null }> {
  const plan = planList(query, columns, id);
  let paged = select.select(plan.sortValue.as('sortValue')).orderBy(plan.orderBy).limit(plan.limit);
  for (const condition of plan.where) paged = paged.where(condition);
  return pageOf(query, (await paged.execute()) as unknown as (Row & { sortValue: string })[]);
}

/**
 * A page, and how many rows match where the query asks for that. The count stops one beyond `mostCounted`, so that it never reads
 * a whole ledger.
 */
export async function readCountedPage<DB, TB extends keyof DB, Row extends { id: string }>(
  db: QueryExecutorProvider,
  select: SelectQueryBuilder<DB, TB, Row>,
  query: ListQuery,
  columns: ListColumns,
  id: Expression<string>,
): Promise<{ rows: readonly Row[]; nextCursor: string | null; total: number | null }> {
  const page = await readPage(select, query, columns, id);
  return { ...page, total: query.count ? await countUpTo(db, select, query, columns) : null };
}

async function countUpTo<DB, TB extends keyof DB>(
  db: QueryExecutorProvider,
  select: SelectQueryBuilder<DB, TB, { id: string }>,
  { filters }: ListQuery,
  columns: ListColumns,
): Promise<number> {
  let matching = select.clearSelect().select(sql`1`.as('one'));
  for (const filter of filters) matching = matching.where(condition(columns, filter));
  const { rows } = await sql<{ total: number }>`
    select count(*)::integer as total from (${matching.limit(mostCounted + 1)}) as matching`.execute(db);
  return rows[0]?.total ?? 0;
}
