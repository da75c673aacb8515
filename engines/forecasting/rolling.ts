import { type Contest, contestOf, endWeek, judge, weightsOf } from './contest.ts';
import { type DayModels, dayModels, type Origin } from './day-models.ts';
import type { Opening } from './opening.ts';
import type { Series } from './series.ts';
import { type ShapeModel, shapeModels, sharesOn } from './shape-models.ts';
import { type SlotModel, slotModels } from './slot-models.ts';
import type { Timed } from './timed.ts';
import type { DayModelName, ForecastProblem, MixModelName, ModelName, ShapeModelName } from './types.ts';

/** What is published from one origin, and what each model of whole forecasts said. */
export type Published = {
  readonly origin: Origin;
  /** By day ahead and interval. */
  readonly cells: Float64Array;
  /** By day ahead: variance of the logarithm of the day's rate. */
  readonly variance: Float64Array;
  readonly mixed: readonly { readonly name: MixModelName; readonly cells: Float64Array }[];
  readonly days: readonly { readonly name: DayModelName; readonly cells: Float64Array }[];
  readonly shapes: Float64Array;
};

export type Contests = {
  readonly day: Contest<DayModelName>;
  readonly shape: Contest<ShapeModelName>;
  readonly mix: Contest<MixModelName>;
};

export type Rolled = {
  readonly models: DayModels;
  readonly contests: Contests;
  /** One for each origin; the last is the forecast. */
  readonly published: readonly Published[];
};

const mostTests = 26;
const daysBeforeTests = 14;
const daysPerWeek = 7;

/**
 * Weekly origins that lead up to the forecast, at most half a year of them, and the forecast's own. Where the history
 * ends weeks before the forecast begins, they lead up to its end.
 */
export function originsOf(series: Series): Origin[] {
  const { originDay, originSlot, days } = series;
  const weeksWithout = Math.floor((originDay - 1 - lastKnownDay(series)) / daysPerWeek);
  const end = originDay - daysPerWeek * Math.max(0, weeksWithout);
  const tests = Math.max(0, Math.min(mostTests, Math.floor((end - daysBeforeTests) / daysPerWeek)));
  const weekly = Array.from({ length: tests }, (_, place) => end - daysPerWeek * (tests - place));
  const last = { day: originDay, known: originSlot > 0 ? originDay : originDay - 1, horizonDays: days - originDay };
  return [...weekly.map((day) => ({ day, known: day - 1, horizonDays: daysPerWeek })), last];
}

function lastKnownDay({ volume, slots, originDay }: Series): number {
  let cell = originDay * slots - 1;
  while (cell >= 0 && Number.isNaN(volume[cell] ?? Number.NaN)) cell--;
  return Math.floor(cell / slots);
}

/**
 * Foresees each week from the days before it, as it would have been published then, and lets the models' errors move their
 * weights for the next one. What the last origin gets is the forecast.
 */
export function roll(series: Series, opening: Opening, problem: ForecastProblem, timed: Timed): Rolled {
  const origins = originsOf(series);
  const models = dayModels(series, opening, problem, origins, timed);
  const shapes = shapeModels(series, opening, origins);
  const contests: Contests = {
    day: contestOf(
      models.models.map(({ name }) => name),
      dayPrior,
    ),
    shape: contestOf(
      shapes.map(({ name }) => name),
      () => 1,
    ),
    mix: contestOf(['level-times-shape', 'weekly-naive', 'slot-mean-4', 'slot-median-8'], mixPrior),
  };
  const published = origins.map((origin, place) => {
    const slotsOf = slotModels(series, opening, origin, models.special[place], timed);
    const one = publish(series, opening, { origin, place, models, shapes, slots: slotsOf }, contests);
    if (place < origins.length - 1) learn(series, opening, one, { place, models, shapes }, contests);
    return one;
  });
  return { models, contests, published };
}

function dayPrior(name: DayModelName): number {
  return name === 'level-medium' || name === 'level-slow' ? 2 : 1;
}

function mixPrior(name: MixModelName): number {
  return name === 'level-times-shape' ? 6 : name === 'weekly-naive' ? 0.2 : 1;
}

type At = {
  origin: Origin;
  place: number;
  models: DayModels;
  shapes: readonly ShapeModel[];
  slots: readonly SlotModel[];
};

function publish(
  { slots }: Series,
  opening: Opening,
  { origin, place, models, shapes, slots: plain }: At,
  contests: Contests,
): Published {
  const outlooks = models.models.map(({ outlooks: all }) => all[place]);
  const isOut = whoIsOut(models, origin);
  const level = mixed(
    outlooks.map((one) => one?.total),
    weightsOf(contests.day, isOut),
  );
  const variance = mixed(
    outlooks.map((one) => one?.variance),
    weightsOf(contests.day, isOut),
  );
  const shape = mixed(
    shapes.map(({ shares }) => shares[place]),
    weightsOf(contests.shape),
  );
  const spreadOver = (totals: Float64Array) => {
    const cells = new Float64Array(origin.horizonDays * slots);
    for (let ahead = 0; ahead < origin.horizonDays; ahead++) {
      const day = origin.day + ahead;
      const shares = sharesOn(shape, opening, day, slots);
      for (let slot = 0; slot < slots; slot++) {
        const open = opening.open[day * slots + slot];
        cells[ahead * slots + slot] = open ? (totals[ahead] ?? 0) * (shares[slot] ?? 0) : 0;
      }
    }
    return cells;
  };
  for (const { cells } of plain) closeHours(cells, opening, origin.day * slots);
  const all = [{ name: 'level-times-shape' as const, cells: spreadOver(level) }, ...plain];
  return {
    origin,
    cells: mixed(
      all.map(({ cells }) => cells),
      weightsOf(contests.mix, isOut),
    ),
    variance,
    mixed: all,
    days: models.models.map(({ name }, model) => ({ name, cells: spreadOver(outlooks[model]?.total ?? level) })),
    shapes: shape,
  };
}

const daysOfMemory = 21;
const contactsForMedian = 5;
const averagesOverDays: ReadonlySet<ModelName> = new Set([
  'recent-weekdays',
  'steady-rate',
  'weekly-naive',
  'slot-mean-4',
  'slot-median-8',
]);

/**
 * Who has no say for now: after a shift of level, methods that average over the days before it, until these are three weeks
 * away; and medians of intervals with a handful of contacts, which lie below the mean.
 */
export function whoIsOut({ surprises, meanPerInterval }: DayModels, { known }: Origin): (name: ModelName) => boolean {
  const shifted = surprises.some(({ shift, day }) => shift && day <= known && known - day < daysOfMemory);
  return (name) =>
    (shifted && averagesOverDays.has(name)) || (name === 'slot-median-8' && meanPerInterval < contactsForMedian);
}

function closeHours(cells: Float64Array, { open }: Opening, from: number): void {
  for (let cell = 0; cell < cells.length; cell++) if (!open[from + cell]) cells[cell] = 0;
}

/** Weighted mean of those that have a value; NaN is no opinion. */
function mixed(columns: readonly (Float64Array | undefined)[], weights: Float64Array): Float64Array {
  const length = columns[0]?.length ?? 0;
  const mean = new Float64Array(length);
  for (let row = 0; row < length; row++) {
    let sum = 0;
    let whole = 0;
    columns.forEach((column, place) => {
      const value = column?.[row] ?? Number.NaN;
      if (Number.isNaN(value)) return;
      sum += (weights[place] ?? 0) * value;
      whole += weights[place] ?? 0;
    });
    mean[row] = whole > 0 ? sum / whole : Number.NaN;
  }
  return mean;
}

const cellSpread = 0.15;

/** Adds the errors of one tested week. */
function learn(
  series: Series,
  opening: Opening,
  one: Published,
  { place, models, shapes }: Omit<At, 'origin' | 'slots'>,
  contests: Contests,
): void {
  const { slots, volume } = series;
  const { day: first, horizonDays } = one.origin;
  let learnt = false;
  for (let ahead = 0; ahead < horizonDays; ahead++) {
    const day = first + ahead;
    const total = opening.total[day] ?? Number.NaN;
    if (Number.isNaN(total)) continue;
    learnt = true;
    const spread = Math.sqrt(Math.max(total, 1) + (one.variance[ahead] || 0.04) * total ** 2);
    models.models.forEach(({ outlooks }, model) => {
      const foreseen = outlooks[place]?.total[ahead] ?? Number.NaN;
      judge(contests.day, model, Number.isNaN(foreseen) ? 0 : foreseen, total, spread);
    });
    for (let slot = 0; slot < slots; slot++) {
      const cell = day * slots + slot;
      const contacts = volume[cell] ?? Number.NaN;
      if (!opening.open[cell] || Number.isNaN(contacts)) continue;
      const expected = one.cells[ahead * slots + slot] ?? 0;
      const own = Math.sqrt(Math.max(expected, 0.3) + (cellSpread * expected) ** 2);
      one.mixed.forEach(({ cells }, model) => {
        judge(contests.mix, model, cells[ahead * slots + slot] || 0, contacts, own);
      });
      shapes.forEach(({ shares }, model) => {
        const share = sharesOn(shares[place] ?? new Float64Array(0), opening, day, slots)[slot] ?? 0;
        judge(contests.shape, model, share * total, contacts, own);
      });
    }
  }
  if (!learnt) return;
  for (const contest of [contests.day, contests.shape, contests.mix]) {
    endWeek(contest);
    contest.weeks++;
  }
}
