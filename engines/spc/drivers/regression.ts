import { cholesky, crossProducts, dot, inverse, type Matrix, solve } from './matrix.ts';

export interface Fit {
  readonly coefficients: readonly number[];
  readonly residuals: readonly number[];
  /** (XᵀX)⁻¹ */
  readonly inverse: Matrix;
}

/** Least squares of y on columns; the number of a column that the ones before it determine, where there is one. */
export function leastSquares(y: readonly number[], columns: Matrix): Fit | number {
  // Columns of one length, so that what is determined is told alike whatever the units.
  const lengths = columns.map((column) => Math.sqrt(dot(column, column)));
  const empty = lengths.indexOf(0);
  if (empty >= 0) return empty;
  const scaled = columns.map((column, place) => column.map((value) => value / (lengths[place] ?? 1)));
  const lower = cholesky(crossProducts(scaled));
  if (typeof lower === 'number') return lower;
  const found = solve(
    lower,
    scaled.map((column) => dot(column, y)),
  );
  const residuals = y.map(
    (value, t) => value - scaled.reduce((sum, column, j) => sum + (column[t] ?? 0) * (found[j] ?? 0), 0),
  );
  return {
    coefficients: found.map((value, place) => value / (lengths[place] ?? 1)),
    residuals,
    inverse: inverse(lower).map((row, i) => row.map((value, j) => value / ((lengths[i] ?? 1) * (lengths[j] ?? 1)))),
  };
}

/** What is left of a column once the controls are taken out of it. */
export function residualOf(column: readonly number[], controls: Matrix): readonly number[] {
  const fit = leastSquares(column, controls);
  return typeof fit === 'number' ? column : fit.residuals;
}

/** How far apart days still speak for each other (Lazarus, Lewis, Stock, Watson 2018). */
export const bandwidthOf = (n: number): number => Math.min(n - 1, Math.ceil(1.3 * Math.sqrt(n)));

/**
 * Standard errors that hold where neighbouring days resemble each other (Newey and West 1987, Bartlett weights), with n/(n − k) for the
 * k numbers that were estimated.
 */
export function robustErrors(columns: Matrix, { residuals, inverse: bread }: Fit, k: number): number[] {
  const n = residuals.length;
  const bandwidth = bandwidthOf(n);
  const scores = columns.map((column) => column.map((value, t) => value * (residuals[t] ?? 0)));
  const lagged = (a: readonly number[], b: readonly number[], lag: number) => {
    let sum = 0;
    for (let t = lag; t < n; t++) sum += (a[t] ?? 0) * (b[t - lag] ?? 0);
    return sum;
  };
  const meat = scores.map((a) =>
    scores.map((b) => {
      let sum = lagged(a, b, 0);
      for (let lag = 1; lag < bandwidth; lag++) sum += (1 - lag / bandwidth) * (lagged(a, b, lag) + lagged(b, a, lag));
      return sum;
    }),
  );
  const correction = n / Math.max(1, n - k);
  return bread.map((row) => {
    const inner = meat.map((line) => dot(line, row));
    return Math.sqrt(Math.max(0, dot(row, inner) * correction));
  });
}

/** The two-sided 5 % critical value of such a t with this share of the sample as bandwidth (Kiefer and Vogelsang 2005, Bartlett). */
export const fixedShareCritical = (b: number): number => 1.96 + 2.9694 * b + 0.416 * b ** 2 - 0.5324 * b ** 3;

/**
 * The share of each in what all explain together: what it adds to R², averaged over all orders in which they could come in (Lindeman,
 * Merenda and Gold 1980; Shapley 1953). `correlations` of the candidates, `withResult` of each with the result. They add up to R².
 */
export function importance(correlations: Matrix, withResult: readonly number[]): number[] {
  const p = withResult.length;
  const explained = Array.from({ length: 2 ** p }, (_, set) => explainedBy(set, correlations, withResult));
  const weights = Array.from({ length: p }, (_, size) => 1 / (p * choose(p - 1, size)));
  return withResult.map((_, j) => {
    let sum = 0;
    for (let set = 0; set < explained.length; set++)
      if ((set & (1 << j)) === 0)
        sum += (weights[membersOf(set, p).length] ?? 0) * ((explained[set | (1 << j)] ?? 0) - (explained[set] ?? 0));
    return sum;
  });
}

const membersOf = (set: number, p: number): number[] =>
  Array.from({ length: p }, (_, j) => j).filter((j) => (set & (1 << j)) !== 0);

function explainedBy(set: number, correlations: Matrix, withResult: readonly number[]): number {
  const members = membersOf(set, withResult.length);
  const of = members.map((j) => withResult[j] ?? 0);
  const lower = cholesky(members.map((i) => members.map((j) => correlations[i]?.[j] ?? 0)));
  return typeof lower === 'number' ? 0 : dot(of, solve(lower, of));
}

function choose(n: number, k: number): number {
  let value = 1;
  for (let i = 1; i <= k; i++) value = (value * (n - k + i)) / i;
  return value;
}
