import { expect, it } from 'vitest';
import type { Vector } from './documents.ts';
import { trainSvm } from './svm.ts';

const rows = [
  [1, 0, 0.5],
  [0.8, 0.2, 0],
  [0, 1, 0.3],
  [0.1, 0.9, 0.7],
  [0.5, 0.5, 0],
  [0.2, 0.1, 1],
  [0.9, 0.7, 0.1],
];
const positive = [true, true, false, false, true, false, true];
const documents: Vector[] = rows.map((row) => ({ at: Int32Array.of(0, 1, 2), value: Float64Array.from(row) }));

// scikit-learn 1.9 LinearSVC (LIBLINEAR), tol 1e-12, the positive class with a weight.
it.each([
  [1, 1, [1.194261107783, -0.388759326695, -0.94203670687], 0.07882176952],
  [0.5, 3, [1.089644244328, -0.303504358974, -0.848446877548], 0.211645436535],
])('agrees with LIBLINEAR at cost %d and factor %d', (cost, positiveFactor, weights, bias) => {
  const settings = { cost, positiveFactor, tolerance: 1e-12, mostPasses: 100_000, seed: 1 };
  const plane = trainSvm(documents, (at) => positive[at] ?? false, 3, settings);
  expect(plane.bias).toBeCloseTo(bias, 6);
  for (const [at, weight] of weights.entries()) expect(plane.weights[at]).toBeCloseTo(weight, 6);
});
