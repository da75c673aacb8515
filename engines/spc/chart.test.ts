import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Chart, type ChartInput, chart, type RuleSetName } from './index.ts';

const rules: RuleSetName = '6-8-1-3-5';
const values = (...list: readonly (number | null)[]) => list.map((value, index) => ({ label: `${index}`, value }));
const counted = (...list: readonly (readonly [count: number, size: number])[]) =>
  list.map(([count, size], index) => ({ label: `${index}`, count, size }));

describe('individuals', () => {
  it('take centre and sigma from mean and moving range', () => {
    const result = chart({ type: 'i-mr', points: values(10, 12, 11, 13), rules });
    const sigma = 5 / 3 / (2 / Math.sqrt(Math.PI));
    expect(result.centre).toBe(11.5);
    expect(result.sigma).toBeCloseTo(sigma, 12);
    expect(result.points[0]).toMatchObject({ lower: 11.5 - 3 * sigma, upper: 11.5 + 3 * sigma, phase: 0, rules: [] });
    expect(result.mr?.points.map(({ value }) => value)).toEqual([null, 2, 1, 2]);
    expect(result.mr?.points[0]?.centre).toBeCloseTo(5 / 3, 12);
    // D4(2) = 3.267, ASTM Manual 7.
    expect((result.mr?.points[0]?.upper ?? 0) / (5 / 3)).toBeCloseTo(3.267, 3);
  });

  it('mark a moving range above its limit', () => {
    const points = values(1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 9, 10, 9, 10, 9, 10, 9, 10);
    const { mr } = chart({ type: 'i-mr', points, rules });
    expect(mr?.points.filter(({ beyond }) => beyond).map(({ index }) => index)).toEqual([10]);
  });

  it('draw equal values with sigma zero, without a signal', () => {
    const result = chart({
      type: 'i-mr',
      points: values(0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1),
      rules: 'western-electric',
    });
    expect(result.sigma).toBe(0);
    expect(result.signals).toEqual([]);
  });

  it('take a later point off a constant baseline as beyond the limits', () => {
    const result = chart({ type: 'i-mr', points: values(5, 5, 5, 6), rules: '1', baseline: { from: 0, to: 2 } });
    expect(result.signals).toMatchObject([{ rule: 'beyond-3-sigma', side: 'above', from: 3, to: 3 }]);
  });

  it('clip limits to the given bounds', () => {
    const result = chart({ type: 'i-mr', points: values(1, 9, 2, 8), bounds: { lower: 0, upper: 10 }, rules });
    expect(result.points[0]).toMatchObject({ lower: 0, upper: 10 });
  });

  it('leave gaps out of runs and ranges, neither continued nor broken', () => {
    const solid = [1, 1.2, 1.1, 1.3, 1.2, 1.1, 1.4, 1.2, -1, -1.2, -1.3, -1.1];
    const gapped = [...solid.slice(0, 4), null, ...solid.slice(4)];
    const plain = chart({ type: 'i-mr', points: values(...solid), rules });
    const result = chart({ type: 'i-mr', points: values(...gapped), rules });
    const runs = (drawn: Chart) => drawn.signals.filter(({ rule }) => rule === 'eight-one-side');
    expect(result.centre).toBe(plain.centre);
    expect(result.sigma).toBe(plain.sigma);
    expect(runs(plain)).toMatchObject([{ side: 'above', from: 0, to: 7, length: 8 }]);
    expect(runs(result)).toMatchObject([{ side: 'above', from: 0, to: 8, length: 8 }]);
    expect(result.points[4]).toMatchObject({ value: null, rules: [] });
  });
});

describe('counts', () => {
  it('draw limits for each size', () => {
    const result = chart({ type: 'p', points: counted([10, 100], [30, 300], [0, 0]), rules });
    expect(result.centre).toBe(0.1);
    expect(result.points[0]?.sigma).toBeCloseTo(0.03, 12);
    expect(result.points[1]?.sigma).toBeCloseTo(0.03 / Math.sqrt(3), 12);
    expect(result.points[0]?.lower).toBeCloseTo(0.01, 12);
    expect(result.points[2]).toMatchObject({
      value: null,
      size: 0,
      lower: null,
      upper: null,
      sigma: null,
      centre: 0.1,
    });
  });

  it('clip to 0 and 1, and np to the size', () => {
    const points = counted([1, 4], [3, 4], [2, 4]);
    expect(chart({ type: 'p', points, rules }).points[0]).toMatchObject({ lower: 0, upper: 1 });
    expect(chart({ type: 'np', points, rules }).points[0]).toMatchObject({ lower: 0, upper: 4 });
    expect(chart({ type: 'u', points: counted([1, 1], [2, 1]), rules }).points[0]?.lower).toBe(0);
  });

  it('judge np of unequal sizes as p judges them', () => {
    const points = counted([5, 50], [11, 100], [60, 100], [4, 50], [9, 100], [10, 80]);
    const marks = (type: 'p' | 'np') => chart({ type, points, rules }).points.map((point) => point.rules);
    expect(marks('np')).toEqual(marks('p'));
  });

  it('draw c without sizes', () => {
    const points = [4, 9, 5, 6].map((count, index) => ({ label: `${index}`, count }));
    expect(chart({ type: 'c', points, rules })).toMatchObject({ centre: 6, sigma: Math.sqrt(6) });
  });

  it('draw no event at all, and all of them', () => {
    for (const type of ['p', 'p-prime', 'np', 'u', 'u-prime', 'c'] as const) {
      const none = chart({ type, points: counted([0, 9], [0, 9], [0, 9]), rules });
      expect(none).toMatchObject({ centre: 0, sigma: 0, signals: [] });
    }
    expect(chart({ type: 'p-prime', points: counted([9, 9], [7, 7]), rules })).toMatchObject({ centre: 1, sigma: 0 });
  });
});

describe('subgroups', () => {
  it('weigh unequal sizes and leave single values out of the spread', () => {
    const points = [[1, 3], [2, 4, 6], [5], []].map((list, index) => ({ label: `${index}`, values: list }));
    const result = chart({ type: 'xbar-r', points, rules });
    expect(result.centre).toBe(21 / 6);
    const process = (2 / 1.1283791671 + 4 / 1.69256875) / 2;
    expect(result.points[2]?.sigma).toBeCloseTo(process, 7);
    expect(result.points[1]?.sigma).toBeCloseTo(process / Math.sqrt(3), 7);
    expect(result.points[3]).toMatchObject({ value: null, lower: null });
    expect(result.spread?.points.map(({ value }) => value)).toEqual([2, 4, null, null]);
  });
});

describe('baseline and phases', () => {
  const shift = values(5, 6, 5, 6, 5, 6, 9, 9, 9, 9, 9, 9, 9, 9);

  it('judge later points against the frozen baseline', () => {
    const result = chart({ type: 'i-mr', points: shift, rules: '1', baseline: { from: 0, to: 5 } });
    expect(result.centre).toBe(5.5);
    expect(result.phases).toMatchObject([{ from: 0, to: 13, baselineFrom: 0, baselineTo: 5 }]);
    expect(result.signals).toMatchObject([{ rule: 'beyond-3-sigma', side: 'above', from: 6, to: 13, length: 8 }]);
  });

  it('give each phase its own centre, and cut runs between them', () => {
    const result = chart({ type: 'i-mr', points: shift, rules, phases: [6] });
    expect(result.phases.map(({ from, to, centre }) => [from, to, centre])).toEqual([
      [0, 5, 5.5],
      [6, 13, 9],
    ]);
    expect(result.signals).toEqual([]);
    expect(result.mr?.points[6]?.value).toBeNull();
    expect(result.points.map(({ phase }) => phase)).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1]);
  });

  it('use the baseline in the phase where it lies', () => {
    const result = chart({ type: 'i-mr', points: shift, rules, phases: [6], baseline: { from: 8, to: 9 } });
    expect(result.phases.map(({ baselineFrom, baselineTo }) => [baselineFrom, baselineTo])).toEqual([
      [0, 5],
      [8, 9],
    ]);
  });
});

describe('misuse', () => {
  const two = values(1, 2);
  it.each<[string, ChartInput]>([
    ['points has 0 entries: at least 2 are needed', { type: 'i-mr', points: [], rules }],
    ['points 0 to 1 hold 1 with a value: at least 2 are needed', { type: 'i-mr', points: values(1, null), rules }],
    ['points[1].value is NaN: it must be a finite number', { type: 'i-mr', points: values(1, Number.NaN), rules }],
    [
      'bounds.lower is 3: it must be below bounds.upper, 2',
      { type: 'i-mr', points: two, bounds: { lower: 3, upper: 2 }, rules },
    ],
    ['points[0].count is -1: it must be 0 or more', { type: 'u', points: counted([-1, 5], [1, 5]), rules }],
    ['points[1].size is -5: it must be 0 or more', { type: 'u', points: counted([1, 5], [1, -5]), rules }],
    ['points[1].count is 6: it must not exceed the size, 5', { type: 'p', points: counted([1, 5], [6, 5]), rules }],
    ['points[1].count is 6: it must be 0 where the size is 0', { type: 'u', points: counted([1, 5], [6, 0]), rules }],
    [
      'points[1].size is 6: a c chart needs equal sizes, 5 as before; use u',
      { type: 'c', points: counted([1, 5], [1, 6]), rules },
    ],
    [
      'baseline.from is -1: it must be a whole number from 0 to 1',
      { type: 'i-mr', points: two, rules, baseline: { from: -1, to: 1 } },
    ],
    [
      'baseline.to is 2: it must be a whole number from 0 to 1',
      { type: 'i-mr', points: two, rules, baseline: { from: 0, to: 2 } },
    ],
    [
      'baseline.to is 3: it must not lie beyond the end of its phase, 1',
      { type: 'i-mr', points: values(1, 2, 3, 4), rules, phases: [2], baseline: { from: 0, to: 3 } },
    ],
    [
      'phases[0] is 9: it must be a whole number above 0 and below 2',
      { type: 'i-mr', points: two, rules, phases: [9] },
    ],
    [
      'subgroup size 26 is outside 2 to 25: use standard deviations',
      {
        type: 'xbar-r',
        points: ['a', 'b'].map((label) => ({ label, values: Array.from({ length: 26 }, (_v, i) => i) })),
        rules,
      },
    ],
    [
      'points 0 to 1 hold no subgroup of 2 values: at least 1 is needed',
      { type: 'xbar-s', points: ['a', 'b'].map((label) => ({ label, values: [1] })), rules },
    ],
  ])('%s', (message, input) => {
    expect(() => chart(input)).toThrow(RangeError);
    expect(() => chart(input)).toThrow(message);
  });
});

describe('always', () => {
  const series = fc.array(fc.integer({ min: -500, max: 500 }), { minLength: 2, maxLength: 50 });
  const flags = (list: readonly number[]) =>
    chart({ type: 'i-mr', points: values(...list), rules: 'nelson' }).points.map((point) => point.rules);

  it('a constant added or a positive factor changes no flag', () => {
    fc.assert(
      fc.property(
        series,
        fc.integer({ min: -1000, max: 1000 }),
        fc.integer({ min: 1, max: 50 }),
        (list, shift, factor) => {
          expect(flags(list.map((value) => value * factor + shift))).toEqual(flags(list));
        },
      ),
    );
  });

  it('a constant shifts the centre and keeps sigma', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: -1000, max: 1000 }), (list, shift) => {
        const plain = chart({ type: 'i-mr', points: values(...list), rules });
        const moved = chart({ type: 'i-mr', points: values(...list.map((value) => value + shift)), rules });
        expect(moved.centre).toBeCloseTo(plain.centre + shift, 8);
        expect(moved.sigma).toBeCloseTo(plain.sigma, 8);
      }),
    );
  });

  it('labels are only labels', () => {
    fc.assert(
      fc.property(series, (list) => {
        const points = values(...list).map((point, index) => ({ ...point, label: `other ${list.length - index}` }));
        const renamed = chart({ type: 'i-mr', points, rules: 'nelson' });
        expect(renamed.points.map((point) => point.rules)).toEqual(flags(list));
      }),
    );
  });

  it('limits hold the centre, and smaller samples have wider limits', () => {
    const counts = fc.array(fc.tuple(fc.nat(50), fc.integer({ min: 50, max: 5000 })), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(counts, fc.constantFrom('p', 'p-prime', 'u', 'u-prime'), (list, type) => {
        const { points } = chart({ type, points: counted(...list), rules });
        for (const { lower, centre, upper } of points) {
          expect(lower).toBeLessThanOrEqual(centre);
          expect(upper).toBeGreaterThanOrEqual(centre);
        }
        const bySize = [...points].sort((a, b) => (a.size ?? 0) - (b.size ?? 0));
        bySize.slice(1).forEach((point, place) => {
          expect(point.sigma).toBeLessThanOrEqual(bySize[place]?.sigma ?? 0);
        });
      }),
    );
  });

  it('p of the others mirrors p', () => {
    const counts = fc.array(fc.nat(100), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(counts, (list) => {
        const marks = (of: (count: number) => number) =>
          chart({ type: 'p', points: counted(...list.map((count) => [of(count), 100] as const)), rules: 'nelson' })
            .points;
        expect(marks((count) => 100 - count).map((point) => point.rules)).toEqual(
          marks((count) => count).map((point) => point.rules),
        );
      }),
    );
  });
});
