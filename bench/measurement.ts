/** A figure of a benchmark. Names are stable: budgets and records refer to them. */
export interface Measurement {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** What the value stands beside: another tool on the same machine in the same run, or a bound. */
  readonly peer?: string;
  readonly peerValue?: number;
  /** value / peerValue */
  readonly ratio?: number;
}

/** Stands beside another tool's figure or a bound. */
export const beside = (row: Measurement, peer: string, peerValue: number): Measurement => ({
  ...row,
  peer,
  peerValue,
  ratio: row.value / peerValue,
});

/** The value below which this share of the sorted values lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
