import type {
  AgentCause,
  AgentCommand,
  AgentDecision,
  AgentLogRow,
  AgentRefusalCode,
  AgentSlot,
  AgentState,
  SetBy,
  SlotState,
} from './agent-types.ts';
import type { RoutingRefusal } from './contact-types.ts';
import type { Channel, Instant } from './types.ts';

type Refused = RoutingRefusal<AgentRefusalCode>;
type Answer = AgentDecision | Refused;
type Concurrency = readonly { readonly channel: Channel; readonly count: number }[];
type Of<Name extends AgentCommand['do']> = Extract<AgentCommand, { do: Name }>;

const refused = (code: AgentRefusalCode): Refused => ({ refused: code });

/** An agent signs in, not ready (reason `signedIn`), with idle slots numbered from 1 in the order given. */
export function signIn(agentId: string, concurrency: Concurrency, now: Instant): AgentDecision {
  const slots = concurrency.flatMap(({ channel, count }) => Array.from({ length: count }, () => channel));
  const state: AgentState = {
    agentId,
    status: 'notReady',
    reason: 'signedIn',
    statusSince: now,
    slots: slots.map((channel, at) => idleSlot(at + 1, channel, now)),
    idleSince: now,
  };
  return changed(state, [statusRow(state, 'notReady', 'agent', now)]);
}

/** What a command makes of an agent, or why not. Pure; the caller saves state and log in one transaction. */
export function decideAgent(agent: AgentState, command: AgentCommand, now: Instant): Answer {
  if (agent.status === 'signedOut') return refused('agent-signed-out');
  switch (command.do) {
    case 'ready':
      return setStatus(agent, 'ready', null, command.by, now);
    case 'notReady':
      return setStatus(agent, 'notReady', command.reason, command.by, now);
    case 'signOut':
      return signOut(agent, command, now);
    case 'setConcurrency':
      return setConcurrency(agent, command.slots, now);
    case 'offer':
    case 'connect':
      return take(agent, command, now);
    case 'withdraw':
      return withdraw(agent, command, now);
    default:
      return moveSlot(agent, command, now);
  }
}

function setStatus(
  agent: AgentState,
  status: 'ready' | 'notReady',
  reason: string | null,
  by: SetBy,
  now: Instant,
): Answer {
  // Said again it changes nothing, and the log keeps the earlier instant.
  if (agent.status === status && agent.reason === reason) return { state: agent, log: [], effects: [] };
  const idleAgain = status === 'ready' && agent.slots.every(({ state }) => state === 'idle');
  const state: AgentState = {
    ...agent,
    status,
    reason,
    statusSince: now,
    idleSince: idleAgain ? now : agent.idleSince,
  };
  return changed(state, [statusRow(state, status, by, now)]);
}

function signOut(agent: AgentState, { by }: Of<'signOut'>, now: Instant): Answer {
  if (agent.slots.some(({ state }) => state !== 'idle')) return refused('agent-has-contact');
  const state: AgentState = { ...agent, status: 'signedOut', reason: null, statusSince: now };
  return changed(state, [statusRow(state, 'signOut', by, now)]);
}

/** Idle slots come and go, used ones stay as they are; a new slot takes the lowest number that is free. */
function setConcurrency(agent: AgentState, wanted: Concurrency, now: Instant): Answer {
  const kept: AgentSlot[] = [];
  const missing: Channel[] = [];
  for (const channel of new Set([...agent.slots, ...wanted].map((of) => of.channel))) {
    const count = wanted.find((of) => of.channel === channel)?.count ?? 0;
    const present = agent.slots
      .filter((of) => of.channel === channel)
      .sort((a, b) => Number(a.state === 'idle') - Number(b.state === 'idle') || a.slot - b.slot);
    if (present.filter(({ state }) => state !== 'idle').length > count) return refused('agent-has-contact');
    kept.push(...present.slice(0, count));
    for (let at = present.length; at < count; at++) missing.push(channel);
  }
  const numbers = new Set(kept.map(({ slot }) => slot));
  for (const channel of missing) {
    let number = 1;
    while (numbers.has(number)) number++;
    numbers.add(number);
    kept.push(idleSlot(number, channel, now));
  }
  return changed({ ...agent, slots: kept.sort((a, b) => a.slot - b.slot) }, []);
}

function take(agent: AgentState, command: Of<'offer'> | Of<'connect'>, now: Instant): Answer {
  const { contactId, slot: number } = command;
  const offering = command.do === 'offer';
  const slot = agent.slots.find((of) => of.slot === number);
  if (!slot) return refused('agent-no-such-slot');
  if (slot.state !== 'idle') return refused('agent-slot-taken');
  if (offering && agent.status !== 'ready') return refused('agent-not-ready');
  if (offering && agent.slots.some(({ state }) => state === 'offered')) return refused('agent-already-ringing');
  const earlier = slotWith(agent, contactId);
  if (earlier && earlier.state !== 'wrapUp') return refused('agent-contact-already-here');
  // A contact that comes back while it is still written up: the first wrap-up ends, for a contact has one slot with an agent.
  const freed = earlier ? moveSlot(agent, { do: 'finishWrapUp', contactId }, now) : { state: agent, log: [] };
  if ('refused' in freed) return freed;
  const taken: AgentSlot = { ...slot, state: offering ? 'offered' : 'talking', contactId, since: now };
  const { state, log } = withSlot(freed.state, taken, command.do, now);
  return changed(state, [...freed.log, ...log]);
}

/** An agent who does not answer is not there: not ready until he says otherwise, so that the next contact does not ring in vain. */
function withdraw(agent: AgentState, { contactId, because }: Of<'withdraw'>, now: Instant): Answer {
  const slot = slotWith(agent, contactId);
  if (!slot) return refused('agent-contact-not-here');
  if (slot.state !== 'offered') return refused('agent-contact-not-offered');
  const freed = withSlot(agent, idleSlot(slot.slot, slot.channel, now), because, now, contactId);
  if (because !== 'timedOut' && because !== 'lost') return freed;
  const reason = because === 'lost' ? 'connectionLost' : 'noAnswer';
  const away = setStatus(freed.state, 'notReady', reason, 'system', now);
  return 'refused' in away ? away : changed(away.state, [...freed.log, ...away.log]);
}

const MOVES: Record<
  'accept' | 'hold' | 'resume' | 'wrapUp' | 'finishWrapUp' | 'free',
  { from: readonly SlotState[]; to: SlotState; code: AgentRefusalCode }
> = {
  accept: { from: ['offered'], to: 'talking', code: 'agent-contact-not-offered' },
  hold: { from: ['talking'], to: 'hold', code: 'agent-contact-not-talking' },
  resume: { from: ['hold'], to: 'talking', code: 'agent-contact-not-held' },
  wrapUp: { from: ['talking', 'hold'], to: 'wrapUp', code: 'agent-contact-not-talking' },
  finishWrapUp: { from: ['wrapUp'], to: 'idle', code: 'agent-contact-not-in-wrap-up' },
  free: { from: ['offered', 'talking', 'hold', 'wrapUp'], to: 'idle', code: 'agent-contact-not-here' },
};

function moveSlot(agent: AgentState, command: Extract<AgentCommand, { do: keyof typeof MOVES }>, now: Instant): Answer {
  const slot = slotWith(agent, command.contactId);
  if (!slot) return refused('agent-contact-not-here');
  const { from, to, code } = MOVES[command.do];
  if (!from.includes(slot.state)) return refused(code);
  const next = to === 'idle' ? idleSlot(slot.slot, slot.channel, now) : { ...slot, state: to, since: now };
  return withSlot(agent, next, command.do, now, command.contactId);
}

function withSlot(
  agent: AgentState,
  slot: AgentSlot,
  cause: AgentCause,
  now: Instant,
  about = slot.contactId,
): AgentDecision {
  const slots = agent.slots.map((of) => (of.slot === slot.slot ? slot : of));
  const idleAgain = slot.state === 'idle' && slots.every(({ state }) => state === 'idle');
  // Who was not asked in earnest keeps the place among the idle.
  const keepsPlace = cause === 'gone';
  const state: AgentState = { ...agent, slots, idleSince: idleAgain && !keepsPlace ? now : agent.idleSince };
  const { status, reason } = state;
  const row = { at: now, status, reason, slot: slot.slot, state: slot.state, contactId: about, cause, by: null };
  return changed(state, [row]);
}

const slotWith = (agent: AgentState, contactId: string) => agent.slots.find((slot) => slot.contactId === contactId);

function idleSlot(slot: number, channel: Channel, now: Instant): AgentSlot {
  return { slot, channel, state: 'idle', contactId: null, since: now };
}

function statusRow({ status, reason }: AgentState, cause: AgentCause, by: SetBy, now: Instant): AgentLogRow {
  return { at: now, status, reason, slot: null, state: null, contactId: null, cause, by };
}

const changed = (state: AgentState, log: readonly AgentLogRow[]): AgentDecision => ({
  state,
  log,
  effects: [{ effect: 'reroute' }],
});
