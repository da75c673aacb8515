import type { ChartSignal, ControlChart } from '@tongli/contracts/measures';
import { expect, test } from 'vitest';
import { marksOf, numbered } from './marks.ts';
import { phaseRanges, zoneEdges } from './zones.ts';

type Point = ControlChart['points'][number];

const point = (label: string, more: Partial<Point> = {}): Point => ({
  label,
  value: 12,
  count: 12,
  size: 1,
  centre: 10,
  lower: 4,
  upper: 16,
  sigma: 2,
  phase: 0,
  rules: [],
  ...more,
});

const signal = (rule: ChartSignal['rule'], from: string, to: string): ChartSignal => ({
  rule,
  side: 'below',
  from,
  to,
  length: 1,
  explanation: { zh: '', en: '' },
  triageId: null,
  state: 'new',
});

test('zones end where the limits do', () => {
  const open = { floor: Number.NEGATIVE_INFINITY, ceiling: Number.POSITIVE_INFINITY };
  expect(zoneEdges(point('a'), open)).toEqual([4, 6, 8, 12, 14, 16]);
  expect(zoneEdges(point('a', { centre: 3, lower: null, upper: 9 }), { ...open, floor: 0 })).toEqual([
    0, 0, 1, 5, 7, 9,
  ]);
  expect(zoneEdges(point('a', { centre: 0.9, sigma: 0.1, lower: 0.6, upper: null }), { floor: 0, ceiling: 1 })).toEqual(
    [expect.closeTo(0.6), expect.closeTo(0.7), 0.8, 1, 1, 1],
  );
  expect(zoneEdges(point('a', { sigma: null }), open)).toBeNull();
});

test('phases follow each other without a gap', () => {
  const points = [0, 0, 1, 1, 1, 2].map((phase, index) => point(String(index), { phase }));
  expect(phaseRanges(points)).toEqual([
    { start: 0, end: 1 },
    { start: 2, end: 4 },
    { start: 5, end: 5 },
  ]);
  expect(phaseRanges([])).toEqual([]);
});

test('a signal is marked at its points and numbered where it ends', () => {
  const points = [
    point('2026-01-01', { rules: ['six-trend'] }),
    point('2026-01-02', { rules: ['six-trend', 'beyond-3-sigma'] }),
    point('2026-01-03'),
    point('2026-01-04', { rules: ['six-trend'], value: null }),
  ];
  const signals = numbered([
    signal('six-trend', '2026-01-01', '2026-01-02'),
    signal('beyond-3-sigma', '2026-01-02', '2026-01-02'),
  ]);
  expect(marksOf(points, signals)).toEqual([
    { index: 0, shape: 'arrow', turned: true, numbers: '' },
    { index: 1, shape: 'diamond', turned: true, numbers: '1 2' },
  ]);
});
