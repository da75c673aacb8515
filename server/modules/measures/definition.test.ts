import { type ChartDefinition, chartDefinition } from '@tongli/contracts/measures';
import { expect, test } from 'vitest';
import { isRefusal } from '../../platform/call.ts';
import { chartHash, checkDefinition } from './definition.ts';

const definition = (change: Partial<ChartDefinition> = {}): ChartDefinition =>
  chartDefinition.parse({ indicator: 'complaints-per-day', from: '2025-01-01', to: '2025-12-31', ...change });

const refusals: readonly [string, Partial<ChartDefinition>, string, string, object][] = [
  ['an unknown indicator', { indicator: 'happiness' }, 'unknown-indicator', 'indicator', { indicator: 'happiness' }],
  ['a type that does not fit', { type: 'p' }, 'chart-type-unfit', 'type', { type: 'p', allowed: 'u, u-prime, i-mr' }],
  [
    'a rate chart of durations',
    { indicator: 'days-to-close', type: 'u' },
    'chart-type-unfit',
    'type',
    { allowed: 'i-mr' },
  ],
  ['a date before the calendar', { from: '1899-12-31' }, 'date-too-early', 'from', { earliest: '1900-01-01' }],
  ['an end before the beginning', { to: '2024-12-31' }, 'from-after-to', 'from', {}],
  ['1,101 days', { to: '2028-01-06' }, 'range-too-long', 'from', { days: 1_101, maximum: 1_100 }],
  [
    'a baseline that begins too early',
    { baseline: { from: '2024-12-31', to: '2025-02-01' } },
    'baseline-outside-range',
    'baseline',
    { from: '2025-01-01', to: '2025-12-31' },
  ],
  [
    'a baseline that ends too late',
    { baseline: { from: '2025-02-01', to: '2026-01-01' } },
    'baseline-outside-range',
    'baseline',
    {},
  ],
  [
    'a baseline turned round',
    { baseline: { from: '2025-03-01', to: '2025-02-01' } },
    'baseline-outside-range',
    'baseline',
    {},
  ],
  ['a split on the first day', { splitOn: '2025-01-01' }, 'split-outside-range', 'splitOn', {}],
  ['a split after the last day', { splitOn: '2026-01-01' }, 'split-outside-range', 'splitOn', {}],
  [
    'a split within the baseline',
    { splitOn: '2025-02-01', baseline: { from: '2025-01-01', to: '2025-02-01' } },
    'baseline-crosses-split',
    'baseline',
    { splitOn: '2025-02-01' },
  ],
];

test.each(refusals)('%s is refused, naming field and bound', (_case, change, code, field, params) => {
  const refused = checkDefinition(definition(change));
  expect(refused).toMatchObject({ refusal: code, field: `body.${field}`, status: 422, params });
});

test('1,100 days, a baseline on the edges and a split on the last day are allowed', () => {
  const widest = definition({ to: '2028-01-05', baseline: { from: '2025-01-01', to: '2028-01-05' } });
  expect(isRefusal(checkDefinition(widest))).toBe(false);
  expect(isRefusal(checkDefinition(definition({ splitOn: '2025-12-31' })))).toBe(false);
});

test('over other dates, as another type, or with its keys in another order a chart is the same; any other part makes it another', () => {
  const { indicator, ...rest } = definition({ baseline: { from: '2025-01-01', to: '2025-02-01' } });
  const hash = chartHash({ ...rest, indicator });
  const turned = definition({
    baseline: { to: '2025-02-01', from: '2025-01-01' },
    from: '2024-12-01',
    to: '2026-02-01',
    type: 'u',
  });
  expect(chartHash(turned)).toBe(hash);
  for (const change of [{ product: 'broadband' }, { area: 'east' }, { bucket: 'week' }, { rules: '1' }] as const)
    expect(chartHash({ ...turned, ...change })).not.toBe(hash);
});
