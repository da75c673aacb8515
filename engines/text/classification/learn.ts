import type { Judged } from './calibration.ts';
import type { Corpus, Vector } from './documents.ts';
import { dot, type SvmSettings, trainSvm } from './svm.ts';
import { type Weighting, weigh, weightingOf } from './weighting.ts';

const svm = { cost: 0.5, tolerance: 0.01, mostPasses: 200 };
/** Where the reference implementation ends its search (LIBLINEAR, solver 1, option -e). On real cases it costs no accuracy, and ends in fewer passes. */
export const usualTolerance = 0.1;

export type Learned = {
  readonly weighting: Weighting;
  /** Weights of the features, one row a class, the bias last. */
  readonly planes: readonly Float64Array[];
};

export type LearnSettings = {
  readonly classes: number;
  readonly block: Uint8Array;
  readonly seed: number;
  /** Where the search for a plane ends; see `SvmSettings`. Default 0.01. */
  readonly tolerance?: number;
};

/** One linear machine a class, from the chosen documents alone; `own` is the class of each document. */
export function learnFrom(
  { documents }: Pick<Corpus, 'documents'>,
  chosen: readonly number[],
  own: Int32Array,
  { classes, block, seed, tolerance = svm.tolerance }: LearnSettings,
): Learned {
  const numbers = Int32Array.from(chosen, (at) => own[at] ?? 0);
  const raw = chosen.flatMap((at) => documents[at] ?? []);
  const weighting = weightingOf(raw, numbers, classes, block);
  const weighed = raw.map((document) => weigh(document, weighting));
  const sizes = new Int32Array(classes);
  for (const number of numbers) sizes[number] = (sizes[number] ?? 0) + 1;
  const planes = Array.from(sizes, (size, number) => {
    const positiveFactor = chosen.length / (classes * Math.max(1, size));
    const settings: SvmSettings = { ...svm, tolerance, seed, positiveFactor };
    const { weights, bias } = trainSvm(weighed, (at) => numbers[at] === number, block.length, settings);
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

/** The examples of a class are dealt out to the parts in turn. */
export function dealOut(own: ArrayLike<number>, classes: number, parts: number): Int32Array {
  const dealt = new Int32Array(classes);
  return Int32Array.from(own, (label) => {
    const turn = dealt[label] ?? 0;
    dealt[label] = turn + 1;
    return turn % parts;
  });
}

/** Examples of the first parts judged by what the others taught: of all of them, or, where there are many, of fewer parts. */
export function judgeHeldBack(
  { documents }: Pick<Corpus, 'documents'>,
  own: Int32Array,
  { classes, parts, judgedParts = parts }: { classes: number; parts: number; judgedParts?: number },
  learn: (chosen: readonly number[]) => Learned,
): Judged[] {
  const part = dealOut(own, classes, parts);
  const judged: Judged[] = [];
  for (let held = 0; held < judgedParts; held++) {
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
