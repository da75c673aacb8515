import { dayRange } from '@tongli/calendar';
import type { QueryOf, ReplyOf } from '@tongli/contracts/kernel';
import type { CrossBy, crossIndicator, Figure } from '@tongli/contracts/measures';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { businessDay } from '../../org/index.ts';
import { checkCross, foldKeys, mostLines, rest, withNames } from '../cells/cross.ts';
import { earlier } from '../dates.ts';
import type { Range } from '../observations.ts';
import { checkBack } from './card.ts';
import { indicatorOf } from './entry.ts';
import { between, type OwnPlace } from './reading.ts';
import { editionsWithin, figureOver, figuresBy, readCounted } from './reads.ts';
import type { Counted } from './reckoning.ts';
import { addingOf, restOf } from './rest.ts';
import { editionOn, findOwn, type Own } from './store.ts';
import type { ReadValueWords } from './values.ts';

type Table = ReplyOf<typeof crossIndicator>;
type Query = QueryOf<typeof crossIndicator>;
type Figures = ReadonlyMap<string, Figure>;
type Dimension = Exclude<CrossBy, 'month'>;

/** Everything that a table shows, each reckoned by itself: a formula's parts do not add up. */
interface Crossed {
  readonly rows: Figures;
  readonly columns: Figures;
  /** By row and column, with `between` between them. */
  readonly cells: Figures;
  readonly total: Figure;
}

interface Reading {
  readonly call: Call;
  readonly own: Own;
  readonly place: OwnPlace;
  readonly counted: Counted;
  readonly range: Range;
}

const plain = ({ value, count, size }: Figure): Figure => ({ value, count, size });

/** The part of each month that lies in a range. */
function monthsOf({ from, to }: Range): (Range & { readonly month: string })[] {
  const days = Map.groupBy(dayRange(from, to), (day) => day.slice(0, 7));
  return [...days].map(([month, of]) => ({ month, from: of[0] ?? from, to: of.at(-1) ?? to }));
}

const byTwo = async (reading: Reading, rows: Dimension, columns: Dimension): Promise<Crossed> => {
  const { call, own, place, ...of } = reading;
  return {
    rows: await figuresBy(call, own, place, { ...of, by: rows }),
    columns: await figuresBy(call, own, place, { ...of, by: columns }),
    cells: await figuresBy(call, own, place, { ...of, by: [rows, columns] }),
    total: plain(figureOver(own, of.counted, of.range)),
  };
};

/** Months as rows, each by the edition that holds on its last day; `flip` where they are the columns. */
async function byMonth(reading: Reading, by: Dimension, flip: boolean): Promise<Crossed> {
  const { call, own, place, counted, range } = reading;
  const months = new Map<string, Figure>();
  const cells = new Map<string, Figure>();
  for (const { month, ...span } of monthsOf(range)) {
    months.set(month, plain(figureOver(own, counted, span)));
    for (const [key, figure] of await figuresBy(call, own, place, { counted, range: span, by }))
      cells.set((flip ? [key, month] : [month, key]).join(between), figure);
  }
  const parts = await figuresBy(call, own, place, { counted, range, by });
  const total = plain(figureOver(own, counted, range));
  return flip ? { rows: parts, columns: months, cells, total } : { rows: months, columns: parts, cells, total };
}

function crossed(reading: Reading, { rows, columns }: Query): Promise<Crossed> {
  if (rows === 'month') return byMonth(reading, columns as Dimension, false);
  return columns === 'month' ? byMonth(reading, rows, true) : byTwo(reading, rows, columns);
}

const none = { rows: 0, columns: 0 };
const nothing: Figure = { value: null, count: 0, size: 0 };

const told = (figures: Figures) => [...figures].filter(([, { value, count }]) => value !== null || count !== 0);

interface Line extends Figure {
  readonly key: string;
  readonly isRest: boolean;
}

interface Lines {
  readonly lines: readonly Line[];
  readonly leftOut: number;
}

/** The lines of which most was counted; what has none is one line of the rest where parts add up, else in the whole alone. */
function linesOf(figures: Figures, by: CrossBy, most: number, restWith: (shown: readonly Figure[]) => Figure | null) {
  const found = new Map(told(figures));
  const weights = new Map([...found].map(([key, { count, size }]) => [key, size > 1 ? size : Math.abs(count)]));
  const folding = foldKeys(weights, by, most);
  const own = (keys: readonly string[]): Line[] =>
    keys.flatMap((key) => {
      const figure = found.get(key);
      return figure ? [{ key, isRest: false, ...figure }] : [];
    });
  if (folding.folded.size === 0) return { lines: own(folding.kept), leftOut: 0 } satisfies Lines;
  const kept = own(folding.kept);
  const left = restWith(kept);
  if (left) return { lines: [...kept, { key: rest, isRest: true, ...left }], leftOut: 0 } satisfies Lines;
  return { lines: kept, leftOut: folding.folded.size } satisfies Lines;
}

/** Rows, columns and what stands where they meet; of a rest what the others leave of the line that it crosses. */
function laidOut({ rows, columns, cells, total }: Crossed, by: Pick<Query, 'rows' | 'columns'>, rests: Rests) {
  const left = (whole: Figure, parts: readonly (Figure | null)[]) => (rests ? rests(whole, parts) : null);
  const lines = linesOf(rows, by.rows, mostLines.rows, (shown) => left(total, shown));
  const heads = linesOf(columns, by.columns, mostLines.columns, (shown) => left(total, shown));
  const plainRows = lines.lines.filter(({ isRest }) => !isRest);
  const plainHeads = heads.lines.filter(({ isRest }) => !isRest);
  const at = (row: Line, column: Line) => cells.get(`${row.key}${between}${column.key}`) ?? null;
  const alongColumn = (column: Line) => {
    return left(
      column,
      plainRows.map((row) => at(row, column)),
    );
  };
  const alongRow = (row: Line) => {
    return left(
      row,
      plainHeads.map((head) => (row.isRest ? alongColumn(head) : at(row, head))),
    );
  };
  const cellOf = (row: Line, column: Line) =>
    column.isRest ? alongRow(row) : row.isRest ? alongColumn(column) : at(row, column);
  return { lines, heads, figures: lines.lines.map((row) => heads.lines.map((column) => cellOf(row, column))) };
}

type Rests = ((whole: Figure, parts: readonly (Figure | null)[]) => Figure) | null;

/** By the edition in force at the end; over months that are told by others, nothing could be left of the whole. */
function restsOf(own: Own, range: Range, { rows, columns }: Query): Rests {
  const byMonths = rows === 'month' || columns === 'month';
  if (byMonths && monthsOf(range).some(({ to }) => editionOn(own, to) !== editionOn(own, range.to))) return null;
  const adding = addingOf(editionOn(own, range.to));
  return adding && ((whole, parts) => restOf(adding, own.unit, whole, parts));
}

/** The same table of an indicator that people wrote, of the project that it was written for. */
export async function crossOwn(
  call: Call,
  code: string,
  query: Query,
  readWords: ReadValueWords,
): Promise<Table | Refusal> {
  const own = await findOwn(call, code);
  if (!own || (query.projectId && query.projectId !== own.projectId)) return notFound;
  const { today } = await businessDay(call);
  const range = { from: query.from, to: earlier(query.to, today) };
  const refused = checkCross(query) ?? checkBack(own, range);
  if (refused) return refused;
  const empty = { indicator: indicatorOf(own, query.to), asOf: call.now.toISOString() };
  if (range.from > range.to)
    return { ...empty, ...{ rows: [], columns: [], figures: [], adds: true, leftOut: none }, total: nothing };
  const place: OwnPlace = { projectId: own.projectId, unitId: query.unitId, personId: query.personId };
  const expressions = editionsWithin(own, range).map(({ expression }) => expression);
  const counted = await readCounted(call, place, expressions, range, today);
  const table = await crossed({ call, own, place, counted, range }, query);
  const rests = restsOf(own, range, query);
  const { lines, heads, figures } = laidOut(table, query, rests);
  return {
    ...empty,
    rows: await withNames(call, query.rows, lines.lines, readWords),
    columns: await withNames(call, query.columns, heads.lines, readWords),
    ...{ figures, adds: rests !== null, leftOut: { rows: lines.leftOut, columns: heads.leftOut } },
    total: table.total,
  };
}
