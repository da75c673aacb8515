import { middleOf, type Origin } from './day-models.ts';
import type { Opening } from './opening.ts';
import type { Series } from './series.ts';
import type { Timed } from './timed.ts';
import type { MixModelName } from './types.ts';

export type SlotModelName = Exclude<MixModelName, 'level-times-shape'>;

const weeksUsed: readonly (readonly [SlotModelName, number])[] = [
  ['weekly-naive', 1],
  ['slot-mean-4', 4],
  ['slot-median-8', 8],
];

export type SlotModel = { readonly name: SlotModelName; readonly cells: Float64Array };

/** The plain methods, interval by interval, from the last plain days of the same weekday before the origin; NaN where there are none. */
export function slotModels(
  series: Series,
  opening: Opening,
  origin: Origin,
  special: Float64Array | undefined,
  timed: Timed,
): SlotModel[] {
  const { slots } = series;
  const days = lastDays(opening, origin.day, Math.max(...weeksUsed.map(([, weeks]) => weeks)));
  return weeksUsed.map(([name, weeks]) => {
    const week = timed(name, () => weekOf(series, days, weeks, name === 'slot-median-8' ? middleOf : meanOf));
    const cells = new Float64Array(origin.horizonDays * slots);
    for (let ahead = 0; ahead < origin.horizonDays; ahead++) {
      const factor = Math.exp(special?.[ahead] ?? 0);
      const from = (opening.weekday[origin.day + ahead] ?? 0) * slots;
      for (let slot = 0; slot < slots; slot++) cells[ahead * slots + slot] = (week[from + slot] ?? Number.NaN) * factor;
    }
    return { name, cells };
  });
}

/** Of each weekday, the latest first: observed days that no holiday, make-up workday or closure touches. */
function lastDays({ weekday, total, special }: Opening, before: number, most: number): number[][] {
  const found: number[][] = Array.from({ length: 7 }, () => []);
  for (let day = before - 1; day >= Math.max(0, before - 7 * (most + 6)); day--) {
    const list = found[weekday[day] ?? 0];
    if (list && list.length < most && special[day] === undefined && !Number.isNaN(total[day] ?? Number.NaN))
      list.push(day);
  }
  return found;
}

function weekOf(
  { slots, volume }: Series,
  days: readonly (readonly number[])[],
  weeks: number,
  middle: (values: readonly number[]) => number,
): Float64Array {
  const week = new Float64Array(7 * slots).fill(Number.NaN);
  days.forEach((list, weekday) => {
    for (let slot = 0; slot < slots; slot++) {
      const values: number[] = [];
      for (const day of list.slice(0, weeks)) {
        const contacts = volume[day * slots + slot] ?? Number.NaN;
        if (!Number.isNaN(contacts)) values.push(contacts);
      }
      if (values.length > 0) week[weekday * slots + slot] = middle(values);
    }
  });
  return week;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
