/** How strong the ground of a value is, from 0.06 for the least to 1 for the most; half where all are alike. */
export function heatOf(values: readonly number[]): (value: number) => number {
  const [least, most] = [Math.min(...values), Math.max(...values)];
  if (!(most > least)) return () => 0.5;
  return (value) => 0.06 + 0.94 * ((value - least) / (most - least));
}
