import { expect, test } from 'vitest';
import { customerMay, decideAccept, decideCustomerAppeal, decideRate, type Standing } from './standing.ts';

const answeredAt = new Date('2026-03-02T02:00:00Z');
const soon = new Date('2026-03-10T02:00:00Z');
const late = new Date('2026-05-01T02:00:00Z');
const answered: Standing = {
  state: 'answered',
  answeredAt,
  appealWithinDays: 60,
  appealed: false,
  accepted: false,
  rated: false,
  appeal: null,
};

test.each([
  ['an answer', answered, [null, null, null]],
  ['a closed case', { ...answered, state: 'closed' }, [null, null, null]],
  ['no answer yet', { ...answered, state: 'acknowledged', answeredAt: null }, Array(3).fill('not-answered')],
  ['accepted', { ...answered, accepted: true }, ['already-accepted', null, null]],
  ['rated', { ...answered, rated: true }, [null, 'already-rated', null]],
  ['appealed against', { ...answered, appealed: true }, ['already-appealed', null, 'already-appealed']],
] as [string, Standing, (string | null)[]][])('%s: accept, rate, appeal', (_, standing, expected) => {
  const refusals = [decideAccept(standing), decideRate(standing), decideCustomerAppeal(standing, soon)];
  expect(refusals.map((one) => one?.refusal ?? null)).toEqual(expected);
});

test('there is an end to appealing, and it is told beforehand', () => {
  expect(customerMay(answered, soon)).toEqual({
    accept: true,
    rate: true,
    appeal: true,
    appealUntil: '2026-05-01T02:00:00.000Z',
  });
  expect(decideCustomerAppeal(answered, late)).toMatchObject({ refusal: 'appeal-late', params: { days: 60 } });
  expect(customerMay(answered, late).appealUntil).toBe(null);
});
