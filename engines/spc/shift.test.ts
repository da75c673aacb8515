import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  chart,
  cusumChart,
  ewmaChart,
  explainCusum,
  explainEwma,
  seededRandom,
  simulateShiftFalseAlarm,
} from './index.ts';

const individuals = (values: readonly (number | null)[]) =>
  values.map((value, index) => ({ label: `${index + 1}`, value }));

// D. C. Montgomery, Introduction to Statistical Quality Control, ch. 9, table 9.1: 20 points of N(10, 1), then 10 of N(11, 1).
const table = [
  9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.2, 10.34, 9.03, 11.47, 10.51, 9.4, 10.08, 9.37, 10.62, 10.31,
  8.52, 10.84, 10.9, 9.33, 12.29, 11.5, 10.6, 11.08, 10.38, 11.62, 11.31, 10.52,
];
const shifted = { type: 'i-mr', points: individuals(table), target: 10, sigma: 1 } as const;
const rounded = (value: number | null | undefined, digits: number) => Number(value?.toFixed(digits));

describe("Montgomery's example", () => {
  it('has the sums of the tabular CUSUM', () => {
    const { points, signals, falseAlarm } = cusumChart({ ...shifted, k: 0.5, h: 5 });
    expect(points.map(({ upperSum }) => rounded(upperSum, 2))).toEqual([
      0, 0, 0, 1.16, 2.82, 2.5, 0.04, 1, 0, 0, 0, 0.97, 0.98, 0, 0, 0, 0.12, 0, 0, 0.34, 0.74, 0, 1.79, 2.79, 2.89,
      3.47, 3.35, 4.47, 5.28, 5.3,
    ]);
    expect(points.map(({ lowerSum }) => rounded(lowerSum, 2)).slice(0, 11)).toEqual([
      0.05, 1.56, 1.77, 0, 0, 0, 1.46, 0, 0.3, 0, 0.47,
    ]);
    expect(points.flatMap(({ index, rules }) => rules.map(() => index + 1))).toEqual([29, 30]);
    // The book: N+ = 7, so the shift came after period 22, and the new mean is 10 + 0.5 + 5.28 / 7 = 11.25.
    expect(signals).toMatchObject([{ side: 'above', from: 22, detected: 28, to: 29, length: 8, peak: 29 }]);
    expect(signals[0]?.level).toBeCloseTo(10 + 0.5 + 5.28 / 7, 2);
    expect(falseAlarm?.meanRunLength).toBeCloseTo(465, -1);
  });

  it('has the EWMA with lambda 0.1 and L = 2.7', () => {
    const { points, signals } = ewmaChart({ ...shifted, lambda: 0.1, width: 2.7 });
    const values = points.map(({ value }) => rounded(value, 4));
    expect(values.slice(0, 5)).toEqual([9.945, 9.7495, 9.7036, 9.8992, 10.1253]);
    expect(values.slice(27)).toEqual([10.5731, 10.6468, 10.6341]);
    expect([0, 1].map((index) => rounded(points[index]?.upper, 2))).toEqual([10.27, 10.36]);
    expect([0, 1].map((index) => rounded(points[index]?.lower, 2))).toEqual([9.73, 9.64]);
    expect(rounded(points[29]?.upper, 2)).toBe(10.62);
    expect(signals).toMatchObject([{ side: 'above', from: 28, to: 29, length: 2, peak: 28 }]);
  });

  it('is told in words', () => {
    const cusum = cusumChart(shifted);
    const [found] = cusum.signals;
    if (!found) throw new Error('no signal');
    expect(explainCusum(found, cusum, 'zh')).toBe(
      '29 的上侧累积和超过判定界限 5，最高 5.3：过程很可能从 23 起上移，此后平均约 11.25（目标 10）',
    );
    expect(explainCusum(found, cusum, 'en')).toContain('has probably been higher since 23, at about 11.25 (target 10)');
    const ewma = ewmaChart({ ...shifted, lambda: 0.1, width: 2.7 });
    const [above] = ewma.signals;
    if (!above) throw new Error('no signal');
    expect(explainEwma(above, ewma, 'zh')).toMatch(/^从 29 到 30 连续 2 点的加权平均超出上控制限 10.62，达到 10.65/);
    expect(explainEwma(above, ewma, 'en')).toMatch(/^From 29 to 30, 2 points in a row are above the upper limit/);
    expect(() => explainEwma({ ...above, peak: 99 }, ewma, 'en')).toThrow('the chart has points 0 to 29');
  });
});

describe('false alarms', () => {
  // k = 0.5: 168 with h = 4 and 465 with h = 5 (Montgomery, ch. 9), 430 with h = 5 and a head start (Lucas and Crosier, 1982);
  // EWMA: the density of the average integrated from point to point (Gauss and Legendre, 80 nodes) in R 4.2.2.
  it.each([
    [{ type: 'cusum', h: 4 }, 168],
    [{ type: 'cusum' }, 465],
    [{ type: 'cusum', headStart: true }, 430],
    [{ type: 'ewma' }, 554.4875],
    [{ type: 'ewma', lambda: 0.1, width: 2.7 }, 356.0951],
  ] as const)('%j: about %d', (settings, expected) => {
    const { meanRunLength } = simulateShiftFalseAlarm(settings, 4_000, seededRandom(1));
    // Four standard errors of a nearly geometric run length.
    expect(Math.abs(meanRunLength / expected - 1)).toBeLessThan(4 / Math.sqrt(4_000));
  });

  it('that are stated agree with it', () => {
    const { falseAlarm } = ewmaChart(shifted);
    expect(Math.abs((falseAlarm?.meanRunLength ?? 0) / 554.4875 - 1)).toBeLessThan(0.01);
    expect(falseAlarm?.within25).toBeCloseTo(0.046397, 2);
  });

  it('are unknown for other settings', () => {
    expect(ewmaChart({ ...shifted, lambda: 0.33 }).falseAlarm).toBeNull();
    expect(cusumChart({ ...shifted, headStart: true }).falseAlarm).toEqual({ meanRunLength: 429.8, within25: 0.1139 });
  });
});

describe('sigma and target', () => {
  it('come from the baseline where they are not given', () => {
    const baseline = { from: 0, to: 19 };
    const plain = chart({ type: 'i-mr', points: shifted.points, baseline, rules: '1' });
    for (const drawn of [
      ewmaChart({ type: 'i-mr', points: shifted.points, baseline }),
      cusumChart({ type: 'i-mr', points: shifted.points, baseline }),
    ]) {
      expect([drawn.centre, drawn.sigma]).toEqual([plain.centre, plain.sigma]);
      expect(drawn.phases).toMatchObject([{ from: 0, to: 29, baselineFrom: 0, baselineTo: 19 }]);
    }
  });

  it('weigh subgroups by their size', () => {
    const points = [[1, 3], [2], [], [4, 5, 6]].map((values, index) => ({ label: `${index}`, values }));
    const drawn = ewmaChart({ type: 'xbar-s', points, target: 2, sigma: 2 });
    expect(drawn.points.map(({ sigma }) => sigma)).toEqual([
      expect.closeTo(0.2 * Math.sqrt(2), 12),
      expect.closeTo(Math.sqrt(0.04 * 4 + 0.64 * 0.04 * 2), 12),
      expect.closeTo(Math.sqrt(0.04 * 4 + 0.64 * 0.04 * 2), 12),
      expect.closeTo(Math.sqrt((0.04 * 4) / 3 + 0.64 * (0.04 * 4 + 0.64 * 0.04 * 2)), 12),
    ]);
    expect(drawn.points[2]).toMatchObject({ value: null, observed: null, size: 0, rules: [] });
    const sums = cusumChart({ type: 'xbar-s', points, target: 2, sigma: 2 }).points;
    expect(sums[3]?.upperSum).toBeCloseTo((3 * Math.sqrt(3)) / 2 - 0.5, 12);
    // The mean of all values of a phase is the target where none is given.
    expect(ewmaChart({ type: 'xbar-s', points, sigma: 2 }).centre).toBe(3.5);
  });

  it('restart in each phase', () => {
    const { points } = cusumChart({ ...shifted, phases: [25], headStart: true });
    expect(points[25]?.upperSum).toBeCloseTo(2.5 + 1.08 - 0.5, 12);
    const averages = ewmaChart({ ...shifted, phases: [25] }).points;
    expect(averages[25]).toMatchObject({ phase: 1, sigma: 0.2, value: expect.closeTo(10.216, 12) });
  });

  it('of equal values: an EWMA with sigma 0, no CUSUM', () => {
    const points = individuals([5, 5, 5, 6]);
    const baseline = { from: 0, to: 2 };
    expect(ewmaChart({ type: 'i-mr', points, baseline }).signals).toMatchObject([{ from: 3, to: 3, side: 'above' }]);
    expect(() => cusumChart({ type: 'i-mr', points, baseline })).toThrow('points 0 to 2 have sigma 0');
  });

  it.each([
    [{ lambda: 0 }, 'lambda is 0: it must be above 0 and at most 1'],
    [{ width: Number.NaN }, 'width is NaN'],
    [{ sigma: 0 }, 'sigma is 0: it must be a finite number above 0'],
    [{ target: Number.POSITIVE_INFINITY }, 'target is Infinity'],
    [{ points: [] }, 'points has 0 entries'],
  ])('refuse %j', (wrong, message) => {
    expect(() => ewmaChart({ ...shifted, ...wrong })).toThrow(message);
  });

  it.each([
    [{ k: -1 }, 'k is -1'],
    [{ h: 0 }, 'h is 0: it must be a finite number above 0'],
  ])('refuse %j', (wrong, message) => {
    expect(() => cusumChart({ ...shifted, ...wrong })).toThrow(message);
  });
});

describe('properties', () => {
  const series = fc.array(
    fc.integer({ min: -500, max: 500 }).map((tenths) => tenths / 10),
    {
      minLength: 1,
      maxLength: 60,
    },
  );
  const lambda = fc.double({ min: 0.01, max: 1, noNaN: true });

  it('EWMA is the weighted sum, and its variance the closed form', () => {
    fc.assert(
      fc.property(series, lambda, (values, weight) => {
        const drawn = ewmaChart({ type: 'i-mr', points: individuals(values), target: 1, sigma: 2, lambda: weight });
        drawn.points.forEach(({ value, sigma }, index) => {
          const passed = index + 1;
          let sum = (1 - weight) ** passed;
          for (let place = 0; place <= index; place++)
            sum += weight * (1 - weight) ** (index - place) * (values[place] ?? 0);
          expect(value).toBeCloseTo(sum, 8);
          const variance = ((4 * weight) / (2 - weight)) * (1 - (1 - weight) ** (2 * passed));
          expect(sigma).toBeCloseTo(Math.sqrt(variance), 8);
        });
      }),
    );
  });

  it('EWMA with lambda 1 signals where the plain chart does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 2, maxLength: 60 }), (values) => {
        const points = individuals(values);
        const plain = chart({ type: 'i-mr', points, rules: '1' });
        const drawn = ewmaChart({ type: 'i-mr', points, lambda: 1 });
        expect(drawn.points.map(({ rules }) => rules.length)).toEqual(plain.points.map(({ rules }) => rules.length));
        expect(drawn.signals.map(({ from, to, side }) => ({ from, to, side }))).toEqual(
          plain.signals.map(({ from, to, side }) => ({ from, to, side })),
        );
      }),
    );
  });

  it('an upper sum is the largest excess over any run that ends here', () => {
    fc.assert(
      fc.property(series, (values) => {
        const drawn = cusumChart({ type: 'i-mr', points: individuals(values), target: 0, sigma: 10 });
        drawn.points.forEach(({ upperSum, lowerSum }, index) => {
          let [excess, highest, lowest, shortfall] = [0, 0, 0, 0];
          for (let place = index; place >= 0; place--) {
            excess += (values[place] ?? 0) / 10 - 0.5;
            shortfall += -(values[place] ?? 0) / 10 - 0.5;
            highest = Math.max(highest, excess);
            lowest = Math.max(lowest, shortfall);
          }
          expect(upperSum).toBeCloseTo(highest, 8);
          expect(lowerSum).toBeCloseTo(lowest, 8);
        });
      }),
    );
  });

  it('mirror, and do not see gaps', () => {
    fc.assert(
      fc.property(series, fc.nat(60), (values, place) => {
        const given = { type: 'i-mr', target: 0, sigma: 10 } as const;
        const plain = cusumChart({ ...given, points: individuals(values) });
        const mirrored = cusumChart({ ...given, points: individuals(values.map((value) => -value)) });
        expect(mirrored.points.map(({ lowerSum }) => lowerSum)).toEqual(plain.points.map(({ upperSum }) => upperSum));
        expect(mirrored.signals.length).toBe(plain.signals.length);
        const at = Math.min(place, values.length);
        const gapped = ewmaChart({ ...given, points: individuals(values.toSpliced(at, 0, ...[Number.NaN]).map(gap)) });
        const whole = ewmaChart({ ...given, points: individuals(values) });
        expect(gapped.points.toSpliced(at, 1).map(({ value, upper }) => [value, upper])).toEqual(
          whole.points.map(({ value, upper }) => [value, upper]),
        );
        expect(gapped.signals.map(({ length }) => length)).toEqual(whole.signals.map(({ length }) => length));
      }),
    );
  });
});

function gap(value: number): number | null {
  return Number.isNaN(value) ? null : value;
}
