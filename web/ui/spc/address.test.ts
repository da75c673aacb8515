import { chartDefinition } from '@tongli/contracts/measures';
import { expect, test } from 'vitest';
import { parseSearch } from '../address.ts';
import { casesAddress, chartAddress, dayAfter, definitionOf, pointSpan, sameChart } from './address.ts';

const usual = { from: '2026-01-01', to: '2026-02-28' };
const searchOf = (address: string) => parseSearch(address.split('?')[1] ?? '');

test('an address opens the chart that it was made from', () => {
  const chart = chartDefinition.parse({
    indicator: 'on-time-rate',
    product: 'Debt collection & more',
    area: '高新区',
    bucket: 'week',
    type: 'p-prime',
    rules: 'nelson',
    from: '2025-01-01',
    to: '2025-12-31',
    baseline: { from: '2025-01-01', to: '2025-06-30' },
    splitOn: '2025-07-01',
  });
  expect(definitionOf(searchOf(chartAddress(chart)), 'other', usual)).toEqual(chart);
});

test('an address leaves out what is usual and takes what is missing or wrong from the usual chart', () => {
  const chart = definitionOf(
    { type: 'pie', from: '2026-02-30', baselineFrom: '2026-01-05' },
    'complaints-per-day',
    usual,
  );
  expect(chart).toMatchObject({ type: 'auto', from: '2026-01-01', baseline: null, bucket: 'day' });
  expect(chartAddress(chart)).toBe('/results/charts?indicator=complaints-per-day&from=2026-01-01&to=2026-02-28');
});

test('charts are the same whatever their dates and type, when all else is', () => {
  const chart = definitionOf({}, 'complaints-per-day', usual);
  expect(sameChart(chart, { ...chart, from: '2025-12-01', to: '2026-03-31', type: 'u' })).toBe(true);
  expect(sameChart(chart, { ...chart, rules: '1' })).toBe(false);
});

test('the cases behind a point are those of its day or week, within the chart', () => {
  const chart = definitionOf({ bucket: 'week' }, 'complaints-per-day', usual);
  expect(pointSpan(chart, '2026-02-23')).toEqual({ from: '2026-02-23', to: '2026-02-28' });
  expect(pointSpan({ ...chart, bucket: 'day' }, '2026-02-23')).toEqual({ from: '2026-02-23', to: '2026-02-23' });
});

test('the list of cases is filtered as the point was counted', () => {
  const day = { from: '2026-02-23', to: '2026-02-23' };
  expect(casesAddress({ product: 'tv', area: '' }, 'closedOn', day)).toBe(
    '/complaints?filter[closedOn][eq]=2026-02-23&filter[product][eq]=tv',
  );
  expect(casesAddress({ product: '', area: '' }, 'timedOn', day)).toBe('/complaints?filter[timedOn][eq]=2026-02-23');
  expect(casesAddress({ product: '', area: '', cause: 'attitude' }, 'lodgedOn', usual)).toBe(
    '/complaints?filter[lodgedOn][gte]=2026-01-01&filter[lodgedOn][lte]=2026-02-28&filter[cause][eq]=attitude',
  );
});

test('days are counted over months and leap days', () => {
  expect(dayAfter('2028-02-28', 1)).toBe('2028-02-29');
  expect(dayAfter('2026-01-01', -1)).toBe('2025-12-31');
});
