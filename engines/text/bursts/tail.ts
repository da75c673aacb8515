/**
 * ln P(X ≥ count) of a negative binomial count with this mean and variance; Poisson where the variance is no more than the mean.
 * Summed upward from `count` until the terms no longer matter, which is exact where it is small: that is where it is needed.
 */
export function logTail(count: number, mean: number, variance: number): number {
  if (count <= 0) return 0;
  if (mean <= 0) return Number.NEGATIVE_INFINITY;
  const { logTerm, ratio } = termAt(count, mean, variance);
  let sum = 1;
  let term = 1;
  for (let k = count; k < count + mostTerms; k++) {
    term *= ratio(k);
    sum += term;
    if (term < sum * 1e-12 && ratio(k) < 1) break;
  }
  return Math.min(0, logTerm + Math.log(sum));
}

/** ln P(X ≤ count) of the same count, summed downward from `count`: exact where few were expected to be many. */
export function logLowerTail(count: number, mean: number, variance: number): number {
  if (count < 0) return Number.NEGATIVE_INFINITY;
  if (mean <= 0) return 0;
  const { logTerm, ratio } = termAt(count, mean, variance);
  let sum = 1;
  let term = 1;
  for (let k = count - 1; k >= 0; k--) {
    term /= ratio(k);
    sum += term;
    if (term < sum * 1e-12 && ratio(k) > 1) break;
  }
  return Math.min(0, logTerm + Math.log(sum));
}

/** ln P(X = count), and the ratio of a term to the one before it: (size + k)·q / (k + 1), where q = excess/variance; mean / (k + 1) for Poisson. */
function termAt(count: number, mean: number, variance: number) {
  const excess = Math.max(0, variance - mean);
  const size = excess > 0 ? (mean * mean) / excess : Number.POSITIVE_INFINITY;
  const share = excess / Math.max(variance, mean);
  const ratio = (k: number): number => (excess > 0 ? ((size + k) * share) / (k + 1) : mean / (k + 1));
  let logTerm = excess > 0 ? size * Math.log1p(-share) : -mean;
  for (let k = 0; k < count; k++) logTerm += Math.log(ratio(k));
  return { logTerm, ratio };
}

const mostTerms = 100_000;
