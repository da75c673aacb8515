import { type Worked, workOut } from './forecast.ts';
import type { Opening } from './opening.ts';
import type { Published } from './rolling.ts';
import { type Series, seriesOf } from './series.ts';
import { bandsOf, quantilesAt } from './spread.ts';
import { timedBy } from './timed.ts';
import type { Backtest, BacktestProblem, BacktestWeek, ModelName, Score } from './types.ts';

const daysPerWeek = 7;
const minutesPerWeek = 10_080;
const mostWeeks = 520;

/** Sums over intervals: of errors, their sign and the volume, and where the volume lay. */
type Tally = {
  error: number;
  signed: number;
  volume: number;
  cells: number;
  below: number;
  within: number;
  above: number;
};
type Spent = Map<ModelName | 'published', number>;
type Tallies = Map<ModelName | 'published', Tally>;

/**
 * Foresees each of the last weeks from what was known at its start, models and bands included, and compares. Weeks for which
 * nothing was known before, or nothing is known since, are left out; `weeks` of the result says which were taken. With the
 * caller's clock, in milliseconds, it also says what each model takes.
 */
export function backtest(problem: BacktestProblem, elapsedMs?: () => number): Backtest {
  const steps = backtesting(problem, elapsedMs);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same week by week, for a caller that shows progress or may be stopped. */
export function* backtesting(
  problem: BacktestProblem,
  elapsedMs: () => number = () => Number.NaN,
): Generator<BacktestWeek, Backtest> {
  // Without a zone: the history's intervals are brought to one pass of the clock, and so must be what is compared with them.
  const { weeks, zone: _zone, ...rest } = problem;
  if (!(Number.isInteger(weeks) && weeks >= 1 && weeks <= mostWeeks)) {
    throw new RangeError(`weeks is ${weeks}: it must be a whole number from 1 to ${mostWeeks}`);
  }
  const actual = seriesOf({ ...rest, horizonMinutes: minutesPerWeek });
  const tallies: Tallies = new Map();
  const tested: BacktestWeek[] = [];
  const spent: Spent = new Map();
  const timed = timedBy(elapsedMs, spent);
  let scale: number | null = null;
  for (let back = weeks; back >= 1 && actual; back--) {
    const day = actual.originDay - daysPerWeek * back;
    const from = actual.dates.iso[day];
    if (day < 1 || from === undefined) continue;
    const known = { ...rest, from: { date: from, minute: 0 }, horizonMinutes: minutesPerWeek };
    const worked = timed('published', () => workOut(known, timed));
    const week = scoreWeek(actual, day, worked, rest.open !== undefined, tallies);
    if (!week) continue;
    scale ??= naiveScale(actual, worked);
    const taken = { from, ...week };
    tested.push(taken);
    yield taken;
  }
  return summary(tallies, tested, scale, spent);
}

type Cells = (published: Published) => Float64Array | undefined;

/** What is judged: what would have been published, and what each model said. */
function judged({ mixed, days }: Published): [ModelName | 'published', Cells][] {
  const of = (name: ModelName): [ModelName, Cells] => [
    name,
    (one) => [...one.mixed, ...one.days].find((model) => model.name === name)?.cells,
  ];
  return [['published', ({ cells }) => cells], ...[...mixed, ...days].map(({ name }) => of(name))];
}

function scoreWeek(actual: Series, day: number, { series, rolled, opening }: Worked, given: boolean, tallies: Tallies) {
  const last = rolled?.published.at(-1);
  if (!rolled || !last || !opening || !series) return undefined;
  const tested = rolled.published.slice(0, -1);
  const hours = { opening, given };
  let week: Tally | undefined;
  for (const [name, cellsOf] of judged(last)) {
    // Every model gets bands by its own errors in the weeks before.
    const own = tested.flatMap((one) => {
      const cells = cellsOf(one);
      return cells ? [{ ...one, cells }] : [];
    });
    const bands = bandsOf(series, opening, own);
    const tally = compare(actual, day, hours, cellsOf(last) ?? new Float64Array(0), (mean, ahead) =>
      quantilesAt(mean, last.variance[ahead] || 0, bands),
    );
    week ??= tally;
    add(tallies, name, tally);
  }
  if (!week || week.cells === 0) return undefined;
  return { wape: week.volume > 0 ? week.error / week.volume : null, volume: week.volume };
}

type Bounds = (mean: number, ahead: number) => { readonly p10: number; readonly p90: number };

/** Whether a planner gave the hours: then only these count. Found hours that miss contacts are an error. */
type Hours = { readonly opening: Opening; readonly given: boolean };

/** Open intervals, and those in which contacts came although they were expected to be closed. Both series begin with the same day. */
function compare(
  { slots, volume, originDay }: Series,
  day: number,
  { opening, given }: Hours,
  cells: Float64Array,
  bounds: Bounds,
): Tally {
  const { open, week, weekday } = opening;
  const tally = emptyTally();
  const length = Math.min(daysPerWeek, originDay - day) * slots;
  for (let place = 0; place < length; place++) {
    const cell = day * slots + place;
    const contacts = volume[cell] ?? Number.NaN;
    const outside = given && !week[(weekday[day + Math.floor(place / slots)] ?? 0) * slots + (place % slots)];
    if (Number.isNaN(contacts) || (!open[cell] && (contacts === 0 || outside))) continue;
    const mean = cells[place] || 0;
    tally.error += Math.abs(mean - contacts);
    tally.signed += mean - contacts;
    tally.volume += contacts;
    tally.cells++;
    if (!open[cell]) continue;
    const { p10, p90 } = bounds(mean, Math.floor(place / slots));
    if (contacts < p10) tally.below++;
    else if (contacts > p90) tally.above++;
    else tally.within++;
  }
  return tally;
}

function emptyTally(): Tally {
  return { error: 0, signed: 0, volume: 0, cells: 0, below: 0, within: 0, above: 0 };
}

function add(tallies: Tallies, name: ModelName | 'published', more: Tally): void {
  const tally = tallies.get(name) ?? emptyTally();
  for (const key of Object.keys(more) as (keyof Tally)[]) tally[key] += more[key];
  tallies.set(name, tally);
}

/** Mean absolute difference to the week before, over the open intervals known at the first origin: what MASE is measured in. */
function naiveScale({ slots, volume }: Series, { series, opening }: Worked): number | null {
  if (!series || !opening) return null;
  let sum = 0;
  let cells = 0;
  for (let cell = daysPerWeek * slots; cell < series.originDay * slots; cell++) {
    const change = (volume[cell] ?? Number.NaN) - (volume[cell - daysPerWeek * slots] ?? Number.NaN);
    if (!opening.open[cell] || Number.isNaN(change)) continue;
    sum += Math.abs(change);
    cells++;
  }
  return cells > 0 && sum > 0 ? sum / cells : null;
}

function summary(tallies: Tallies, weeks: readonly BacktestWeek[], scale: number | null, spent: Spent): Backtest {
  const secondsOf = (name: ModelName | 'published'): number | null => {
    // What the product adds up to is all but the plain methods beside it.
    const ms =
      name === 'level-times-shape' ? (spent.get('published') ?? 0) - plainMs(spent) : (spent.get(name) ?? Number.NaN);
    return Number.isNaN(ms) ? null : ms / 1000;
  };
  const scoreOf = (
    name: ModelName | 'published',
    { error, signed, volume, cells, below, within, above }: Tally,
  ): Score => {
    const open = below + within + above;
    const share = (count: number) => (open > 0 ? count / open : null);
    return {
      wape: volume > 0 ? error / volume : null,
      bias: volume > 0 ? signed / volume : null,
      mase: scale !== null && cells > 0 ? error / cells / scale : null,
      coverage: share(within),
      below: share(below),
      above: share(above),
      seconds: secondsOf(name),
    };
  };
  const published = tallies.get('published') ?? emptyTally();
  return {
    weeks,
    intervals: published.below + published.within + published.above,
    published: scoreOf('published', published),
    models: [...tallies].flatMap(([name, tally]) => (name === 'published' ? [] : [{ name, ...scoreOf(name, tally) }])),
  };
}

function plainMs(spent: Spent): number {
  return (['weekly-naive', 'slot-mean-4', 'slot-median-8'] as const).reduce(
    (sum, name) => sum + (spent.get(name) ?? 0),
    0,
  );
}
