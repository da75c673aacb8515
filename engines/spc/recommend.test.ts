import { describe, expect, it } from 'vitest';
import { type Recommendation, recommend } from './index.ts';

const counted = (list: readonly number[], size = 1000) =>
  list.map((count, index) => ({ label: `${index}`, count, size }));
const codes = ({ reasons }: Recommendation): string[] => reasons.map(({ code }) => code);
const steady = [40, 42, 30, 48, 39, 33, 47, 37, 44, 36, 41, 52, 35, 43, 40, 46, 31, 38, 45, 42];
const wild = [40, 80, 20, 60, 100, 33, 44, 88, 12, 77];

describe('recommend', () => {
  it("corrects over-dispersed counts, with Pearson's test as in R", () => {
    const rate = recommend({ data: 'rate', points: counted(wild) });
    expect(rate.type).toBe('u-prime');
    expect(codes(rate)).toEqual(['over-dispersed', 'few-points']);
    // R 4.2.2: sum((y-mean(y))^2/mean(y)); pchisq(…, 9, lower.tail = FALSE)
    expect(rate.dispersion?.chiSquare).toBeCloseTo(147.119133574, 8);
    expect((rate.dispersion?.pValue ?? 0) / 3.48297120327e-27).toBeCloseTo(1, 9);
    expect(recommend({ data: 'proportion', points: counted(wild) }).type).toBe('p-prime');
    expect(rate.reasons[0]?.text.zh).toContain('σz = 5.863');
  });

  it('agrees with prop.test on proportions', () => {
    const { dispersion } = recommend({ data: 'proportion', points: counted([12, 15, 8, 10, 4], 50) });
    // R 4.2.2: prop.test(c(12, 15, 8, 10, 4), rep(50, 5))
    expect(dispersion?.chiSquare).toBeCloseTo(8.73185094933, 9);
    expect(dispersion?.pValue).toBeCloseTo(0.0681627799805, 11);
  });

  it('keeps plain limits where the sizes explain the spread', () => {
    const rate = recommend({ data: 'rate', points: counted(steady) });
    expect(rate.type).toBe('u');
    expect(codes(rate)).toEqual(['as-expected']);
    expect(codes(recommend({ data: 'rate', points: counted(steady, 5000) }))).toEqual(['as-expected', 'large-sizes']);
  });

  it('keeps plain limits where a shift, not noise, makes the excess', () => {
    const shifted = [...steady, ...steady.map((count) => count + 40)];
    const rate = recommend({ data: 'rate', points: counted(shifted) });
    expect(rate.type).toBe('u');
    expect(codes(rate)).toEqual(['excess-from-special-causes']);
  });

  it('doubts counts that vary too little', () => {
    const smooth = Array.from({ length: 24 }, (_value, index) => 400 + (index % 3));
    expect(codes(recommend({ data: 'rate', points: counted(smooth) }))).toEqual(['under-dispersed']);
  });

  it('warns of rare events', () => {
    const rare = recommend({
      data: 'rate',
      points: counted([1, 0, 2, 1, 3, 0, 1, 2, 1, 0, 1, 2, 0, 1, 1, 3, 0, 2, 1, 1]),
    });
    expect(codes(rare)).toContain('rare-events');
  });

  it('takes individuals where the opportunity is unknown, c where it is equal and Poisson', () => {
    const unknown = recommend({
      data: 'count',
      opportunity: 'unknown',
      points: steady.map((count) => ({ label: '', count })),
    });
    expect(unknown.type).toBe('i-mr');
    expect(codes(unknown)).toEqual(['unknown-opportunity']);
    const equal = (list: readonly number[]) => list.map((count, index) => ({ label: `${index}`, count }));
    expect(recommend({ data: 'count', opportunity: 'equal', points: equal(steady) }).type).toBe('c');
    expect(recommend({ data: 'count', opportunity: 'equal', points: equal(wild) }).type).toBe('i-mr');
  });

  it('chooses by the size of subgroups', () => {
    const groups = (...sizes: readonly number[]) =>
      sizes.map((size, index) => ({ label: `${index}`, values: Array.from({ length: size }, (_value, step) => step) }));
    expect(recommend({ data: 'subgroup', points: groups(5, 5, 5) }).type).toBe('xbar-r');
    expect(recommend({ data: 'subgroup', points: groups(5, 4, 5) }).type).toBe('xbar-s');
    expect(recommend({ data: 'subgroup', points: groups(12, 12) }).type).toBe('xbar-s');
    expect(recommend({ data: 'subgroup', points: groups(1, 1, 1) }).type).toBe('i-mr');
    expect(recommend({ data: 'value', points: [1, 2, 3].map((value) => ({ label: '', value })) }).type).toBe('i-mr');
  });

  it('refuses what no chart can take', () => {
    expect(() => recommend({ data: 'rate', points: counted([1]) })).toThrow(
      new RangeError('points hold 1 with a value: at least 2 are needed'),
    );
    expect(() => recommend({ data: 'proportion', points: counted([1, 60], 50) })).toThrow(
      new RangeError('points[1].count is 60: it must not exceed the size, 50'),
    );
  });
});
