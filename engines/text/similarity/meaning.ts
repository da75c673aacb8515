import { spectralRows, symmetric } from './spectrum.ts';
import { tokensOf } from './tokens.ts';

/** What a corpus says about its words: which mean alike, and how much each says. No labels are needed. */
export type Meaning = {
  /** A text as a direction; all 0 where nothing in it is known, or too few texts were read. */
  readonly directionOf: (text: string) => Float64Array;
  /** ln((1 + texts) / (1 + texts with it)) + 1, to the power ½: how much a character or stem says. */
  readonly weightOf: (token: string) => number;
};

const rank = 100;
const mostTexts = 20_000;
const mostTokens = 12_000;
const leastTexts = 2;
/** Fewer texts say nothing about what words mean: then no text has a direction, and words alone are compared. */
const fewestTexts = 200;
/** Tokens this far apart still share a meaning; sentences are mostly shorter. */
const reach = 40;
/** Frequent words say little: weight a / (a + frequency) of S. Arora, Y. Liang and T. Ma, ICLR 2017. */
const frequent = 0.01;

/** What was learned, to be kept and read again by other processes: plain numbers and tokens. */
export type LearnedMeaning = {
  readonly texts: number;
  /** Tokens with a direction, the most frequent first; `rows` holds 100 numbers of each. */
  readonly tokens: readonly string[];
  readonly rows: Float32Array;
  /** What all texts share: 100 numbers. */
  readonly shared: Float32Array;
  /** Texts and places in which a token stands, of all that stand in two texts or more. */
  readonly frequencies: ReadonlyMap<string, number>;
  readonly total: number;
};

/** Learns and uses at once. Of the same texts `meaningOf(readMeaning(texts))` says the same. */
export const learnMeaning = (texts: readonly string[]): Meaning => meaningOf(readMeaning(texts));

/**
 * Learns from texts alone which words are used alike: positive pointwise mutual information of tokens that stand near each other (O. Levy and
 * Y. Goldberg, NIPS 2014), its leading eigenvectors as directions of words, their weighted mean less the one that all texts share
 * (Arora et al.) as that of a text. Of more than 20,000 texts every n-th is read.
 */
export function readMeaning(texts: readonly string[]): LearnedMeaning {
  const step = Math.max(1, Math.ceil(texts.length / mostTexts));
  const read = texts.filter((_, at) => at % step === 0).map(tokensOf);
  const counted = frequenciesOf(read);
  const known = [...counted]
    .filter(([, count]) => count >= leastTexts)
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  const places = new Map(known.slice(0, mostTokens).map(([token], at) => [token, at]));
  const rows = spectralRows(symmetric(informationOf(read, places)), rank);
  const total = [...counted.values()].reduce((sum, count) => sum + count, 0);
  const learned = {
    texts: read.length,
    tokens: [...places.keys()],
    rows: Float32Array.from(rows.flatMap((row) => [...row, ...new Array<number>(rank - row.length).fill(0)])),
    frequencies: new Map(known),
    total,
  };
  const sumOf = summing(learned);
  return { ...learned, shared: Float32Array.from(sharedDirection(read.map(sumOf))) };
}

/** The meaning that was learned, by this process or another. */
export function meaningOf(learned: LearnedMeaning): Meaning {
  const { texts, frequencies } = learned;
  const sumOf = summing(learned);
  const shared = Float64Array.from(learned.shared);
  const isEnough = texts >= fewestTexts;
  return {
    directionOf: (text) => (isEnough ? directionFrom(sumOf(tokensOf(text)), shared) : new Float64Array(rank)),
    weightOf: (token) => Math.sqrt(Math.log((1 + texts) / (1 + (frequencies.get(token) ?? 0))) + 1),
  };
}

function summing({ tokens, rows, frequencies, total }: Omit<LearnedMeaning, 'shared'>) {
  const places = new Map(tokens.map((token, at) => [token, at]));
  const weights = Float64Array.from(tokens, (token) => frequent / (frequent + (frequencies.get(token) ?? 0) / total));
  return (found: readonly string[]): Float64Array => {
    const sum = new Float64Array(rank);
    for (const token of new Set(found)) {
      const place = places.get(token);
      if (place === undefined) continue;
      const weight = weights[place] ?? 0;
      for (let at = 0; at < rank; at++) sum[at] = (sum[at] ?? 0) + weight * (rows[place * rank + at] ?? 0);
    }
    return sum;
  };
}

function frequenciesOf(read: readonly (readonly string[])[]): Map<string, number> {
  const frequencies = new Map<string, number>();
  for (const tokens of read)
    for (const token of new Set(tokens)) frequencies.set(token, (frequencies.get(token) ?? 0) + 1);
  return frequencies;
}

function informationOf(
  read: readonly (readonly string[])[],
  places: ReadonlyMap<string, number>,
): Map<number, number>[] {
  const together = Array.from({ length: places.size }, () => new Map<number, number>());
  for (const tokens of read) {
    const at = [...new Set(tokens)].flatMap((token) => places.get(token) ?? []);
    for (let one = 0; one < at.length; one++)
      for (let other = one + 1; other < Math.min(at.length, one + reach); other++) {
        const [a, b] = [at[one] ?? 0, at[other] ?? 0];
        together[a]?.set(b, (together[a]?.get(b) ?? 0) + 1);
        together[b]?.set(a, (together[b]?.get(a) ?? 0) + 1);
      }
  }
  const marginals = together.map((row) => [...row.values()].reduce((sum, count) => sum + count, 0));
  // Shared between both sides, the power ¾ of one side that keeps rare words from seeming close to everything.
  const damped = marginals.map((sum) => sum ** 0.875);
  const total = marginals.reduce((sum, one) => sum + one ** 0.75, 0);
  return together.map((row, a) => {
    const information = new Map<number, number>();
    for (const [b, count] of row) {
      const value = Math.log((count * total) / ((damped[a] ?? 1) * (damped[b] ?? 1)));
      if (value > 0) information.set(b, value);
    }
    return information;
  });
}

/** The direction that explains most of all texts: what they share, and what therefore tells none from another. */
function sharedDirection(sums: readonly Float64Array[]): Float64Array {
  let direction = new Float64Array(rank).fill(1 / Math.sqrt(rank));
  for (let round = 0; round < 30; round++) {
    const next = new Float64Array(rank);
    for (const sum of sums) {
      const shadow = dotOf(sum, direction);
      for (let at = 0; at < rank; at++) next[at] = (next[at] ?? 0) + shadow * (sum[at] ?? 0);
    }
    direction = unit(next);
  }
  return direction;
}

function directionFrom(sum: Float64Array, shared: Float64Array): Float64Array {
  const shadow = dotOf(sum, shared);
  return unit(sum.map((value, at) => value - shadow * (shared[at] ?? 0)));
}

export function dotOf(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += (a[at] ?? 0) * (b[at] ?? 0);
  return sum;
}

function unit(vector: Float64Array): Float64Array<ArrayBuffer> {
  const length = Math.sqrt(dotOf(vector, vector)) || 1;
  return Float64Array.from(vector, (value) => value / length);
}
