import type { Figure, Indicator } from '@tongli/contracts/measures';

/** As a number is told, everywhere: two digits behind the point, a share in percent. Rounded here and nowhere else. */
export function told(unit: Indicator['unit'], value: number | null): number | null {
  if (value === null) return null;
  return rounded(unit === 'share' ? value * 100 : value);
}

/** The dust of binary fractions is taken off before, so that 1.005 is rounded as it is written. */
const rounded = (value: number): number => Number(Number(value.toPrecision(15)).toFixed(2)) + 0;

/** How much more or less than before, of numbers as they are told: whoever subtracts them comes to the same. */
export function changeOf(now: number | null, before: number | null): number | null {
  return now === null || before === null ? null : rounded(now - before);
}

export function isMet(direction: Indicator['direction'], value: number | null, target: number | null): boolean | null {
  if (value === null || target === null) return null;
  return direction === 'higher-is-better' ? value >= target : value <= target;
}

export const withTold = (unit: Indicator['unit'], { value, count, size }: Figure) => {
  return { value, count, size, told: told(unit, value) };
};
