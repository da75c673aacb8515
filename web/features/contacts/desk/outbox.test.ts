import { expect, test } from 'vitest';
import { joined, unreadOf } from './joined.ts';
import { nextOf, type Outbox, type OutboxStep, stepOutbox } from './outbox.ts';

const message = (id: string, contactId = 'c') => ({ id, contactId, at: '', text: id, internal: false, files: [] });
const add = (id: string, contactId?: string): OutboxStep => ({ do: 'add', message: message(id, contactId) });
const after = (...steps: OutboxStep[]): Outbox => steps.reduce(stepOutbox, []);
const states = (outbox: Outbox) => outbox.map(({ id, state }) => `${id} ${state}`);

test('messages go one after the other, in the order in which they were written', () => {
  const outbox = after(add('a'), add('b'));
  expect(nextOf(outbox, 'c')?.id).toBe('a');
  expect(nextOf(stepOutbox(outbox, { do: 'arrived', id: 'a' }), 'c')?.id).toBe('b');
});

test('what follows a lost one waits with it, and both are sent again in order', () => {
  const lost = after(add('a'), add('b'), add('x', 'other'), { do: 'lost', id: 'a' });
  expect(states(lost)).toEqual(['a lost', 'b lost', 'x sending']);
  expect(nextOf(lost, 'c')).toBeNull();
  const again = stepOutbox(lost, { do: 'again', contactId: 'c' });
  expect(states(again)).toEqual(['a sending', 'b sending', 'x sending']);
  expect(nextOf(again, 'c')?.id).toBe('a');
  expect(states(stepOutbox(lost, add('d')))).toEqual(['a sending', 'b sending', 'x sending', 'd sending']);
});

test('one that was refused holds up none, stays until it is thrown away, and can be tried once more', () => {
  const refused = after(add('a'), add('b'), { do: 'refused', id: 'a' });
  expect(states(refused)).toEqual(['a refused', 'b sending']);
  expect(nextOf(refused, 'c')?.id).toBe('b');
  expect(states(stepOutbox(refused, { do: 'again', contactId: 'c' }))).toEqual(['a refused', 'b sending']);
  expect(states(stepOutbox(refused, { do: 'again', contactId: 'c', id: 'a' }))).toEqual(['a sending', 'b sending']);
  expect(states(stepOutbox(refused, { do: 'discard', id: 'a' }))).toEqual(['b sending']);
});

test('what came is joined without gaps, and each number once', () => {
  const [one, two, three, five] = [1, 2, 3, 5].map((seq) => ({ seq }));
  expect(joined([one!], [three!, two!, one!])).toEqual([one, two, three]);
  expect(joined([one!], [three!, five!])).toEqual([one]);
  const known = [one!, two!];
  expect(joined(known, [two!])).toBe(known);
  expect([unreadOf(5, 3), unreadOf(3, 5)]).toEqual([2, 0]);
});
