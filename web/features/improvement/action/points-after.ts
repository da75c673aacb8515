import type { ChartDefinition } from '@tongli/contracts/measures';

/** Points after the action that the chart needs for a verdict: the fewest on which eight on one side can speak. */
export const fewestAfter = 8;

const dayMs = 86_400_000;
const dayNumber = (date: string) => Date.parse(`${date}T00:00:00Z`) / dayMs;
/** Day 0, 1 January 1970, was a Thursday. */
const weeksBefore = (day: number) => Math.floor((day + 3) / 7);

/** Points from the day on which the action is done to the day before its verification: days, or whole weeks from Monday on. */
export function pointsAfter(bucket: ChartDefinition['bucket'], doneOn: string, verifyOn: string): number {
  const [first, end] = [dayNumber(doneOn), dayNumber(verifyOn)];
  const points = bucket === 'day' ? end - first : weeksBefore(end) - weeksBefore(first + 6);
  return Math.max(0, points);
}
