import { addDays, dayRange } from '@tongli/calendar';
import type { ChartDefinition } from '@tongli/contracts/measures';
import { expect, test } from 'vitest';
import { beforeWindow, splitChart } from './verification.ts';

const march = dayRange('2026-03-01', '2026-03-31');
const weekdays = march.filter((_, index) => index % 7 !== 0 && index % 7 !== 6);
const weeks = Array.from({ length: 20 }, (_, index) => addDays('2026-01-05', 7 * index));

test.each<[string, readonly string[], string, string, string]>([
  ['the problem lasted for more than twelve points', march, '2026-03-05', '2026-03-28', '2026-03-05'],
  ['the problem lasted for exactly twelve', march, '2026-03-05', '2026-03-17', '2026-03-05'],
  ['the problem lasted for three: it grows to twelve', march, '2026-03-20', '2026-03-23', '2026-03-11'],
  ['the chart is too short to grow to twelve', march, '2026-03-04', '2026-03-06', '2026-03-01'],
  ['gaps do not count as points', weekdays, '2026-03-16', '2026-03-23', '2026-03-05'],
  ['weeks', weeks, '2026-04-20', '2026-05-04', '2026-02-09'],
  ['nothing was counted', [], '2026-03-04', '2026-03-06', '2026-03-01'],
])('before: %s', (_, labels, signalFrom, splitOn, from) => {
  const chartFrom = labels[0] ?? '2026-03-01';
  expect(beforeWindow({ labels, chartFrom, signalFrom, splitOn })).toBe(from);
});

test('before never reaches beyond the chart, whatever points are given', () => {
  const input = { labels: march, chartFrom: '2026-03-10', signalFrom: '2026-03-12', splitOn: '2026-03-14' };
  expect(beforeWindow(input)).toBe('2026-03-10');
});

test('the split chart keeps everything but type, end and split', () => {
  const definition: ChartDefinition = {
    indicator: 'complaints-lodged',
    product: 'broadband',
    area: '',
    bucket: 'day',
    type: 'auto',
    rules: '6-8-1-3-5',
    from: '2026-01-01',
    to: '2026-03-01',
    baseline: { from: '2026-01-01', to: '2026-01-31' },
    splitOn: null,
  };
  expect(splitChart(definition, 'u-prime', '2026-03-20', '2026-04-20')).toEqual({
    ...definition,
    type: 'u-prime',
    to: '2026-04-20',
    splitOn: '2026-03-20',
  });
  expect(splitChart(definition, 'i-mr', null, '2026-02-01').to).toBe('2026-03-01');
});
