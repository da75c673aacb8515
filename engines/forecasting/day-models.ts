import { type Design, designOf, specialGroups } from './effects.ts';
import {
  type DayTotals,
  filterLevel,
  type LevelSettings,
  type LevelState,
  levelStates,
  lookAhead,
  type Start,
  type Surprise,
} from './level.ts';
import type { Opening } from './opening.ts';
import { recentWeekdays, steadyRate, yearBefore } from './plain-days.ts';
import type { Series } from './series.ts';
import type { Timed } from './timed.ts';
import type { DayModelName, ForecastProblem } from './types.ts';

/** A day from whose start later ones are foreseen. */
export type Origin = {
  /** First day to foresee. */
  readonly day: number;
  /** Last day of which anything is known: the one before, or the same where it has begun. */
  readonly known: number;
  readonly horizonDays: number;
};

/** A model's view from one origin: totals by day ahead. */
export type Outlook = {
  readonly total: Float64Array;
  /** Variance of the logarithm of the day's rate; NaN where the model has no opinion. */
  readonly variance: Float64Array;
};

export type DayModel = { readonly name: DayModelName; readonly outlooks: readonly Outlook[] };

export type DayModels = {
  readonly models: readonly DayModel[];
  /** By origin and day ahead: log of what holidays, closures and events do to the day. */
  readonly special: readonly Float64Array[];
  readonly design: Design;
  /** Of the medium filter after the last known day. */
  readonly state: { readonly mean: Float64Array; readonly covariance: Float64Array };
  readonly surprises: readonly Surprise[];
  /** Contacts in an open interval of a usual day. */
  readonly meanPerInterval: number;
};

const steady: LevelSettings = { levelDrift: 0.01, slopeDrift: 0, memory: 0.6, passing: 0.3 };
const mediumHarmonics = 3;
/** What moves slowly has time to learn the month in detail. */
const levels: readonly { readonly name: DayModelName; readonly settings: LevelSettings; readonly harmonics: number }[] =
  [
    { name: 'level-slow', settings: { ...steady, levelDrift: 0.001 }, harmonics: 4 },
    { name: 'level-fast', settings: { ...steady, levelDrift: 0.06 }, harmonics: 2 },
    { name: 'level-trend', settings: { ...steady, slopeDrift: 0.000_02 }, harmonics: 2 },
    { name: 'level-plain', settings: steady, harmonics: 0 },
  ];
const daysForYear = 400;
const leastTotalForLevels = 8;

export function dayModels(
  series: Series,
  opening: Opening,
  problem: ForecastProblem,
  origins: readonly Origin[],
  timed: Timed,
): DayModels {
  const totals = logTotals(opening.total);
  const start = startOf(totals.log);
  const year = series.originDay >= daysForYear;
  const designed = (harmonics: number) =>
    designOf(series, opening, problem, start.noise, { monthHarmonics: harmonics, year: year && harmonics > 0 });
  const design = designed(mediumHarmonics);
  const surprises: Surprise[] = [];
  const medium = timed('level-medium', () =>
    filtered('level-medium', totals, design, steady, start, origins, (one) => surprises.push(one)),
  );
  const special = medium.special;
  const models: DayModel[] = [{ name: 'level-medium', outlooks: medium.outlooks }];
  for (const { name, settings, harmonics } of levels) {
    models.push(timed(name, () => filtered(name, totals, designed(harmonics), settings, start, origins)));
  }
  const isSparse = middleOf(opening.total) < leastTotalForLevels;
  const sums = [
    timed('recent-weekdays', () => recentWeekdays(opening, origins, special)),
    timed('steady-rate', () => steadyRate(opening, origins, special)),
  ];
  const yearly = timed('year-before', () => yearBefore(series, opening, origins, special));
  return {
    models: [...(isSparse ? [] : models), ...sums, ...(yearly && !isSparse ? [yearly] : [])],
    special,
    design,
    state: medium.state,
    surprises,
    meanPerInterval: middleOf(opening.total) / Math.max(1, openPerDay(series, opening)),
  };
}

function openPerDay({ slots }: Series, { week, total, weekday }: Opening): number {
  const counts = Array.from(total).flatMap((contacts, day) => {
    if (Number.isNaN(contacts)) return [];
    const from = (weekday[day] ?? 0) * slots;
    return [week.subarray(from, from + slots).reduce((sum, one) => sum + one, 0)];
  });
  return middleOf(counts);
}

function logTotals(total: Float64Array): DayTotals {
  return {
    log: total.map((contacts) => Math.log(contacts + 0.5)),
    counting: total.map((contacts) => 1 / (contacts + 0.5)),
  };
}

const usualNoise = 0.04;

/** The level of the first four weeks, and the noise by how much a day differs from the same weekday before. */
function startOf(log: Float64Array): Start {
  const first = log.filter((value) => !Number.isNaN(value)).slice(0, 28);
  const apart: number[] = [];
  for (let day = 7; day < log.length && apart.length < 70; day++) {
    const change = Math.abs((log[day] ?? Number.NaN) - (log[day - 7] ?? Number.NaN));
    if (!Number.isNaN(change)) apart.push(change);
  }
  const spread = apart.length < 8 ? Math.sqrt(usualNoise) : (1.4826 * middleOf(apart)) / Math.SQRT2;
  return { level: middleOf(first), noise: Math.min(1, Math.max(1e-5, spread ** 2)) };
}

export function middleOf(values: ArrayLike<number>): number {
  const sorted = Array.from(values)
    .filter((value) => !Number.isNaN(value))
    .sort((a, b) => a - b);
  const half = sorted.length >> 1;
  if (sorted.length === 0) return 0;
  return sorted.length % 2 === 1 ? (sorted[half] ?? 0) : ((sorted[half - 1] ?? 0) + (sorted[half] ?? 0)) / 2;
}

function filtered(
  name: DayModelName,
  totals: DayTotals,
  design: Design,
  settings: LevelSettings,
  start: Start,
  origins: readonly Origin[],
  surprise?: (one: Surprise) => void,
) {
  const outlooks: Outlook[] = [];
  const special: Float64Array[] = [];
  let last: DayModels['state'] = { mean: new Float64Array(0), covariance: new Float64Array(0) };
  let next = 0;
  const state = (now: LevelState) => {
    while (origins[next]?.known === now.day) {
      const origin = origins[next++];
      if (!origin) break;
      outlooks.push(outlookOf(now, design, settings, origin));
      special.push(specialOf(now, design, origin));
      if (next === origins.length) last = { mean: now.mean.slice(), covariance: now.covariance.slice() };
    }
  };
  filterLevel(totals, design, settings, start, origins.at(-1)?.known ?? 0, {
    state,
    ...(surprise ? { surprise } : {}),
  });
  return { name, outlooks, special, state: last };
}

function outlookOf(now: LevelState, design: Design, settings: LevelSettings, { day, horizonDays }: Origin): Outlook {
  const total = new Float64Array(horizonDays);
  const variance = new Float64Array(horizonDays);
  for (let ahead = 0; ahead < horizonDays; ahead++) {
    const outlook = lookAhead(now, design, settings, day + ahead);
    total[ahead] = Math.exp(Math.min(outlook.log, 25));
    variance[ahead] = outlook.variance;
  }
  return { total, variance };
}

function specialOf({ mean }: LevelState, { effects, rows }: Design, { day, horizonDays }: Origin): Float64Array {
  return Float64Array.from({ length: horizonDays }, (_, ahead) => {
    const { at = [], share = [] } = rows[day + ahead] ?? {};
    let log = 0;
    at.forEach((effect, place) => {
      const group = effects[effect]?.group;
      if (group && specialGroups.has(group)) log += (share[place] ?? 0) * (mean[effect + levelStates] ?? 0);
    });
    return log;
  });
}
