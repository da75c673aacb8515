import type { Part } from '@tongli/contracts/voice';
import { describe, expect, test } from 'vitest';
import { assignLines, hearings, isKept, type Taking } from './routing.ts';

const talking: Part = { kind: 'talking' };
const listening: Part = { kind: 'listening' };
const whispering: Part = { kind: 'whispering', to: 'agent' };

const leg = (legId: string, more: Partial<Taking> = {}): Taking => ({
  legId,
  part: talking,
  held: false,
  muted: false,
  ...more,
});

const customer = leg('customer');
const agent = leg('agent');

/** Each leg with what it hears, in a word. */
const told = (...legs: Taking[]) =>
  [...hearings(legs)].map(([legId, { voices, music }]) => `${legId}: ${music ? 'music' : voices.join(' ')}`.trim());

describe('who hears whom', () => {
  test.each([
    ['a call', [customer, agent], ['customer: agent', 'agent: customer']],
    ['alone', [customer], ['customer:']],
    ['muted', [customer, leg('agent', { muted: true })], ['customer:', 'agent: customer']],
    ['on hold', [leg('customer', { held: true }), agent], ['customer: music', 'agent:']],
    [
      'a consultation while the customer is on hold',
      [leg('customer', { held: true }), agent, leg('colleague')],
      ['customer: music', 'agent: colleague', 'colleague: agent'],
    ],
    [
      'listened to',
      [customer, agent, leg('leader', { part: listening })],
      ['customer: agent', 'agent: customer', 'leader: customer agent'],
    ],
    [
      'a whisper',
      [customer, agent, leg('leader', { part: whispering })],
      ['customer: agent', 'agent: customer leader', 'leader: customer agent'],
    ],
    [
      'a muted whisperer',
      [customer, agent, leg('leader', { part: whispering, muted: true })],
      ['customer: agent', 'agent: customer', 'leader: customer agent'],
    ],
    [
      'a conference',
      [customer, agent, leg('leader')],
      ['customer: agent leader', 'agent: customer leader', 'leader: customer agent'],
    ],
  ])('%s', (_, legs, expected) => {
    expect(told(...legs)).toEqual(expected);
  });

  const held = leg('customer', { held: true });
  test.each<[string, Taking, Taking[], boolean]>([
    ['to the customer', agent, [customer], true],
    ['a message to nobody', customer, [], true],
    ['by one on hold', held, [agent], false],
    ['while muted', leg('agent', { muted: true }), [customer], false],
    ['as a whisper', leg('leader', { part: whispering }), [customer, agent], false],
    ['while the customer is on hold', agent, [held], false],
    ['to who whispers while the customer is on hold', agent, [held, leg('colleague', { part: whispering })], false],
    ['to a colleague in the call while the customer is on hold', agent, [held, leg('colleague')], true],
  ])('what is said %s is kept or not', (_, speaker, others, kept) => {
    expect(isKept(speaker, [speaker, ...others])).toBe(kept);
  });
});

test('a voice keeps its line, a new one takes the first free one, and there are no more than there are', () => {
  const none = [null, null];
  expect(assignLines(none, ['a'])).toEqual(['a', null]);
  expect(assignLines(['a', null], ['b', 'a'])).toEqual(['a', 'b']);
  expect(assignLines(['a', 'b'], ['b'])).toEqual([null, 'b']);
  expect(assignLines([null, 'b'], ['b', 'c', 'd'])).toEqual(['c', 'b']);
});
