import { z } from 'zod';

/** Comparisons of the one list query language. `in` takes comma-separated values, `null` the word true or false. */
export type Comparison = 'eq' | 'ne' | 'in' | 'gte' | 'gt' | 'lte' | 'lt' | 'null' | 'starts';

export interface Filter {
  readonly field: string;
  readonly comparison: Comparison;
  readonly value: string;
}

export interface ListQuery {
  readonly filters: readonly Filter[];
  readonly sort: { readonly field: string; readonly descending: boolean };
  readonly cursor: string | null;
  readonly limit: number;
  /** The reply says how many rows match in all. */
  readonly count: boolean;
}

/** What one list allows: its filterable fields with their comparisons, its sortable fields, its usual order. */
export interface ListShape {
  readonly filters: Readonly<Record<string, readonly Comparison[]>>;
  readonly sorts: readonly string[];
  /** A sortable field; a leading `-` means descending. */
  readonly usualSort: string;
  readonly maxLimit?: number;
  /** It can be asked, by `count=true`, how many rows match: up to `mostCounted`. */
  readonly counted?: true;
}

/** Beyond this many a list says only that there are more. */
export const mostCounted = 10_000;

const shapes = new WeakMap<z.ZodType, ListShape>();

/** What a list allows, by the schema of its query; for whoever describes the interface. */
export const listShapeOf = (query: z.ZodType): ListShape | undefined => shapes.get(query);

const filterKey = /^filter\[([A-Za-z]+)\]\[([a-z]+)\]$/;

type Issue = (field: string, code: string, params: Record<string, string | number>) => void;

function readFilter(shape: ListShape, key: string, value: string, issue: Issue): Filter | null {
  const [, field = '', comparison = ''] = filterKey.exec(key) ?? [];
  const allowed = Object.hasOwn(shape.filters, field) ? shape.filters[field] : undefined;
  if (!allowed) {
    issue(key, 'unknown-filter', { allowed: Object.keys(shape.filters).join(', ') });
    return null;
  }
  if (!allowed.includes(comparison as Comparison)) {
    issue(key, 'unknown-comparison', { allowed: allowed.join(', ') });
    return null;
  }
  return { field, comparison: comparison as Comparison, value };
}

function readSort(shape: ListShape, text: string, issue: Issue): ListQuery['sort'] {
  const descending = text.startsWith('-');
  const field = descending ? text.slice(1) : text;
  if (!shape.sorts.includes(field)) issue('sort', 'unknown-sort', { allowed: shape.sorts.join(', ') });
  return { field, descending };
}

function readLimit(shape: ListShape, text: string | undefined, issue: Issue): number {
  const maximum = shape.maxLimit ?? 200;
  const limit = Number(text ?? 50);
  if (!Number.isInteger(limit) || limit < 1 || limit > maximum) issue('limit', 'out-of-range', { minimum: 1, maximum });
  return limit;
}

function readCount(shape: ListShape, text: string | undefined, issue: Issue): boolean {
  if (text !== undefined && (!shape.counted || (text !== 'true' && text !== 'false')))
    issue('count', 'invalid_value', { values: shape.counted ? 'true, false' : '' });
  return text === 'true';
}

/** The schema of a list's query string: `filter[field][op]=…&sort=-field&cursor=…&limit=50`. */
export function listQuery(shape: ListShape) {
  const query = z.record(z.string(), z.string()).transform((raw, context): ListQuery => {
    const issue: Issue = (field, code, params) =>
      context.addIssue({ code: 'custom', path: [field], message: code, params: { code, ...params } });
    const { sort, cursor, limit, count, ...rest } = raw;
    const filters = Object.entries(rest).flatMap(([key, value]) => readFilter(shape, key, value, issue) ?? []);
    return {
      filters,
      sort: readSort(shape, sort ?? shape.usualSort, issue),
      cursor: cursor ?? null,
      limit: readLimit(shape, limit, issue),
      count: readCount(shape, count, issue),
    };
  });
  shapes.set(query, shape);
  return query;
}

/** A page of a list. `nextCursor` is null on the last page. */
export function page<Item extends z.ZodType>(item: Item) {
  return z.object({ items: z.array(item), nextCursor: z.string().nullable() });
}

/**
 * A page of a list that counts. `total` is how many rows match in all, exact up to `mostCounted` and one more where there are
 * more; null where it was not asked for.
 */
export function countedPage<Item extends z.ZodType>(item: Item) {
  return page(item).extend({ total: z.number().int().nullable() });
}

/** Whether the caller may do a thing to a record now, or the code that says why not. */
export const allowance = z.object({ allowed: z.boolean(), refusal: z.string().nullable() });
export type Allowance = z.infer<typeof allowance>;
export const allowances = z.record(z.string(), allowance);

/** A date that exists in the calendar. */
export const isoDate = z.iso.date();
const [earliest, latest] = [Date.UTC(1900, 0, 1), Date.UTC(2200, 0, 1)];
/** With an offset; what lies outside these three centuries is a slip, and may be more than a clock or the database can hold. */
export const instant = z.iso
  .datetime({ offset: true })
  .refine((value) => earliest <= Date.parse(value) && Date.parse(value) < latest, {
    params: { code: 'invalid_format' },
  });
export const id = z.uuid();
/** Text a person types: trimmed, with a bound, never only blanks. */
export const text = (maximum: number) => z.string().trim().min(1).max(maximum);
/** A name in both languages, as reference data carries it. */
export const bilingual = z.object({ zh: z.string(), en: z.string() });
export type Bilingual = z.infer<typeof bilingual>;
