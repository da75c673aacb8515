import type { Figure, Indicator, Standing } from '@tongli/contracts/measures';
import { chart } from '@tongli/spc';
import { type Refusal, refuse } from '../../../platform/call.ts';
import type { Recipe } from '../catalogue/index.ts';
import type { DayCount } from '../series.ts';

export interface Bounds {
  readonly warnAt: number | null;
  readonly breachAt: number | null;
  readonly control: boolean;
  readonly windowMinutes: number;
  readonly minimum: number;
}

/** What has to be known of an indicator to judge it. */
export interface Judged {
  readonly indicator: Pick<Indicator, 'direction'>;
  readonly recipe: Pick<Recipe, 'nature' | 'per' | 'isStock' | 'isDaily'> & {
    /** What stands below the line; null where nothing does, and any value says something. */
    readonly size: Recipe['size'] | 'below' | null;
    readonly bounds: Partial<Recipe['bounds']>;
  };
}

const dayMinutes = 1_440;
const wrong = (code: string, field: string, params: Refusal['params'] = {}) =>
  refuse(code, { status: 422, field: `body.${field}`, params });

/** What is wrong with a threshold, whatever is counted: limits that do not nest, or that the indicator cannot reach. */
export function checkBounds({ indicator, recipe }: Judged, bounds: Bounds): Refusal | null {
  const { warnAt, breachAt, control, windowMinutes } = bounds;
  if (recipe.isDaily) return wrong('told-daily', 'indicator');
  if (breachAt === null && !control) return wrong('no-bound', 'breachAt');
  const beyond = checkReach(recipe.bounds, { warnAt, breachAt });
  if (beyond) return beyond;
  if (warnAt !== null && breachAt !== null && !worse(indicator, breachAt, warnAt))
    return wrong('limits-do-not-nest', 'warnAt', { warnAt, breachAt, direction: indicator.direction });
  if (control && windowMinutes !== dayMinutes)
    return wrong('control-needs-a-day', 'windowMinutes', { minutes: dayMinutes });
  if ((recipe.size === 'calendar-days' || recipe.isStock) && windowMinutes < dayMinutes)
    return wrong('count-needs-a-day', 'windowMinutes', { minutes: dayMinutes });
  return null;
}

/** What the indicator cannot come to. */
function checkReach(
  { lower, upper }: Judged['recipe']['bounds'],
  asked: Readonly<Record<'warnAt' | 'breachAt', number | null>>,
): Refusal | null {
  for (const field of ['warnAt', 'breachAt'] as const) {
    const bound = asked[field];
    if (bound === null) continue;
    if (upper !== undefined && bound > upper) return wrong('above-highest', field, { highest: upper });
    if (lower !== undefined && bound < lower) return wrong('below-lowest', field, { lowest: lower });
  }
  return null;
}

/** Whether one value is worse than another. */
const worse = ({ direction }: Pick<Indicator, 'direction'>, a: number, b: number) =>
  direction === 'lower-is-better' ? a > b : a < b;

const reaches = (indicator: Pick<Indicator, 'direction'>, value: number, bound: number | null): bound is number =>
  bound !== null && !worse(indicator, bound, value);

export interface Judgement {
  readonly standing: Exclude<Standing, 'unset'>;
  /** The bound that was crossed; null while it is within. */
  readonly boundAt: number | null;
  readonly byControl: boolean;
}

/** What stands where the minimum is asked for: what was counted, of a count a day; else what it is taken of. */
function basisOf({ size, per = 1 }: Judged['recipe'], figure: Figure): number {
  if (size === null) return Number.POSITIVE_INFINITY;
  return size === 'calendar-days' ? figure.count : figure.size * per;
}

/** How a figure stands against bounds of people and against the control limit of its own past on the worse side. */
export function judge(
  { indicator, recipe }: Judged,
  { warnAt, breachAt, minimum }: Pick<Bounds, 'warnAt' | 'breachAt' | 'minimum'>,
  figure: Figure,
  controlAt: number | null,
): Judgement {
  const { value } = figure;
  const none = { boundAt: null, byControl: false };
  if (value === null || basisOf(recipe, figure) < minimum) return { standing: 'silent', ...none };
  if (reaches(indicator, value, breachAt)) return { standing: 'breached', boundAt: breachAt, byControl: false };
  if (controlAt !== null && worse(indicator, value, controlAt))
    return { standing: 'breached', boundAt: controlAt, byControl: true };
  if (reaches(indicator, value, warnAt)) return { standing: 'warned', boundAt: warnAt, byControl: false };
  return { standing: 'within', ...none };
}

/** Fewer days with a value are no past to judge by. */
const fewestDays = 12;
const types = { rate: 'u-prime', proportion: 'p-prime' } as const;

/**
 * Three sigma of the days before on the worse side, for a window of one day of this size: the limits of the control chart on which the
 * window would be the next point. Null while there is too little past, or where it has no variation.
 */
export function controlLimit({ indicator, recipe }: Judged, past: readonly DayCount[], now: Figure): number | null {
  const days = past.filter(({ size }) => size > 0);
  if (days.length < fewestDays || now.value === null) return null;
  const points = [...days, now].map(({ count, size }, place) => ({ label: String(place), count, size }));
  const baseline = { from: 0, to: days.length - 1 };
  const drawn =
    recipe.nature === 'value'
      ? chart({
          type: 'i-mr',
          points: points.map(({ label, count, size }) => ({ label, value: count / size })),
          bounds: recipe.bounds,
          rules: '1',
          baseline,
        })
      : chart({ type: types[recipe.nature], points, rules: '1', baseline });
  const { lower = null, upper = null, centre } = drawn.points.at(-1) ?? {};
  const limit = indicator.direction === 'lower-is-better' ? upper : lower;
  // A past without any variation has no limits: whatever differs would be beyond them.
  return limit === centre ? null : limit;
}

/** The alert that stands for a threshold, if any. */
export interface StandingAlert {
  readonly recovered: boolean;
}

export type Move = 'raise' | 'again' | 'recover' | null;

/**
 * One alert a breach, however often the value swings: it is back only once it is below its warning too, and comes back into the same
 * alert until somebody has said what came of it.
 */
export function nextMove(standing: Judgement['standing'], alert: StandingAlert | null, empty: boolean): Move {
  if (standing === 'breached') {
    if (!alert) return 'raise';
    return alert.recovered ? 'again' : null;
  }
  if (!alert || alert.recovered) return null;
  return standing === 'within' || empty ? 'recover' : null;
}
