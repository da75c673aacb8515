import { type Burst, type BurstCase, type BurstSettings, watchBursts } from './watch.ts';

const minutesPerDay = 1440;
/** A century of 15-minute intervals is a mistake in a date. */
const mostIntervals = 4_000_000;

/** The bursts in cases of any order, as they would have been found while time passed; in order of their finding. */
export function findBursts(cases: readonly BurstCase[], settings: BurstSettings): Burst[] {
  if (cases.length === 0) return [];
  const sorted = cases.toSorted((a, b) => a.minute - b.minute);
  const first = Math.floor((sorted[0]?.minute ?? 0) / minutesPerDay) * minutesPerDay;
  const last = sorted.at(-1)?.minute ?? 0;
  const intervals = Math.floor((last - first) / settings.intervalMinutes) + 1;
  if (intervals > mostIntervals)
    throw new RangeError(`the cases span ${intervals} intervals; at most ${mostIntervals} are taken`);
  const watch = watchBursts(first, settings);
  let next = 0;
  for (let interval = 0; interval < intervals; interval++) {
    const end = first + (interval + 1) * settings.intervalMinutes;
    const from = next;
    while (next < sorted.length && (sorted[next]?.minute ?? 0) < end) next++;
    watch.step(sorted.slice(from, next));
  }
  return watch.bursts().sort((a, b) => a.foundMinute - b.foundMinute || a.logProbability - b.logProbability);
}
