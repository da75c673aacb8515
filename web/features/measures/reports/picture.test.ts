import type { ReportResult } from '@tongli/contracts/measures';
import { expect, test } from 'vitest';
import { pictureOf } from './picture.ts';

const name = { zh: '满意率 <A&B>', en: 'Satisfaction' };
const indicator = { code: 'x', name, unit: 'share', told: 81.13, target: 85 };
const point = (label: string, value: number | null, rules: readonly string[] = []) => ({
  ...{ label, value, count: 0, size: 1, centre: 0.8, lower: 0.6, upper: 1, sigma: 0.1, phase: 0, rules },
});
const points = [point('2026-03-01', 0.8), point('2026-03-02', null), point('2026-03-03', 0.5, ['beyond-3-sigma'])];
const result = (charts: boolean) =>
  ({
    ...{ rows: 'none', lines: [], indicators: [indicator] },
    charts: charts ? [{ indicator: 'x', chart: { points } }] : [],
  }) as unknown as ReportResult;
const words = {
  ...{ title: '日报', first: '指标', told: '本期', target: '目标', rows: '' },
  head: () => name.zh,
  pick: ({ zh }: { zh: string }) => zh,
  chart: () => '控制图 <x>',
  value: (_: string, value: number) => `${Math.round(value * 100)}%`,
};
const heightOf = (svg: string) => Number(/height="(\d+)"/.exec(svg)?.[1]);

test('the digits stand as they are told, and nothing of a name becomes a tag', () => {
  const svg = pictureOf(result(false), words);
  expect(svg).toContain('>81.13<');
  expect(svg).toContain('满意率 &lt;A&amp;B&gt;');
  expect(svg).not.toContain('<path');
});

test('charts come below, with centre, limits, gaps and marked signals', () => {
  const svg = pictureOf(result(true), words);
  expect(heightOf(svg)).toBeGreaterThan(heightOf(pictureOf(result(false), words)) + 150);
  expect(svg).toContain('控制图 &lt;x&gt;');
  for (const value of ['100%', '60%', '80%']) expect(svg).toContain(`>${value}<`);
  expect(svg.match(/fill="#b91c1c"/g)).toHaveLength(1);
  const course = /<path d="([^"]*)" fill="none" stroke="#0f766e"/.exec(svg)?.[1] ?? '';
  expect(course.match(/M/g)).toHaveLength(2);
});
