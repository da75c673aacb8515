import { expect, test } from 'vitest';
import { phaseStarts, pointsOf, readNumber } from './points.ts';

test.each([
  ['12', 12],
  [' 1,234.5 ', 1_234.5],
  ['１２', 12],
  ['12.5%', 0.125],
  ['-3e2', -300],
  ['', null],
  ['12 件', null],
  ['1e999', null],
  ['=1+1', null],
])('%j is %s', (text, value) => expect(readNumber(text)).toBe(value));

const content = {
  columns: ['周', '不良', '抽检', '批'],
  rows: [
    ['1', '2', '100', 'a'],
    ['2', '—', '100', 'a'],
    ['3', '4', '90', 'b'],
  ],
};

test('counts with sizes: a line without a number is a gap, another entry begins a phase', () => {
  const definition = { value: '不良', size: '抽检', subgroup: null, label: '周', phase: '批' };
  const { points, skipped } = pointsOf(content, definition);
  expect(points).toEqual([
    { label: '1', values: [2], size: 100, phase: 'a' },
    { label: '2', values: [], size: 0, phase: 'a' },
    { label: '3', values: [4], size: 90, phase: 'b' },
  ]);
  expect(skipped).toBe(1);
  expect(phaseStarts(points)).toEqual([2]);
});

test('neighbouring lines with the same entry are one subgroup', () => {
  const definition = { value: '不良', size: null, subgroup: '批', label: null, phase: null };
  expect(pointsOf(content, definition).points).toEqual([
    { label: 'a', values: [2], size: null, phase: '' },
    { label: 'b', values: [4], size: null, phase: '' },
  ]);
});
