/** Whose rows these are, besides one's own and nobody's: with how many, the most first. */
export function othersAmong<Row>(
  rows: readonly Row[],
  ownerOf: (row: Row) => string | null,
  meId: string,
): { readonly ownerId: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const row of rows) {
    const ownerId = ownerOf(row);
    if (ownerId !== null && ownerId !== meId) counts.set(ownerId, (counts.get(ownerId) ?? 0) + 1);
  }
  return [...counts].map(([ownerId, count]) => ({ ownerId, count })).sort((a, b) => b.count - a.count);
}
