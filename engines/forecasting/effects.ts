import { dayNumber } from './days.ts';
import { holidayKind, isOpenDay, type Opening } from './opening.ts';
import type { Series } from './series.ts';
import type { Bilingual, EffectGroup, ForecastProblem } from './types.ts';

/** The effects that a day may carry on the logarithmic scale, what is believed of each at first, and which day carries which. */
export type Design = {
  readonly effects: readonly Effect[];
  /** By day: which effects, and how much of each. */
  readonly rows: readonly DesignRow[];
};

export type Effect = {
  readonly group: EffectGroup;
  readonly name: Bilingual;
  readonly priorMean: number;
  readonly priorVariance: number;
  /** Growth of its variance in a day. */
  readonly drift: number;
};

export type DesignRow = { readonly at: readonly number[]; readonly share: readonly number[] };

/** Groups that only some days carry; a plain method takes these from here. */
export const specialGroups: ReadonlySet<EffectGroup> = new Set(['holiday', 'make-up', 'after-closure', 'event']);

/** How finely the month is seen: harmonics, 0 for a month without a course; and whether the year has a course. */
export type DesignChoice = { readonly monthHarmonics: number; readonly year: boolean };

const weekdays: readonly Bilingual[] = [
  { zh: '周一', en: 'Monday' },
  { zh: '周二', en: 'Tuesday' },
  { zh: '周三', en: 'Wednesday' },
  { zh: '周四', en: 'Thursday' },
  { zh: '周五', en: 'Friday' },
  { zh: '周六', en: 'Saturday' },
  { zh: '周日', en: 'Sunday' },
];
const yearHarmonics = 3;
const daysFromMonthStart = 1.5;
const daysToMonthEnd = 1;

/** `noise` is the variance of a day's logarithm around its expectation: small effects are believed in its measure. */
export function designOf(
  series: Series,
  opening: Opening,
  problem: ForecastProblem,
  noise: number,
  choice: DesignChoice,
): Design {
  const effects: Effect[] = [];
  const rows = Array.from({ length: series.days }, () => ({ at: [] as number[], share: [] as number[] }));
  const known = new Map<string, number>();
  const put: Put = (day, share, effect) => {
    const key = `${effect.group} ${effect.name.en}`;
    const at = known.get(key) ?? effects.push(effect) - 1;
    known.set(key, at);
    if (share === 0) return;
    rows[day]?.at.push(at);
    rows[day]?.share.push(share);
  };
  weekdayEffects(series, opening, noise, put);
  if (choice.monthHarmonics > 0) monthEffects(series, opening, noise, choice.monthHarmonics, put);
  if (choice.year) yearEffects(series, noise, put);
  holidayEffects(series, opening, put);
  eventEffects(series, problem, put);
  return { effects, rows };
}

type Put = (day: number, share: number, effect: Effect) => void;

function weekdayEffects({ days }: Series, opening: Opening, noise: number, put: Put): void {
  const effect = (weekday: number): Effect => ({
    group: 'weekday',
    name: weekdays[weekday] ?? { zh: '', en: '' },
    priorMean: 0,
    priorVariance: Math.max(1, 60 * noise),
    drift: 0.001 * noise,
  });
  for (let weekday = 0; weekday < 7; weekday++) put(0, 0, effect(weekday));
  for (let day = 0; day < days; day++) {
    put(day, 1, effect(opening.weekday[day] ?? 0));
  }
}

/** Harmonics of the month, and what rises towards its first and last working days. */
function monthEffects(series: Series, opening: Opening, noise: number, harmonics: number, put: Put): void {
  const { days, dates } = series;
  const works = workdays(series, opening);
  for (let day = 0; day < days; day++) {
    const [at, length] = [dates.dayOfMonth[day] ?? 0, dates.monthLength[day] ?? 30];
    for (let order = 1; order <= harmonics; order++) {
      const angle = (2 * Math.PI * order * (at + 0.5)) / length;
      put(day, Math.sin(angle), monthEffect(`month-sin-${order}`, (0.2 * noise) / order));
      put(day, Math.cos(angle), monthEffect(`month-cos-${order}`, (0.2 * noise) / order));
    }
    let before = 0;
    let after = 0;
    for (let back = 1; back <= at; back++) before += works(day - back);
    for (let on = 1; on < length - at; on++) after += works(day + on);
    put(day, Math.exp(-before / daysFromMonthStart), monthEffect('month-start', noise));
    put(day, Math.exp(-after / daysToMonthEnd), monthEffect('month-end', noise));
  }
}

function monthEffect(name: string, priorVariance: number): Effect {
  return { group: 'month', name: { zh: name, en: name }, priorMean: 0, priorVariance, drift: 0 };
}

/** Whether a day, also one outside of the series, is one on which most of the week's work is done. */
function workdays({ days, dates, slots }: Series, { open, total, shut }: Opening): (day: number) => number {
  const sums = new Float64Array(7);
  const counts = new Float64Array(7);
  for (let day = 0; day < days; day++) {
    const contacts = total[day] ?? Number.NaN;
    const weekday = dates.weekday[day] ?? 0;
    if (Number.isNaN(contacts)) continue;
    sums[weekday] = (sums[weekday] ?? 0) + contacts;
    counts[weekday] = (counts[weekday] ?? 0) + 1;
  }
  const means = sums.map((sum, weekday) => sum / Math.max(1, counts[weekday] ?? 0));
  const busy = means.map((mean) => (mean >= 0.4 * Math.max(...means) ? 1 : 0));
  const first = dates.weekday[0] ?? 0;
  return (day) => {
    if (day >= 0 && day < days && (shut[day] || !isOpenDay(open, day, slots))) return 0;
    return busy[(((first + day) % 7) + 7) % 7] ?? 0;
  };
}

function yearEffects({ days, dates }: Series, noise: number, put: Put): void {
  for (let day = 0; day < days; day++) {
    for (let order = 1; order <= yearHarmonics; order++) {
      const angle = 2 * Math.PI * order * (dates.partOfYear[day] ?? 0);
      const variance = (2 * noise) / order;
      put(day, Math.sin(angle), { ...monthEffect(`year-sin-${order}`, variance), group: 'year' });
      put(day, Math.cos(angle), { ...monthEffect(`year-cos-${order}`, variance), group: 'year' });
    }
  }
}

const nearHoliday = 3;

function holidayEffects(
  { days, slots, originDay }: Series,
  { kind, special, shut, total, open }: Opening,
  put: Put,
): void {
  const effect = (group: EffectGroup, zh: string, en: string, priorMean: number, priorVariance: number): Effect => ({
    group,
    name: { zh, en },
    priorMean,
    priorVariance,
    drift: 0,
  });
  const works = (day: number) => isOpenDay(open, day, slots);
  for (let day = 0; day < days; day++) {
    const today = special[day];
    if (kind[day] === holidayKind && today) {
      put(day, 1, effect('holiday', '公共假日', 'public holiday', -0.5, 0.5));
      put(day, 1, effect('holiday', today.name.zh, today.name.en, 0, 0.25));
    } else if (today?.kind === 'open') {
      put(day, 1, effect('make-up', '调休上班日', 'make-up workday', -0.1, 0.06));
    }
    if (today?.kind !== 'closed') {
      for (const [step, zh, en] of [
        [1, '前', 'before'],
        [-1, '后', 'after'],
      ] as const) {
        const near = nearest(special, day, step);
        if (!near) continue;
        // What all holidays share fades with distance; what is one's own may last all of these days.
        put(day, 1 / near.distance, effect('holiday', `假日${zh}`, `${en} a holiday`, 0, 0.02));
        put(day, 1, effect('holiday', `${near.name.zh}${zh}`, `${en} ${near.name.en}`, 0, 0.06));
      }
    }
    // A weekday without observation counts as closed when it lies in the past: nothing else is known of it.
    const closed = (other: number) =>
      other >= 0 &&
      (shut[other] === 1 || (other < originDay && works(other) && Number.isNaN(total[other] ?? Number.NaN)));
    if (day > 0 && !shut[day] && closed(lastUsual(day, works, shut))) {
      put(day, 1, effect('after-closure', '停业后首日', 'first day after a closure', 0.05, 0.02));
    }
  }
}

/** The day before, leaving out days that are closed every week. */
function lastUsual(day: number, works: (day: number) => boolean, shut: Uint8Array): number {
  let before = day - 1;
  while (before > 0 && day - before < 4 && !works(before) && !shut[before]) before--;
  return before;
}

function nearest(special: Opening['special'], day: number, step: 1 | -1) {
  for (let distance = 1; distance <= nearHoliday; distance++) {
    const other = special[day + step * distance];
    if (other?.kind === 'closed') return { distance, name: other.name };
  }
  return undefined;
}

function eventEffects({ days, dates }: Series, { events = [] }: ForecastProblem, put: Put): void {
  const start = dayNumber(dates.first);
  for (const { name, from, to, uplift } of events) {
    const effect: Effect = {
      group: 'event',
      name: { zh: name, en: name },
      priorMean: uplift === undefined ? 0 : Math.log1p(uplift),
      priorVariance: uplift === undefined ? 0.25 : 0.04,
      drift: 0,
    };
    for (let day = Math.max(0, dayNumber(from) - start); day <= Math.min(days - 1, dayNumber(to) - start); day++) {
      put(day, 1, effect);
    }
  }
}
