import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centredInterval, spreadInterval } from './capability.ts';
import { chiSquareQuantile } from './distributions.ts';
import { type CapabilityIndex, capability, chart, explainCapability } from './index.ts';

const root = resolve(import.meta.dirname, '../..', process.env.TONGLI_TEST_DATA ?? '../shared');
const file = join(root, 'data/spc/qcc_pistonrings.csv');
const present = existsSync(file);
if (!present) console.warn(`SKIPPED: no piston rings in ${root}; set TONGLI_TEST_DATA`);

function rings() {
  const rows = readFileSync(file, 'utf8').trim().split(/\r?\n/).slice(1);
  const trial = rows.map((row) => row.split(',')).filter(([, , isTrial]) => isTrial === 'TRUE');
  const samples = Map.groupBy(trial, ([, sample]) => sample ?? '');
  return [...samples].map(([label, cells]) => ({ label, values: cells.map(([diameter]) => Number(diameter)) }));
}

const figures = (index: CapabilityIndex | null, digits: number) =>
  [index?.value, index?.lower, index?.upper].map((figure) => Number(figure?.toFixed(digits)));

// Piston rings of D. C. Montgomery, Introduction to Statistical Quality Control: 25 samples of 5, 74.000 ± 0.05 mm.
describe.skipIf(!present)('piston rings', () => {
  const found = present
    ? capability({ type: 'xbar-r', points: rings(), lowerSpec: 73.95, upperSpec: 74.05 })
    : undefined;

  it('agree with the book, which rounds the mean range of 0.02276 to 0.023: Cp = 1.68', () => {
    expect(Math.abs(((found?.cp?.value ?? 0) * 0.02276) / 0.023 - 1.68)).toBeLessThan(0.01);
  });

  it('agree with R qcc as published, process.capability(qcc(diameter[1:25, ], type = "xbar"), c(73.95, 74.05))', () => {
    expect(found?.cp?.value).toBeCloseTo(1.703, 3);
    expect(found?.cpk?.value).toBeCloseTo(1.663, 3);
    // qcc takes n − 1 degrees of freedom for an estimate from ranges too.
    expect(figures(spreadInterval(1.703228581, 124, 0.95), 3)).toEqual([1.703, 1.491, 1.915]);
    expect(figures(centredInterval(1.663168645, 125, 124, 0.95), 3)).toEqual([1.663, 1.448, 1.878]);
  });

  it('agree with the closed forms in R 4.2.2', () => {
    expect(found?.sigmaWithin).toBeCloseTo(0.00978533759597, 12);
    expect(found?.sigmaOverall).toBeCloseTo(0.01006996812629, 12);
    // nu <- 25 * d2^2 / (2 * d3^2); cp * sqrt(qchisq(c(.025, .975), nu) / nu); Bissell's with the same nu.
    expect(figures(found?.cp ?? null, 7)).toEqual([1.7032286, 1.4554313, 1.9506022]);
    expect(figures(found?.cpk ?? null, 7)).toEqual([1.6631686, 1.4140198, 1.9123174]);
    expect(found?.pp?.value).toBeCloseTo(1.65508633768, 10);
    expect(found).toMatchObject({ values: 125, outside: 0, required: 1.33, verdict: 'capable' });
  });
});

describe('intervals', () => {
  it('of Cp: Montgomery, n = 20, s = 1.75, 38 to 62: Cp rounded to 2.29, from 1.57 to 3.01', () => {
    expect(figures(spreadInterval(2.29, 19, 0.95), 2)).toEqual([2.29, 1.57, 3.01]);
  });

  it('rest on qchisq of R 4.2.2', () => {
    expect(chiSquareQuantile(0.025, 19)).toBeCloseTo(8.906516481988, 10);
    expect(chiSquareQuantile(0.975, 19)).toBeCloseTo(32.852326861731, 10);
    expect(chiSquareQuantile(0.5, 90.5)).toBeCloseTo(89.83421345535, 10);
  });
});

const individuals = (...values: readonly (number | null)[]) =>
  values.map((value, index) => ({ label: `${index}`, value }));
const points = individuals(10, 12, 11, null, 13, 9, 14, 11, 10, 12);

describe('capability', () => {
  it('of single values takes sigma as the chart does', () => {
    const found = capability({ type: 'i-mr', points, lowerSpec: 5, upperSpec: 13.5 });
    expect(found.sigmaWithin).toBe(chart({ type: 'i-mr', points, rules: '1' }).sigma);
    expect(found).toMatchObject({ values: 9, outside: 1, verdict: 'not-capable' });
    expect(found.cpk?.value).toBeCloseTo((13.5 - 102 / 9) / (3 * found.sigmaWithin), 12);
  });

  it('towards one limit has no Cp', () => {
    const found = capability({ type: 'i-mr', points, upperSpec: 19.5 });
    expect(found).toMatchObject({ cp: null, pp: null, lowerSpec: null, required: 1.25, verdict: 'undecided' });
    expect(found.ppk?.value).toBeCloseTo((19.5 - 102 / 9) / (3 * found.sigmaOverall), 12);
    expect(explainCapability(found, 'zh')).toMatch(
      /^过程能力尚不能判定：Cpk 1\.\d+ 的 95% 区间 .* 包含要求的 1.25，需要更多数据/,
    );
    expect(explainCapability(found, 'en')).toMatch(/^Not decided: the 95% interval of Cpk 1\.\d+, .*; 0 of 9 values/);
  });

  it('describes the span alone', () => {
    const found = capability({ type: 'i-mr', points, upperSpec: 20, span: { from: 1, to: 4 } });
    expect(found).toMatchObject({ values: 3, mean: 12 });
  });

  it('of equal values is no number', () => {
    const found = capability({ type: 'i-mr', points: individuals(0.1, 0.1, 0.1), upperSpec: 0.05 });
    expect(found).toMatchObject({ cpk: null, ppk: null, verdict: null, outside: 3 });
    expect(explainCapability(found, 'en')).toBe(
      'All values are equal, so there is no capability to compute; 3 of 3 values lie outside the specification',
    );
  });

  it.each([
    [{}, 'lowerSpec and upperSpec are missing'],
    [{ lowerSpec: 3, upperSpec: 3 }, 'lowerSpec is 3: it must be below upperSpec, 3'],
    [{ lowerSpec: Number.NaN }, 'lowerSpec is NaN'],
    [{ upperSpec: 3, confidence: 1 }, 'confidence is 1'],
    [{ upperSpec: 3, span: { from: 0, to: 10 } }, 'span.to is 10'],
    [{ upperSpec: 3, span: { from: 3, to: 4 } }, 'points 3 to 4 hold 1 with a value: at least 2'],
  ])('refuses %j', (wrong, message) => {
    expect(() => capability({ type: 'i-mr', points, ...wrong })).toThrow(message);
  });
});

describe('properties', () => {
  const values = fc.array(fc.integer({ min: -100, max: 100 }), { minLength: 3, maxLength: 40 });

  it('Cpk never exceeds Cp, lies in its interval, and moves with the unit of measurement', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 50 }), (list, scale) => {
        const found = capability({ type: 'i-mr', points: individuals(...list), lowerSpec: -60, upperSpec: 80 });
        const scaled = list.map((value) => value * scale + 7);
        const [lowerSpec, upperSpec] = [-60 * scale + 7, 80 * scale + 7];
        const moved = capability({ type: 'i-mr', points: individuals(...scaled), lowerSpec, upperSpec });
        if (!found.cp || !found.cpk) return expect(moved.cpk).toBeNull();
        expect(found.cpk.value).toBeLessThanOrEqual(found.cp.value + 1e-12);
        expect(found.cpk.lower).toBeLessThan(found.cpk.value);
        expect(found.cp.upper).toBeGreaterThan(found.cp.value * 0.99);
        expect(moved.cpk?.value).toBeCloseTo(found.cpk.value, 8);
        expect(moved.outside).toBe(found.outside);
      }),
    );
  });
});
