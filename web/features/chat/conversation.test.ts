import type { CustomerMessage, FollowedContact } from '@tongli/contracts/contacts';
import { expect, test } from 'vitest';
import { begin, type Conversation, type Happening, nextOf, phaseOf, step } from './conversation.ts';

const message = (seq: number, id = `m${seq}`): CustomerMessage => ({
  ...{ seq, id, at: '2026-01-05T01:00:00Z', author: 'customer', authorId: null, authorName: '' },
  ...{ code: null, params: {}, text: id, files: [] },
});

const contact = (version: number, messages: CustomerMessage[] = [], more: Partial<FollowedContact> = {}) =>
  ({ state: 'connected', channel: 'chat', callback: false, version, messages, lastSeq: 0, ...more }) as FollowedContact;

const after = (...happenings: Happening[]): Conversation => happenings.reduce(step, begin('token', 'help'));
const told = (...given: Parameters<typeof contact>): Happening => ({ what: 'told', contact: contact(...given) });
const written = (id: string): Happening => ({
  what: 'written',
  message: { id, at: '2026-01-05T01:00:00Z', text: id, files: [], draft: 'd' },
});
const states = ({ outbox }: Conversation) => outbox.map(({ id, state }) => `${id} ${state}`);

test('each message stands once and in order, however answers overtake each other', () => {
  const known = after(
    told(2, [message(1), message(2)], { lastSeq: 2 }),
    told(4, [message(3), message(5)], { lastSeq: 5 }),
    told(3, [message(3)], { lastSeq: 3 }),
  );
  expect(known.messages.map(({ seq }) => seq)).toEqual([1, 2, 3, 5]);
  expect([known.seq, known.contact?.version]).toEqual([5, 4]);
});

test('what is internal leaves a number out and is not asked for again', () => {
  expect(after(told(2, [message(1)], { lastSeq: 3 })).seq).toBe(3);
});

test('messages wait behind one that no answer came to, and go in their order', () => {
  const sending = after(written('a'), written('b'));
  expect(nextOf(sending)?.id).toBe('a');
  const unsent = step(sending, { what: 'unsent', id: 'a' });
  expect([states(unsent), nextOf(unsent)]).toEqual([['a lost', 'b lost'], null]);
  expect(states(step(unsent, { what: 'again' }))).toEqual(['a sending', 'b sending']);
});

test('a refused one stops nobody; sent again or thrown away by whoever wrote it', () => {
  const refused = step(after(written('a'), written('b')), { what: 'refused', id: 'a' });
  expect(nextOf(refused)?.id).toBe('b');
  expect(states(step(refused, { what: 'again' }))).toEqual(['a refused', 'b sending']);
  expect(states(step(refused, { what: 'again', id: 'a' }))).toEqual(['a sending', 'b sending']);
  expect(states(step(refused, { what: 'discarded', id: 'a' }))).toEqual(['b sending']);
});

test('what has arrived leaves the outbox, whichever answer tells it', () => {
  expect(states(after(written('a'), written('b'), told(2, [message(1, 'a')], { lastSeq: 1 })))).toEqual(['b sending']);
});

test('after a reload what was under way is sent once more', () => {
  const { outbox } = after(written('a'));
  expect(states(begin('token', 'help', outbox))).toEqual(['a lost']);
});

test('a lost connection shows until the next answer', () => {
  const lost = after(told(1), { what: 'lost' });
  expect([lost.lost, step(lost, told(1)).lost]).toEqual([true, false]);
});

test.each([
  [{ state: 'queued' }, 'waiting'],
  [{ state: 'offered' }, 'waiting'],
  [{ state: 'queued', channel: 'form' }, 'letter'],
  [{ state: 'connected', channel: 'form' }, 'talking'],
  [{ state: 'connected', callback: true, channel: 'callback' }, 'callback'],
  [{ state: 'wrapUp' }, 'over'],
  [{ state: 'closed', callback: true }, 'over'],
  [{ state: 'connected', callback: true, channel: 'callback', call: {} as never }, 'calling'],
  [{ state: 'closed', channel: 'voice', call: { voicemailUntil: '2026-01-05T01:03:00Z' } as never }, 'voicemail'],
] as const)('a contact that is %j is %s', (more, phase) => {
  expect(phaseOf(after(told(1, [], more)))).toBe(phase);
});
