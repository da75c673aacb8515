import { createHash } from 'node:crypto';

const weightOf = (seed: string, id: string): string => createHash('sha256').update(`${seed}\n${id}`).digest('hex');

/**
 * A share of these, at least one: the first in the order of SHA-256 of seed and id. So whoever knows the seed draws the same again, and whoever
 * does not cannot tell which will be drawn.
 */
export function drawSample(ids: readonly string[], share: number, seed: string): string[] {
  const weighed = ids.map((id) => ({ id, weight: weightOf(seed, id) }));
  weighed.sort((a, b) => (a.weight < b.weight ? -1 : a.weight > b.weight ? 1 : 0));
  return weighed.slice(0, Math.ceil(ids.length * share)).map(({ id }) => id);
}
