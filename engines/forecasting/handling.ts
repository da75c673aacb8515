import type { Opening } from './opening.ts';
import type { Series } from './series.ts';

const halfLifeDays = 28;
const borrowedContacts = 200;
const farOut = 4;

/**
 * Expected handling time by weekday and interval of the day: volume-weighted means in which four weeks count half, each
 * weekday's drawn towards the interval's, and that towards the whole, by 200 contacts' worth. Undefined without handling times.
 */
export function handlingOf(series: Series, { weekday }: Opening): Float64Array | undefined {
  const { slots, originDay, originSlot, handledSeconds, handledVolume } = series;
  const last = originDay * slots + originSlot;
  const whole = meanOf(handledSeconds, handledVolume, last);
  if (whole === undefined) return undefined;
  const sums = { seconds: new Float64Array(7 * slots), contacts: new Float64Array(7 * slots) };
  const daily = { seconds: new Float64Array(slots), contacts: new Float64Array(slots), all: 0, allSeconds: 0 };
  for (let cell = 0; cell < last; cell++) {
    const contacts = handledVolume[cell] ?? 0;
    if (contacts === 0) continue;
    const day = Math.floor(cell / slots);
    const slot = cell % slots;
    const weight = contacts * 0.5 ** ((originDay - day) / halfLifeDays);
    const mean = Math.min(whole * farOut, Math.max(whole / farOut, (handledSeconds[cell] ?? 0) / contacts));
    const place = (weekday[day] ?? 0) * slots + slot;
    sums.contacts[place] = (sums.contacts[place] ?? 0) + weight;
    sums.seconds[place] = (sums.seconds[place] ?? 0) + weight * mean;
    daily.contacts[slot] = (daily.contacts[slot] ?? 0) + weight;
    daily.seconds[slot] = (daily.seconds[slot] ?? 0) + weight * mean;
    daily.all += weight;
    daily.allSeconds += weight * mean;
  }
  const recent = daily.allSeconds / daily.all;
  const drawn = (seconds: number, contacts: number, towards: number) =>
    (seconds + borrowedContacts * towards) / (contacts + borrowedContacts);
  const bySlot = daily.seconds.map((seconds, slot) => drawn(seconds, daily.contacts[slot] ?? 0, recent));
  return sums.seconds.map((seconds, place) =>
    drawn(seconds, sums.contacts[place] ?? 0, bySlot[place % slots] ?? recent),
  );
}

function meanOf(seconds: Float64Array, contacts: Float64Array, last: number): number | undefined {
  let sum = 0;
  let count = 0;
  for (let cell = 0; cell < last; cell++) {
    sum += seconds[cell] ?? 0;
    count += contacts[cell] ?? 0;
  }
  return count > 0 && sum > 0 ? sum / count : undefined;
}
