import type { RoutingAgent } from '@tongli/routing';
import { expect, test } from 'vitest';
import { stagesOf } from './stages.ts';

const now = Date.UTC(2026, 10, 22, 4);
const agent = (agentId: string, level: number, busy = false): RoutingAgent => ({
  ...{ agentId, ready: true, skills: { bill: level }, queues: null, idleSince: now - 60_000 },
  slots: [{ slot: 1, channel: 'voice', state: busy ? 'busy' : 'idle' }],
});
const rules = (more: object = {}) => ({
  queues: [
    {
      ...{ queueId: 'bills', skills: [{ skill: 'bill', level: 5 }], selection: 'best-level' as const },
      openings: [{ afterSeconds: 30, levels: [{ skill: 'bill', level: 3 }] }],
      overflow: { afterSeconds: 90, toQueueId: 'all' },
      ...more,
    },
    { queueId: 'all', skills: [], selection: 'longest-idle' as const },
  ],
});
const contact = { contactId: 'c', queueId: 'bills', channel: 'voice' as const, queuedAt: now };
const agents = [agent('Li', 8, true), agent('Wang', 4), agent('Zhou', 2)];

test('a lower level comes later, and whoever is busy is able all the same', () => {
  expect(stagesOf(contact, { now, rules: rules(), agents })).toEqual([
    { afterSeconds: 0, able: 1, came: ['Li'], overflowsTo: null },
    { afterSeconds: 30, able: 2, came: ['Wang'], overflowsTo: null },
    { afterSeconds: 90, able: 2, came: [], overflowsTo: 'all' },
  ]);
});

test('their last agent has it alone at first', () => {
  const own = { ...contact, preferred: { agentId: 'Wang', because: 'last' as const } };
  const both = [agent('Li', 8), agent('Wang', 6, true)];
  const stages = stagesOf(own, { now, rules: rules({ preferSeconds: 10, openings: [] }), agents: both });
  expect(stages.map(({ afterSeconds, came }) => [afterSeconds, came])).toEqual([
    [0, ['Wang']],
    [10, ['Li']],
    [90, []],
  ]);
});
