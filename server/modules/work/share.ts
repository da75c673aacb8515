import type { Share } from '@tongli/contracts/work';
import { studentCritical, wilson } from '@tongli/spc';

const z95 = studentCritical(0.05, Number.POSITIVE_INFINITY);

/** A share with Wilson's interval: of a few it says honestly that it says little. */
export function shareOf(part: number, whole: number): Share {
  const { lower, upper } = wilson(part, whole, z95);
  return { part, whole, value: whole === 0 ? null : part / whole, lower, upper };
}
