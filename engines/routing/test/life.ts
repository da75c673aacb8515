import fc from 'fast-check';
import type { ContactCommand, HandlingSettings, QueueContact, RoutingRules } from '../index.ts';
import {
  type AgentSetup,
  arrive,
  type Centre,
  enter,
  lose,
  pass,
  route,
  situationOf,
  startCentre,
  tellAgent,
  tellContact,
} from './centre.ts';
import { broken, passedBy } from './invariants.ts';

/** Rules with everything in them: openings, help by another queue, preference, overflow round and out. */
export const lifeRules: RoutingRules = {
  ageingSeconds: 30,
  frontPriority: 4,
  queues: [
    {
      queueId: 'bills',
      skills: [{ skill: 'bill', level: 4 }],
      selection: 'longest-idle',
      priority: 1,
      preferSeconds: 15,
      openings: [
        { afterSeconds: 20, levels: [{ skill: 'bill', level: 2 }] },
        { afterSeconds: 60, alsoQueueId: 'all' },
      ],
    },
    {
      queueId: 'cards',
      skills: [
        { skill: 'card', level: 3 },
        { skill: 'bill', level: 1 },
      ],
      selection: 'best-level',
      openings: [{ afterSeconds: 40, levels: [{ skill: 'card', level: 1 }], alsoQueueId: 'bills' }],
      overflow: { afterSeconds: 60, toQueueId: 'all' },
    },
    { queueId: 'all', skills: [], selection: 'least-occupied', overflow: { afterSeconds: 120, toQueueId: null } },
  ],
};

const setups: readonly AgentSetup[] = [
  { agentId: 'Li', skills: { bill: 5, card: 2 }, queues: null, voice: 1, chat: 2 },
  { agentId: 'Wang', skills: { bill: 3 }, queues: ['bills', 'all'], voice: 1, chat: 1 },
  { agentId: 'Zhao', skills: { bill: 1, card: 9 }, queues: ['cards', 'all'], voice: 1, chat: 3, most: 2 },
  { agentId: 'Chen', skills: {}, queues: ['all'], voice: 1, chat: 0 },
];

const settings: HandlingSettings = { offerSeconds: 10, wrapUpSeconds: 25, graceSeconds: 12, avoidSeconds: 20 };
const withoutWrapUp: HandlingSettings = { ...settings, wrapUpSeconds: 0 };

const picks = fc.nat(1000);
const kinds = fc.constantFrom(
  ...(['arrive', 'arrive', 'arrive', 'answer', 'answer', 'answer', 'answer', 'ready', 'ready', 'status'] as const),
  ...([
    'pass',
    'pass',
    'pass',
    'pass',
    'talk',
    'talk',
    'talk',
    'talk',
    'talk',
    'leave',
    'leader',
    'lose',
    'return',
    'stray',
  ] as const),
);

export type LifeStep = {
  readonly kind: typeof kinds extends fc.Arbitrary<infer Kind> ? Kind : never;
  readonly a: number;
  readonly b: number;
};

export const lifeSteps = (count: number): fc.Arbitrary<LifeStep[]> =>
  fc.array(fc.record({ kind: kinds, a: picks, b: picks }), { minLength: count, maxLength: count });

const one = <Item>(items: readonly Item[], pick: number): Item | undefined => items[pick % Math.max(1, items.length)];

const ACTS: Record<LifeStep['kind'], (centre: Centre, a: number, b: number) => void> = {
  arrive(centre, a, b) {
    const contact: QueueContact = {
      contactId: `c${centre.contacts.size}`,
      queueId: one(lifeRules.queues, a)?.queueId ?? '',
      channel: b % 3 === 0 ? 'voice' : 'chat',
      priority: b % 7 === 0 ? 3 : 0,
      ...(b % 5 === 0 ? { preferred: { agentId: one(setups, b)?.agentId ?? '', because: 'last' } } : {}),
    };
    arrive(centre, contact);
  },
  answer: (centre, a, b) => {
    const contact = one(
      [...centre.contacts.values()].filter(({ state }) => state === 'offered'),
      a,
    );
    if (contact?.state !== 'offered') return;
    const { contactId, agentId } = contact;
    tellContact(centre, contactId, b % 5 === 0 ? { do: 'decline', agentId } : { do: 'accept', agentId });
  },
  ready(centre, a) {
    const agentId = one(setups, a)?.agentId ?? '';
    enter(centre, agentId);
    tellAgent(centre, agentId, { do: 'ready', by: 'agent' });
  },
  status(centre, a, b) {
    const agentId = one(setups, a)?.agentId ?? '';
    const { voice = 0, chat = 0 } = one(setups, a) ?? {};
    if (b % 3 === 0) tellAgent(centre, agentId, { do: 'signOut', by: 'agent' });
    else if (b % 3 === 1) tellAgent(centre, agentId, { do: 'notReady', reason: 'meal', by: 'leader' });
    else
      tellAgent(centre, agentId, {
        do: 'setConcurrency',
        slots: [
          { channel: 'chat', count: b % 2 === 0 ? chat : Math.min(chat, 1) },
          { channel: 'voice', count: voice },
        ],
      });
  },
  pass: (centre, a) => pass(centre, [1, 3, 9, 15, 40][a % 5] ?? 1),
  talk(centre, a, b) {
    const contact = one(
      [...centre.contacts.values()].filter(({ state }) => state === 'connected' || state === 'wrapUp'),
      a,
    );
    if (contact?.state === 'connected' || contact?.state === 'wrapUp')
      talk(centre, contact.contactId, contact.agentId, a + b);
  },
  leave(centre, a, b) {
    const contact = one(
      [...centre.contacts.values()].filter(({ state }) => state !== 'closed'),
      a,
    );
    const gone = b % 4 === 0 ? ({ do: 'leave', outcome: 'callback' } as const) : ({ do: 'abandon' } as const);
    if (contact) tellContact(centre, contact.contactId, gone);
  },
  leader(centre, a, b) {
    const contact = one(
      [...centre.contacts.values()].filter(({ state }) => state === 'queued'),
      a,
    );
    const moved = { do: 'moveTo', queueId: one(lifeRules.queues, b)?.queueId ?? '' } as const;
    if (contact) tellContact(centre, contact.contactId, b % 2 === 0 ? moved : { do: 'prioritise', priority: b % 4 });
  },
  lose: (centre, a) => lose(centre, one(setups, a)?.agentId ?? ''),
  return(centre, a) {
    const lost = [...centre.contacts.values()].filter((of) => of.state === 'connected' && of.reconnectUntil !== null);
    const contact = one(lost, a);
    if (contact?.state !== 'connected') return;
    tellContact(centre, contact.contactId, { do: 'returnAgent', agentId: contact.agentId });
  },
  /** Somebody presses what does not fit: a late click, a wrong agent. */
  stray(centre, a, b) {
    const contact = one([...centre.contacts.keys()], a);
    const agentId = one(setups, b)?.agentId ?? '';
    const commands: ContactCommand[] = [
      { do: 'accept', agentId },
      { do: 'decline', agentId },
      { do: 'hold', agentId },
      { do: 'timeOut' },
      { do: 'giveUpAgent' },
      { do: 'finishWrapUp', by: 'timer' },
      { do: 'transfer', agentId, to: { queueId: 'all' } },
      { do: 'loseAgent', agentId },
    ];
    const command = one(commands, a + b);
    if (contact && command) tellContact(centre, contact, command);
  },
};

function talk(centre: Centre, contactId: string, agentId: string, b: number): void {
  const queueId = one(lifeRules.queues, b)?.queueId ?? '';
  const other =
    one(
      setups.filter((of) => of.agentId !== agentId),
      b,
    )?.agentId ?? '';
  const commands: ContactCommand[] = [
    { do: 'hold', agentId },
    { do: 'resume', agentId },
    { do: 'resume', agentId },
    { do: 'transfer', agentId, to: { queueId } },
    { do: 'transfer', agentId, to: { queueId, agentId: other } },
    { do: 'end', by: 'agent' },
    { do: 'end', by: 'customer' },
    { do: 'finishWrapUp', by: 'agent' },
    { do: 'finishWrapUp', by: 'leader' },
  ];
  const free = centre.agents
    .get(other)
    ?.slots.find((of) => of.state === 'idle' && of.channel === centre.contacts.get(contactId)?.channel);
  if (free && centre.agents.get(other)?.status !== 'signedOut')
    commands.push({ do: 'handOver', agentId, toAgentId: other, toSlot: free.slot });
  const command = one(commands, b);
  if (command) tellContact(centre, contactId, command);
}

/** Lives through the steps, looking at everything after each; throws on what is broken. One life in three knows no wrap-up. */
export function live(steps: readonly LifeStep[]): Centre {
  const centre = startCentre(lifeRules, setups, (steps[0]?.b ?? 0) % 3 === 0 ? withoutWrapUp : settings);
  for (const { agentId } of setups) {
    enter(centre, agentId);
    tellAgent(centre, agentId, { do: 'ready', by: 'agent' });
  }
  for (const [at, { kind, a, b }] of steps.entries()) {
    ACTS[kind](centre, a, b);
    const before = situationOf(centre).waiting;
    const offers = route(centre);
    const wrong = [...passedBy(lifeRules, before, offers), ...broken(centre)];
    if (wrong.length > 0) throw new Error(`step ${at} (${kind}): ${wrong.join('; ')}`);
  }
  return centre;
}

/** Nobody comes any more and all agents work on: how many seconds until the last contact is closed. */
export function drain(centre: Centre, most = 20_000): number {
  for (let second = 0; second < most; second += 5) {
    const open = [...centre.contacts.values()].filter(({ state }) => state !== 'closed');
    if (open.length === 0) return second;
    for (const { agentId } of setups)
      ACTS.ready(
        centre,
        setups.findIndex((of) => of.agentId === agentId),
        0,
      );
    for (const contact of open) {
      if (contact.state === 'offered')
        tellContact(centre, contact.contactId, { do: 'accept', agentId: contact.agentId });
      if (contact.state === 'connected') tellContact(centre, contact.contactId, { do: 'end', by: 'agent' });
    }
    pass(centre, 5);
  }
  return most;
}
