/**
 * Distribution functions of the tests. Relative accuracy about 1e-12, in the tails too; degrees of freedom up to 1e5.
 * Sources: C. Lanczos, SIAM J. Numer. Anal. B 1, 1964 (gamma, g = 7); incomplete gamma and beta by series and
 * continued fraction, NIST DLMF 8.7, 8.9 and 8.17 (https://dlmf.nist.gov).
 */

const lanczos = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
] as const;

const logRootTwoPi = 0.5 * Math.log(2 * Math.PI);
const tiny = 1e-300;
const precision = 1e-16;
const mostSteps = 10_000;

/** Natural logarithm of the gamma function, x > 0. */
export function logGamma(x: number): number {
  if (x < 0.5) return Math.log(Math.PI / Math.sin(Math.PI * x)) - logGamma(1 - x);
  const shifted = x - 1;
  const t = shifted + 7.5;
  let sum: number = lanczos[0];
  for (const [index, coefficient] of lanczos.entries()) if (index > 0) sum += coefficient / (shifted + index);
  return logRootTwoPi + (shifted + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** Lentz's evaluation of a continued fraction 1 / (b0 + a1 / (b1 + a2 / (b2 + …))). */
function continuedFraction(b0: number, term: (k: number) => readonly [a: number, b: number]): number {
  let d = 1 / (b0 || tiny);
  let c = 1 / tiny;
  let value = d;
  for (let k = 1; k <= mostSteps; k++) {
    const [a, b] = term(k);
    d = 1 / (b + a * d || tiny);
    c = b + a / c || tiny;
    const change = c * d;
    value *= change;
    if (Math.abs(change - 1) < precision) break;
  }
  return value;
}

/** The lower (P) and upper (Q) regularised incomplete gamma functions, a > 0, x ≥ 0. */
function incompleteGamma(a: number, x: number): { readonly lower: number; readonly upper: number } {
  if (x <= 0) return { lower: 0, upper: 1 };
  if (x === Number.POSITIVE_INFINITY) return { lower: 1, upper: 0 };
  const scale = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x >= a + 1) {
    const upper = scale * continuedFraction(x + 1 - a, (k) => [-k * (k - a), x + 2 * k + 1 - a]);
    return { lower: 1 - upper, upper };
  }
  let term = 1 / a;
  let sum = term;
  for (let k = 1; k <= mostSteps && term > sum * precision; k++) {
    term *= x / (a + k);
    sum += term;
  }
  return { lower: scale * sum, upper: 1 - scale * sum };
}

/** The regularised incomplete beta function I_x(a, b). */
function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a);
  const scale = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x)) / a;
  return scale * continuedFraction(1, (k) => [betaTerm(k, x, a, b), 1]);
}

function betaTerm(k: number, x: number, a: number, b: number): number {
  const m = Math.floor(k / 2);
  if (k % 2 === 0) return (m * (b - m) * x) / ((a + k - 1) * (a + k));
  return (-(a + m) * (a + b + m) * x) / ((a + k - 1) * (a + k));
}

/** P(Z ≤ z) of the standard normal distribution. */
export function normalCdf(z: number): number {
  const half = incompleteGamma(0.5, (z * z) / 2);
  return z < 0 ? half.upper / 2 : 0.5 + half.lower / 2;
}

/** P(X > x) of the chi-square distribution. */
export function chiSquareUpper(x: number, degreesOfFreedom: number): number {
  return incompleteGamma(degreesOfFreedom / 2, x / 2).upper;
}

/** P(|T| > |t|) of Student's distribution; infinite degrees of freedom are the normal distribution. */
export function studentTwoSided(t: number, degreesOfFreedom: number): number {
  if (!Number.isFinite(degreesOfFreedom)) return incompleteGamma(0.5, (t * t) / 2).upper;
  const squared = t * t;
  if (squared === Number.POSITIVE_INFINITY) return 0;
  return incompleteBeta(degreesOfFreedom / (degreesOfFreedom + squared), degreesOfFreedom / 2, 0.5);
}

/** The t ≥ 0 that |T| exceeds with probability `tail`, 0 < tail < 1, by bisection. */
export function studentCritical(tail: number, degreesOfFreedom: number): number {
  let low = 0;
  let high = 1;
  while (studentTwoSided(high, degreesOfFreedom) > tail) high *= 2;
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (studentTwoSided(middle, degreesOfFreedom) > tail) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** The x ≥ 0 below which the chi-square distribution has the probability `share`, 0 < share < 1, by bisection. */
export function chiSquareQuantile(share: number, degreesOfFreedom: number): number {
  let low = 0;
  let high = degreesOfFreedom;
  while (chiSquareUpper(high, degreesOfFreedom) > 1 - share) high *= 2;
  for (let step = 0; step < 200; step++) {
    const middle = (low + high) / 2;
    if (middle <= low || middle >= high) break;
    if (chiSquareUpper(middle, degreesOfFreedom) > 1 - share) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
