import { uploadedDefinition } from '@tongli/contracts/measures';
import { describe, expect, test } from 'vitest';
import { isRefusal } from '../../../platform/call.ts';
import { drawUploaded } from './drawing.ts';

/** Montgomery, Introduction to Statistical Quality Control, table 6.1 of the piston rings is the like: here numbers that swing about ten. */
const values = [10, 11, 9, 10, 12, 9, 10, 11, 8, 10, 10, 11, 9, 10, 25];
const table = {
  columns: ['日期', '等待', '不良', '抽检', '班次'],
  rows: values.map((value, place) => [
    `3-${place + 1}`,
    String(value),
    String(place % 4),
    '50',
    place < 7 ? '早' : '晚',
  ]),
};
const definition = (change: object) =>
  uploadedDefinition.parse({ data: 'values', value: '等待', label: '日期', ...change });

test('single values: a point beyond the limits is a signal in words', () => {
  const drawn = drawUploaded(table, definition({}));
  if (isRefusal(drawn)) throw new Error(drawn.refusal);
  expect(drawn.type).toBe('i-mr');
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  expect(drawn.centre).toBeCloseTo(mean, 10);
  const ranges = values.slice(1).map((value, place) => Math.abs(value - (values[place] ?? 0)));
  const sigma = ranges.reduce((sum, range) => sum + range, 0) / ranges.length / (2 / Math.sqrt(Math.PI));
  expect(drawn.points[0]?.upper).toBeCloseTo(mean + 3 * sigma, 8);
  expect(drawn.signals).toMatchObject([{ rule: 'beyond-3-sigma', from: 15, to: 15, side: 'above' }]);
  expect(drawn.signals[0]?.explanation.zh).toContain('3-15');
});

test('parts of a whole, with phases and a baseline', () => {
  const drawn = drawUploaded(
    table,
    definition({ data: 'parts', value: '不良', size: '抽检', phase: '班次', baseline: { from: 8, to: 12 } }),
  );
  if (isRefusal(drawn)) throw new Error(drawn.refusal);
  expect(drawn.type).toBe('p');
  expect(drawn.points.map(({ phase }) => phase)).toEqual(values.map((_, place) => (place < 7 ? 0 : 1)));
});

describe('what cannot be drawn says why', () => {
  test.each([
    [{ value: '没有' }, 'no-such-column', 'body.value'],
    [{ data: 'parts', value: '不良' }, 'size-needed', 'body.size'],
    [{ data: 'parts', value: '抽检', size: '不良' }, 'part-beyond-whole', 'body.value'],
    [{ data: 'subgroups' }, 'subgroup-needed', 'body.subgroup'],
    [{ type: 'p' }, 'type-unfit', 'body.type'],
    [{ value: '班次' }, 'too-few-numbers', 'body.value'],
    [{ baseline: { from: 3, to: 99 } }, 'baseline-outside', 'body.baseline'],
    [{ phase: '班次', baseline: { from: 5, to: 9 } }, 'baseline-across-phases', 'body.baseline'],
    [{ phase: '日期' }, 'phase-too-short', 'body.phase'],
  ])('%o', (change, code, field) =>
    expect(drawUploaded(table, definition(change))).toMatchObject({ refusal: code, field }),
  );
});
