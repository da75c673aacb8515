import type { Design, DesignRow } from './effects.ts';

export type LevelSettings = {
  /** Growth of the level's variance in a day, in units of the noise's variance. */
  readonly levelDrift: number;
  /** The same of its slope; 0: no slope. */
  readonly slopeDrift: number;
  /** How much of a passing deviation is left after a day, and its variance in units of the noise's. */
  readonly memory: number;
  readonly passing: number;
};

/** Day totals on the logarithmic scale, NaN where the day was not observed; `counting` is the variance by the count alone. */
export type DayTotals = { readonly log: Float64Array; readonly counting: Float64Array };

/** What the filter knows after the day `day`. The arrays are its own and change with the next day. */
export type LevelState = {
  readonly day: number;
  /** Level, slope, passing deviation, then the effects of the design. */
  readonly mean: Float64Array;
  /** Row by row. */
  readonly covariance: Float64Array;
  /** Variance of a day around its expectation, besides the counting noise. */
  readonly noise: number;
};

/** What a day showed against what was expected of it. */
export type Surprise = {
  readonly day: number;
  readonly log: number;
  readonly expectedLog: number;
  /** In standard deviations. */
  readonly z: number;
  readonly shift: boolean;
};

export type Start = { readonly level: number; readonly noise: number };
export type Watch = { readonly state: (state: LevelState) => void; readonly surprise?: (surprise: Surprise) => void };

/** States ahead of the effects: level, slope, passing deviation. */
export const levelStates = 3;
const slopeKept = 0.98;
const extremeFrom = 2;
const sameSideFrom = 1.3;
const daysOfShift = 4;
/** Half or double is more often a festival or an outage than a new level: it has to last longer than a week. */
const strange = Math.log(2);
const daysOfStrangeShift = 8;
const daysBeforeNoise = 10;
const slowestNoise = 1 / 60;
const leastNoise = 1e-6;

/**
 * Kalman filter over days: log total = level (random walk, with a damped slope) + passing deviation (AR 1) + effects of
 * the calendar + noise. Beyond two standard deviations a day's weight falls with the square; four days in a row on one side
 * open the level for a shift. The noise is learned on the way.
 */
export function filterLevel(
  totals: DayTotals,
  design: Design,
  settings: LevelSettings,
  start: Start,
  lastDay: number,
  watch: Watch,
): void {
  const { mean, covariance } = startState(design, settings, start);
  const gain = new Float64Array(mean.length);
  let noise = start.noise;
  let run = 0;
  let seen = 0;
  for (let day = 0; day <= lastDay; day++) {
    advance(mean, covariance, settings, design, noise);
    const log = totals.log[day] ?? Number.NaN;
    if (!Number.isNaN(log)) {
      const { expected, variance } = project(mean, covariance, design.rows[day], gain);
      const whole = variance + noise + (totals.counting[day] ?? 0);
      const z = (log - expected) / Math.sqrt(whole);
      // The farther out, the less it says: beyond the bound its weight falls with the square.
      const trusted = whole * Math.max(1, Math.abs(z) / extremeFrom) ** 2;
      correct(mean, covariance, gain, (log - expected) / trusted, 1 / trusted);
      run = nextRun(run, z);
      const shift = Math.abs(run) >= (Math.abs(log - expected) > strange ? daysOfStrangeShift : daysOfShift);
      // A jump of the size that is seen.
      if (shift) covariance[0] = (covariance[0] ?? 0) + (log - expected) ** 2;
      seen++;
      if (seen > daysBeforeNoise) noise = nextNoise(noise, z, seen);
      watch.surprise?.({ day, log, expectedLog: expected, z, shift });
    }
    watch.state({ day, mean, covariance, noise });
  }
}

function nextRun(run: number, z: number): number {
  if (Math.abs(z) <= sameSideFrom) return 0;
  return Math.sign(run) === Math.sign(z) ? run + Math.sign(z) : Math.sign(z);
}

function nextNoise(noise: number, z: number, seen: number): number {
  const rate = Math.max(1 / (seen + daysBeforeNoise), slowestNoise);
  const excess = Math.min(Math.abs(z), extremeFrom) ** 2 - 1;
  return Math.max(leastNoise, noise * (1 + rate * excess));
}

function startState({ effects }: Design, settings: LevelSettings, { level, noise }: Start) {
  const size = effects.length + levelStates;
  const mean = new Float64Array(size);
  const covariance = new Float64Array(size * size);
  mean[0] = level;
  covariance[0] = 100 * noise + 1;
  covariance[size + 1] = settings.slopeDrift > 0 ? 0.01 * noise : 0;
  covariance[2 * (size + 1)] = settings.passing * noise;
  effects.forEach(({ priorMean, priorVariance }, effect) => {
    mean[effect + levelStates] = priorMean;
    covariance[(effect + levelStates) * (size + 1)] = priorVariance;
  });
  return { mean, covariance };
}

function advance(
  mean: Float64Array,
  covariance: Float64Array,
  settings: LevelSettings,
  design: Design,
  noise: number,
): void {
  const size = mean.length;
  const { memory, passing, levelDrift, slopeDrift } = settings;
  if (slopeDrift > 0) {
    mean[0] = (mean[0] ?? 0) + (mean[1] ?? 0);
    mean[1] = (mean[1] ?? 0) * slopeKept;
    for (let other = 0; other < size; other++)
      covariance[other] = (covariance[other] ?? 0) + (covariance[size + other] ?? 0);
    for (let row = 0; row < size; row++)
      covariance[row * size] = (covariance[row * size] ?? 0) + (covariance[row * size + 1] ?? 0);
    scale(covariance, size, 1, slopeKept);
    covariance[size + 1] = (covariance[size + 1] ?? 0) + slopeDrift * noise;
  }
  mean[2] = (mean[2] ?? 0) * memory;
  scale(covariance, size, 2, memory);
  covariance[2 * (size + 1)] = (covariance[2 * (size + 1)] ?? 0) + passing * (1 - memory * memory) * noise;
  covariance[0] = (covariance[0] ?? 0) + levelDrift * noise;
  design.effects.forEach(({ drift }, effect) => {
    const place = (effect + levelStates) * (size + 1);
    covariance[place] = (covariance[place] ?? 0) + drift;
  });
}

/** Row and column of one state times a factor. */
function scale(covariance: Float64Array, size: number, state: number, factor: number): void {
  for (let other = 0; other < size; other++) {
    covariance[state * size + other] = (covariance[state * size + other] ?? 0) * factor;
    covariance[other * size + state] = (covariance[other * size + state] ?? 0) * factor;
  }
}

/** The expectation of a day, its variance by what is not known of the state, and covariance · row in `gain`. */
function project(mean: Float64Array, covariance: Float64Array, row: DesignRow | undefined, gain: Float64Array) {
  const size = mean.length;
  const { at = [], share = [] } = row ?? {};
  let expected = (mean[0] ?? 0) + (mean[2] ?? 0);
  for (let other = 0; other < size; other++)
    gain[other] = (covariance[other] ?? 0) + (covariance[2 * size + other] ?? 0);
  for (let place = 0; place < at.length; place++) {
    const state = (at[place] ?? 0) + levelStates;
    const part = share[place] ?? 0;
    expected += part * (mean[state] ?? 0);
    for (let other = 0; other < size; other++)
      gain[other] = (gain[other] ?? 0) + part * (covariance[state * size + other] ?? 0);
  }
  let variance = (gain[0] ?? 0) + (gain[2] ?? 0);
  for (let place = 0; place < at.length; place++)
    variance += (share[place] ?? 0) * (gain[(at[place] ?? 0) + levelStates] ?? 0);
  return { expected, variance };
}

function correct(
  mean: Float64Array,
  covariance: Float64Array,
  gain: Float64Array,
  pull: number,
  precision: number,
): void {
  const size = mean.length;
  for (let row = 0; row < size; row++) {
    const own = gain[row] ?? 0;
    if (own === 0) continue;
    mean[row] = (mean[row] ?? 0) + own * pull;
    const factor = own * precision;
    const base = row * size;
    for (let other = 0; other < size; other++)
      covariance[base + other] = (covariance[base + other] ?? 0) - factor * (gain[other] ?? 0);
  }
}

export type DayOutlook = { readonly log: number; readonly variance: number };

/** What a state expects of the same or a later day; the variance is that of the day's rate, without the counting noise. */
export function lookAhead(
  { mean, covariance, noise, day: now }: LevelState,
  { rows }: Design,
  settings: LevelSettings,
  day: number,
): DayOutlook {
  const ahead = day - now;
  const { memory, passing, levelDrift, slopeDrift } = settings;
  const fade = memory ** ahead;
  const climb = slopeDrift > 0 ? (1 - slopeKept ** ahead) / (1 - slopeKept) : 0;
  const { at = [], share = [] } = rows[day] ?? {};
  const places = [0, 1, 2, ...at.map((effect) => effect + levelStates)];
  const weights = [1, climb, fade, ...share];
  const size = mean.length;
  let log = 0;
  let variance = noise * (1 + levelDrift * ahead + passing * (1 - fade * fade) + (slopeDrift * ahead ** 3) / 3);
  places.forEach((place, i) => {
    const weight = weights[i] ?? 0;
    log += weight * (mean[place] ?? 0);
    places.forEach((other, j) => {
      variance += weight * (weights[j] ?? 0) * (covariance[place * size + other] ?? 0);
    });
  });
  return { log, variance };
}
