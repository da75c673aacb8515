import { expect, test } from 'vitest';
import { shareOf } from '../share.ts';
import { ranked } from './ranking.ts';
import { turnAfter } from './turn.ts';

const of = (state: string, department: string | null = 'd') => ({ state, department_id: department });

test.each([
  ['open', of('open'), of('in-progress'), null, false],
  ['done', of('in-progress'), of('done'), 'done', false],
  ['cancelled', of('open'), of('cancelled'), 'cancelled', false],
  ['returned', of('open'), of('returned'), 'returned', false],
  ['returned to an arbiter at once', of('open'), of('arbitration'), 'returned', false],
  ['given again after a return', of('returned'), of('open'), null, true],
  ['arbitrated to another department', of('arbitration'), of('open', 'e'), null, true],
  ['passed on to another department', of('open'), of('open', 'e'), 'moved', true],
  ['cancelled while it was returned', of('returned'), of('cancelled'), null, false],
  ['of a person', of('open', null), of('done', null), null, false],
])('%s', (_, before, after, ends, begins) => {
  expect(turnAfter(before, after)).toEqual({ ends, begins });
});

const row = { given: 0, open: 0, on_time: 0, late: 0, returned: 0, about: 0, repeated: 0, median: null };

test('who decided too little stands after all others, without a rank; equals share one', () => {
  const rows = ranked([
    { ...row, unitId: 'few', given: 2, on_time: 2 },
    { ...row, unitId: 'a', given: 10, on_time: 8, late: 2 },
    { ...row, unitId: 'b', given: 10, on_time: 9, late: 1, returned: 1 },
    { ...row, unitId: 'c', given: 20, on_time: 18, late: 2, returned: 2 },
  ]);
  expect(rows.map(({ unitId, rank }) => [unitId, rank])).toEqual([
    ['c', 1],
    ['b', 1],
    ['a', 3],
    ['few', null],
  ]);
});

// Newcombe 1998, Statistics in Medicine 17, table I: 81 of 263, 15 of 148, 0 of 20, 1 of 29, by the score method.
test('intervals of shares are those that are printed', () => {
  const interval = (part: number, whole: number) => {
    const { lower, upper } = shareOf(part, whole);
    return [lower.toFixed(4), upper.toFixed(4)];
  };
  expect(interval(81, 263)).toEqual(['0.2553', '0.3662']);
  expect(interval(15, 148)).toEqual(['0.0624', '0.1605']);
  expect(interval(0, 20)).toEqual(['0.0000', '0.1611']);
  expect(interval(1, 29)).toEqual(['0.0061', '0.1718']);
});
