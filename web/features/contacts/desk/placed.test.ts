import type { DeskContact, Slot } from '@tongli/contracts/contacts';
import { expect, test } from 'vitest';
import { isTalking, placedOf, standingOf } from './placed.ts';

const contact = { id: 'c', state: 'connected', held: false, outcome: 'answered', since: 'then' } as DeskContact;
const slot = (state: Slot['state']) => ({ contactId: 'c', state, since: 'now' }) as Slot;

test('whoever gave a contact away writes it up, though it goes on with somebody else', () => {
  const [placed] = placedOf([contact], { slots: [slot('wrapUp')] });
  expect(placed).toMatchObject({ place: 'wrapUp', since: 'now' });
  expect(standingOf(placed!)).toMatchObject({ state: 'wrapUp' });
  expect(isTalking(placed!)).toBe(false);
});

test('whoever has it sees it as it is, and what is in no place is not at the desk', () => {
  const [placed] = placedOf([contact], { slots: [slot('talking')] });
  expect(placed).toMatchObject({ place: 'talking', since: 'then' });
  expect(standingOf(placed!)).toMatchObject({ state: 'connected' });
  expect(placedOf([contact], { slots: [] })).toEqual([]);
});
