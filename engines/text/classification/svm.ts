import type { Vector } from './documents.ts';

export type SvmSettings = {
  /** Cost of a violated margin. */
  readonly cost: number;
  /** Times the cost for documents of the class itself: what is rare is not drowned. */
  readonly positiveFactor: number;
  /** The largest difference of projected gradients at which a pass ends the search. */
  readonly tolerance: number;
  readonly mostPasses: number;
  readonly seed: number;
};

export type Hyperplane = { readonly weights: Float64Array; readonly bias: number };

type Problem = {
  readonly documents: readonly Vector[];
  /** 1 for a document of the class, −1 for any other. */
  readonly sign: Float64Array;
  /** 1 / (2 · cost) of each document, and with the square of its length the curvature of the dual along it. */
  readonly diagonal: Float64Array;
  readonly curvature: Float64Array;
};

type State = {
  readonly weights: Float64Array;
  readonly multipliers: Float64Array;
  readonly order: Int32Array;
  active: number;
  shrinkAbove: number;
};

/**
 * Linear support vector machine with squared hinge loss, min ½‖w‖² + Σ Cᵢ·max(0, 1 − yᵢ·wᵀxᵢ)², the bias a further weight of
 * a feature that is always 1. Dual coordinate descent with shrinking: C.-J. Hsieh, K.-W. Chang, C.-J. Lin, S. S. Keerthi and
 * S. Sundararajan, A Dual Coordinate Descent Method for Large-scale Linear SVM, ICML 2008, algorithm 3, as in LIBLINEAR.
 * @param positive whether a document belongs to the class
 */
export function trainSvm(
  documents: readonly Vector[],
  positive: (document: number) => boolean,
  features: number,
  settings: SvmSettings,
): Hyperplane {
  const problem = problemOf(documents, positive, settings);
  const count = documents.length;
  const state: State = {
    weights: new Float64Array(features + 1),
    multipliers: new Float64Array(count),
    order: Int32Array.from({ length: count }, (_, at) => at),
    active: count,
    shrinkAbove: Number.POSITIVE_INFINITY,
  };
  const draw = drawing(settings.seed);
  for (let pass = 0; pass < settings.mostPasses; pass++) {
    shuffle(state.order, state.active, draw);
    const { highest, lowest } = visitActive(problem, state);
    const settled = highest - lowest <= settings.tolerance;
    if (settled && state.active === count) break;
    // Once settled among the active ones, all are asked again.
    if (settled) state.active = count;
    state.shrinkAbove = settled || highest <= 0 ? Number.POSITIVE_INFINITY : highest;
  }
  return { weights: state.weights.subarray(0, features), bias: state.weights[features] ?? 0 };
}

function problemOf(
  documents: readonly Vector[],
  positive: (document: number) => boolean,
  { cost, positiveFactor }: SvmSettings,
): Problem {
  const sign = Float64Array.from({ length: documents.length }, (_, at) => (positive(at) ? 1 : -1));
  const diagonal = sign.map((one) => 1 / (2 * cost * (one > 0 ? positiveFactor : 1)));
  return { documents, sign, diagonal, curvature: diagonal.map((one, at) => one + 1 + squareOf(documents[at])) };
}

/** One pass over the active documents: each multiplier goes to its minimum while the others stay. */
function visitActive({ documents, sign, diagonal, curvature }: Problem, state: State) {
  const { weights, multipliers, order } = state;
  let highest = Number.NEGATIVE_INFINITY;
  let lowest = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < state.active; turn++) {
    const at = order[turn] ?? 0;
    const document = documents[at] ?? nothing;
    const [side, multiplier] = [sign[at] ?? 0, multipliers[at] ?? 0];
    const gradient = side * dot(document, weights) - 1 + (diagonal[at] ?? 0) * multiplier;
    if (multiplier === 0 && gradient > state.shrinkAbove) {
      swap(order, turn--, --state.active);
      continue;
    }
    const projected = multiplier === 0 ? Math.min(0, gradient) : gradient;
    highest = Math.max(highest, projected);
    lowest = Math.min(lowest, projected);
    if (Math.abs(projected) < 1e-12) continue;
    const next = Math.max(0, multiplier - gradient / (curvature[at] ?? 1));
    multipliers[at] = next;
    addTo(weights, document, (next - multiplier) * side);
  }
  return { highest, lowest };
}

const nothing: Vector = { at: new Int32Array(0), value: new Float64Array(0) };

function squareOf(document: Vector | undefined): number {
  let square = 0;
  for (const value of document?.value ?? []) square += value * value;
  return square;
}

/** The last weight is that of the feature that is always 1. */
export function dot({ at, value }: Vector, weights: Float64Array | Float32Array): number {
  let sum = weights[weights.length - 1] ?? 0;
  for (let item = 0; item < at.length; item++) sum += (value[item] ?? 0) * (weights[at[item] ?? 0] ?? 0);
  return sum;
}

function addTo(weights: Float64Array, { at, value }: Vector, step: number): void {
  for (let item = 0; item < at.length; item++) {
    const place = at[item] ?? 0;
    weights[place] = (weights[place] ?? 0) + step * (value[item] ?? 0);
  }
  const last = weights.length - 1;
  weights[last] = (weights[last] ?? 0) + step;
}

/** Numbers below a bound, by a multiplicative generator of 31 bits (Park and Miller): the order of visits needs no better one. */
function drawing(seed: number): (below: number) => number {
  let state = (Math.floor(seed) % 2_147_483_646) + 1;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

function shuffle(order: Int32Array, active: number, draw: (below: number) => number): void {
  for (let at = 0; at < active; at++) swap(order, at, at + draw(active - at));
}

function swap(order: Int32Array, one: number, other: number): void {
  const held = order[one] ?? 0;
  order[one] = order[other] ?? 0;
  order[other] = held;
}
