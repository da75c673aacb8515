import { describe, expect, it } from 'vitest';
import { type AgentCommand, type AgentState, agentForRouting, decideAgent, isRefused, signIn } from './index.ts';

const start = 1_800_000_000_000;
const after = (seconds: number) => start + seconds * 1000;

function reached(...commands: AgentCommand[]): AgentState {
  let { state } = signIn(
    'Li',
    [
      { channel: 'voice', count: 1 },
      { channel: 'chat', count: 2 },
    ],
    start,
  );
  for (const [at, command] of commands.entries()) {
    const answer = decideAgent(state, command, after(at + 1));
    if (isRefused(answer)) throw new Error(`${command.do}: ${answer.refused}`);
    state = answer.state;
  }
  return state;
}

const ready = { do: 'ready', by: 'agent' } as const;
const offer = { do: 'offer', contactId: 'c1', slot: 1 } as const;
const accept = { do: 'accept', contactId: 'c1' } as const;
const wrapUp = { do: 'wrapUp', contactId: 'c1' } as const;
const free = { do: 'free', contactId: 'c1' } as const;
const withdraw = (because: 'declined' | 'timedOut' | 'gone' | 'lost') =>
  ({ do: 'withdraw', contactId: 'c1', because }) as const;
const states = {
  new: reached(),
  ready: reached(ready),
  ringing: reached(ready, offer),
  talking: reached(ready, offer, accept),
  held: reached(ready, offer, accept, { do: 'hold', contactId: 'c1' }),
  wrapUp: reached(ready, offer, accept, wrapUp),
  out: reached({ do: 'signOut', by: 'agent' }),
};

const slots = (voice: number, chat: number) => ({
  do: 'setConcurrency' as const,
  slots: [
    { channel: 'voice' as const, count: voice },
    { channel: 'chat' as const, count: chat },
  ],
});

/** `status(reason) slots, idle since`, or why not. Ten seconds after the start. */
const CASES: [from: keyof typeof states, command: AgentCommand, said: string][] = [
  ['new', ready, 'ready voice:idle chat:idle chat:idle, idle 10'],
  ['new', { do: 'notReady', reason: 'signedIn', by: 'agent' }, 'nothing'],
  ['new', offer, 'agent-not-ready'],
  ['new', { do: 'connect', contactId: 'c1', slot: 2 }, 'notReady(signedIn) voice:idle chat:talking chat:idle, idle 0'],
  ['new', { do: 'signOut', by: 'leader' }, 'signedOut voice:idle chat:idle chat:idle, idle 0'],
  ['out', ready, 'agent-signed-out'],
  ['ready', ready, 'nothing'],
  ['ready', { do: 'notReady', reason: 'meal', by: 'agent' }, 'notReady(meal) voice:idle chat:idle chat:idle, idle 1'],
  ['ready', offer, 'ready voice:offered chat:idle chat:idle, idle 1'],
  ['ready', { do: 'offer', contactId: 'c1', slot: 4 }, 'agent-no-such-slot'],
  ['ready', accept, 'agent-contact-not-here'],
  ['ready', slots(1, 1), 'ready voice:idle chat:idle, idle 1'],
  ['ringing', { do: 'offer', contactId: 'c2', slot: 2 }, 'agent-already-ringing'],
  ['ringing', { do: 'offer', contactId: 'c2', slot: 1 }, 'agent-slot-taken'],
  ['ringing', { do: 'connect', contactId: 'c1', slot: 2 }, 'agent-contact-already-here'],
  ['ringing', accept, 'ready voice:talking chat:idle chat:idle, idle 1'],
  ['ringing', { do: 'hold', contactId: 'c1' }, 'agent-contact-not-talking'],
  ['ringing', withdraw('gone'), 'ready voice:idle chat:idle chat:idle, idle 1'],
  ['ringing', withdraw('declined'), 'ready voice:idle chat:idle chat:idle, idle 10'],
  ['ringing', withdraw('timedOut'), 'notReady(noAnswer) voice:idle chat:idle chat:idle, idle 10'],
  ['ringing', withdraw('lost'), 'notReady(connectionLost) voice:idle chat:idle chat:idle, idle 10'],
  ['ringing', { do: 'signOut', by: 'agent' }, 'agent-has-contact'],
  ['talking', withdraw('gone'), 'agent-contact-not-offered'],
  ['talking', { do: 'offer', contactId: 'c2', slot: 2 }, 'ready voice:talking chat:offered chat:idle, idle 1'],
  [
    'talking',
    { do: 'notReady', reason: 'break', by: 'agent' },
    'notReady(break) voice:talking chat:idle chat:idle, idle 1',
  ],
  ['talking', slots(0, 2), 'agent-has-contact'],
  ['talking', slots(1, 0), 'ready voice:talking, idle 1'],
  ['held', { do: 'resume', contactId: 'c1' }, 'ready voice:talking chat:idle chat:idle, idle 1'],
  ['talking', { do: 'resume', contactId: 'c1' }, 'agent-contact-not-held'],
  ['held', wrapUp, 'ready voice:wrapUp chat:idle chat:idle, idle 1'],
  ['wrapUp', free, 'ready voice:idle chat:idle chat:idle, idle 10'],
  ['wrapUp', wrapUp, 'agent-contact-not-talking'],
  ['wrapUp', { do: 'finishWrapUp', contactId: 'c1' }, 'ready voice:idle chat:idle chat:idle, idle 10'],
  ['talking', { do: 'finishWrapUp', contactId: 'c1' }, 'agent-contact-not-in-wrap-up'],
  ['wrapUp', { do: 'offer', contactId: 'c1', slot: 2 }, 'ready voice:idle chat:offered chat:idle, idle 10'],
];

function inWords(from: AgentState, command: AgentCommand): string {
  const answer = decideAgent(from, command, after(10));
  if (isRefused(answer)) return answer.refused;
  if (answer.effects.length === 0) return 'nothing';
  const { status, reason, slots: held, idleSince } = answer.state;
  const listed = held.map(({ channel, state }) => `${channel}:${state}`).join(' ');
  return `${status}${reason ? `(${reason})` : ''} ${listed}, idle ${(idleSince - start) / 1000}`;
}

describe('an agent', () => {
  it.each(CASES)('%s, %j: %s', (from, command, said) => {
    expect(inWords(states[from], command)).toBe(said);
  });

  it('writes status and slot of a missed offer in one go', () => {
    const answer = decideAgent(states.ringing, withdraw('timedOut'), after(10));
    expect('log' in answer ? answer.log : []).toMatchObject([
      { slot: 1, state: 'idle', contactId: 'c1', cause: 'timedOut' },
      { slot: null, status: 'notReady', reason: 'noAnswer', cause: 'notReady', by: 'system' },
    ]);
  });

  it('gets the lowest free number for a new slot', () => {
    const fewer = decideAgent(reached(ready, { do: 'offer', contactId: 'c1', slot: 3 }), slots(1, 1), after(10));
    const more = 'state' in fewer ? decideAgent(fewer.state, slots(1, 2), after(11)) : fewer;
    expect('state' in more ? more.state.slots.map(({ slot, state }) => `${slot}:${state}`) : []).toEqual([
      ...['1:idle', '2:idle', '3:offered'],
    ]);
  });

  it('is told to the router as far as it matters there', () => {
    const known = { skills: { bill: 5 }, queues: null };
    expect(agentForRouting(states.out, known)).toBeNull();
    expect(agentForRouting(states.held, known)).toMatchObject({
      ready: true,
      slots: [{ state: 'busy' }, { state: 'idle' }, {}],
    });
    expect(agentForRouting(states.ringing, known)?.slots[0]?.state).toBe('offered');
  });
});
