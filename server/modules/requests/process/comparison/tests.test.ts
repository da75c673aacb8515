import { describe, expect, test } from 'vitest';
import {
  casesForMeans,
  casesForShares,
  differenceInDifferences,
  fisher,
  holm,
  rankSum,
  shares,
  welch,
} from './tests.ts';

/** Numbers are those of R 4.2.2 unless a publication is named. */
describe('rank sum', () => {
  // Hollander and Wolfe, Nonparametric Statistical Methods, 1973, page 69: `wilcox.test(x, y, exact = FALSE, conf.int = TRUE)`.
  const x = [0.8, 0.83, 1.89, 1.04, 1.45, 1.38, 1.91, 1.64, 0.73, 1.46];
  const y = [1.15, 0.88, 0.9, 0.74, 1.21];
  test('permeability of membranes', () => {
    const found = rankSum(x, y);
    expect(found.pValue).toBeCloseTo(0.244623605127, 10);
    expect(found.value).toBeCloseTo(0.305, 10);
    expect(found.lower).toBeCloseTo(-0.15, 3);
    expect(found.upper).toBeCloseTo(0.76, 3);
  });

  // Ozone in May and August of R's `airquality`, with many ties.
  const may = [41, 36, 12, 18, 28, 23, 19, 8, 7, 16, 11, 14, 18, 14, 34, 6, 30, 11, 1, 11, 4, 32, 23, 45, 115, 37];
  const august = [
    39, 9, 16, 78, 35, 66, 122, 89, 110, 44, 28, 65, 22, 59, 23, 31, 44, 21, 9, 45, 168, 73, 76, 118, 84, 85,
  ];
  test('ozone, with ties', () => {
    const found = rankSum(may, august);
    expect(found.pValue).toBeCloseTo(0.000120807830769, 12);
    expect(found.value).toBe(-32);
    expect([found.lower, found.upper]).toEqual([-53, -15]);
  });

  test('of large samples the shift stays within a hundredth of its deviation', () => {
    const sample = (n: number, from: number) => Array.from({ length: n }, (_, i) => from + ((i * 7919) % n) / n);
    expect(rankSum(sample(5_000, 1), sample(4_000, 0)).value).toBeCloseTo(1, 2);
  });

  test('equal values show nothing', () => {
    expect(rankSum([3, 3, 3], [3, 3])).toEqual({ value: 0, lower: 0, upper: 0, pValue: 1 });
  });
});

describe('shares', () => {
  // Newcombe 1998, table II, method 10.
  test.each([
    [56, 70, 48, 80, 0.0524, 0.3339],
    [9, 10, 3, 10, 0.1705, 0.809],
    [6, 7, 2, 7, 0.0582, 0.8062],
    [5, 56, 0, 29, -0.0381, 0.1926],
    [10, 10, 0, 10, 0.6075, 1],
  ])('%i of %i against %i of %i', (hits, trials, others, ofOthers, lower, upper) => {
    const found = shares({ hits, trials }, { hits: others, trials: ofOthers });
    expect(found.lower).toBeCloseTo(lower, 4);
    expect(found.upper).toBeCloseTo(upper, 4);
  });

  test.each([
    [3, 4, 1, 4, 0.485714285714],
    [56, 70, 48, 80, 0.0125211297492],
    [9, 10, 3, 10, 0.0197666110979],
    [1_200, 1_500, 1_150, 1_500, 0.0298420613839],
  ])('Fisher on %i of %i and %i of %i', (hits, trials, others, ofOthers, p) => {
    expect(fisher({ hits, trials }, { hits: others, trials: ofOthers })).toBeCloseTo(p, 9);
  });
});

test('Welch on the extra sleep of Student’s patients', () => {
  const found = welch(
    [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2],
    [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4],
  );
  expect(found.pValue).toBeCloseTo(0.0793941401874, 10);
  expect(found.lower).toBeCloseTo(-3.3654832307, 9);
  expect(found.upper).toBeCloseTo(0.2054832307, 9);
});

test('difference in differences with its own degrees of freedom', () => {
  const found = differenceInDifferences(
    { before: [5, 7, 9, 6, 8], after: [4, 3, 5, 6, 2] },
    { before: [8, 9, 7, 10, 6, 9], after: [9, 7, 8, 8, 10, 7] },
  );
  expect(found.value).toBeCloseTo(-3, 12);
  expect(found.pValue).toBeCloseTo(0.03041343, 7);
  expect(found.lower).toBeCloseTo(-5.677227, 6);
  expect(found.upper).toBeCloseTo(-0.3227732, 6);
});

test('Holm leaves out what could not be tested', () => {
  expect(holm([0.01, 0.04, null, 0.03, 0.005])).toEqual([0.03, 0.06, null, 0.06, 0.02]);
});

test('cases needed are those of power.prop.test and, but for the t of small samples, of power.t.test', () => {
  expect(casesForShares(0.9, 0.1)).toBe(199);
  expect(casesForMeans(2, 1)).toBe(63);
});
