import type { Origin } from './day-models.ts';
import { holidayKind, kinds, type Opening } from './opening.ts';
import type { Series } from './series.ts';
import { addDay, ageShape, emptyShape, type ShapeSettings, sharesOf, wovenShares } from './shape.ts';
import type { ShapeModelName } from './types.ts';

export type ShapeModel = {
  readonly name: ShapeModelName;
  /** By origin: by kind of day and interval the share of the day's total. */
  readonly shares: readonly Float64Array[];
};

const recent: ShapeSettings = { halfLifeWeeks: 4, borrowedDays: 2 };
const season: ShapeSettings = { halfLifeWeeks: 12, borrowedDays: 1 };
const lasting: ShapeSettings = { halfLifeWeeks: Number.POSITIVE_INFINITY, borrowedDays: 2 };

/** The shapes that each model believes in at each origin. */
export function shapeModels(series: Series, opening: Opening, origins: readonly Origin[]): ShapeModel[] {
  const seen = [recent, season, lasting].map((settings) => ({ settings, state: emptyShape(kinds, series.slots) }));
  const names: readonly ShapeModelName[] = ['shape-recent', 'shape-season', 'shape-lasting', 'shape-woven'];
  const models = names.map((name) => ({ name, shares: [] as Float64Array[] }));
  let day = 0;
  for (const origin of origins) {
    for (; day < origin.day; day++) {
      const counts = opening.observed[day] === 1 && (opening.total[day] ?? 0) > 0;
      for (const { state, settings } of seen) {
        ageShape(state, settings);
        if (counts) addDay(state, opening.kind[day] ?? 0, series.volume, day * series.slots);
      }
    }
    const all = seen.map(({ state, settings }) => sharesOf(state, settings));
    const [lately, , long] = seen;
    if (lately && long) all.push(wovenShares(lately.state, long.state));
    const holidays = long?.state.days[holidayKind] ?? 0;
    all.forEach((shares, place) => {
      models[place]?.shares.push(usableShares(shares, holidays, opening, series.slots));
    });
  }
  return models;
}

const enoughHolidays = 2;

/** Shares over the usual hours of each kind of day, adding up to 1; public holidays like Sundays until two were seen. */
function usableShares(shares: Float64Array, holidays: number, { week }: Opening, slots: number): Float64Array {
  const everyday = shares.slice(0, slots).fill(0);
  for (let cell = 0; cell < 7 * slots; cell++)
    everyday[cell % slots] = (everyday[cell % slots] ?? 0) + (shares[cell] ?? 0);
  for (let kind = 0; kind < holidayKind; kind++) {
    const part = shares.subarray(kind * slots, (kind + 1) * slots);
    const hours = week.subarray(kind * slots, (kind + 1) * slots);
    if (!toHours(part, hours)) {
      part.set(everyday);
      if (!toHours(part, hours)) toHours(part.fill(1), hours);
    }
  }
  if (holidays < enoughHolidays) shares.subarray(holidayKind * slots).fill(Number.NaN);
  return shares;
}

/** Leaves the open hours and brings their sum to 1; false where nothing is left. */
function toHours(part: Float64Array, hours: Uint8Array): boolean {
  let sum = 0;
  for (let slot = 0; slot < part.length; slot++) sum += hours[slot] ? (part[slot] ?? 0) : 0;
  if (!(sum > 0)) return false;
  for (let slot = 0; slot < part.length; slot++) part[slot] = hours[slot] ? (part[slot] ?? 0) / sum : 0;
  return true;
}

/** The shares of one day. A public holiday whose shape is not known has that of its weekday. */
export function sharesOn(shares: Float64Array, { kind, weekday }: Opening, day: number, slots: number): Float64Array {
  const own = shares.subarray((kind[day] ?? 0) * slots, ((kind[day] ?? 0) + 1) * slots);
  if (!Number.isNaN(own[0] ?? Number.NaN)) return own;
  return shares.subarray((weekday[day] ?? 0) * slots, ((weekday[day] ?? 0) + 1) * slots);
}
