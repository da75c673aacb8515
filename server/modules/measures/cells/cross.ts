import { dayRange, type IsoDate } from '@tongli/calendar';
import type { Bilingual, QueryOf, ReplyOf } from '@tongli/contracts/kernel';
import type { CrossBy, CrossPart, crossIndicator, Figure } from '@tongli/contracts/measures';
import { type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { checkRange } from '../../../platform/range.ts';
import { businessDay } from '../../org/index.ts';
import { findIndicator, type IndicatorEntry, measuresOf } from '../catalogue/index.ts';
import { earlier } from '../dates.ts';
import type { Range } from '../observations.ts';
import type { ReadValueWords } from '../own/values.ts';
import { namesOf } from './card.ts';
import { figureOf, type Sums } from './figure.ts';
import { readCrossed } from './reading.ts';

type Table = ReplyOf<typeof crossIndicator>;
type Query = QueryOf<typeof crossIndicator>;

const mostDays = 400;
/** Lines of their own; what is smaller is taken together. */
export const mostLines = { rows: 40, columns: 16 } as const;
/** Stands for all that has no line of its own; no id or code is this. */
export const rest = '*';

/** Sums by row and column. */
export type Crossed = ReadonlyMap<string, ReadonlyMap<string, Sums>>;

/** What is added up of some of them. */
function together(all: Iterable<Sums>): Sums {
  const sums = new Map<string, number>();
  for (const one of all) for (const [measure, sum] of one) sums.set(measure, (sums.get(measure) ?? 0) + sum);
  return sums;
}

const columnOf = (crossed: Crossed, key: string): Sums[] => [...crossed.values()].flatMap((row) => row.get(key) ?? []);

/** Keys by how much was counted of each, months by date; those beyond the most become one. */
export function foldKeys(
  sums: ReadonlyMap<string, number>,
  by: CrossBy,
  most: number,
): { readonly kept: readonly string[]; readonly folded: ReadonlySet<string> } {
  const ordered =
    by === 'month'
      ? [...sums.keys()].toSorted()
      : [...sums].toSorted(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)).map(([key]) => key);
  if (ordered.length <= most) return { kept: ordered, folded: new Set() };
  return { kept: ordered.slice(0, most - 1), folded: new Set(ordered.slice(most - 1)) };
}

interface Line {
  readonly key: string;
  readonly isRest: boolean;
  readonly keys: readonly string[];
}

const linesOf = ({ kept, folded }: ReturnType<typeof foldKeys>): Line[] => [
  ...kept.map((key) => ({ key, isRest: false, keys: [key] })),
  ...(folded.size > 0 ? [{ key: rest, isRest: true, keys: [...folded] }] : []),
];

/** How many days a line is taken over: those of its month, or all. */
const daysIn = (days: readonly IsoDate[], month: string | undefined) =>
  month === undefined ? days.length : days.filter((day) => day.startsWith(month)).length;

interface Asked {
  readonly entry: IndicatorEntry;
  readonly days: readonly IsoDate[];
  readonly by: { readonly rows: CrossBy; readonly columns: CrossBy };
}

function figureIn({ entry: { recipe }, days, by }: Asked, sums: Sums, row?: Line, column?: Line): Figure {
  const line = by.rows === 'month' ? row : by.columns === 'month' ? column : undefined;
  const length = line?.keys.reduce((sum, key) => sum + daysIn(days, key), 0) ?? days.length;
  return figureOf(recipe, sums, {
    days: length,
    stockDays: recipe.isStock ? (sums.get(recipe.size) ?? 0) : 0,
  });
}

/**
 * How much of it all lies with each key: what the indicator counts below the line, or above where that is days or no part has any of its own.
 * Of those then only what was counted at all has a line.
 */
function weights(asked: Asked, by: CrossBy, keys: ReadonlySet<string>, sumsOf: (key: string) => Sums) {
  const { recipe } = asked.entry;
  const isOfWhole = by === recipe.ofWholeBy;
  const byCount = isOfWhole || recipe.size === 'calendar-days';
  return new Map(
    [...keys].flatMap((key) => {
      const { count, size } = figureIn(asked, sumsOf(key));
      return isOfWhole && count === 0 ? [] : [[key, byCount ? count : size] as const];
    }),
  );
}

/** What stands below the line is taken of the whole where no part has any of its own. */
function ofWhole({ entry: { recipe } }: Asked, sums: Sums, whole: Sums): Sums {
  if (recipe.size === 'calendar-days') return sums;
  const below = measuresOf({ count: recipe.size, size: 'calendar-days' });
  return new Map([...sums, ...below.map((measure) => [measure, whole.get(measure) ?? 0] as const)]);
}

/** The table of what was read, without names. */
export function tableOf(asked: Asked, crossed: Crossed) {
  const { by, entry } = asked;
  const columnKeys = new Set([...crossed.values()].flatMap((row) => [...row.keys()]));
  const ofRow = (key: string) => together(crossed.get(key)?.values() ?? []);
  const ofColumn = (key: string) => together(columnOf(crossed, key));
  const rows = linesOf(foldKeys(weights(asked, by.rows, new Set(crossed.keys()), ofRow), by.rows, mostLines.rows));
  const columns = linesOf(foldKeys(weights(asked, by.columns, columnKeys, ofColumn), by.columns, mostLines.columns));
  const total = together([...crossed.values()].flatMap((row) => [...row.values()]));
  const within = (row: Line, column: Line) =>
    row.keys.flatMap((r) => column.keys.flatMap((c) => crossed.get(r)?.get(c) ?? []));
  const wholeOf = (row?: Line, column?: Line): Sums | null => {
    if (by.rows === entry.recipe.ofWholeBy) return column ? together(column.keys.map(ofColumn)) : total;
    if (by.columns === entry.recipe.ofWholeBy) return row ? together(row.keys.map(ofRow)) : total;
    return null;
  };
  const figure = (sums: Sums, row?: Line, column?: Line) => {
    const whole = wholeOf(row, column);
    return figureIn(asked, whole ? ofWhole(asked, sums, whole) : sums, row, column);
  };
  return {
    rows: rows.map((row) => ({ ...row, ...figure(together(row.keys.map(ofRow)), row) })),
    columns: columns.map((column) => {
      return { ...column, ...figure(together(column.keys.map(ofColumn)), undefined, column) };
    }),
    figures: rows.map((row) =>
      columns.map((column) => {
        const sums = within(row, column);
        return sums.length === 0 ? null : figure(together(sums), row, column);
      }),
    ),
    total: figureIn(asked, total),
  };
}

async function read(call: Call, entry: IndicatorEntry, query: Query, range: Range): Promise<Crossed> {
  const found = new Map<string, Map<string, Map<string, number>>>();
  for (const { row, column, measure, sum } of await readCrossed(call, query, measuresOf(entry.recipe), range, query)) {
    const line = found.get(row) ?? new Map<string, Map<string, number>>();
    found.set(row, line);
    line.set(column, (line.get(column) ?? new Map<string, number>()).set(measure, sum));
  }
  return found;
}

/** What is asked, within bounds. */
export function checkCross(query: Query): Refusal | null {
  const refused = checkRange(query, 'query', mostDays);
  if (refused) return refused;
  return query.rows === query.columns
    ? refuse('crossed-with-itself', { status: 422, field: 'query.columns', params: {} })
    : null;
}

/** Units and people by name, everything else by what its module calls it. */
async function namesIn(call: Call, by: CrossBy, keys: readonly string[], readWords: ReadValueWords) {
  if (by === 'month') return new Map<string, Bilingual>();
  if (by === 'unit' || by === 'person') return namesOf(call, by, keys);
  return new Map(
    (await readWords(call)).flatMap(({ dimension, code, name }) => (dimension === by ? [[code, name] as const] : [])),
  );
}

export async function withNames(
  call: Call,
  by: CrossBy,
  lines: readonly Omit<CrossPart, 'name'>[],
  readWords: ReadValueWords,
): Promise<CrossPart[]> {
  const keys = lines.filter(({ isRest }) => !isRest).map(({ key }) => key);
  const names = await namesIn(call, by, keys, readWords);
  return lines.map((line) => ({ ...line, name: names.get(line.key) ?? null }));
}

export async function crossTable(
  call: Call,
  code: string,
  query: Query,
  readWords: ReadValueWords,
): Promise<Table | Refusal> {
  const entry = findIndicator(code);
  if (!entry) return notFound;
  const refused = checkCross(query);
  if (refused) return refused;
  const { today } = await businessDay(call);
  const range = { from: query.from, to: earlier(query.to, today) };
  const days = range.from > range.to ? [] : dayRange(range.from, range.to);
  const crossed = days.length === 0 ? new Map() : await read(call, entry, query, range);
  const table = tableOf({ entry, days, by: query }, crossed);
  const named = (by: CrossBy, lines: readonly (Line & Figure)[]) =>
    withNames(
      call,
      by,
      lines.map(({ keys: _of, ...line }) => line),
      readWords,
    );
  return {
    indicator: entry.indicator,
    asOf: call.now.toISOString(),
    rows: await named(query.rows, table.rows),
    columns: await named(query.columns, table.columns),
    figures: table.figures,
    ...{ total: table.total, adds: true, leftOut: { rows: 0, columns: 0 } },
  };
}
