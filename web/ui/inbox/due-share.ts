/** An instant (ms) by which a share of the working time has passed. */
export interface SharePoint {
  readonly at: number;
  readonly share: number;
}

/**
 * How much of the working time has passed, from the instants that are known: exact at each of them, straight in between.
 * What lies before the first is 0, after the last 1.
 */
export function elapsedShare(points: readonly SharePoint[], now: number): number {
  const after = points.findIndex(({ at }) => at > now);
  if (after < 0) return 1;
  const [before, next] = [points[after - 1], points[after]];
  if (!before || !next) return 0;
  return before.share + ((next.share - before.share) * (now - before.at)) / (next.at - before.at);
}
