import type { ChartSignal, ControlChart } from '@tongli/contracts/measures';
import { expect, test } from 'vitest';
import { marksOf, numbered, triagesAtSameTime } from './marks.ts';
import { footOf, phaseRanges, zoneEdges } from './zones.ts';

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
  triageNumber: null,
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

test('the foot of a drawing is its lowest part, limits included', () => {
  expect(footOf([point('a', { value: 8, lower: null, upper: 20 }), point('b', { value: null, lower: 0 })])).toBe(3);
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
    signal('beyond-3-sigma', '2026-01-01', '2026-01-01'),
    signal('six-trend', '2026-01-02', '2026-01-02'),
  ]);
  expect(marksOf(points, signals)).toEqual([
    { index: 0, shape: 'arrow', turned: true, numbers: '3' },
    { index: 1, shape: 'diamond', turned: true, numbers: '1–2\n4' },
  ]);
});

test('signals that overlap one in triage name its triage once', () => {
  const triaged = (from: string, to: string, number: string) => ({
    ...signal('eight-one-side', from, to),
    triageId: number,
    triageNumber: number,
  });
  const all = [
    triaged('2026-01-04', '2026-01-09', 'TR-2'),
    triaged('2026-01-01', '2026-01-04', 'TR-1'),
    triaged('2026-01-02', '2026-01-03', 'TR-1'),
    triaged('2026-01-10', '2026-01-12', 'TR-3'),
  ];
  const numbers = (from: string, to: string) =>
    triagesAtSameTime(signal('six-trend', from, to), all).map(({ number }) => number);
  expect(numbers('2026-01-03', '2026-01-04')).toEqual(['TR-1', 'TR-2']);
  expect(numbers('2026-01-13', '2026-01-14')).toEqual([]);
  const joined = [...all, signal('six-trend', '2026-01-09', '2026-01-10')];
  const early = signal('six-trend', '2026-01-03', '2026-01-03');
  expect(triagesAtSameTime(early, joined).map(({ number }) => number)).toEqual(['TR-1', 'TR-2', 'TR-3']);
  const own = all[0];
  expect(own && triagesAtSameTime(own, all).map(({ number }) => number)).toEqual(['TR-1']);
});
