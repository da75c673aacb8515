import { seededRandom } from '@tongli/spc';
import { type Customer, instantAt, type Plan } from './plan.ts';
import { crewShifts } from './shifts.ts';

/**
 * Of a day's contacts, parts in a thousand in each half hour from 8:00 to 22:00: what service centres in China see, with peaks in the morning
 * and the afternoon, a dip at noon and a little again in the evening. Made up, and not anybody's records.
 */
const curve = [
  ...[22, 34, 52, 64, 68, 66, 58, 46, 32, 28, 32, 42, 52, 56],
  ...[54, 50, 44, 36, 28, 24, 22, 20, 18, 16, 14, 10, 7, 5],
];
const opensAt = 8 * 3_600;
const halfHour = 1_800;

/** By day of the week from Monday: what was left over from the weekend comes on Monday. */
const weekdays = [1.15, 1.05, 1, 1, 0.98, 0.72, 0.65];

const meanService = 200;
const spreadOfService = 0.7;
const meanPatience = 240;
/** Share of customers who give up at the first word that they must wait. */
const atOnce = 0.02;

/** By sum of twelve, which is near enough. */
const normal = (random: () => number): number => Array.from({ length: 12 }, random).reduce((sum, one) => sum + one, -6);

const logNormal = (random: () => number, mean: number, spread: number): number =>
  mean * Math.exp(spread * normal(random) - (spread * spread) / 2);

function customerAt(at: number, random: () => number): Customer {
  const hasty = random() < atOnce;
  const patience = -Math.log(1 - random()) * meanPatience;
  return {
    at,
    patienceSeconds: Math.ceil(hasty ? 1 + patience / 50 : patience),
    serviceSeconds: Math.max(15, Math.round(logNormal(random, meanService, spreadOfService))),
    urgent: random() < 0.1,
  };
}

/** Which day of the week, 0 is Monday. */
const weekdayOf = (day: string): number => (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;

function customersOf(day: string, perDay: number, random: () => number): Customer[] {
  const total = curve.reduce((sum, part) => sum + part, 0);
  const ofDay = perDay * (weekdays[weekdayOf(day)] ?? 1);
  return curve.flatMap((part, place) => {
    const customers: Customer[] = [];
    const meanGap = halfHour / ((ofDay * part) / total);
    for (let at = -Math.log(1 - random()) * meanGap; at < halfHour; at += -Math.log(1 - random()) * meanGap)
      customers.push(customerAt(instantAt(day, opensAt + place * halfHour + at), random));
    return customers;
  });
}

export interface Wished {
  readonly days: readonly string[];
  readonly perDay: number;
  readonly agents: number;
  readonly seed: number;
}

/** Days of a centre of our own. */
export function patternOf({ days, perDay, agents, seed }: Wished): Plan {
  const random = seededRandom(seed);
  const customers = days.flatMap((day) => customersOf(day, perDay, random));
  const turnarounds = Array.from({ length: 500 }, () => Math.round(logNormal(random, 25, 0.6)));
  return { customers, shifts: crewShifts(days, agents), agents, turnarounds };
}
