import { weekday } from '@tongli/calendar';
import { type Forecast, type ForecastProblem, forecast } from '../index.ts';

export const hour = 60;
export const day = 1440;

/** The coming week by the hour, unless told otherwise. */
export const foresee = (problem: Pick<ForecastProblem, 'observations'> & Partial<ForecastProblem>): Forecast =>
  forecast({ intervalMinutes: hour, horizonMinutes: 7 * day, ...problem });

export const totalOf = ({ intervals }: Forecast, date: string): number =>
  intervals.reduce((sum, one) => (one.date === date ? sum + one.mean : sum), 0);

/** Total of a day without noise, so that a test can say what is right. */
export const expectedOf = (date: string, perDay = 1000) =>
  perDay * ([1.25, 1, 0.95, 0.95, 1.05, 0.4, 0][weekday(date)] ?? 0);

/** Refuses what is off by this share of what is expected, or by more. */
export function near(actual: number, expected: number, share: number): void {
  if (actual > expected * (1 - share) && actual < expected * (1 + share)) return;
  throw new Error(`${actual} is not within ${share * 100} % of ${expected}`);
}
