import { addDays, type IsoDate, weekday } from '@tongli/calendar';
import type { Observation } from '../types.ts';

export type SampleChoice = {
  readonly from?: IsoDate;
  readonly days: number;
  readonly intervalMinutes?: number;
  /** Mean contacts of a working day. */
  readonly perDay?: number;
  readonly seed?: number;
  /** Standard deviation of a day's rate, as a share. */
  readonly noise?: number;
  readonly openMinutes?: readonly [number, number];
  readonly handleSeconds?: number;
  /** What a day's rate is multiplied by; 0 leaves it without contacts. */
  readonly factor?: (date: IsoDate, day: number) => number;
};

/** An invented centre for tests and examples: two peaks a day, busy Mondays, quiet Saturdays, closed Sundays. */
export function sampleHistory({
  from = '2026-01-05',
  days,
  intervalMinutes = 30,
  perDay = 1000,
  seed = 1,
  noise = 0.05,
  openMinutes = [480, 1200],
  handleSeconds,
  factor = () => 1,
}: SampleChoice): Observation[] {
  const random = seeded(seed);
  const week = [1.25, 1, 0.95, 0.95, 1.05, 0.4, 0];
  const observations: Observation[] = [];
  const shape = (minute: number) =>
    1 + 0.8 * Math.exp(-(((minute - 600) / 90) ** 2)) + 0.6 * Math.exp(-(((minute - 900) / 100) ** 2));
  let whole = 0;
  for (let minute = openMinutes[0]; minute < openMinutes[1]; minute += intervalMinutes) whole += shape(minute);
  for (let day = 0; day < days; day++) {
    const date = addDays(from, day);
    const rate = perDay * (week[weekday(date)] ?? 0) * factor(date, day) * Math.exp(noise * gauss(random));
    for (let minute = 0; minute < 1440; minute += intervalMinutes) {
      const open = minute >= openMinutes[0] && minute < openMinutes[1];
      const volume = open ? poisson((rate * shape(minute)) / whole, random) : 0;
      observations.push({ date, minute, volume, ...(handleSeconds && volume > 0 ? { handleSeconds } : {}) });
    }
  }
  return observations;
}

/** Mulberry32: the same numbers for the same seed, from 0 to 1. */
function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

function gauss(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** By counting, and by the normal approximation where that would take long. */
function poisson(mean: number, random: () => number): number {
  if (mean > 50) return Math.max(0, Math.round(mean + Math.sqrt(mean) * gauss(random)));
  let count = 0;
  for (let product = random(); product > Math.exp(-mean); product *= random()) count++;
  return count;
}
