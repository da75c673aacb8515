/**
 * Area under the receiver operating characteristic: how often a pair of the same meaning scores above one of another, ties by half (Mann and
 * Whitney). NaN where one kind is missing.
 */
export function aucOf(scored: readonly { readonly score: number; readonly same: boolean }[]): number {
  const sorted = scored.toSorted((a, b) => a.score - b.score);
  const same = sorted.filter((one) => one.same).length;
  let ranks = 0;
  for (let from = 0; from < sorted.length; ) {
    let to = from;
    while (to < sorted.length && sorted[to]?.score === sorted[from]?.score) to++;
    const rank = (from + 1 + to) / 2;
    for (let at = from; at < to; at++) if (sorted[at]?.same) ranks += rank;
    from = to;
  }
  return (ranks - (same * (same + 1)) / 2) / (same * (sorted.length - same));
}
