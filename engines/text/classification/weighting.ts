import type { Vector } from './documents.ts';

/** How features are weighed; learned from the training documents alone. */
export type Weighting = {
  /** ln((1 + documents) / (1 + documents with it)) + 1; 0 where a feature is too rare to be used. */
  readonly rarity: Float64Array | Float32Array;
  /** How unevenly a feature falls upon the classes; see `tellingOf`. */
  readonly telling: Float64Array | Float32Array;
  /** Number of the block of each feature. */
  readonly block: Uint8Array;
};

/** Shares of the blocks word, character, letters, and in how many documents a feature of it must stand. */
const blockShare = [1, 1, 0.4] as const;
const leastDocuments = [1, 1, 3] as const;
/** From so many documents on, what stands in a single one says nothing that others do not. */
const manyDocuments = 5000;
const smoothing = 0.3;

/** @param labels the class of each document, as a number below `classes` */
export function weightingOf(
  documents: readonly Vector[],
  labels: ArrayLike<number>,
  classes: number,
  block: Uint8Array,
): Weighting {
  const features = block.length;
  const inClass = Array.from({ length: classes }, () => new Float64Array(features));
  const all = new Float64Array(features);
  documents.forEach(({ at }, number) => {
    const own = inClass[labels[number] ?? 0];
    for (const place of at) {
      all[place] = (all[place] ?? 0) + 1;
      if (own) own[place] = (own[place] ?? 0) + 1;
    }
  });
  const fewest = documents.length >= manyDocuments ? 2 : 1;
  const rarity = all.map((count, place) =>
    count >= Math.max(fewest, leastDocuments[block[place] ?? 0] ?? 1)
      ? Math.log((1 + documents.length) / (1 + count)) + 1
      : 0,
  );
  return { rarity, telling: tellingOf(all, inClass), block };
}

/**
 * Root mean square over classes of the log-count ratio |ln(p/p̄)| of Wang and Manning, where p is the smoothed share of a feature in
 * the class and p̄ that in all others. Half of it is taken, half of its mean: what never occurred unevenly keeps some say.
 */
function tellingOf(all: Float64Array, inClass: readonly Float64Array[]): Float64Array {
  const squares = new Float64Array(all.length);
  const total = sum(all);
  for (const own of inClass) {
    const inside = sum(own);
    const shift = Math.log((total - inside + smoothing * all.length) / (inside + smoothing * all.length));
    for (let place = 0; place < all.length; place++) {
      const count = own[place] ?? 0;
      const ratio = Math.log((count + smoothing) / ((all[place] ?? 0) - count + smoothing)) + shift;
      squares[place] = (squares[place] ?? 0) + ratio * ratio;
    }
  }
  const roots = squares.map((square) => Math.sqrt(square / inClass.length));
  const mean = sum(roots) / Math.max(1, roots.length);
  return roots.map((root) => (root + mean) / 2);
}

function sum(values: Float64Array): number {
  let total = 0;
  for (const value of values) total += value;
  return total;
}

/** Strengths times rarity, each block to its share of length, times what it tells, and all to length 1. */
export function weigh({ at, value }: Vector, { rarity, telling, block }: Weighting): Vector {
  const squares = [0, 0, 0];
  const weighed = new Float64Array(at.length);
  for (let item = 0; item < at.length; item++) {
    const place = at[item] ?? 0;
    const of = block[place] ?? 0;
    const raw = (value[item] ?? 0) * (rarity[place] ?? 0);
    weighed[item] = raw;
    squares[of] = (squares[of] ?? 0) + raw * raw;
  }
  const shares = squares.map((square, of) => (square > 0 ? (blockShare[of] ?? 0) / Math.sqrt(square) : 0));
  let whole = 0;
  for (let item = 0; item < at.length; item++) {
    const place = at[item] ?? 0;
    const now = (weighed[item] ?? 0) * (shares[block[place] ?? 0] ?? 0) * (telling[place] ?? 0);
    weighed[item] = now;
    whole += now * now;
  }
  const length = Math.sqrt(whole) || 1;
  return { at, value: weighed.map((now) => now / length) };
}
