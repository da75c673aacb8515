import { expect, test } from 'vitest';
import { decideEntry, type EntryFacts, standingOf, stateAfter } from './edition.ts';

const acts = ['write', 'submit', 'discard', 'withdraw'] as const;

test.each<[string, EntryFacts, (string | null)[]]>([
  ['a draft that was never published', { open: 'draft', published: false }, [null, null, null, 'not-published']],
  [
    'one that awaits its first approval',
    { open: 'submitted', published: false },
    ['awaits-approval', 'awaits-approval', 'awaits-approval', 'not-published'],
  ],
  ['one in use', { open: null, published: true }, [null, 'no-draft', 'no-draft', null]],
  ['one in use whose next edition is written', { open: 'draft', published: true }, [null, null, null, null]],
  [
    'one in use whose next edition awaits approval',
    { open: 'submitted', published: true },
    ['awaits-approval', 'awaits-approval', 'awaits-approval', null],
  ],
  [
    'one in use whose next edition waits for its day',
    { open: null, published: true, waiting: true },
    [null, 'no-draft', null, null],
  ],
  ['one that was withdrawn', { open: null, published: false }, [null, 'no-draft', 'no-draft', 'not-published']],
])('%s', (_, facts, codes) => {
  expect(acts.map((act) => decideEntry(facts, act)?.refusal ?? null)).toEqual(codes);
});

test.each([
  ['approved', 'published'],
  ['rejected', 'draft'],
  ['withdrawn', 'draft'],
] as const)('an approval that ends %s makes it %s', (outcome, state) => {
  expect(stateAfter(outcome)).toBe(state);
});

test.each([
  [['draft'], { state: 'draft', openState: 'draft', shown: 1 }],
  [['submitted'], { state: 'submitted', openState: 'submitted', shown: 1 }],
  [['discarded'], { state: 'withdrawn', openState: null, shown: 1 }],
  [['published', 'draft'], { state: 'published', openState: 'draft', shown: 1 }],
  [['published', 'approved'], { state: 'published', openState: null, shown: 1 }],
  [['published', 'approved', 'draft'], { state: 'published', openState: 'draft', shown: 1 }],
  [['superseded', 'published'], { state: 'published', openState: null, shown: 2 }],
  [['superseded', 'withdrawn'], { state: 'withdrawn', openState: null, shown: 2 }],
  [['withdrawn', 'submitted'], { state: 'submitted', openState: 'submitted', shown: 2 }],
] as const)('editions %s', (states, standing) => {
  expect(standingOf(states.map((state, index) => ({ number: index + 1, state })))).toEqual(standing);
});
