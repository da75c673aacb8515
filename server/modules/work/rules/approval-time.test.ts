import { expect, test } from 'vitest';
import { decideTimes, timeFor } from './approval-time.ts';

const times = [
  { kind: 'compensation', minutes: 240 },
  { kind: null, minutes: 960 },
];

test.each([
  ['compensation', times, 240],
  ['overtime', times, 960],
  ['overtime', times.slice(0, 1), null],
  ['overtime', [], null],
])('%s of %j: %s', (kind, from, expected) => {
  expect(timeFor(from, kind)).toBe(expected);
});

test('two times for one kind, or for any kind, are refused beside the second', () => {
  expect(decideTimes(times)).toBeNull();
  for (const kind of ['compensation', null])
    expect(decideTimes([...times, { kind, minutes: 1 }])).toMatchObject({
      refusal: 'approval-time-twice',
      field: 'body.times.2.kind',
    });
});
