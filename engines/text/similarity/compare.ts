import { normalForm } from '../words/normal.ts';
import { usualConcepts } from './concepts.ts';
import { type Concept, lexiconOf } from './lexicon.ts';
import { dotOf, type Meaning } from './meaning.ts';
import { charactersOf, numbersOf } from './tokens.ts';

export type CompareSettings = {
  /** Words that mean the same. Default: a list for banks, shops and networks in both languages. */
  readonly concepts?: readonly Concept[];
};

/** What two texts share and where they differ; each from 0 to 1, the length without bound. */
export type Likeness = {
  readonly concepts: number;
  readonly meaning: number;
  /** One denies, asks when, asks whether something is possible, or names numbers, and the other does not so. */
  readonly denial: number;
  readonly time: number;
  readonly permission: number;
  readonly numbers: number;
  /** |ln| of the ratio of lengths. */
  readonly length: number;
};

export type Comparison = { readonly score: number; readonly likeness: Likeness };

/** Compares texts that `comparable` has prepared once. */
export type Comparable = {
  readonly concepts: Weighed;
  readonly direction: Float64Array;
  readonly denies: boolean;
  readonly asksTime: boolean;
  readonly asksPermission: boolean;
  readonly numbers: string;
  readonly length: number;
};

type Weighed = ReadonlyMap<string, number>;

const denial = /[不没无未]|\b(?:not|no|never|cannot|\w+n't)\b/;
const time = /多久|什么时候|几天|何时|啥时|多长|\b(?:when|how long)\b/;
const permission = /能不能|可以|能否|可不可|是否|能.*吗|(?<!how )\b(?:can|may|could) (?:i|we)\b/;

export function comparator(meaning: Meaning, { concepts = usualConcepts }: CompareSettings = {}) {
  const lexicon = lexiconOf(concepts);
  const comparable = (text: string): Comparable => {
    const normal = normalForm(text);
    return {
      concepts: weighed(charactersOf(lexicon(normal)), meaning),
      direction: meaning.directionOf(normal),
      denies: denial.test(normal),
      asksTime: time.test(normal),
      asksPermission: permission.test(normal),
      numbers: numbersOf(normal),
      length: charactersOf(normal).length + 1,
    };
  };
  const compare = (a: Comparable, b: Comparable): Comparison => {
    const likeness = likenessOf(a, b);
    return { score: scoreOf(likeness), likeness };
  };
  return { comparable, compare };
}

function likenessOf(a: Comparable, b: Comparable): Likeness {
  const differ = (one: boolean, other: boolean): number => (one === other ? 0 : 1);
  return {
    concepts: cosine(a.concepts, b.concepts),
    meaning: dotOf(a.direction, b.direction),
    denial: differ(a.denies, b.denies),
    time: differ(a.asksTime, b.asksTime),
    permission: differ(a.asksPermission, b.asksPermission),
    numbers: a.numbers === b.numbers ? 0 : 1,
    length: Math.abs(Math.log(a.length / b.length)),
  };
}

/**
 * Log-odds that two questions mean the same. Eight numbers, rounded, fitted by logistic regression to 10,000 pairs of bank customers' questions
 * (README, Similarity): what is learned from the centre's own texts is in the likeness, not here.
 */
const odds = {
  concepts: 2,
  meaning: 2,
  denial: -0.5,
  time: -0.5,
  permission: -0.3,
  numbers: -0.5,
  length: -0.2,
};
const base = -2;

function scoreOf(likeness: Likeness): number {
  let sum = base;
  for (const name of Object.keys(odds) as (keyof Likeness)[]) sum += odds[name] * likeness[name];
  return 1 / (1 + Math.exp(-sum));
}

/** 1 + ln(count) times what the token says, to length 1. */
function weighed(tokens: readonly string[], { weightOf }: Meaning): Weighed {
  const counts = new Map<string, number>();
  for (const token of tokens) counts.set(token, (counts.get(token) ?? 0) + 1);
  let square = 0;
  for (const [token, count] of counts) {
    const weight = (1 + Math.log(count)) * weightOf(token);
    counts.set(token, weight);
    square += weight * weight;
  }
  const length = Math.sqrt(square) || 1;
  for (const [token, weight] of counts) counts.set(token, weight / length);
  return counts;
}

function cosine(a: Weighed, b: Weighed): number {
  const [few, many] = a.size < b.size ? [a, b] : [b, a];
  let sum = 0;
  for (const [token, weight] of few) sum += weight * (many.get(token) ?? 0);
  return sum;
}
