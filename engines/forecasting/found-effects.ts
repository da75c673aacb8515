import type { DayModels } from './day-models.ts';
import type { Effect } from './effects.ts';
import { levelStates } from './level.ts';
import type { Opening } from './opening.ts';
import type { Series } from './series.ts';
import type { Bilingual, EffectGroup, FoundEffect } from './types.ts';

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

/** A sum of effects, by their place in the design. */
type Sum = ReadonlyMap<number, number>;

/** What a sum of effects does, if that stands out of its own uncertainty. */
function found({ state }: DayModels, group: EffectGroup, name: Bilingual, sum: Sum): FoundEffect[] {
  const size = state.mean.length;
  let log = 0;
  let variance = 0;
  for (const [at, share] of sum) {
    log += share * (state.mean[at + levelStates] ?? 0);
    for (const [other, part] of sum) {
      variance += share * part * (state.covariance[(at + levelStates) * size + other + levelStates] ?? 0);
    }
  }
  const deviation = Math.sqrt(Math.max(0, variance));
  if (Math.abs(log) <= standsOut * deviation) return [];
  return [
    {
      group,
      name,
      factor: Math.exp(log),
      low: Math.exp(log - normal * deviation),
      high: Math.exp(log + normal * deviation),
    },
  ];
}

/** Against the mean of the weekdays that were seen. */
function weekdayEffects({ weekday, total }: Opening, models: DayModels): FoundEffect[] {
  const seen = new Set<number>();
  total.forEach((contacts, day) => {
    if (!Number.isNaN(contacts)) seen.add(weekday[day] ?? 0);
  });
  const all = [...seen].sort();
  return all.flatMap((at) => {
    const against = all.map((other) => [other, (other === at ? 1 : 0) - 1 / all.length] as const);
    return found(models, 'weekday', models.design.effects[at]?.name ?? { zh: '', en: '' }, new Map(against));
  });
}

/** The days of the month with the most and with the least, against the mean of the month. */
function monthEffects({ days, dates }: Series, models: DayModels): FoundEffect[] {
  const { design, state } = models;
  const course = new Map<number, Map<number, number>>();
  for (let day = Math.max(0, days - 62); day < days; day++) {
    const { at = [], share = [] } = design.rows[day] ?? {};
    const own = at.flatMap((effect, place) =>
      design.effects[effect]?.group === 'month' ? [[effect, share[place] ?? 0] as const] : [],
    );
    course.set((dates.dayOfMonth[day] ?? 0) + 1, new Map(own));
  }
  const mean = new Map<number, number>();
  for (const sum of course.values()) {
    for (const [at, share] of sum) mean.set(at, (mean.get(at) ?? 0) + share / course.size);
  }
  const logOf = (sum: Sum) =>
    [...sum].reduce((log, [at, share]) => log + share * (state.mean[at + levelStates] ?? 0), 0);
  const sorted = [...course].sort(([, a], [, b]) => logOf(a) - logOf(b));
  return [sorted.at(-1), sorted[0]].flatMap((one) => {
    if (!one) return [];
    const [day, sum] = one;
    const against = new Map([...mean].map(([at, share]) => [at, (sum.get(at) ?? 0) - share]));
    return found(models, 'month', { zh: `每月 ${day} 日前后`, en: `around day ${day} of the month` }, against);
  });
}

/** Holidays, make-up workdays, closures and events that history has shown. */
function namedEffects({ originDay }: Series, { total }: Opening, models: DayModels): FoundEffect[] {
  const { effects, rows } = models.design;
  const shown = new Set<number>();
  for (let day = 0; day < originDay; day++) {
    if (Number.isNaN(total[day] ?? Number.NaN)) continue;
    for (const at of rows[day]?.at ?? []) shown.add(at);
  }
  const common = effects.findIndex((effect) => effect.name.en === 'public holiday');
  return [...shown].flatMap((at) => {
    const effect = effects[at];
    if (!effect || !isNamed(effect)) return [];
    // A holiday by name is told with what all holidays share.
    const shares =
      effect.group === 'holiday' && !/(before|after) /.test(effect.name.en) && at !== common && common >= 0;
    return found(models, effect.group, effect.name, new Map([[at, 1], ...(shares ? ([[common, 1]] as const) : [])]));
  });
}

function isNamed({ group }: Effect): boolean {
  return group !== 'weekday' && group !== 'month' && group !== 'year';
}
