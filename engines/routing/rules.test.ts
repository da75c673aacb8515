import { expect, it } from 'vitest';
import { faultsOf, type QueueRules, type RoutingRules } from './index.ts';

const queue = (of: Partial<QueueRules>): RoutingRules => ({
  queues: [
    { queueId: 'bills', skills: [{ skill: 'bill', level: 5 }], selection: 'longest-idle', ...of },
    { queueId: 'cards', skills: [], selection: 'longest-idle', overflow: { afterSeconds: 9, toQueueId: 'bills' } },
  ],
});
const opening = (...levels: number[]) => ({
  openings: levels.map((level, at) => ({ afterSeconds: 10 * (at + 1), levels: [{ skill: 'bill', level }] })),
});

it.each<[string, RoutingRules, string[]]>([
  ['sound', queue(opening(4, 2)), []],
  ['a level of 10', queue({ skills: [{ skill: 'bill', level: 10 }] }), ['level-out-of-range']],
  ['a skill twice', queue({ skills: [1, 2].map((level) => ({ skill: 'bill', level })) }), ['skill-twice']],
  ['an opening that raises', queue(opening(3, 4)), ['opening-raises-level']],
  [
    'openings at one instant',
    queue({ openings: [5, 5].map((afterSeconds) => ({ afterSeconds, alsoQueueId: 'cards' })) }),
    ['openings-not-rising'],
  ],
  ['an opening of nothing', queue({ openings: [{ afterSeconds: 5 }] }), ['opening-opens-nothing']],
  [
    'an opening for another skill',
    queue({ openings: [{ afterSeconds: 5, levels: [{ skill: 'x', level: 1 }] }] }),
    ['opening-unknown-skill'],
  ],
  ['help by nobody', queue({ openings: [{ afterSeconds: 5, alsoQueueId: 'x' }] }), ['unknown-queue']],
  [
    'overflow round in a circle',
    queue({ overflow: { afterSeconds: 5, toQueueId: 'cards' } }),
    ['overflow-circle', 'overflow-circle'],
  ],
  ['overflow to nowhere', queue({ overflow: { afterSeconds: 5, toQueueId: 'x' } }), ['unknown-queue', 'unknown-queue']],
  ['a negative time', queue({ preferSeconds: -1 }), ['negative-seconds']],
  ['no ageing', { ...queue({}), ageingSeconds: 0 }, ['number-out-of-range']],
  ['a queue twice', queue({ queueId: 'cards' }), ['queue-twice', 'unknown-queue']],
])('%s', (_, rules, codes) => {
  expect(faultsOf(rules).map(({ code }) => code)).toEqual(codes);
});
