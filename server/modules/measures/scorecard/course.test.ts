import { addDays } from '@tongli/calendar';
import { describe, expect, test } from 'vitest';
import { controlIn } from './course.ts';

const first = '2026-02-01';
const range = { from: first, to: addDays(first, 59) };

/** So many of an event on each of sixty days, or one more, and on one of them so many; each day of the same opportunity. */
const points = (usual: number, once: number, more = 1) =>
  Array.from({ length: 60 }, (_, day) => ({
    label: addDays(first, day),
    count: day === 40 ? once : usual + (day % 2) * more,
    size: 10,
  }));
const rate = { nature: 'rate', bounds: { lower: 0 } } as const;

describe('what a control chart says of a period', () => {
  test.each([
    ['one leaver in two months is no past to judge by', points(0, 1, 0), 'unknown'],
    ['a usual day among usual days', points(20, 21), 'in'],
    ['a burst among usual days', points(20, 60), 'out'],
    ['a few days', points(20, 60).slice(0, 8), 'unknown'],
  ])('%s', (_what, given, expected) => {
    expect(controlIn('x', rate, given, range)).toBe(expected);
  });
});
