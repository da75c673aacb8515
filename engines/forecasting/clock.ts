import { type IsoDate, instantOf, type Zone } from '@tongli/calendar';
import { minutesPerDay } from './bounds.ts';

const minuteMs = 60_000;

/**
 * How often local clocks pass through each interval of a date: 1, 0 where they are set forward over it, 2 where they are
 * set back over it; between these for intervals that are cut.
 */
export function passesOn(zone: Zone, date: IsoDate, slotMinutes: number): Float64Array | undefined {
  const at = (minute: number) => instantOf(zone, date, minute).getTime() / minuteMs;
  const change = at(minutesPerDay) - at(0) - minutesPerDay;
  if (change === 0) return undefined;
  const passes = new Float64Array(minutesPerDay / slotMinutes).fill(1);
  for (let minute = 0; minute < minutesPerDay; minute++) {
    const length = at(minute + 1) - at(minute);
    const slot = Math.floor(minute / slotMinutes);
    if (length < 1) passes[slot] = (passes[slot] ?? 0) - 1 / slotMinutes;
    // The clocks reach this minute's end only after they have been set back: the time before it comes twice.
    for (let back = 0; back < length - 1; back++) {
      const repeated = Math.floor((minute - back) / slotMinutes);
      if (repeated >= 0) passes[repeated] = (passes[repeated] ?? 0) + 1 / slotMinutes;
    }
  }
  return passes.map((pass) => Math.round(pass * slotMinutes) / slotMinutes);
}
