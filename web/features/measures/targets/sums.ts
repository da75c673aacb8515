import type { TargetSum } from '@tongli/contracts/measures';

/** What somebody gives a part; without a weight it counts as measured. */
export interface Given {
  readonly value: number | null;
  readonly weight: number | null;
}

const total = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0);
const exact = (value: number) => Math.round(value * 1e6) / 1e6;

/** Counts are shared by what is measured, in hundredths, what is left going to the largest; rates are the same for everyone. */
function sharesOf(how: TargetSum['how'], whole: number | null, weights: readonly number[]): (number | null)[] {
  const all = total(weights);
  if (whole === null) return weights.map(() => null);
  if (how === 'weighs') return weights.map(() => whole);
  if (all === 0) return weights.map(() => null);
  const shares = weights.map((weight) => Math.floor((whole * 100 * weight) / all) / 100);
  const largest = weights.indexOf(Math.max(...weights));
  return shares.map((share, place) => (place === largest ? exact(whole - total(shares) + share) : share));
}

/** As the server will see it: how parts come to the whole, while they are still being typed. */
export function combined(
  how: TargetSum['how'],
  whole: number | null,
  parts: readonly (Given & { readonly measured: number })[],
) {
  const set = parts.flatMap(({ value, weight, measured }) =>
    value === null ? [] : [{ value, weight: weight ?? measured }],
  );
  const weights = total(set.map(({ weight }) => weight));
  const sum = total(set.map(({ value, weight }) => (how === 'adds' ? value : value * weight)));
  const open = set.length === 0 || (how === 'weighs' && weights === 0);
  const made = open ? null : exact(how === 'adds' ? sum : sum / weights);
  return {
    combined: made,
    gap: whole === null || made === null ? null : exact(whole - made),
    without: parts.length - set.length,
    shares: sharesOf(
      how,
      whole,
      parts.map(({ measured }) => measured),
    ),
  };
}
