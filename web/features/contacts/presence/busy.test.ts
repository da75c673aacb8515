import type { Slot, SlotState } from '@tongli/contracts/contacts';
import { expect, test } from 'vitest';
import { busiest, toneOf } from './busy.ts';

const slot = (number: number, state: SlotState, since = '2026-03-01T00:00:00Z'): Slot => ({
  number,
  kind: 'chat',
  state,
  since,
  until: null,
  contactId: null,
  role: null,
});

test.each<[string, Slot[], number | null]>([
  ['nothing in hand', [slot(1, 'idle')], null],
  ['an offer goes before a conversation', [slot(1, 'talking'), slot(2, 'offered')], 2],
  ['a conversation before one on hold and wrap-up', [slot(1, 'wrapUp'), slot(2, 'hold'), slot(3, 'talking')], 3],
  ['of two the one that has lasted longer', [slot(1, 'talking', '2026-03-01T00:05:00Z'), slot(2, 'talking')], 2],
])('%s', (_, slots, number) => {
  expect(busiest(slots)?.number ?? null).toBe(number);
});

test('what the system has set calls for attention', () => {
  expect(toneOf({ status: 'notReady', reason: 'noAnswer', slots: [] })).toBe('limit');
  expect(toneOf({ status: 'notReady', reason: 'lunch', slots: [] })).toBe('waiting');
});
