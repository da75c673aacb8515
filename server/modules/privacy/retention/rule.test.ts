import { expect, test } from 'vitest';
import type { Duty } from '../../../platform/personal/person.ts';
import { isOver, peaceUntil } from './rule.ts';

const now = new Date('2026-03-02T02:00:00Z');
const duty = (change: Partial<Duty> = {}): Duty => ({ underWay: false, arriving: false, lastEndedAt: null, ...change });
const ended = (at: string) => duty({ lastEndedAt: new Date(at) });

test.each<[string, Duty[], boolean]>([
  ['who never had a case', [duty()], false],
  ['whose last was closed three years ago to the second', [ended('2023-03-02T02:00:00Z')], true],
  ['whose last was closed a second later', [ended('2023-03-02T02:00:01Z')], false],
  ['who has something open', [ended('2020-01-01T00:00:00Z'), duty({ underWay: true })], false],
  [
    'whose last two were closed long ago and lately',
    [ended('2020-01-01T00:00:00Z'), ended('2025-01-01T00:00:00Z')],
    false,
  ],
])('%s: %s', (_, duties, over) => {
  expect(isOver(duties, 36, now)).toBe(over);
});

test.each([
  [36, '2023-03-02T02:00:00.000Z'],
  [0, '2025-03-02T02:00:00.000Z'],
])('where %i months are kept, what was withdrawn after %s counts', (months, at) => {
  expect(peaceUntil(months, now).toISOString()).toBe(at);
});
