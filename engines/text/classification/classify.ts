import { blocks, visitFeatures } from '../words/features.ts';
import { isTelling, readableOf } from '../words/readable.ts';
import { wordsOf } from '../words/words.ts';
import { softmax } from './calibration.ts';
import { strengthsOf, type Vector } from './documents.ts';
import { scoresOf } from './learn.ts';
import type { Classifier } from './train.ts';
import { weigh } from './weighting.ts';

export type Candidate = { readonly label: string; readonly confidence: number };

export type DecidingWord = {
  readonly word: string;
  /** What it added to the decision value of the class. */
  readonly weight: number;
};

export type Classification = Candidate & {
  /** The likeliest classes, this one first, at most three. */
  readonly top: readonly Candidate[];
  /** Words of the text that spoke most for the class, the strongest first, at most five. */
  readonly words: readonly DecidingWord[];
};

const mostCandidates = 3;
const mostWords = 5;

export function classify(classifier: Classifier, text: string): Classification {
  const document = vectorOf(classifier, text);
  const shares = sharesOf(classifier, document);
  const order = [...shares.keys()].sort((a, b) => (shares[b] ?? 0) - (shares[a] ?? 0) || a - b);
  const candidate = (at: number): Candidate => ({ label: classifier.labels[at] ?? '', confidence: shares[at] ?? 0 });
  const best = order[0] ?? 0;
  return {
    ...candidate(best),
    top: order.slice(0, mostCandidates).map(candidate),
    words: decidingWords(text, contributions(classifier, document, best), (name) => classifier.places.get(name)),
  };
}

function sharesOf({ weighting, planes, sharpness, shares }: Classifier, document: Vector): readonly number[] {
  return document.at.length === 0 ? shares : softmax(scoresOf(document, weighting, planes), sharpness);
}

function vectorOf({ places }: Classifier, text: string): Vector {
  const known: (readonly [number, number])[] = [];
  for (const [name, strength] of strengthsOf(text)) {
    const place = places.get(name);
    if (place !== undefined) known.push([place, strength]);
  }
  return { at: Int32Array.from(known, ([at]) => at), value: Float64Array.from(known, ([, value]) => value) };
}

/**
 * What each feature added is given back to the words that it touches: a pair of characters that lies across two words to both by
 * half. So people read words and not pieces of them.
 */
export function decidingWords(
  text: string,
  added: ReadonlyMap<number, number>,
  placeOf: (name: string) => number | undefined,
): DecidingWord[] {
  const words = wordsOf(text);
  const shown = readableOf(words);
  const occurrences: Occurrence[] = [];
  const nearnessOf = new Map<number, number>();
  visitFeatures(words, (block, key, nearness, from, to) => {
    const place = placeOf(`${blocks.indexOf(block)}${key}`);
    if (place === undefined) return;
    nearnessOf.set(place, (nearnessOf.get(place) ?? 0) + nearness);
    occurrences.push({ place, nearness, from, to });
  });
  const sums = new Map<string, number>();
  for (const { place, nearness, from, to } of occurrences) {
    const half = ((added.get(place) ?? 0) * nearness) / (nearnessOf.get(place) ?? 1) / 2;
    for (const word of [shown[from] ?? '', shown[to] ?? '']) sums.set(word, (sums.get(word) ?? 0) + half);
  }
  return [...sums]
    .filter(([word, weight]) => weight > 0 && isTelling(word))
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .slice(0, mostWords)
    .map(([word, weight]) => ({ word, weight }));
}

type Occurrence = { readonly place: number; readonly nearness: number; readonly from: number; readonly to: number };

function contributions(classifier: Classifier, document: Vector, best: number): Map<number, number> {
  const plane = classifier.planes[best];
  const { at, value } = weigh(document, classifier.weighting);
  return new Map(Array.from(at, (place, item) => [place, (value[item] ?? 0) * (plane?.[place] ?? 0)] as const));
}
