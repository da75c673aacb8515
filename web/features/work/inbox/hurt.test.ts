import { expect, test } from 'vitest';
import { firstOf, groupsOf, hurtOf } from './hurt.ts';

const at = (text: string) => Date.parse(`2026-03-02T${text}:00Z`);
const [now, endOfToday] = [at('09:00'), at('16:00')];
const item = (dueAt: string | null, urgency: 'calm' | 'breached' = 'calm') => ({
  dueAt: dueAt && new Date(at(dueAt)).toISOString(),
  urgency,
});

test.each([
  ['08:59', 'calm', 'overdue'],
  ['09:00', 'calm', 'overdue'],
  ['09:01', 'calm', 'today'],
  ['16:00', 'calm', 'today'],
  ['16:01', 'calm', 'later'],
  ['18:00', 'breached', 'overdue'],
  [null, 'calm', 'undated'],
  [null, 'breached', 'overdue'],
] as const)('due at %s and %s is %s', (due, urgency, hurt) => {
  expect(hurtOf(item(due, urgency), now, endOfToday)).toBe(hurt);
});

test('groups follow each other by hurt and keep the order inside', () => {
  const items = [item('20:00'), item('08:00'), item(null), item('07:00')];
  expect(groupsOf(items, now, endOfToday)).toEqual([
    { hurt: 'overdue', items: [items[1], items[3]] },
    { hurt: 'later', items: [items[0]] },
    { hurt: 'undated', items: [items[2]] },
  ]);
});

test.each([
  [0, []],
  [1, [['overdue', 1]]],
  [
    3,
    [
      ['overdue', 2],
      ['later', 1],
    ],
  ],
  [
    9,
    [
      ['overdue', 2],
      ['later', 1],
      ['undated', 1],
    ],
  ],
] as const)('the first %i of groups', (count, expected) => {
  const groups = groupsOf([item('20:00'), item('08:00'), item(null), item('07:00')], now, endOfToday);
  expect(firstOf(groups, count).map(({ hurt, items }) => [hurt, items.length])).toEqual(expected);
});
