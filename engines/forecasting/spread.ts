import type { Opening } from './opening.ts';
import type { Published } from './rolling.ts';
import type { Series } from './series.ts';

/** How far p10, p50 and p90 lie from the mean, in units of `scaleOf`, around a volume of `at` contacts. */
export type Band = { readonly at: number; readonly low: number; readonly middle: number; readonly high: number };

export type Quantiles = { readonly p10: number; readonly p50: number; readonly p90: number };

type Residual = { readonly mean: number; readonly z: number; readonly weight: number };

const normal = 1.2816;
/** Before anything was tested: a normal distribution, a little wider than the model's own. */
const untested = { low: -1.1 * normal, middle: 0, high: 1.1 * normal };
const weeksOfUntested = 1;
const kept = 0.98;
/** What a band must hold beyond its share, since as many weeks are only a sample: a tenth of a week's. */
const unseen = 0.1;
const mostBands = 4;
const leastResiduals = 150;
const shapeVariance = 0.002;
const leastMean = 0.25;

/** One standard deviation by the counting noise and by what is not known of the day. */
export function scaleOf(mean: number, dayVariance: number): number {
  return Math.sqrt(Math.max(mean, leastMean) + mean * mean * (Math.max(0, dayVariance) + shapeVariance));
}

/**
 * Conformal calibration: where the volumes of the tested weeks lay within what was published for them, by size of the
 * volume, newer weeks counting more. So the bands hold what they say whatever the distribution is.
 */
export function bandsOf(series: Series, opening: Opening, tested: readonly Published[]): Band[] {
  const weekly = tested.map((one, place) => residualsOf(series, opening, one, kept ** (tested.length - 1 - place)));
  const weeks = weekly.filter((week) => week.length > 0).length;
  const residuals = weekly.flat();
  residuals.sort((a, b) => a.mean - b.mean);
  const count = Math.max(1, Math.min(mostBands, Math.floor(residuals.length / leastResiduals)));
  const trust = weeks / (weeks + weeksOfUntested);
  return Array.from({ length: count }, (_, place) => {
    const part = residuals.slice((residuals.length * place) / count, (residuals.length * (place + 1)) / count);
    const found =
      part.length === 0
        ? [untested.low, untested.middle, untested.high]
        : quantilesOf(part, [0.1 - unseen / weeks, 0.5, 0.9 + unseen / weeks]);
    const drawn = (value: number | undefined, prior: number) => trust * (value ?? prior) + (1 - trust) * prior;
    return {
      at: part[part.length >> 1]?.mean ?? 1,
      low: drawn(found[0], untested.low),
      // A bias of the past is half believed.
      middle: drawn(found[1], untested.middle) / 2,
      high: drawn(found[2], untested.high),
    };
  });
}

function residualsOf({ slots, volume }: Series, { open, total }: Opening, one: Published, weight: number): Residual[] {
  const { day: first, horizonDays } = one.origin;
  const found: Residual[] = [];
  for (let place = 0; place < horizonDays * slots; place++) {
    const cell = first * slots + place;
    const contacts = volume[cell] ?? Number.NaN;
    const mean = one.cells[place] ?? Number.NaN;
    const known = !Number.isNaN(total[Math.floor(cell / slots)] ?? Number.NaN);
    if (!open[cell] || !known || Number.isNaN(contacts + mean)) continue;
    const variance = one.variance[Math.floor(place / slots)] || 0;
    found.push({ mean, z: (contacts - mean) / scaleOf(mean, variance), weight });
  }
  return found;
}

function quantilesOf(residuals: readonly Residual[], levels: readonly number[]): number[] {
  const sorted = residuals.toSorted((a, b) => a.z - b.z);
  const whole = sorted.reduce((sum, { weight }) => sum + weight, 0);
  return levels.map((level) => {
    let below = 0;
    for (const { z, weight } of sorted) {
      below += weight;
      if (below >= level * whole) return z;
    }
    return sorted.at(-1)?.z ?? 0;
  });
}

/** p10 ≤ p50 ≤ p90, none below 0. Below half a contact p10 is 0: fewer than none cannot come. */
export function quantilesAt(mean: number, dayVariance: number, bands: readonly Band[]): Quantiles {
  if (mean <= 0) return { p10: 0, p50: 0, p90: 0 };
  const scale = scaleOf(mean, dayVariance);
  const { low, middle, high } = bandAt(mean, bands);
  const p50 = Math.max(0, mean + Math.min(high, Math.max(low, middle)) * scale);
  const p10 = Math.min(p50, Math.max(0, mean + low * scale));
  return { p10: p10 < 0.5 ? 0 : p10, p50, p90: Math.max(p50, mean + high * scale) };
}

/** Between two sizes, by the logarithm of the volume. */
function bandAt(mean: number, bands: readonly Band[]): Omit<Band, 'at'> {
  const above = bands.findIndex(({ at }) => at >= mean);
  const upper = bands[above];
  const lower = bands[above < 0 ? bands.length - 1 : above - 1];
  if (!upper || !lower) return upper ?? lower ?? untested;
  const [from, to] = [Math.log(Math.max(lower.at, leastMean)), Math.log(Math.max(upper.at, leastMean))];
  const part = to > from ? Math.min(1, Math.max(0, (Math.log(mean) - from) / (to - from))) : 1;
  const between = (a: number, b: number) => a + (b - a) * part;
  return {
    low: between(lower.low, upper.low),
    middle: between(lower.middle, upper.middle),
    high: between(lower.high, upper.high),
  };
}
