import { sharpnessOf, softmax } from './calibration.ts';
import { type DecidingWord, decidingWords } from './classify.ts';
import type { Vector } from './documents.ts';
import { type HashedCorpus, hashedCorpus, hashedVector, placeIn } from './hashed.ts';
import { judgeHeldBack, learnFrom, usualTolerance } from './learn.ts';
import { dot } from './svm.ts';
import { type Weighting, weigh } from './weighting.ts';

/** A closed case and its class, from the top of the tree down. A flat list of classes is a tree of one level. */
export type PathExample = { readonly text: string; readonly path: readonly string[] };

/** What decides among the classes below one class. Features by their place among those that occur here. */
export type ClassNode = {
  readonly labels: readonly string[];
  readonly below: readonly (ClassNode | null)[];
  /** Places in the whole tree of the features that occur here, ascending. */
  readonly features: Int32Array;
  readonly weighting: Weighting;
  readonly planes: readonly Float32Array[];
  readonly sharpness: number;
  readonly shares: readonly number[];
};

/** What was learned. Numbers and the names of classes only: no word of any case can be read out of it. */
export type ClassTree = {
  readonly buckets: Int32Array;
  readonly root: ClassNode | null;
  readonly examples: number;
};

export type PathCandidate = { readonly path: readonly string[]; readonly confidence: number };

export type TreeSettings = {
  readonly seed?: number;
  /** The rarest features go first where there are more; bounds memory and time. Default 60,000. */
  readonly mostFeatures?: number;
};

const usualFeatures = 60_000;
/** From so many examples on, one held-back part teaches the sharpness well enough. */
const manyExamples = 3000;
const parts = 3;

/** Learns a tree of classifiers: at each class one linear machine for every class below it. */
export function trainTree(examples: readonly PathExample[], settings: TreeSettings = {}): ClassTree {
  const corpus = hashedCorpus(textsOf(examples), settings.mostFeatures ?? usualFeatures);
  return learnTree(
    corpus,
    examples.map(({ path }) => path),
    [...examples.keys()],
    settings,
  );
}

export function* textsOf(examples: readonly PathExample[]): Generator<string> {
  for (const { text } of examples) yield text;
}

export function learnTree(
  corpus: HashedCorpus,
  paths: readonly (readonly string[])[],
  chosen: readonly number[],
  { seed = 1 }: TreeSettings = {},
): ClassTree {
  return {
    buckets: corpus.buckets,
    root: learnNode(corpus, paths, { chosen, depth: 0, seed }),
    examples: chosen.length,
  };
}

type Branch = { readonly chosen: readonly number[]; readonly depth: number; readonly seed: number };

function learnNode(
  corpus: HashedCorpus,
  paths: readonly (readonly string[])[],
  { chosen, depth, seed }: Branch,
): ClassNode | null {
  const deeper = chosen.filter((at) => (paths[at]?.length ?? 0) > depth);
  const labelAt = (at: number): string => paths[at]?.[depth] ?? '';
  const labels = [...new Set(deeper.map(labelAt))].sort();
  if (labels.length === 0) return null;
  const below = labels.map((label) =>
    learnNode(corpus, paths, { chosen: deeper.filter((at) => labelAt(at) === label), depth: depth + 1, seed }),
  );
  const numbers = new Map(labels.map((label, number) => [label, number]));
  const own = Int32Array.from(deeper, (at) => numbers.get(labelAt(at)) ?? 0);
  return { labels, below, ...learnLabels(corpus, deeper, own, { classes: labels.length, seed }) };
}

function learnLabels(
  corpus: HashedCorpus,
  chosen: readonly number[],
  own: Int32Array,
  { classes, seed }: { classes: number; seed: number },
): Omit<ClassNode, 'labels' | 'below'> {
  const shares = Array.from({ length: classes }, (_, number) => countOf(own, number) / own.length);
  if (classes === 1) return { features: new Int32Array(0), weighting: noWeighting, planes: [], sharpness: 1, shares };
  const features = featuresOf(corpus, chosen);
  const local = { documents: chosen.map((at) => within(corpus.documents[at] ?? nothing, features)) };
  const block = Uint8Array.from(features, (place) => corpus.block[place] ?? 0);
  const settings = { classes, block, seed, tolerance: usualTolerance };
  const learn = (some: readonly number[]) => learnFrom(local, some, own, settings);
  const judgedParts = chosen.length >= manyExamples ? 1 : parts;
  const judged = judgeHeldBack(local, own, { classes, parts, judgedParts }, learn);
  const { weighting, planes } = learn([...chosen.keys()]);
  return {
    ...{ features, weighting: lighter(weighting), shares, sharpness: sharpnessOf(judged) },
    planes: planes.map((plane) => Float32Array.from(plane)),
  };
}

const nothing: Vector = { at: new Int32Array(0), value: new Float32Array(0) };
const noWeighting: Weighting = {
  rarity: new Float32Array(0),
  telling: new Float32Array(0),
  block: new Uint8Array(0),
};

const lighter = ({ rarity, telling, block }: Weighting): Weighting => ({
  ...{ rarity: Float32Array.from(rarity), telling: Float32Array.from(telling), block },
});

const countOf = (own: Int32Array, number: number): number =>
  own.reduce((count, one) => count + (one === number ? 1 : 0), 0);

function featuresOf({ documents, buckets }: HashedCorpus, chosen: readonly number[]): Int32Array {
  const occurs = new Uint8Array(buckets.length);
  for (const at of chosen) for (const place of documents[at]?.at ?? []) occurs[place] = 1;
  return Int32Array.from([...occurs.keys()].filter((place) => occurs[place] === 1));
}

/** The same document, its features by their place among these. */
function within({ at, value }: Vector, features: Int32Array): Vector {
  const places = new Int32Array(at.length);
  const values = new Float32Array(at.length);
  let count = 0;
  for (let item = 0; item < at.length; item++) {
    const place = placeAmong(features, at[item] ?? 0);
    if (place < 0) continue;
    places[count] = place;
    values[count++] = value[item] ?? 0;
  }
  return { at: places.slice(0, count), value: values.slice(0, count) };
}

function placeAmong(sorted: Int32Array, wanted: number): number {
  let [low, high] = [0, sorted.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = sorted[middle] ?? 0;
    if (found === wanted) return middle;
    if (found < wanted) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

export type Judgement = {
  /** The likeliest classes, the likeliest first; their confidences add up to at most 1. */
  readonly candidates: readonly PathCandidate[];
  /** Words that spoke most for the first, the strongest first, at most five. */
  readonly words: readonly DecidingWord[];
};

const mostCandidates = 3;

/** The class of a text, all the way down. Empty where nothing was learned. */
export function classifyPath(tree: ClassTree, text: string): Judgement {
  const document = hashedVector(text, tree.buckets);
  const candidates = likeliest(tree.root, document);
  const best = candidates[0];
  if (!best) return { candidates: [], words: [] };
  const added = contributions(tree.root, document, best.path);
  return { candidates, words: decidingWords(text, added, (name) => placeIn(tree.buckets, name)) };
}

/** Down to `levels` below the top, the likeliest branch first, until three have reached their end. Exact: shares only fall on the way. */
export function likeliest(
  root: ClassNode | null,
  document: Vector,
  { most = mostCandidates, levels = Number.POSITIVE_INFINITY }: { most?: number; levels?: number } = {},
): PathCandidate[] {
  const found: PathCandidate[] = [];
  const open: { node: ClassNode | null; path: readonly string[]; confidence: number }[] = [
    { node: root, path: [], confidence: 1 },
  ];
  while (open.length > 0 && found.length < most) {
    open.sort((a, b) => b.confidence - a.confidence);
    const next = open.shift();
    if (!next) break;
    const { node, path, confidence } = next;
    if (node === null || path.length >= levels) {
      if (path.length > 0) found.push({ path, confidence });
      continue;
    }
    const shares = sharesAt(node, document);
    for (const [at, label] of node.labels.entries())
      open.push({ node: node.below[at] ?? null, path: [...path, label], confidence: confidence * (shares[at] ?? 0) });
  }
  return found;
}

function sharesAt({ features, weighting, planes, sharpness, shares }: ClassNode, document: Vector): readonly number[] {
  if (planes.length === 0) return shares;
  const local = within(document, features);
  if (local.at.length === 0) return shares;
  const weighed = weigh(local, weighting);
  return softmax(
    planes.map((plane) => dot(weighed, plane)),
    sharpness,
  );
}

/** What each feature added on the way down, by its place in the whole tree. */
function contributions(root: ClassNode | null, document: Vector, path: readonly string[]): Map<number, number> {
  const added = new Map<number, number>();
  let node = root;
  for (const label of path) {
    const number = node?.labels.indexOf(label) ?? -1;
    const plane = node?.planes[number];
    if (node && plane) {
      const { at, value } = weigh(within(document, node.features), node.weighting);
      at.forEach((place, item) => {
        const whole = node?.features[place] ?? 0;
        added.set(whole, (added.get(whole) ?? 0) + (value[item] ?? 0) * (plane[place] ?? 0));
      });
    }
    node = node?.below[number] ?? null;
  }
  return added;
}
