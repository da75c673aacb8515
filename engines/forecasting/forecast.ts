import { requireProblem } from './bounds.ts';
import { passesOn } from './clock.ts';
import { explanationOf, nothingKnown } from './explanation.ts';
import { handlingOf } from './handling.ts';
import { type Opening, openingOf } from './opening.ts';
import { type Published, type Rolled, roll } from './rolling.ts';
import { type Series, seriesOf } from './series.ts';
import { sharesOn } from './shape-models.ts';
import { bandsOf, quantilesAt } from './spread.ts';
import { type Timed, untimed } from './timed.ts';
import type { Forecast, ForecastInterval, ForecastProblem } from './types.ts';

/** A forecast with what it was made of: for the backtest, which asks what each model would have said. */
export type Worked = {
  readonly forecast: Forecast;
  readonly series?: Series;
  readonly opening?: Opening;
  readonly rolled?: Rolled;
};

/**
 * Forecasts contacts by interval, with p10, p50 and p90. Little history is a result: wide bands, and an explanation whose
 * basis says so; without any observation before `from` there are no intervals. Values out of bounds throw a RangeError that
 * names value and bound.
 */
export function forecast(problem: ForecastProblem): Forecast {
  return workOut(problem).forecast;
}

export function workOut(problem: ForecastProblem, timed: Timed = untimed): Worked {
  requireProblem(problem);
  const series = seriesOf(problem);
  if (!series) return { forecast: { intervals: [], explanation: nothingKnown } };
  const opening = openingOf(series, problem);
  const rolled = roll(series, opening, problem, timed);
  const tested = rolled.published.slice(0, -1);
  const last = rolled.published.at(-1);
  const bands = bandsOf(series, opening, tested);
  const intervals = last ? intervalsOf(series, opening, problem, last, bands) : [];
  return { forecast: { intervals, explanation: explanationOf(series, opening, rolled) }, series, opening, rolled };
}

function intervalsOf(
  series: Series,
  opening: Opening,
  { horizonMinutes, zone }: ForecastProblem,
  last: Published,
  bands: ReturnType<typeof bandsOf>,
): ForecastInterval[] {
  const { slots, slotMinutes, originDay, originSlot, dates } = series;
  const handling = handlingOf(series, opening);
  const today = todayFactor(series, opening, last);
  const intervals: ForecastInterval[] = [];
  const end = originSlot + Math.ceil(horizonMinutes / slotMinutes);
  let passes: Float64Array | undefined;
  for (let place = originSlot; place < end; place++) {
    const ahead = Math.floor(place / slots);
    const slot = place % slots;
    const date = dates.iso[originDay + ahead] ?? '';
    if (zone !== undefined && (slot === 0 || place === originSlot)) passes = passesOn(zone, date, slotMinutes);
    const pass = passes?.[slot] ?? 1;
    if (pass === 0) continue;
    const mean = Math.max(0, last.cells[place] || 0) * (ahead === 0 ? today : 1) * pass;
    const seconds = handling?.[(opening.weekday[originDay + ahead] ?? 0) * slots + slot];
    intervals.push({
      date,
      minute: slot * slotMinutes,
      open: opening.open[(originDay + ahead) * slots + slot] === 1,
      mean,
      ...quantilesAt(mean, last.variance[ahead] || 0, bands),
      ...(seconds === undefined ? {} : { handleSeconds: seconds }),
    });
  }
  return intervals;
}

const shapeVariance = 0.01;

/** What the part of today that has passed says of the rest: its surprise, as far as it is not chance. */
function todayFactor({ slots, volume, originDay, originSlot }: Series, opening: Opening, last: Published): number {
  if (originSlot === 0) return 1;
  const shares = sharesOn(last.shapes, opening, originDay, slots);
  let seen = 0;
  let share = 0;
  for (let slot = 0; slot < originSlot; slot++) {
    const contacts = volume[originDay * slots + slot] ?? Number.NaN;
    if (Number.isNaN(contacts) || !opening.open[originDay * slots + slot]) continue;
    seen += contacts;
    share += shares[slot] ?? 0;
  }
  const total = last.cells.subarray(0, slots).reduce((sum, contacts) => sum + contacts, 0);
  const expected = total * share;
  if (!(expected > 0)) return 1;
  const variance = last.variance[0] || 0;
  const chance = 1 / expected + (shapeVariance * (1 - share)) / Math.max(share, 0.05);
  return ((seen + 1) / (expected + 1)) ** (variance / (variance + chance));
}
