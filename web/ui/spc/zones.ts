import type { ControlChart } from '@tongli/contracts/measures';

type Point = ControlChart['points'][number];

/** What a value can be at all: shares end at one. */
export interface Domain {
  readonly floor: number;
  readonly ceiling: number;
}

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/**
 * Edges of the zones at a point, from the lower limit to the upper: -3σ -2σ -1σ +1σ +2σ +3σ, kept within the limits that
 * are drawn. Null where a point has no limits.
 */
export function zoneEdges(point: Point, { floor, ceiling }: Domain): readonly number[] | null {
  const { centre, sigma } = point;
  if (sigma === null) return null;
  const low = point.lower ?? Math.max(floor, centre - 3 * sigma);
  const high = point.upper ?? Math.min(ceiling, centre + 3 * sigma);
  return [-3, -2, -1, 1, 2, 3].map((step) => clamp(centre + step * sigma, low, high));
}

/** Where each phase begins and ends, as places in the row of points. */
export function phaseRanges(points: readonly Point[]): { start: number; end: number }[] {
  const ranges: { start: number; end: number }[] = [];
  for (const [index, { phase }] of points.entries()) {
    const last = ranges.at(-1);
    if (last && points[last.start]?.phase === phase) last.end = index;
    else ranges.push({ start: index, end: index });
  }
  return ranges;
}

/** The share of the axis next to its foot in which a number below its point would run into the dates. */
const footShare = 0.15;

/** Up to which value a point lies at the foot of the drawing. */
export function footOf(points: readonly Point[]): number {
  const drawn = points.flatMap(({ value, lower, upper }) => [value, lower, upper]).filter((value) => value !== null);
  const [low, high] = [Math.min(...drawn), Math.max(...drawn)];
  return low + (high - low) * footShare;
}
