import { describe, expect, it } from 'vitest';
import {
  type ContactCommand,
  type ContactState,
  decideContact,
  type HandlingSettings,
  isRefused,
  queueContact,
} from './index.ts';

const start = 1_800_000_000_000;
const after = (seconds: number) => start + seconds * 1000;

/** The state that commands lead to, each a second after the one before. */
function reached(...commands: ContactCommand[]): ContactState {
  let { state } = queueContact({ contactId: 'c1', channel: 'voice', queueId: 'bills', priority: 2 }, start);
  for (const [at, command] of commands.entries()) {
    const answer = decideContact(state, command, after(at + 1));
    if (isRefused(answer)) throw new Error(`${command.do}: ${answer.refused}`);
    state = answer.state;
  }
  return state;
}

const offer = { do: 'offer', agentId: 'Li', slot: 1 } as const;
const accept = { do: 'accept', agentId: 'Li' } as const;
const end = { do: 'end', by: 'agent' } as const;
const lose = { do: 'loseAgent', agentId: 'Li' } as const;
const states = {
  queued: reached(),
  offered: reached(offer),
  connected: reached(offer, accept),
  held: reached(offer, accept, { do: 'hold', agentId: 'Li' }),
  lost: reached(offer, accept, lose),
  wrapUp: reached(offer, accept, end),
  closed: reached({ do: 'abandon' }),
  again: reached(offer, accept, { do: 'transfer', agentId: 'Li', to: { queueId: 'cards' } }),
};

type Case = [from: keyof typeof states, command: ContactCommand, at: number, said: string, settings?: HandlingSettings];

/** `state cause: what the agents are told; timers; facts`, or why not. */
const CASES: Case[] = [
  ['queued', offer, 9, 'offered offer: Li offer; offer +20; offered'],
  ['queued', { do: 'abandon' }, 9, 'closed(abandoned) abandon: ; ; abandoned closed'],
  ['queued', { do: 'leave', outcome: 'voicemail' }, 9, 'closed(voicemail) leave: ; ; closed'],
  ['queued', { do: 'overflow', toQueueId: null }, 9, 'closed(overflowed) overflow: ; ; closed'],
  ['queued', { do: 'overflow', toQueueId: 'all' }, 9, 'queued overflow: ; ; queued'],
  ['queued', { do: 'moveTo', queueId: 'bills' }, 9, 'contact-same-queue'],
  ['queued', { do: 'prioritise', priority: 5 }, 9, 'queued prioritise: ; ; '],
  ['queued', accept, 9, 'contact-not-offered'],
  ['queued', end, 9, 'contact-not-connected'],
  ['offered', accept, 5, 'connected accept: Li accept; offer off; connected'],
  ['offered', { do: 'accept', agentId: 'Wang' }, 5, 'contact-not-yours'],
  ['offered', { do: 'decline', agentId: 'Li' }, 5, 'queued decline: Li withdraw(declined); offer off; offerMissed'],
  ['offered', { do: 'timeOut' }, 20.9, 'too-early'],
  ['offered', { do: 'timeOut' }, 21, 'queued timeOut: Li withdraw(timedOut); offer off; offerMissed'],
  ['offered', lose, 5, 'queued loseAgent: Li withdraw(lost); offer off; offerMissed'],
  ['offered', { do: 'abandon' }, 5, 'closed(abandoned) abandon: Li withdraw(gone); offer off; abandoned closed'],
  ['offered', { do: 'leave', outcome: 'callback' }, 5, 'closed(callback) leave: Li withdraw(gone); offer off; closed'],
  ['offered', { do: 'offer', agentId: 'Wang', slot: 1 }, 5, 'contact-not-queued'],
  ['offered', { do: 'overflow', toQueueId: null }, 5, 'contact-not-queued'],
  ['connected', { do: 'hold', agentId: 'Li' }, 9, 'connected hold: Li hold; ; held'],
  ['held', { do: 'hold', agentId: 'Li' }, 9, 'contact-already-held'],
  ['held', { do: 'resume', agentId: 'Li' }, 9, 'connected resume: Li resume; ; resumed'],
  ['connected', { do: 'resume', agentId: 'Li' }, 9, 'contact-not-held'],
  ['connected', end, 9, 'wrapUp endedByAgent: Li wrapUp; reconnect off wrapUp +120; ended'],
  ['held', { do: 'abandon' }, 9, 'wrapUp endedByCustomer: Li wrapUp; reconnect off wrapUp +120; ended'],
  ['connected', end, 9, 'closed(answered) endedByAgent: Li free; reconnect off; ended closed', { wrapUpSeconds: 0 }],
  [
    ...(['connected', { do: 'transfer', agentId: 'Li', to: { queueId: 'cards' } }, 9] as const),
    'queued transfer: Li wrapUp; reconnect off wrapUp +120; transferred queued',
  ],
  ['connected', { do: 'transfer', agentId: 'Li', to: { queueId: 'cards', agentId: 'Li' } }, 9, 'contact-same-agent'],
  [
    ...(['held', { do: 'handOver', agentId: 'Li', toAgentId: 'Wang', toSlot: 2 }, 9] as const),
    'connected handOver: Li wrapUp, Wang connect; reconnect off wrapUp +120; transferred connected',
  ],
  ['connected', lose, 9, 'connected loseAgent: ; reconnect +30; '],
  ['lost', lose, 9, 'nothing'],
  ['lost', { do: 'returnAgent', agentId: 'Li' }, 9, 'connected returnAgent: ; reconnect off; '],
  ['connected', { do: 'returnAgent', agentId: 'Li' }, 9, 'contact-agent-present'],
  ['lost', { do: 'giveUpAgent' }, 32.9, 'too-early'],
  ['lost', { do: 'giveUpAgent' }, 33, 'queued giveUpAgent: Li free; reconnect off; queued'],
  ['connected', { do: 'timeOut' }, 99, 'contact-not-offered'],
  ['connected', { do: 'finishWrapUp', by: 'agent' }, 9, 'contact-not-in-wrap-up'],
  [
    'wrapUp',
    { do: 'finishWrapUp', by: 'agent' },
    9,
    'closed(answered) wrappedByAgent: Li free; wrapUp off; wrapped closed',
  ],
  ['wrapUp', { do: 'finishWrapUp', by: 'timer' }, 122.9, 'too-early'],
  [
    'wrapUp',
    { do: 'finishWrapUp', by: 'timer' },
    123,
    'closed(answered) wrappedByTimer: Li free; wrapUp off; wrapped closed',
  ],
  ['wrapUp', lose, 9, 'nothing'],
  ['wrapUp', { do: 'abandon' }, 9, 'contact-not-connected'],
  ['closed', offer, 9, 'contact-closed'],
  ['again', { do: 'abandon' }, 9, 'closed(answered) abandon: ; ; abandoned closed'],
  ['again', { do: 'overflow', toQueueId: null }, 9, 'closed(answered) overflow: ; ; closed'],
];

function inWords(from: ContactState, command: ContactCommand, at: number, settings?: HandlingSettings): string {
  const answer = decideContact(from, command, after(at), settings);
  if (isRefused(answer)) return answer.refused;
  const { state, log, effects } = answer;
  const [row] = log;
  if (!row) return 'nothing';
  const told = effects.flatMap((of) => {
    if (of.effect !== 'agent') return [];
    const { command: sent } = of;
    return [`${of.agentId} ${sent.do}${sent.do === 'withdraw' ? `(${sent.because})` : ''}`];
  });
  const timers = effects.flatMap((of) =>
    of.effect === 'timer' ? [`${of.timer} ${of.at === null ? 'off' : `+${(of.at - after(at)) / 1000}`}`] : [],
  );
  const facts = effects.flatMap((of) => (of.effect === 'fact' ? [of.fact] : []));
  const outcome = state.state === 'closed' ? `(${state.outcome})` : '';
  return `${state.state}${outcome} ${row.cause}: ${told.join(', ')}; ${timers.join(' ')}; ${facts.join(' ')}`;
}

describe('a contact', () => {
  it.each(CASES)('%s, %j at %d s: %s', (from, command, at, said, settings) => {
    expect(inWords(states[from], command, at, settings)).toBe(said);
  });

  it.each([
    ['declined: not asked again for a minute', { do: 'decline', agentId: 'Li' }, 62],
    ['not answered: theirs again as soon as they are ready', { do: 'timeOut' }, null],
    ['lost with their browser: the same', { do: 'loseAgent', agentId: 'Li' }, null],
  ] as const)('keeps its place and its priority when an offer is not taken; %s', (_, command, until) => {
    const back = decideContact(states.offered, command, after(command.do === 'timeOut' ? 22 : 2));
    const place = { state: 'queued', queuedAt: start, inQueueSince: start, priority: 2, missedOffers: 1 };
    const avoid = until === null ? [] : [{ agentId: 'Li', until: after(until) }];
    expect(back).toMatchObject({ state: { ...place, avoid } });
  });

  it('keeps its place in the queue that it moves to, where openings begin anew', () => {
    const state = reached({ do: 'moveTo', queueId: 'cards' });
    expect(state).toMatchObject({ queueId: 'cards', queuedAt: start, inQueueSince: after(1) });
  });

  it('goes to the front when its agent does not come back', () => {
    const back = decideContact(states.lost, { do: 'giveUpAgent' }, after(40));
    const state = { state: 'queued', front: true, queuedAt: start, answeredAt: after(2), avoid: [] };
    expect(back).toMatchObject({ state });
  });

  it('waits for the agent it is passed on to, and not for the one who passes it on', () => {
    const to = { queueId: 'cards', agentId: 'Wang' };
    const state = reached(offer, accept, { do: 'transfer', agentId: 'Li', to });
    expect(state.preferred).toEqual({ agentId: 'Wang', because: 'transfer' });
    expect(state.avoid).toEqual([{ agentId: 'Li', until: after(123) }]);
  });

  it('is answered at its first connection, for good', () => {
    const state = reached(
      offer,
      accept,
      { do: 'transfer', agentId: 'Li', to: { queueId: 'cards' } },
      {
        ...offer,
        agentId: 'Wang',
      },
    );
    expect(state.answeredAt).toBe(after(2));
  });

  it('of a callback keeps the place of its call', () => {
    const call = { contactId: 'c2', channel: 'voice', queueId: 'bills', queuedAt: after(-300) } as const;
    expect(queueContact(call, start).state).toMatchObject({ queuedAt: after(-300), inQueueSince: start });
  });
});
