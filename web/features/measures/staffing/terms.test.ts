import { expect, test } from 'vitest';
import { type Basis, clockOf, contactsOf, movedFrom, spanOf, termsOf } from './terms.ts';

const day = Array.from({ length: 48 }, (_, half) => (half >= 18 && half < 20 ? 10.5 : 0));
const basis: Basis = {
  ...{ from: '2026-02-02', to: '2026-03-01', queueIds: [], contacts: 84, handleSeconds: 231.4, patienceSeconds: null },
  weekdays: Array.from({ length: 7 }, () => day),
  ...{ serviceLevel: 0.7, abandonment: 0, answerSeconds: null, hourCost: 61.239 },
};

test('a day begins with its first half-hour that has contacts and ends with its last', () => {
  expect(spanOf(basis, 0)).toEqual({ first: 18, contacts: [10.5, 10.5] });
  expect(clockOf(18)).toBe('09:00');
  expect(clockOf(19)).toBe('09:30');
  expect(contactsOf(basis, 0, 40)).toEqual([40]);
});

test('a trial starts from what was measured, and nobody gives up where nobody did', () => {
  const moved = movedFrom(basis);
  expect(moved).toMatchObject({ handleSeconds: 231, patienceSeconds: null, answerSeconds: 20, hourCost: 61.24 });
  expect(termsOf({ ...moved, volume: 1.2 }, [10.5])).toMatchObject({ contacts: [12.6], intervalMinutes: 30 });
});
