import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CompareInput, compareBeforeAfter, seededRandom } from './index.ts';

const before = [40, 42, 38, 41, 39, 45, 43, 37, 44, 36, 41, 40];
const calm = [20, 25, 22, 28, 24, 21, 26, 23, 25, 22];
const counted = (list: readonly number[], size = 1000) =>
  list.map((count, index) => ({ label: `W${index + 1}`, count, size }));
const options = { rules: '6-8-1-3-5', splitIndex: before.length, direction: 'lower-is-better' } as const;

function judged(
  after: readonly number[],
  more: Partial<Pick<CompareInput, 'direction' | 'minimumPoints' | 'relevantChange'>> = {},
) {
  return compareBeforeAfter({ type: 'u', points: counted([...before, ...after]), ...options, ...more });
}

describe('verdict', () => {
  it('is effective after a significant change in the wanted direction', () => {
    const result = judged(calm);
    expect(result).toMatchObject({ verdict: 'effective', reason: { code: 'significant-improvement' } });
    expect(result.before).toMatchObject({ n: 12, centre: 0.0405 });
    expect(result.after).toMatchObject({ n: 10, centre: 0.0236 });
    expect(result.change.absolute).toBeCloseTo(-0.0169, 12);
    expect(result.change.relative).toBeCloseTo(-0.417284, 6);
    expect(result.interval95?.scale).toBe('ratio');
    expect(result.chart.phases.map(({ from, to }) => [from, to])).toEqual([
      [0, 11],
      [12, 21],
    ]);
    expect(result.explanation.zh).toBe(
      '措施有效：水平由 0.0405 变为 0.0236（-41.7%，p < 0.001），变化显著，且之后没有出现不利方向的特殊原因',
    );
    expect(result.explanation.en).toContain('Effective: the level went from 0.0405 to 0.0236 (-41.7%, p < 0.001)');
  });

  it('is not effective after the same change when more is better', () => {
    expect(judged(calm, { direction: 'higher-is-better' })).toMatchObject({
      verdict: 'not-effective',
      reason: { code: 'significant-worsening' },
    });
  });

  it('is not effective while a special cause in the wrong direction remains against the limits from before', () => {
    const result = judged([20, 20, 21, 20, 19, 20, 22, 20, 70, 20, 20]);
    expect(result).toMatchObject({
      verdict: 'not-effective',
      reason: { code: 'special-cause-remains', parameters: { signals: 1 } },
    });
    expect(result.unwanted).toMatchObject([{ rule: 'beyond-3-sigma', side: 'above', from: 20, to: 20 }]);
    expect(result.explanation.en).toContain('the first from W21 to W21');
  });

  it('is not effective when a change that matters would have shown', () => {
    const result = judged([39, 40, 42, 41, 38, 45, 37, 40, 42, 39]);
    expect(result).toMatchObject({ verdict: 'not-effective', reason: { code: 'no-significant-change' } });
    // (1.959964 + 0.841621)·√(r(1/12000 + 1/10000)) / 0.0405 with r = 889 / 22000.
    expect(result.reason.parameters.detectableChange).toBeCloseTo(0.188282, 5);
  });

  it('is open when a change that matters might have stayed hidden', () => {
    const after = [39, 40, 42, 41, 38, 45, 37, 40, 42, 39];
    expect(judged(after, { relevantChange: 0.1 })).toMatchObject({
      verdict: 'too-little-data',
      reason: { code: 'low-power' },
    });
  });

  it('is open with too few points on a side, however clear they look', () => {
    const result = judged(calm.slice(0, 7));
    expect(result).toMatchObject({ verdict: 'too-little-data', reason: { code: 'too-few-points' }, unwanted: [] });
    expect(judged(calm.slice(0, 7), { minimumPoints: { before: 12, after: 7 } }).verdict).toBe('effective');
    expect(result.explanation.zh).toBe('数据不足：措施前 12 点、措施后 7 点，至少需要 12 点和 8 点');
  });

  it.each([0, 1])('is open with %d points after, drawn as one phase', (n) => {
    const result = judged(calm.slice(0, n));
    expect(result).toMatchObject({
      verdict: 'too-little-data',
      pValue: null,
      interval95: null,
      after: { n, sigma: null },
    });
    expect(result.chart.phases).toHaveLength(1);
  });

  it('has nothing to improve on a level of zero', () => {
    const result = compareBeforeAfter({ type: 'u', points: counted(Array.from({ length: 24 }, () => 0)), ...options });
    expect(result).toMatchObject({
      verdict: 'too-little-data',
      reason: { code: 'low-power' },
      change: { absolute: 0, relative: null },
    });
  });

  it('does not count gaps as points', () => {
    const points = counted([...before, ...calm]).map((point, index) =>
      index > 18 ? { ...point, count: 0, size: 0 } : point,
    );
    expect(compareBeforeAfter({ type: 'u', points, ...options })).toMatchObject({
      after: { n: 7 },
      reason: { code: 'too-few-points' },
    });
  });

  it('compares individual values and subgroup means by Welch, np as p, c as rates', () => {
    const times = [
      212, 198, 205, 220, 201, 215, 208, 219, 203, 211, 207, 214, 190, 185, 197, 188, 193, 181, 195, 189, 192, 186,
    ];
    const single = compareBeforeAfter({
      type: 'i-mr',
      points: times.map((value, i) => ({ label: `${i}`, value })),
      ...options,
    });
    expect(single).toMatchObject({ verdict: 'effective', comparison: { method: 'welch-t' } });
    const groups = times.map((value, i) => ({ label: `${i}`, values: [value - 1, value + 1] }));
    expect(compareBeforeAfter({ type: 'xbar-s', points: groups, ...options }).pValue).toBeCloseTo(
      single.pValue ?? 1,
      12,
    );
    const np = compareBeforeAfter({ type: 'np', points: counted([...before, ...calm]), ...options });
    expect(np).toMatchObject({
      chart: { type: 'p' },
      comparison: { method: 'proportion-difference' },
      before: { centre: 0.0405 },
    });
    const c = compareBeforeAfter({ type: 'c', points: counted([...before, ...calm]), ...options });
    expect(c.pValue).toBeCloseTo(judged(calm).pValue ?? 1, 15);
  });

  it.each([
    ['splitIndex is 0: it must be from 1 to 22', { splitIndex: 0 }],
    ['splitIndex is 23: it must be from 1 to 22', { splitIndex: 23 }],
    ['power is 1: it must be from 0.5 to 0.999', { power: 1 }],
    ['relevantChange is 0: it must be 0.001 or more', { relevantChange: 0 }],
    ['minimumPoints.after is 1: it must be 2 or more', { minimumPoints: { before: 12, after: 1 } }],
  ])('%s', (message, wrong) => {
    const input: CompareInput = { type: 'u', points: counted([...before, ...calm]), ...options, ...wrong };
    expect(() => compareBeforeAfter(input)).toThrow(new RangeError(message));
  });
});

describe('verdict, always', () => {
  it('turns round with the data and the direction', () => {
    const shares = fc.array(fc.nat(200), { minLength: 24, maxLength: 30 });
    fc.assert(
      fc.property(shares, (list) => {
        const lower = compareBeforeAfter({ type: 'p', points: counted(list, 200), ...options });
        const mirrored = counted(
          list.map((count) => 200 - count),
          200,
        );
        const higher = compareBeforeAfter({ type: 'p', points: mirrored, ...options, direction: 'higher-is-better' });
        expect(higher.pValue).toBeCloseTo(lower.pValue ?? 1, 9);
        expect(higher.unwanted).toEqual(
          lower.unwanted.map((signal) => expect.objectContaining({ from: signal.from, to: signal.to })),
        );
      }),
    );
  });

  it.each([1, 1.7])('calls a sound process with sigmaZ %d changed in about one study in twenty at most', (sigmaZ) => {
    const random = seededRandom(11);
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const studies = 1000;
    let changed = 0;
    for (let study = 0; study < studies; study++) {
      const list = Array.from({ length: 24 }, () => Math.max(0, Math.round(400 + 20 * sigmaZ * normal())));
      const { pValue } = compareBeforeAfter({ type: 'u', points: counted(list, 10_000), ...options });
      if ((pValue ?? 1) < 0.05) changed++;
    }
    // Three standard errors of 5 % in 1000 studies are 2.1 %.
    expect(changed / studies).toBeLessThan(0.071);
    expect(changed / studies).toBeGreaterThan(0.01);
  });
});
