import type { DayModels } from './day-models.ts';
import type { Effect } from './effects.ts';
import { levelStates } from './level.ts';
import type { Opening } from './opening.ts';
import type { Series } from './series.ts';
import type { Bilingual, FoundEffect } from './types.ts';

const normal = 1.2816;
const standsOut = 1.64;

/** Calendar effects that stand out of their own uncertainty, by the medium filter. */
export function foundEffects(series: Series, opening: Opening, models: DayModels): FoundEffect[] {
  if (models.state.mean.length === 0) return [];
  return [
    ...weekdayEffects(opening, models),
    ...monthEffects(series, models),
    ...namedEffects(series, opening, models),
  ];
}

type Known = { readonly effect: Effect; readonly mean: number; readonly deviation: number };

function knownOf({ design, state }: DayModels, at: number): Known | undefined {
  const effect = design.effects[at];
  return (
    effect && { effect, mean: state.mean[at + levelStates] ?? 0, deviation: state.deviation[at + levelStates] ?? 0 }
  );
}

function found(group: FoundEffect['group'], name: Bilingual, log: number, deviation: number): FoundEffect {
  return {
    group,
    name,
    factor: Math.exp(log),
    low: Math.exp(log - normal * deviation),
    high: Math.exp(log + normal * deviation),
  };
}

/** Against the mean of the weekdays that were seen. */
function weekdayEffects({ weekday, total }: Opening, models: DayModels): FoundEffect[] {
  const seen = new Set<number>();
  total.forEach((contacts, day) => {
    if (!Number.isNaN(contacts)) seen.add(weekday[day] ?? 0);
  });
  const known = [...seen].sort().flatMap((at) => knownOf(models, at) ?? []);
  const mean = known.reduce((sum, one) => sum + one.mean, 0) / Math.max(1, known.length);
  // Level and weekdays share an uncertainty that their differences do not have.
  const least = Math.min(...known.map(({ deviation }) => deviation)) * 0.7;
  return known.flatMap(({ effect, mean: log, deviation }) => {
    const own = Math.sqrt(Math.max(0, deviation ** 2 - least ** 2));
    return Math.abs(log - mean) > standsOut * own ? [found('weekday', effect.name, log - mean, own)] : [];
  });
}

/** The day of the month with the most and with the least, where the month has a course. */
function monthEffects({ days, dates }: Series, models: DayModels): FoundEffect[] {
  const course = new Map<number, { log: number; variance: number }>();
  for (let day = Math.max(0, days - 62); day < days; day++) {
    const { at = [], share = [] } = models.design.rows[day] ?? {};
    let [log, variance] = [0, 0];
    at.forEach((effect, place) => {
      const known = knownOf(models, effect);
      if (known?.effect.group !== 'month') return;
      log += (share[place] ?? 0) * known.mean;
      variance += ((share[place] ?? 0) * known.deviation) ** 2;
    });
    course.set((dates.dayOfMonth[day] ?? 0) + 1, { log, variance });
  }
  const sorted = [...course].sort(([, a], [, b]) => a.log - b.log);
  const mean = sorted.reduce((sum, [, { log }]) => sum + log, 0) / Math.max(1, sorted.length);
  return [sorted.at(-1), sorted[0]].flatMap((one) => {
    if (!one) return [];
    const [day, { log, variance }] = one;
    const deviation = Math.sqrt(variance);
    if (Math.abs(log - mean) <= standsOut * deviation) return [];
    return [found('month', { zh: `每月 ${day} 日前后`, en: `around day ${day} of the month` }, log - mean, deviation)];
  });
}

/** Holidays, make-up workdays, closures and events that history has shown. */
function namedEffects({ originDay }: Series, { total }: Opening, models: DayModels): FoundEffect[] {
  const shown = new Set<number>();
  for (let day = 0; day < originDay; day++) {
    if (Number.isNaN(total[day] ?? Number.NaN)) continue;
    for (const at of models.design.rows[day]?.at ?? []) shown.add(at);
  }
  const all = [...shown].flatMap((at) => knownOf(models, at) ?? []);
  const common = all.find(({ effect }) => effect.name.en === 'public holiday');
  return all.flatMap(({ effect, mean, deviation }) => {
    if (effect.group === 'weekday' || effect.group === 'month' || effect.group === 'year') return [];
    // A holiday by name is told with what all holidays share.
    const near = /(before|after) /.test(effect.name.en);
    const log = effect.group === 'holiday' && common && !near && effect !== common.effect ? mean + common.mean : mean;
    return Math.abs(log) > standsOut * deviation ? [found(effect.group, effect.name, log, deviation)] : [];
  });
}
