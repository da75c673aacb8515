/** Small dense symmetric systems, by rows. */
export type Matrix = readonly (readonly number[])[];

/** A diagonal that keeps less of itself than this is taken for determined by those before it. */
const leastLeft = 1e-10;

/**
 * The lower factor L of a positive definite A = L·Lᵀ; the first row that the ones before it determine, as a number, where there is
 * one.
 */
export function cholesky(a: Matrix): number[][] | number {
  const lower: number[][] = [];
  for (const [i, row] of a.entries()) {
    const own: number[] = [];
    for (let j = 0; j <= i; j++) {
      const above = j === i ? own : (lower[j] ?? []);
      let sum = row[j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (own[k] ?? 0) * (above[k] ?? 0);
      if (j === i && !(sum > leastLeft * (row[i] ?? 0))) return i;
      own.push(j === i ? Math.sqrt(sum) : sum / (above[j] ?? 1));
    }
    lower.push(own);
  }
  return lower;
}

/** x of L·Lᵀ·x = b. */
export function solve(lower: Matrix, b: readonly number[]): number[] {
  const half: number[] = [];
  for (const [i, row] of lower.entries()) {
    let sum = b[i] ?? 0;
    for (let k = 0; k < i; k++) sum -= (row[k] ?? 0) * (half[k] ?? 0);
    half.push(sum / (row[i] ?? 1));
  }
  const x = [...half];
  for (let i = lower.length - 1; i >= 0; i--) {
    let sum = x[i] ?? 0;
    for (let k = i + 1; k < lower.length; k++) sum -= (lower[k]?.[i] ?? 0) * (x[k] ?? 0);
    x[i] = sum / (lower[i]?.[i] ?? 1);
  }
  return x;
}

export const inverse = (lower: Matrix): number[][] =>
  lower.map((_, place) =>
    solve(
      lower,
      lower.map((__, i) => (i === place ? 1 : 0)),
    ),
  );

export const dot = (a: readonly number[], b: readonly number[]): number =>
  a.reduce((sum, value, place) => sum + value * (b[place] ?? 0), 0);

/** The products of all columns with each other. */
export const crossProducts = (columns: Matrix): number[][] => columns.map((a) => columns.map((b) => dot(a, b)));
