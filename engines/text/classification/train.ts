import { type Judged, sharpnessOf } from './calibration.ts';
import { corpusOf } from './documents.ts';
import { judgeHeldBack, learnFrom } from './learn.ts';
import type { Weighting } from './weighting.ts';

/** A closed case: what was said, and the class it was given. */
export type Example = { readonly text: string; readonly label: string };

export type TrainSettings = {
  /** Of the order in which documents are visited; the same seed gives the same classifier. Default 1. */
  readonly seed?: number;
};

/** What was learned. Numbers only: keep it as long as the examples are as they were. */
export type Classifier = {
  readonly labels: readonly string[];
  readonly places: ReadonlyMap<string, number>;
  readonly weighting: Weighting;
  /** Weights of the features, one row a class, the bias last. */
  readonly planes: readonly Float64Array[];
  readonly sharpness: number;
  /** Share of each class in the examples: all that can be said of a text without a known word. */
  readonly shares: readonly number[];
  /** From examples that were held back while the sharpness was learned: how good the classifier is on what it has not seen. */
  readonly heldBack: { readonly accuracy: number; readonly examples: number };
};

const parts = 3;

/**
 * Learns from examples: TF-IDF of words, characters and letters, weighed by how unevenly they fall upon the classes, one linear support
 * vector machine a class with a cost that makes up for rare classes, confidence calibrated on three held-back parts.
 * At least two classes, or a RangeError.
 */
export function trainClassifier(examples: readonly Example[], { seed = 1 }: TrainSettings = {}): Classifier {
  const labels = [...new Set(examples.map(({ label }) => label))].sort();
  if (labels.length < 2) throw new RangeError(`examples have ${labels.length} classes; at least 2 are needed`);
  const corpus = corpusOf(examples.map(({ text }) => text));
  const numbers = new Map(labels.map((label, at) => [label, at]));
  const own = Int32Array.from(examples, ({ label }) => numbers.get(label) ?? 0);
  const all = Array.from({ length: examples.length }, (_, at) => at);
  const block = Uint8Array.from(corpus.names, (name) => Number(name[0]));
  const classes = labels.length;
  const learn = (chosen: readonly number[]) => learnFrom(corpus, chosen, own, { classes, block, seed });
  const judged = judgeHeldBack(corpus, own, { classes, parts }, learn);
  const { weighting, planes } = learn(all);
  return {
    labels,
    places: new Map(corpus.names.map((name, at) => [name, at])),
    weighting,
    planes,
    sharpness: sharpnessOf(judged),
    shares: labels.map((_, number) => own.filter((one) => one === number).length / own.length),
    heldBack: { accuracy: shareRight(judged), examples: judged.length },
  };
}

function shareRight(judged: readonly Judged[]): number {
  const right = judged.filter(({ scores, label }) => scores.indexOf(Math.max(...scores)) === label);
  return right.length / Math.max(1, judged.length);
}
