import { describe, expect, it } from 'vitest';
import { compareMeans, compareProportions, compareRates, detectableDifference } from './two-sample.ts';

// Expected figures: R 4.2.2, by the call that each test names.
const points = (size: number, list: readonly number[]) =>
  list.map((count, index) => ({ label: `${index}`, count, size }));
const even = {
  before: points(1000, [40, 42, 38, 41, 39, 45, 43, 37, 44, 36, 41, 40]),
  after: points(1000, [20, 25, 22, 28, 24, 21, 26, 23, 25, 22]),
};
const uneven = {
  before: points(1000, [12, 25, 8, 30, 15, 22, 9, 28, 17, 24, 11, 27]),
  after: points(1000, [10, 6, 14, 5, 12, 7, 15, 4, 9, 11]),
};

function near(actual: number | null, expected: number, digits = 1e-9): void {
  expect(Math.abs((actual ?? Number.NaN) / expected - 1), `${actual} for ${expected}`).toBeLessThanOrEqual(digits);
}

describe('means', () => {
  const first = [212, 198, 205, 220, 201, 215, 208, 219, 203, 211, 207, 214];
  const second = [190, 185, 197, 188, 193, 181, 195, 189, 192, 186];

  it('agree with t.test(second, first)', () => {
    const result = compareMeans(first, second);
    near(result.degreesOfFreedom, 19.471482169146);
    near(result.pValue, 1.96414224332757e-7);
    near(result.interval.lower, -25.1080990267746);
    near(result.interval.upper, -14.5252343065588);
  });

  it('detect (qt(.975, df) + qt(.8, df)) standard errors', () => {
    const result = compareMeans(first, second);
    near(detectableDifference(result, 0.8) / result.standardError, 2.08959913798 + 0.860472737348);
  });

  it('settle constants without dividing by zero', () => {
    expect(compareMeans([5, 5], [5, 5, 5]).pValue).toBe(1);
    expect(compareMeans([5, 5], [4, 4]).pValue).toBe(0);
  });
});

describe('proportions', () => {
  it('agree with prop.test(c(236, 486), c(10000, 12000), correct = FALSE) when the sizes explain the spread', () => {
    const result = compareProportions(even.before, even.after);
    expect(result.dispersion).toBe(1);
    near(result.pValue, 2.456653479e-12);
    near(result.interval.lower, -0.0215142965925);
    near(result.interval.upper, -0.0122857034075);
  });

  it('find no difference where nothing happened', () => {
    expect(compareProportions(points(50, [0, 0, 0]), points(50, [0, 0]))).toMatchObject({
      pValue: 1,
      standardError: 0,
    });
  });
});

describe('rates', () => {
  it('agree with prop.test(236, 722, p = 10/22, correct = FALSE), its interval as a ratio', () => {
    const result = compareRates(even.before, even.after);
    near(result.pValue, 5.58577138294e-12);
    near(result.interval.lower, 0.498873181983);
    near(result.interval.upper, 0.680649925615);
  });

  it('come close to the exact poisson.test(c(236, 486), c(10000, 12000))', () => {
    const { interval } = compareRates(even.before, even.after);
    near(interval.lower, 0.496662768128, 0.005);
    near(interval.upper, 0.682153540493, 0.005);
  });

  it('widen by the dispersion, with 2 * pt(-t, 0.605 * 20)', () => {
    const result = compareRates(uneven.before, uneven.after);
    near(result.dispersion, 2.41345165948);
    near(result.degreesOfFreedom, 12.1);
    near(result.pValue, 0.0300349399698);
    near(result.interval.lower, 0.259221262657);
    near(result.interval.upper, 0.924247050873);
  });

  it('leave the ratio open where nothing happened, or nothing before', () => {
    const none = points(10, [0, 0]);
    expect(compareRates(none, none)).toMatchObject({ pValue: 1, interval: { lower: 0, upper: null } });
    expect(compareRates(none, points(10, [5, 6])).interval.upper).toBeNull();
  });
});
