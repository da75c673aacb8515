import { expect, test } from 'vitest';
import { unreadOf } from './unread.ts';

test('what was broadcast is told until it is read', () => {
  const [first, second] = [{ id: 'a' }, { id: 'b' }];
  expect(unreadOf([second, first], [])).toEqual([second, first]);
  expect(unreadOf([second, first], ['a', 'gone'])).toEqual([second]);
  expect(unreadOf([], ['a'])).toEqual([]);
});
