import { addDays, type IsoDate } from '@tongli/calendar';
import { type Worked, workOut } from './forecast.ts';
import { type Series, seriesOf } from './series.ts';
import type { Backtest, BacktestProblem, BacktestWeek, Forecast, ModelName, Score } from './types.ts';

const daysPerWeek = 7;
const minutesPerWeek = 10_080;
const mostWeeks = 520;

type Tally = { error: number; signed: number; volume: number; cells: number };
type Covered = { below: number; within: number; above: number };

/**
 * Foresees each of the last weeks from what was known at its start, models and bands included, and compares. Weeks for which
 * nothing was known before, or nothing is known since, are left out; `weeks` of the result says which were taken.
 */
export function backtest(problem: BacktestProblem): Backtest {
  const steps = backtesting(problem);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same week by week, for a caller that shows progress or may be stopped. */
export function* backtesting(problem: BacktestProblem): Generator<BacktestWeek, Backtest> {
  const { weeks, ...rest } = problem;
  if (!(Number.isInteger(weeks) && weeks >= 1 && weeks <= mostWeeks)) {
    throw new RangeError(`weeks is ${weeks}: it must be a whole number from 1 to ${mostWeeks}`);
  }
  const actual = seriesOf({ ...rest, horizonMinutes: minutesPerWeek });
  const tallies = new Map<ModelName | 'published', Tally>();
  const covered: Covered = { below: 0, within: 0, above: 0 };
  const tested: BacktestWeek[] = [];
  let scale: number | null = null;
  for (let back = weeks; back >= 1 && actual; back--) {
    const day = actual.originDay - daysPerWeek * back;
    const from = actual.dates.iso[day];
    if (day < 1 || from === undefined) continue;
    const worked = workOut({ ...rest, from: { date: from, minute: 0 }, horizonMinutes: minutesPerWeek });
    const week = scoreWeek(actual, day, worked, tallies, covered);
    if (!week) continue;
    scale ??= naiveScale(actual, worked);
    const taken = { from, ...week };
    tested.push(taken);
    yield taken;
  }
  return summary(tallies, covered, tested, scale);
}

function scoreWeek(
  actual: Series,
  day: number,
  { forecast, rolled, opening }: Worked,
  tallies: Map<ModelName | 'published', Tally>,
  covered: Covered,
): Omit<BacktestWeek, 'from'> | undefined {
  const { slots, volume, originDay } = actual;
  const last = rolled?.published.at(-1);
  if (!last || !opening) return undefined;
  const sums = publishedSums(forecast, actual, covered, day);
  if (sums.cells === 0) return undefined;
  add(tallies, 'published', sums);
  for (const { name, cells } of [...last.mixed, ...last.days]) {
    const tally = { error: 0, signed: 0, volume: 0, cells: 0 };
    for (let place = 0; place < daysPerWeek * slots; place++) {
      const contacts = volume[day * slots + place] ?? Number.NaN;
      // The week ahead of the origin lies at the same place in both series: both begin with the first observation.
      if (day * slots + place >= originDay * slots || Number.isNaN(contacts)) continue;
      count(tally, cells[place] || 0, contacts, opening.open[day * slots + place] === 1);
    }
    add(tallies, name, tally);
  }
  return { wape: sums.volume > 0 ? sums.error / sums.volume : null, volume: sums.volume };
}

/** Open intervals, and closed ones in which contacts came all the same. */
function count(tally: Tally, foreseen: number, contacts: number, open: boolean): void {
  if (!open && contacts === 0) return;
  tally.error += Math.abs(foreseen - contacts);
  tally.signed += foreseen - contacts;
  tally.volume += contacts;
  tally.cells++;
}

function publishedSums(
  { intervals }: Forecast,
  { slots, slotMinutes, volume, originDay, dates }: Series,
  covered: Covered,
  day: number,
): Tally {
  const tally = { error: 0, signed: 0, volume: 0, cells: 0 };
  const dayOf = new Map<IsoDate, number>();
  for (let ahead = 0; ahead < daysPerWeek; ahead++) dayOf.set(addDays(dates.iso[day] ?? '', ahead), day + ahead);
  for (const { date, minute, open, mean, p10, p90 } of intervals) {
    const cell = (dayOf.get(date) ?? originDay) * slots + minute / slotMinutes;
    const contacts = cell < originDay * slots ? (volume[cell] ?? Number.NaN) : Number.NaN;
    if (Number.isNaN(contacts)) continue;
    count(tally, mean, contacts, open);
    if (!open) continue;
    if (contacts < p10) covered.below++;
    else if (contacts > p90) covered.above++;
    else covered.within++;
  }
  return tally;
}

function add(tallies: Map<ModelName | 'published', Tally>, name: ModelName | 'published', more: Tally): void {
  const tally = tallies.get(name) ?? { error: 0, signed: 0, volume: 0, cells: 0 };
  tallies.set(name, {
    error: tally.error + more.error,
    signed: tally.signed + more.signed,
    volume: tally.volume + more.volume,
    cells: tally.cells + more.cells,
  });
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

function summary(
  tallies: Map<ModelName | 'published', Tally>,
  covered: Covered,
  weeks: readonly BacktestWeek[],
  scale: number | null,
): Backtest {
  const scoreOf = ({ error, signed, volume, cells }: Tally): Score => ({
    wape: volume > 0 ? error / volume : null,
    bias: volume > 0 ? signed / volume : null,
    mase: scale !== null && cells > 0 ? error / cells / scale : null,
  });
  const none: Score = { wape: null, bias: null, mase: null };
  const published = tallies.get('published');
  const judged = covered.below + covered.within + covered.above;
  const share = (cells: number) => (judged > 0 ? cells / judged : null);
  return {
    weeks,
    intervals: judged,
    published: {
      ...(published ? scoreOf(published) : none),
      coverage: share(covered.within),
      below: share(covered.below),
      above: share(covered.above),
    },
    models: [...tallies].flatMap(([name, tally]) => (name === 'published' ? [] : [{ name, ...scoreOf(tally) }])),
  };
}
