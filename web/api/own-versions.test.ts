import { expect, test } from 'vitest';
import { noteOwnVersion, ownUpTo } from './own-versions.ts';

test("one's own changes carry a form along, up to somebody else's", () => {
  for (const version of [3, 4, 6]) noteOwnVersion({ id: 'a', version });
  expect(ownUpTo('a', 2, 2)).toBe(2);
  expect(ownUpTo('a', 2, 4)).toBe(4);
  expect(ownUpTo('a', 2, 6)).toBe(4);
  expect(ownUpTo('b', 2, 4)).toBe(2);
});

test('an answer without a version is no change of a record', () => {
  for (const reply of [null, 'a', {}, { id: 'c' }, { version: 8 }]) noteOwnVersion(reply);
  expect(ownUpTo('c', 7, 8)).toBe(7);
});
