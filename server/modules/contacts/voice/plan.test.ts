import { expect, test } from 'vitest';
import { isOver, type Standing, seatOf } from './plan.ts';

const leg = (id: string, role: Standing['legs'][number]['role'], personId: string | null, connection = 'connected') =>
  ({ id, role, personId, connection }) as Standing['legs'][number];

const talk: Standing = {
  state: 'connected',
  held: false,
  isVoicemail: false,
  desks: [{ agentId: 'ann', role: 'owner' }],
  leaders: [],
  legs: [leg('c', 'customer', null), leg('a', 'owner', 'ann')],
};

/** In few words: held or the part. */
function heard(standing: Standing, personId: string | null = null): string {
  const seat = seatOf(standing, personId);
  if (!seat) return 'out';
  if (seat.held) return 'music';
  return seat.part.kind === 'whispering' ? `to ${seat.part.to}` : seat.part.kind;
}

test.each<[string, Partial<Standing>, string]>([
  ['talks', {}, 'talking'],
  ['waits', { state: 'queued', desks: [], legs: [leg('c', 'customer', null)] }, 'music'],
  ['is being offered', { state: 'offered', desks: [] }, 'music'],
  ['is held', { held: true }, 'music'],
  ['was answered, and the agent is not there yet', { legs: [leg('c', 'customer', null)] }, 'music'],
  ['was answered, and the agent joins', { legs: [leg('a', 'owner', 'ann', 'joining')] }, 'music'],
  ['lost the agent', { legs: [leg('a', 'owner', 'ann', 'lost')] }, 'music'],
  ['is heard by a participant alone', { legs: [leg('b', 'participant', 'bob')] }, 'talking'],
  ['is heard by who is consulted alone', { legs: [leg('b', 'consulted', 'bob')] }, 'music'],
  ['has hung up', { state: 'wrapUp' }, 'out'],
  ['leaves a message', { state: 'closed', isVoicemail: true, legs: [leg('c', 'customer', null)] }, 'talking'],
])('a customer who %s', (_, change, expected) => {
  expect(heard({ ...talk, ...change })).toBe(expected);
});

test.each<[string, Partial<Standing>, string, string]>([
  ['the owner talks', {}, 'ann', 'talking'],
  ['while the customer is held, too', { held: true }, 'ann', 'talking'],
  ['a participant talks', { desks: [...talk.desks, { agentId: 'bob', role: 'participant' }] }, 'bob', 'talking'],
  [
    'who is consulted is heard by the owner',
    { desks: [...talk.desks, { agentId: 'bob', role: 'consulted' }] },
    'bob',
    'to a',
  ],
  ['without an owner by nobody', { desks: [{ agentId: 'bob', role: 'consulted' }] }, 'bob', 'listening'],
  ['a leader listens', { leaders: [{ leaderId: 'lu', how: 'listen' }] }, 'lu', 'listening'],
  ['whispers to the owner', { leaders: [{ leaderId: 'lu', how: 'whisper' }] }, 'lu', 'to a'],
  ['barges in', { leaders: [{ leaderId: 'lu', how: 'barge' }] }, 'lu', 'talking'],
  [
    'and is no leader once they took it over',
    { desks: [{ agentId: 'lu', role: 'owner' }], leaders: [{ leaderId: 'lu', how: 'listen' }] },
    'lu',
    'talking',
  ],
  ['nobody else is in it', {}, 'eve', 'out'],
  ['nor in a message', { state: 'closed', isVoicemail: true }, 'ann', 'out'],
])('%s', (_, change, person, expected) => {
  expect(heard({ ...talk, ...change }, person)).toBe(expected);
});

test('a call is over with its contact, and goes on while a message is left', () => {
  expect(isOver({ ...talk, state: 'queued' })).toBe(false);
  expect(isOver({ ...talk, state: 'closed' })).toBe(true);
  expect(isOver({ ...talk, state: 'closed', isVoicemail: true })).toBe(false);
});
