import type { Estimate } from '@tongli/contracts/outreach';
import { studentCritical, wilson } from '@tongli/spc';

const level = 0.05;
const z95 = studentCritical(level, Number.POSITIVE_INFINITY);
const none = (answers: number): Estimate => ({ value: null, lower: null, upper: null, answers });

/** A share with Wilson's interval. */
export function shareEstimate(part: number, whole: number): Estimate {
  if (whole === 0) return none(0);
  return { value: part / whole, ...wilson(part, whole, z95), answers: whole };
}

/**
 * A mean with Student's interval, from count, sum and sum of squares; without an interval of fewer than two, or where all
 * answered alike: their spread is not known to be nought. `bounds` are those of
 * the scale, which no interval leaves.
 */
export function meanEstimate(
  { answers, sum, squares }: { readonly answers: number; readonly sum: number; readonly squares: number },
  bounds: { readonly from: number; readonly to: number },
): Estimate {
  if (answers === 0) return none(0);
  const value = sum / answers;
  if (answers < 2) return { ...none(answers), value };
  const variance = Math.max(0, (squares - answers * value ** 2) / (answers - 1));
  if (variance === 0) return { ...none(answers), value };
  const half = studentCritical(level, answers - 1) * Math.sqrt(variance / answers);
  return { value, lower: Math.max(bounds.from, value - half), upper: Math.min(bounds.to, value + half), answers };
}

/** NPS is the mean of +100 (promoters), −100 (detractors) and 0 (the others). */
export const npsEstimate = ({
  answers,
  promoters,
  detractors,
}: {
  answers: number;
  promoters: number;
  detractors: number;
}) =>
  meanEstimate(
    { answers, sum: 100 * (promoters - detractors), squares: 10_000 * (promoters + detractors) },
    { from: -100, to: 100 },
  );

/**
 * Half the 95 % interval of a share of one half, where so many answered of all there were (W. G. Cochran, Sampling Techniques, 3rd ed.,
 * 1977, 3.2): none where everybody answered, null where nobody did.
 */
export function samplingError(answered: number, all: number): number | null {
  if (answered === 0) return null;
  if (all <= 1) return 0;
  return z95 * Math.sqrt((0.25 / answered) * ((all - answered) / (all - 1)));
}
