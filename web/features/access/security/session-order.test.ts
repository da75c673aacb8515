import type { Session } from '@tongli/contracts/access';
import { expect, test } from 'vitest';
import { inOrder } from './session-order.ts';

const session = (id: string, lastSeenAt: string, own = false): Session => ({
  id,
  own,
  browser: 'Firefox',
  system: 'Linux',
  addressPrefix: '192.0.2.0/24',
  startedAt: '2026-10-01T08:00:00.000Z',
  lastSeenAt,
  endsAt: '2026-10-31T08:00:00.000Z',
});

test('this session comes first, then those last used first, and equals always in the same order', () => {
  const own = session('d', '2026-10-01T08:00:00.000Z', true);
  const late = session('a', '2026-10-03T08:00:00.000Z');
  const [one, other] = [session('b', '2026-10-02T08:00:00.000Z'), session('c', '2026-10-02T08:00:00.000Z')];
  expect(inOrder([other, one, own, late])).toEqual([own, late, one, other]);
  expect(inOrder([late, own, one, other])).toEqual([own, late, one, other]);
});
