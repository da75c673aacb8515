import { type Arrivals, addArrivals, countBetween, noArrivals, rowsBetween } from './arrivals.ts';
import { type Expected, expectedIn } from './baseline.ts';
import { type Scatter, watchScatter } from './scatter.ts';
import { logTail } from './tail.ts';
import { addTotal, type Clock, noTotals, type Totals } from './totals.ts';

export type BurstCase = {
  /** What the wall clock showed, in minutes since any midnight. */
  readonly minute: number;
  /** Topic, product, area: whatever is counted together, in one text. */
  readonly key: string;
  /** How the caller finds the case again. */
  readonly row: number;
};

export type BurstSettings = {
  /** 5 to 1,440 minutes, a divisor of a day. */
  readonly intervalMinutes: number;
  /** False alarms that are borne in a week over all keys together. Default 0.5, of daily counts 1. */
  readonly falseAlarmsPerWeek?: number;
  /** What fewer cases do is no burst. Default 5. */
  readonly leastCases?: number;
};

export type Burst = {
  readonly key: string;
  /** Minutes as in the cases: the beginning of the first interval, and the end of the last one. */
  readonly startMinute: number;
  readonly endMinute: number;
  /** The end of the interval in which it was found. */
  readonly foundMinute: number;
  readonly observed: number;
  readonly expected: number;
  /** Natural logarithm of how likely so many cases would have been at the finding. */
  readonly logProbability: number;
  readonly rows: readonly number[];
};

type Open = { from: number; to: number; found: number; logProbability: number };
type Key = { readonly arrivals: Arrivals; readonly bursts: Open[] };

export type BurstWatch = {
  /** All cases of the next interval; those of earlier ones cannot come any more. */
  readonly step: (cases: readonly BurstCase[]) => readonly string[];
  readonly bursts: () => Burst[];
  /** Cases of a key that were to be expected between two minutes that were stepped through; whole intervals. */
  readonly expectedBetween: (key: string, fromMinute: number, toMinute: number) => number;
};

const minutesPerDay = 1440;

/**
 * Watches counts by key, interval by interval from `startMinute`, the start of a day. `step` names the keys of which a burst began or
 * went on in the interval. Nothing of an interval's own or of later ones is in what is expected of it.
 */
export function watchBursts(startMinute: number, settings: BurstSettings): BurstWatch {
  const { intervalMinutes } = settings;
  if (!(intervalMinutes >= 5 && minutesPerDay % intervalMinutes === 0))
    throw new RangeError(`intervalMinutes is ${intervalMinutes}; it must divide a day and be 5 or more`);
  const totals = noTotals();
  const keys = new Map<string, Key>();
  const clock = clockOf(intervalMinutes);
  const house: House = { totals, keys, settings, clock, scatter: watchScatter(totals, clock.day) };
  let now = 0;
  const step = (cases: readonly BurstCase[]): string[] => {
    addTotal(totals, cases.length, house.clock);
    const found: string[] = [];
    for (const [name, added] of Map.groupBy(cases, ({ key }) => key)) {
      const key = keys.get(name) ?? { arrivals: noArrivals(), bursts: [] };
      keys.set(name, key);
      addArrivals(
        key.arrivals,
        now,
        added.map(({ row }) => row),
      );
      if (judge(house, key, now)) found.push(name);
    }
    now++;
    return found;
  };
  const minuteOf = (interval: number): number => startMinute + interval * intervalMinutes;
  return {
    step,
    bursts: () => [...keys].flatMap(([name, key]) => key.bursts.map((one) => told(house, name, key, one, minuteOf))),
    expectedBetween: (name, fromMinute, toMinute) => {
      const key = keys.get(name);
      const at = (minute: number): number => Math.round((minute - startMinute) / intervalMinutes);
      return key ? expectedOf(house, key, at(fromMinute), at(toMinute), 'chance alone').mean : 0;
    },
  };
}

type House = {
  readonly totals: Totals;
  readonly keys: ReadonlyMap<string, Key>;
  readonly settings: BurstSettings;
  readonly clock: Clock;
  readonly scatter: Scatter;
};

function clockOf(intervalMinutes: number): Clock {
  const day = minutesPerDay / intervalMinutes;
  // An hour and the half hours beside it; a day stands for itself.
  return { day, week: 7 * day, around: Math.floor(30 / intervalMinutes) };
}

/** Daily counts are looked at once a day: a false alarm costs less than a missed day. */
const defaultFalseAlarms = { timed: 0.5, daily: 1 };
/** Windows that share most of their cases are like two that share none. */
const overlapping = 2;

/** Windows that end now, in intervals: a burst is sharp or slow. */
const windows = [1, 2, 3, 4, 6, 8];
const daily = [1, 2];
/** A day of the clock, or a week of daily counts, must have been seen. */
function warmUp({ day, week }: Clock): number {
  return day === 1 ? week : day;
}

/** The widest window that fits: scatter is learned for windows alone. */
function widthLike({ day }: Clock, length: number): number {
  return (day === 1 ? daily : windows).findLast((width) => width <= length) ?? 1;
}

/** A stretch of two hours, or three days of daily counts, after which a burst that goes on is one and the same. */
const quietIntervals = { timed: 8, daily: 2 };
/** What goes on for longer is the new normal. */
const longest = { timedDays: 2, dailyDays: 14 };

/** True when a burst begins or goes on in this interval. */
function judge(house: House, key: Key, now: number): boolean {
  const open = key.bursts.at(-1);
  const isDaily = house.clock.day === 1;
  const goesOn = open !== undefined && now - open.to < (isDaily ? quietIntervals.daily : quietIntervals.timed);
  const found = strongest(house, key, now);
  if (!found) return false;
  if (!goesOn) {
    key.bursts.push({ from: found.from, to: now + 1, found: now, logProbability: found.logProbability });
    return true;
  }
  // The window may only remember the burst: it goes on where this interval itself holds too many.
  const last = expectedOf(house, key, now, now + 1);
  const own = countBetween(key.arrivals, now, now + 1);
  if (own - last.mean < 2 * Math.sqrt(last.variance)) return false;
  open.to = now + 1;
  return true;
}

function strongest(house: House, key: Key, now: number): { from: number; logProbability: number } | undefined {
  const isDaily = house.clock.day === 1;
  const usual = isDaily ? defaultFalseAlarms.daily : defaultFalseAlarms.timed;
  const { leastCases = 5, falseAlarmsPerWeek = usual } = house.settings;
  const widths = isDaily ? daily : windows;
  const tests = Math.max(1, house.keys.size) * house.clock.week * overlapping;
  const threshold = Math.log(falseAlarmsPerWeek / tests);
  let best: { from: number; logProbability: number } | undefined;
  for (const width of widths) {
    const from = now + 1 - width;
    if (from < warmUp(house.clock)) break;
    const count = countBetween(key.arrivals, from, now + 1);
    if (count < leastCases) continue;
    const tight = expectedOf(house, key, from, now + 1, 'chance alone');
    if (count - tight.mean < leastCases - 1 || logTail(count, tight.mean, tight.variance) >= threshold) continue;
    const { mean, variance } = expectedOf(house, key, from, now + 1);
    const logProbability = logTail(count, mean, variance);
    if (logProbability < threshold && (!best || logProbability < best.logProbability)) best = { from, logProbability };
  }
  return best;
}

/** "chance alone" leaves out how far counts stray, which takes longest to find and only widens. */
function expectedOf(
  { totals, keys, clock, scatter }: House,
  key: Key,
  from: number,
  to: number,
  spread: 'chance alone' | 'as seen' = 'as seen',
): Expected {
  const passing = key.bursts.filter((burst) => isPassing(burst, clock));
  const normal = (start: number, end: number): number =>
    passing.reduce(
      (count, burst) => count - countBetween(key.arrivals, Math.max(start, burst.from), Math.min(end, burst.to)),
      countBetween(key.arrivals, start, end),
    );
  const inBurst = (interval: number): boolean => passing.some((burst) => interval >= burst.from && interval < burst.to);
  const index =
    spread === 'chance alone' ? 0 : scatter.indexOf(key.arrivals, widthLike(clock, to - from), from, inBurst);
  return expectedIn(
    { totals, week: clock.week, around: clock.around, normal, keys: keys.size, scatter: index },
    from,
    to,
  );
}

function isPassing({ from, to }: Open, { day }: Clock): boolean {
  return to - from <= (day === 1 ? longest.dailyDays : longest.timedDays * day);
}

function told(house: House, name: string, key: Key, open: Open, minuteOf: (interval: number) => number): Burst {
  return {
    key: name,
    startMinute: minuteOf(open.from),
    endMinute: minuteOf(open.to),
    foundMinute: minuteOf(open.found + 1),
    observed: countBetween(key.arrivals, open.from, open.to),
    expected: expectedOf(house, key, open.from, open.to).mean,
    logProbability: open.logProbability,
    rows: rowsBetween(key.arrivals, open.from, open.to),
  };
}
