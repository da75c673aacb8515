import { describe, expect, it } from 'vitest';
import { recommendationTexts, signalTexts, spanTexts, undefinedText, verdictTexts } from './catalogue.ts';
import { chart, explain, type Side } from './index.ts';

const days = (list: readonly number[]) =>
  list.map((count, index) => ({ label: `9月${index + 1}日`, count, size: 1000 }));
const shift = chart({
  type: 'p',
  points: days([40, 42, 38, 41, 39, 40, 43, 37, 80, 55, 52, 49, 51, 48, 50, 49, 53, 50]),
  rules: '6-8-1-3-5',
});

describe('explain', () => {
  it('names the run, its points and its centre', () => {
    const run = shift.signals.find(({ side, rule }) => rule === 'eight-one-side' && side === 'above');
    expect(run && explain(run, shift, 'zh')).toBe(
      '从 9月9日 到 9月18日 连续 10 点在中心线 4.761% 上方：过程水平很可能上移',
    );
    expect(run && explain(run, shift, 'en')).toBe(
      'From 9月9日 to 9月18日, 10 points in a row lie above the centre of 4.761%: the process level has probably moved up',
    );
  });

  it('names the limit that a point crossed', () => {
    const point = shift.signals.find(({ rule }) => rule === 'beyond-3-sigma');
    expect(point && explain(point, shift, 'zh')).toBe(
      '9月9日 超出上控制限 6.781%，达到 8%（中心线 4.761%）：有特殊原因，请查明当时发生了什么',
    );
  });

  it('has a sentence for every rule and side that can occur', () => {
    const values = [9, 0, -9, 0, 9].map((value, index) => ({ label: `${index}`, value }));
    const drawn = chart({ type: 'i-mr', points: values, rules: 'nelson' });
    for (const [rule, sides] of Object.entries(signalTexts)) {
      for (const side of Object.keys(sides)) {
        const signal = { rule: rule as 'six-trend', side: side as Side, from: 0, to: 4, phase: 0, length: 5, peak: 2 };
        expect(explain(signal, drawn, 'zh')).not.toMatch(/[{}]|NaN/);
        expect(explain(signal, drawn, 'en')).not.toMatch(/[{}]|NaN/);
      }
    }
  });

  it('refuses a signal of another chart', () => {
    const signal = { rule: 'six-trend', side: 'up', from: 90, to: 95, phase: 0, length: 6, peak: 95 } as const;
    expect(() => explain(signal, shift, 'en')).toThrow(
      new RangeError('signal.from is 90: the chart has points 0 to 17'),
    );
    expect(() => explain({ ...signal, side: 'below' }, shift, 'en')).toThrow(
      new RangeError('signal.side is below: rule six-trend has no such side'),
    );
  });

  it('asks for the same figures in both languages', () => {
    const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map(([place]) => place).sort();
    const texts = [
      ...Object.values(signalTexts).flatMap((sides) => Object.values(sides)),
      ...Object.values(spanTexts),
      ...Object.values(verdictTexts),
      ...Object.values(recommendationTexts),
      undefinedText,
    ];
    for (const { zh, en } of texts) expect([...new Set(places(zh))]).toEqual([...new Set(places(en))]);
  });
});
