import { type Judged, sharpnessOf } from './calibration.ts';
import { type Corpus, corpusOf, type Vector } from './documents.ts';
import { dot, type SvmSettings, trainSvm } from './svm.ts';
import { type Weighting, weigh, weightingOf } from './weighting.ts';

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

const svm = { cost: 0.5, tolerance: 0.01, mostPasses: 200 };
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
  const learn = (chosen: readonly number[]) => learnFrom(corpus, chosen, own, labels.length, block, seed);
  const judged = judgeHeldBack(corpus, own, labels.length, learn);
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

type Learned = Pick<Classifier, 'weighting' | 'planes'>;

function learnFrom(
  { documents, names }: Corpus,
  chosen: readonly number[],
  own: Int32Array,
  classes: number,
  block: Uint8Array,
  seed: number,
): Learned {
  const numbers = Int32Array.from(chosen, (at) => own[at] ?? 0);
  const raw = chosen.flatMap((at) => documents[at] ?? []);
  const weighting = weightingOf(raw, numbers, classes, block);
  const weighed = raw.map((document) => weigh(document, weighting));
  const sizes = new Int32Array(classes);
  for (const number of numbers) sizes[number] = (sizes[number] ?? 0) + 1;
  const planes = Array.from(sizes, (size, number) => {
    const settings: SvmSettings = { ...svm, seed, positiveFactor: chosen.length / (classes * Math.max(1, size)) };
    const { weights, bias } = trainSvm(weighed, (at) => numbers[at] === number, names.length, settings);
    return withBias(weights, bias);
  });
  return { weighting, planes };
}

function withBias(weights: Float64Array, bias: number): Float64Array {
  const plane = new Float64Array(weights.length + 1);
  plane.set(weights);
  plane[weights.length] = bias;
  return plane;
}

/** Every example judged by what the others taught; the examples of a class are dealt out to the parts in turn. */
function judgeHeldBack(
  { documents }: Corpus,
  own: Int32Array,
  classes: number,
  learn: (chosen: readonly number[]) => Learned,
): Judged[] {
  const dealt = new Int32Array(classes);
  const part = own.map((label) => {
    const turn = dealt[label] ?? 0;
    dealt[label] = turn + 1;
    return turn % parts;
  });
  const judged: Judged[] = [];
  for (let held = 0; held < parts; held++) {
    const { weighting, planes } = learn([...part.keys()].filter((at) => part[at] !== held));
    documents.forEach((document, at) => {
      if (part[at] === held) judged.push({ scores: scoresOf(document, weighting, planes), label: own[at] ?? 0 });
    });
  }
  return judged;
}

export function scoresOf(document: Vector, weighting: Weighting, planes: readonly Float64Array[]): number[] {
  const weighed = weigh(document, weighting);
  return planes.map((plane) => dot(weighed, plane));
}

function shareRight(judged: readonly Judged[]): number {
  const right = judged.filter(({ scores, label }) => scores.indexOf(Math.max(...scores)) === label);
  return right.length / Math.max(1, judged.length);
}
