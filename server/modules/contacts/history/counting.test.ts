import { expect, test } from 'vitest';
import { numbersOf, type Sums } from './counting.ts';

const none: Omit<Sums, 'outcome'> = {
  count: 0,
  within: 0,
  short: 0,
  transferred: 0,
  wait: 0,
  talk: 0,
  hold: 0,
  wrapUp: 0,
};

// Offered 1,060, answered 1,000 (860 within 20 s), abandoned 60 (20 within 20 s): the forms that icmi.com lists.
const vector: readonly Sums[] = [
  {
    ...none,
    outcome: 'answered',
    count: 1_000,
    within: 860,
    wait: 12_000_000,
    talk: 180_000_000,
    hold: 20_000_000,
    wrapUp: 40_000_000,
  },
  { ...none, outcome: 'abandoned', count: 60, within: 20, short: 20 },
];

test('the service level in its four forms, against published figures', () => {
  const { serviceLevel, offered } = numbersOf(vector);
  expect(offered).toBe(1_060);
  expect(serviceLevel.answeredOnly).toBeCloseTo(0.86, 3);
  expect(serviceLevel.abandonsNegative).toBeCloseTo(0.811, 3);
  expect(serviceLevel.shortIgnored).toBeCloseTo(0.827, 3);
  expect(serviceLevel.abandonsPositive).toBeCloseTo(0.83, 3);
});

test('averages are of the answered', () => {
  expect(numbersOf(vector)).toMatchObject({
    averageAnswerSeconds: 12,
    averageHandleSeconds: 240,
    averageTalkSeconds: 180,
    averageWrapUpSeconds: 40,
  });
});

test('outcomes add up to offered, with what is open', () => {
  const all = ['answered', 'abandoned', 'overflowed', 'refused', 'callback', 'voicemail', 'selfService', null];
  const numbers = numbersOf(all.map((outcome, index) => ({ ...none, outcome, count: index + 1 })));
  const { answered, abandoned, overflowed, refused, callback, voicemail, selfService, open } = numbers;
  expect(answered + abandoned + overflowed + refused + callback + voicemail + selfService + open).toBe(numbers.offered);
});

test('nothing offered has no shares', () => {
  expect(numbersOf([])).toMatchObject({ offered: 0, abandonmentRate: null, averageAnswerSeconds: null });
});
