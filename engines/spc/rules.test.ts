import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chart, type RuleName, type RuleSetName, ruleSets, seededRandom, simulateFalseAlarm } from './index.ts';
import { findSignals } from './signals.ts';

/** Signals of one rule over standardised points, as "side from-to". */
function found(rule: RuleName, z: readonly number[]): string[] {
  const rules = Object.values(ruleSets).flatMap((set) => set.rules.filter(({ name }) => name === rule));
  const signals = findSignals({ z, indexes: z.map((_value, index) => index), phase: 0 }, rules.slice(0, 1));
  return signals.map(({ side, from, to }) => `${side} ${from}-${to}`);
}

const repeat = (count: number, ...values: readonly number[]): number[] =>
  Array.from({ length: count }, () => values).flat();

describe('rules, exactly', () => {
  it.each<[RuleName, number[], string[]]>([
    ['beyond-3-sigma', [0, 3.01, 0], ['above 1-1']],
    ['beyond-3-sigma', [0, 3, -3, 0], []],
    ['beyond-3-sigma', [3.5, 3.5, 0, 3.5, -4], ['above 0-1', 'above 3-3', 'below 4-4']],
    ['two-of-three-beyond-2-sigma', [2.1, 0, 2.1], ['above 0-2']],
    ['two-of-three-beyond-2-sigma', [2.1, 0, 0, 2.1], []],
    ['two-of-three-beyond-2-sigma', [2.1, 0, -2.1], []],
    ['two-of-three-beyond-2-sigma', [-2.1, -2.1, 0, -2.1, 0], ['below 0-3']],
    ['four-of-five-beyond-1-sigma', [1.1, 1.1, 0, 1.1, 1.1], ['above 0-4']],
    ['four-of-five-beyond-1-sigma', [1.1, 1.1, 0, 1.1, 0, 1.1], []],
    ['eight-one-side', repeat(8, 0.1), ['above 0-7']],
    ['eight-one-side', [...repeat(4, 0.1), 0, ...repeat(4, 0.1)], []],
    ['eight-one-side', [...repeat(7, 0.1), ...repeat(9, -0.1)], ['below 7-15']],
    ['nine-one-side', repeat(8, 0.1), []],
    ['nine-one-side', repeat(11, -0.1), ['below 0-10']],
    ['six-trend', [0, 0.1, 0.2, 0.3, 0.4, 0.5], ['up 0-5']],
    ['six-trend', [0, 0.1, 0.2, 0.3, 0.4], []],
    ['six-trend', [0, 0.1, 0.2, 0.2, 0.3, 0.4, 0.5], []],
    ['six-trend', [5, 4, 3, 2, 1, 0, 1, 2, 3, 4, 5, 6], ['down 0-5', 'up 5-11']],
    ['six-trend', [0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 4, 5], ['up 0-5', 'up 6-11']],
    ['fourteen-alternating', repeat(7, 0, 1), ['both 0-13']],
    ['fourteen-alternating', [...repeat(6, 0, 1), 1, 0], []],
    ['fifteen-within-1-sigma', repeat(15, 0.9), ['both 0-14']],
    ['two-of-three-beyond-2-sigma', [-2.1, 2.1, -2.1, 2.1, -2.1, 0], ['below 0-4', 'above 1-3']],
    ['fifteen-within-1-sigma', [...repeat(14, 0.9), 1], []],
    ['eight-outside-1-sigma', repeat(4, 1.1, -1.1), ['both 0-7']],
    ['eight-outside-1-sigma', [...repeat(3, 1.1, -1.1), 1, 1.1], []],
  ])('%s on %j', (rule, z, expected) => expect(found(rule, z)).toEqual(expected));
});

describe('rules, always', () => {
  const series = fc.array(
    fc.integer({ min: -40, max: 40 }).map((tenths) => tenths / 10),
    { minLength: 2, maxLength: 60 },
  );
  const names = Object.values(ruleSets).flatMap(({ rules }) => rules.map(({ name }) => name));
  const mirrored = { above: 'below', below: 'above', up: 'down', down: 'up', both: 'both' } as const;

  it('see in the mirror what they see', () => {
    fc.assert(
      fc.property(series, fc.constantFrom(...names), (z, rule) => {
        const reflected = found(
          rule,
          z.map((value) => -value),
        );
        const expected = found(rule, z).map((text) =>
          text.replace(/above|below|up|down/, (side) => mirrored[side as 'up']),
        );
        expect(reflected).toEqual(expected);
      }),
    );
  });

  it('make one signal of a run: signals of a rule and side share no point', () => {
    fc.assert(
      fc.property(series, fc.constantFrom(...names), (z, rule) => {
        const points = found(rule, z).flatMap((text) => {
          const [side, span = ''] = text.split(' ');
          const [from = 0, to = 0] = span.split('-').map(Number);
          return Array.from({ length: to - from + 1 }, (_value, step) => `${side} ${from + step}`);
        });
        expect(new Set(points).size).toBe(points.length);
      }),
    );
  });

  it('end each signal at a marked point', () => {
    fc.assert(
      fc.property(series, (values) => {
        const points = values.map((value, index) => ({ label: `${index}`, value }));
        const { signals, points: drawn } = chart({ type: 'i-mr', points, rules: 'nelson' });
        for (const { rule, to } of signals) expect(drawn[to]?.rules).toContain(rule);
        const marked = new Set(drawn.flatMap(({ rules }) => rules));
        expect(new Set(signals.map(({ rule }) => rule))).toEqual(marked);
      }),
    );
  });
});

describe('false alarms', () => {
  const sets = Object.keys(ruleSets) as RuleSetName[];

  it.each(sets)('of %s are what a simulation finds', (name) => {
    const { rules, falseAlarm } = ruleSets[name];
    const simulated = simulateFalseAlarm(rules, 5000, seededRandom(7));
    // 5000 charts: standard error 1.4 % of the mean run length, 0.006 of the share.
    expect(Math.abs(simulated.meanRunLength / falseAlarm.meanRunLength - 1)).toBeLessThan(0.06);
    expect(Math.abs(simulated.within25 - falseAlarm.within25)).toBeLessThan(0.025);
  });

  it('of rule 1 alone agree with the closed form: 1 / p points, 1 − (1 − p)^25', () => {
    const p = 0.00269979606326;
    expect(ruleSets['1'].falseAlarm.meanRunLength).toBeCloseTo(1 / p, -1);
    expect(ruleSets['1'].falseAlarm.within25).toBeCloseTo(1 - (1 - p) ** 25, 2);
  });

  it('need at least one chart', () => {
    expect(() => simulateFalseAlarm(ruleSets['1'].rules, 0, seededRandom(1))).toThrow(
      'charts is 0: it must be 1 or more',
    );
  });
});
