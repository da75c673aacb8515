import { describe, expect, it } from 'vitest';
import {
  type Assignment,
  assign,
  explain,
  type QueueRules,
  type RoutingAgent,
  type RoutingSlot,
  type Situation,
  startRouter,
  type WaitingContact,
} from './index.ts';

const now = 1_800_000_000_000;
const ago = (seconds: number) => now - seconds * 1000;

const queue = (of: Partial<QueueRules> = {}): QueueRules => ({
  queueId: 'bills',
  skills: [{ skill: 'bill', level: 5 }],
  selection: 'longest-idle',
  ...of,
});

/** Idle for ten seconds, level 5 in bills, one call at a time. */
const agent = (agentId: string, of: Partial<RoutingAgent> = {}): RoutingAgent => ({
  agentId,
  ready: true,
  skills: { bill: 5 },
  queues: null,
  slots: [{ slot: 1, channel: 'voice', state: 'idle' }],
  idleSince: ago(10),
  ...of,
});

const contact = (contactId: string, of: Partial<WaitingContact> = {}): WaitingContact => ({
  contactId,
  queueId: 'bills',
  channel: 'voice',
  queuedAt: ago(1),
  ...of,
});

const busy = { slots: [{ slot: 1, channel: 'voice', state: 'busy' }] } as const;
const withChat = (voice: RoutingSlot['state']): { slots: RoutingSlot[] } => ({
  slots: [
    { slot: 1, channel: 'voice', state: voice },
    { slot: 2, channel: 'chat', state: 'idle' },
  ],
});

type Case = {
  rule: string;
  queues?: QueueRules[];
  waiting: WaitingContact[];
  agents: RoutingAgent[];
  /** contact → agent, by the rule. */
  offers?: string[];
  left?: string[];
  overflows?: string[];
  /** In seconds from now. */
  nextIn?: number | null;
};

const helpers = [queue(), queue({ queueId: 'cards', skills: [{ skill: 'card', level: 3 }] })];
const relaxing = queue({
  openings: [
    { afterSeconds: 20, levels: [{ skill: 'bill', level: 3 }] },
    { afterSeconds: 60, alsoQueueId: 'cards' },
  ],
});

const CASES: Case[] = [
  {
    rule: 'who has been idle longest is asked first',
    waiting: [contact('c1')],
    agents: [agent('Li'), agent('Wang', { idleSince: ago(30) }), agent('Zhao', { idleSince: ago(20) })],
    offers: ['c1 → Wang: idle'],
  },
  {
    rule: 'equal in everything: the id decides, so that it is the same every time',
    waiting: [contact('c1')],
    agents: [agent('Wang'), agent('Li')],
    offers: ['c1 → Li: id'],
  },
  {
    rule: 'one agent alone needs no comparison',
    waiting: [contact('c1')],
    agents: [agent('Li'), agent('Wang', { ready: false })],
    offers: ['c1 → Li: only'],
  },
  {
    rule: 'the best level first, where the queue wants it',
    queues: [queue({ selection: 'best-level' })],
    waiting: [contact('c1')],
    agents: [agent('Li', { idleSince: ago(99) }), agent('Wang', { skills: { bill: 8 } })],
    offers: ['c1 → Wang: level'],
  },
  {
    rule: 'several skills count together',
    queues: [
      queue({
        selection: 'best-level',
        skills: [
          { skill: 'bill', level: 2 },
          { skill: 'card', level: 2 },
        ],
      }),
    ],
    waiting: [contact('c1')],
    agents: [
      agent('Li', { skills: { bill: 9, card: 1 } }),
      agent('Wang', { skills: { bill: 2, card: 4 } }),
      agent('Zhao', { skills: { bill: 5, card: 2 } }),
    ],
    offers: ['c1 → Zhao: level'],
  },
  {
    rule: 'the least occupied first, where the queue wants it',
    queues: [queue({ selection: 'least-occupied' })],
    waiting: [contact('c1')],
    agents: [agent('Li', { occupancy: 0.9, idleSince: ago(99) }), agent('Wang', { occupancy: 0.6 })],
    offers: ['c1 → Wang: occupancy'],
  },
  {
    rule: 'occupancies within one band are equal, and idle time decides',
    queues: [queue({ selection: 'least-occupied' })],
    waiting: [contact('c1')],
    agents: [agent('Li', { occupancy: 0.64, idleSince: ago(99) }), agent('Wang', { occupancy: 0.61 })],
    offers: ['c1 → Li: idle'],
  },
  {
    rule: 'who has nothing in hand goes before who already chats',
    waiting: [contact('c1', { channel: 'chat' })],
    agents: [agent('Li', { ...withChat('busy'), idleSince: ago(99) }), agent('Wang', withChat('idle'))],
    offers: ['c1 → Wang: in-hand'],
  },
  {
    rule: 'a call beside: a chat is offered all the same',
    waiting: [contact('c1', { channel: 'chat' })],
    agents: [agent('Li', withChat('busy'))],
    offers: ['c1 → Li: only'],
  },
  {
    rule: 'not beyond the most that one may have in hand',
    waiting: [contact('c1', { channel: 'chat' })],
    agents: [agent('Li', { ...withChat('busy'), most: 1 })],
    left: ['c1: all-busy'],
  },
  {
    rule: 'one offer rings at a time',
    waiting: [contact('c1', { channel: 'chat' })],
    agents: [agent('Li', withChat('offered'))],
    left: ['c1: all-busy'],
  },
  {
    rule: 'two contacts never ring at one agent',
    waiting: [contact('c1', { channel: 'chat' }), contact('c2', { queuedAt: ago(5) })],
    agents: [agent('Li', withChat('idle'))],
    offers: ['c2 → Li: only'],
    left: ['c1: all-busy'],
  },
  {
    rule: 'first come, first served',
    waiting: [contact('c1'), contact('c2', { queuedAt: ago(2) })],
    agents: [agent('Li')],
    offers: ['c2 → Li: only'],
    left: ['c1: all-busy'],
  },
  {
    rule: 'a point of priority is worth a minute of waiting: 59 seconds are not enough to stay ahead',
    waiting: [contact('c1', { priority: 1 }), contact('c2', { queuedAt: ago(60) })],
    agents: [agent('Li')],
    offers: ['c1 → Li: only'],
    left: ['c2: all-busy'],
  },
  {
    rule: 'with age everyone’s turn comes',
    waiting: [contact('c1', { priority: 1 }), contact('c2', { queuedAt: ago(62) })],
    agents: [agent('Li')],
    offers: ['c2 → Li: only'],
    left: ['c1: all-busy'],
  },
  {
    rule: 'a queue’s priority counts for all its contacts',
    queues: [queue(), queue({ queueId: 'outage', priority: 2 })],
    waiting: [contact('c1', { queuedAt: ago(100) }), contact('c2', { queueId: 'outage' })],
    agents: [agent('Li')],
    offers: ['c2 → Li: only'],
    left: ['c1: all-busy'],
  },
  {
    rule: 'whose agent was lost goes to the front',
    waiting: [contact('c1', { queuedAt: ago(600), priority: 3 }), contact('c2', { front: true })],
    agents: [agent('Li')],
    offers: ['c2 → Li: only'],
    left: ['c1: all-busy'],
  },
  {
    rule: 'too low a level is not asked before the opening',
    queues: [relaxing, helpers[1]!],
    waiting: [contact('c1', { queuedAt: ago(19) })],
    agents: [agent('Li', { skills: { bill: 3 } })],
    left: ['c1: no-one-able'],
    nextIn: 1,
  },
  {
    rule: 'and is asked from the opening on',
    queues: [relaxing, helpers[1]!],
    waiting: [contact('c1', { queuedAt: ago(20) })],
    agents: [agent('Li', { skills: { bill: 3 } })],
    offers: ['c1 → Li: only'],
  },
  {
    rule: 'who was able from the start goes before who came in by an opening',
    queues: [relaxing, helpers[1]!],
    waiting: [contact('c1', { queuedAt: ago(25) })],
    agents: [agent('Li', { skills: { bill: 3 }, idleSince: ago(99) }), agent('Wang')],
    offers: ['c1 → Wang: earlier-opening'],
  },
  {
    rule: 'another queue’s agents help after a while',
    queues: [relaxing, helpers[1]!],
    waiting: [contact('c1', { queuedAt: ago(60) }), contact('c2', { queuedAt: ago(59) })],
    agents: [agent('Li', { skills: { card: 3 } }), agent('Wang', { skills: { card: 4 }, idleSince: ago(5) })],
    offers: ['c1 → Li: idle'],
    left: ['c2: no-one-able'],
    nextIn: 1,
  },
  {
    rule: 'openings count from the entry into the queue, the place from the first arrival',
    queues: [relaxing, helpers[1]!],
    waiting: [contact('c1', { queuedAt: ago(90), inQueueSince: ago(5) }), contact('c2', { queuedAt: ago(30) })],
    agents: [agent('Li', { skills: { bill: 3 } })],
    offers: ['c2 → Li: only'],
    left: ['c1: no-one-able'],
    nextIn: 15,
  },
  {
    rule: 'the last agent first, however short idle',
    waiting: [contact('c1', { preferred: { agentId: 'Li', because: 'last' } })],
    agents: [agent('Li'), agent('Wang', { idleSince: ago(99) })],
    offers: ['c1 → Li: preferred'],
  },
  {
    rule: 'the last agent is waited for as long as the queue says',
    queues: [queue({ preferSeconds: 15 })],
    waiting: [contact('c1', { queuedAt: ago(14), preferred: { agentId: 'Li', because: 'last' } })],
    agents: [agent('Li', busy), agent('Wang')],
    left: ['c1: waits-for-preferred'],
    nextIn: 1,
  },
  {
    rule: 'and no longer',
    queues: [queue({ preferSeconds: 15 })],
    waiting: [contact('c1', { queuedAt: ago(15), preferred: { agentId: 'Li', because: 'last' } })],
    agents: [agent('Li', busy), agent('Wang')],
    offers: ['c1 → Wang: only'],
  },
  {
    rule: 'nobody waits for an agent at lunch',
    queues: [queue({ preferSeconds: 15 })],
    waiting: [contact('c1', { preferred: { agentId: 'Li', because: 'last' } })],
    agents: [agent('Li', { ready: false }), agent('Wang')],
    offers: ['c1 → Wang: only'],
  },
  {
    rule: 'who declined is not asked again for a while',
    waiting: [contact('c1', { avoid: [{ agentId: 'Li', until: now + 5000 }] })],
    agents: [agent('Li', { idleSince: ago(99) }), agent('Wang')],
    offers: ['c1 → Wang: only'],
  },
  {
    rule: 'and only for a while',
    waiting: [contact('c1', { avoid: [{ agentId: 'Li', until: now + 5000 }] })],
    agents: [agent('Li')],
    left: ['c1: no-one-able'],
    nextIn: 5,
  },
  {
    rule: 'someone who waits for nobody overtakes who may not be served by the free one',
    queues: helpers,
    waiting: [contact('c1', { queueId: 'cards', queuedAt: ago(500) }), contact('c2')],
    agents: [agent('Li')],
    offers: ['c2 → Li: only'],
    left: ['c1: no-one-signed-in'],
  },
  {
    rule: 'a queue without skills is for those who signed in to it',
    queues: [queue({ skills: [] })],
    waiting: [contact('c1'), contact('c2')],
    agents: [agent('Li'), agent('Wang', { queues: ['bills'] })],
    offers: ['c1 → Wang: only'],
    left: ['c2: all-busy'],
  },
  {
    rule: 'skill alone does not do where agents name their queues',
    waiting: [contact('c1')],
    agents: [agent('Li', { queues: ['cards'] })],
    left: ['c1: no-one-signed-in'],
  },
  {
    rule: 'after its time a contact overflows',
    queues: [queue({ overflow: { afterSeconds: 90, toQueueId: 'cards' } }), helpers[1]!],
    waiting: [contact('c1', { queuedAt: ago(90) }), contact('c2', { queuedAt: ago(80) })],
    agents: [agent('Li', busy)],
    overflows: ['c1 → cards'],
    left: ['c2: all-busy'],
    nextIn: 10,
  },
  {
    rule: 'unless someone is free at this very moment',
    queues: [queue({ overflow: { afterSeconds: 90, toQueueId: null } })],
    waiting: [contact('c1', { queuedAt: ago(90) }), contact('c2', { queuedAt: ago(91) })],
    agents: [agent('Li')],
    offers: ['c2 → Li: only'],
    overflows: ['c1 → out'],
  },
  {
    rule: 'a contact of no known queue stays and says so',
    waiting: [contact('c1', { queueId: 'gone' })],
    agents: [agent('Li')],
    left: ['c1: no-such-queue'],
  },
];

const inWords = ({ offers, left, overflows, nextAt }: Assignment) => ({
  offers: offers.map(({ contactId, agentId, reason }) => `${contactId} → ${agentId}: ${reason.rule}`),
  left: left.map(({ contactId, why }) => `${contactId}: ${why}`),
  overflows: overflows.map(({ contactId, toQueueId }) => `${contactId} → ${toQueueId ?? 'out'}`),
  nextIn: nextAt === null ? null : (nextAt - now) / 1000,
});

function throughRouter({ rules, waiting, agents }: Situation): Assignment {
  const router = startRouter(rules);
  for (const of of waiting) router.putContact(of);
  for (const of of agents) router.putAgent(of);
  const { offers, overflows, nextAt } = router.next(now);
  const left = assign({ now, rules, waiting, agents }).left.map(({ contactId }) => ({
    contactId,
    why: router.whyLeft(contactId, now) ?? ('overflow' as const),
  }));
  return { offers, overflows, nextAt, left };
}

describe('who gets a contact', () => {
  it.each(CASES)('$rule', ({ queues = [queue()], waiting, agents, ...said }) => {
    const { offers = [], left = [], overflows = [], nextIn = null } = said;
    const expected = { offers, left, overflows, nextIn };
    const situation = { now, waiting, agents, rules: { queues } };
    expect(inWords(assign(situation))).toEqual(expected);
    expect(inWords(throughRouter(situation))).toEqual(expected);
  });
});

describe('a decision', () => {
  const rules = { queues: [queue({ selection: 'best-level' })], candidatesKept: 2 };
  const agents = [
    agent('Li', { skills: { bill: 9 } }),
    agent('Wang', { skills: { bill: 7 } }),
    agent('Zhao', { skills: { bill: 6 } }),
    agent('Chen', { skills: { bill: 8 }, ready: false }),
    agent('Wu', { skills: { bill: 4 } }),
  ];
  const waiting = contact('c1', { queuedAt: ago(7), priority: 2, avoid: [{ agentId: 'Li', until: now + 1 }] });

  it('keeps its candidates, their ranks and who was passed over', () => {
    const [offer] = assign({ now, rules, waiting: [waiting], agents }).offers;
    const score = { opening: 0, inHand: 0, occupancy: 0, idleSeconds: 10 };
    expect(offer).toEqual({
      contactId: 'c1',
      agentId: 'Wang',
      slot: 1,
      reason: {
        ...{ rule: 'level', selection: 'best-level', openings: 0, waitedSeconds: 7, priority: 2, able: 2 },
        candidates: [
          { agentId: 'Li', rank: null, score: null, excludedBy: 'avoided' },
          { agentId: 'Wang', rank: 1, score: { ...score, level: 7 } },
          { agentId: 'Zhao', rank: 2, score: { ...score, level: 6 } },
        ],
      },
    });
  });

  it('explains every agent when it is tried', () => {
    const tried = explain(waiting, { now, agents, rules });
    expect(tried.map(({ agentId, rank, excludedBy }) => `${agentId} ${rank ?? excludedBy}`)).toEqual([
      ...['Wang 1', 'Zhao 2', 'Chen not-ready', 'Li avoided', 'Wu not-in-queue'],
    ]);
    expect(explain(contact('c2', { queueId: 'gone' }), { now, agents, rules })).toHaveLength(5);
  });

  it.each(['longest-idle', 'best-level', 'least-occupied'] as const)(
    'ranks many teams alike from scratch and in the mirror: %s',
    (selection) => {
      const many = Array.from({ length: 60 }, (_, at) =>
        agent(`a${at}`, {
          skills: { bill: 5 + (at % 3) },
          occupancy: ((at * 7) % 11) / 10,
          idleSince: ago((at * 37) % 53),
          ...(at % 4 === 0 ? withChat('busy') : withChat('idle')),
        }),
      );
      const chats = Array.from({ length: 30 }, (_, at) => contact(`c${at}`, { channel: 'chat' }));
      const situation = {
        now,
        agents: many,
        waiting: chats,
        rules: { queues: [queue({ selection })], candidatesKept: 3 },
      };
      expect(throughRouter(situation)).toEqual(assign(situation));
    },
  );
});
