import {
  type Answer,
  type Context,
  close,
  fact,
  type In,
  moved,
  type Of,
  queuedAgain,
  refused,
  tell,
  timer,
  toAgent,
} from './contact-moves.ts';
import type { ContactCause, ContactCommand, ContactDecision, ContactEffect, ContactState } from './contact-types.ts';
import type { Instant } from './types.ts';

export function whileConnected(contact: In<'connected'>, command: ContactCommand, context: Context): Answer {
  const { now, settings } = context;
  const { agentId } = contact;
  if ('agentId' in command && command.do !== 'offer' && command.agentId !== agentId)
    return refused('contact-not-yours');
  switch (command.do) {
    case 'hold':
      return contact.held ? refused('contact-already-held') : setHeld(contact, true, now);
    case 'resume':
      return contact.held ? setHeld(contact, false, now) : refused('contact-not-held');
    case 'transfer':
      return transfer(contact, command, context);
    case 'handOver':
      return handOver(contact, command, context);
    case 'end':
      return end(contact, ENDED[command.by], context);
    case 'abandon':
      return end(contact, 'endedByCustomer', context);
    case 'loseAgent':
      return waitForAgent(contact, now, settings.graceSeconds);
    case 'returnAgent':
      if (contact.reconnectUntil === null) return refused('contact-agent-present');
      return moved({ ...contact, reconnectUntil: null }, 'returnAgent', now, [
        timer('reconnect', agentId, null),
        tell('connected'),
      ]);
    case 'giveUpAgent':
      return giveUpAgent(contact, context);
    case 'accept':
    case 'decline':
    case 'timeOut':
      return refused('contact-not-offered');
    default:
      return refused(command.do === 'finishWrapUp' ? 'contact-not-in-wrap-up' : 'contact-not-queued');
  }
}

const ENDED = {
  agent: 'endedByAgent',
  customer: 'endedByCustomer',
  system: 'endedBySystem',
  leader: 'endedByLeader',
} as const satisfies Record<Of<'end'>['by'], ContactCause>;

function setHeld(contact: In<'connected'>, held: boolean, now: Instant): ContactDecision {
  const command = held ? 'hold' : 'resume';
  const told = toAgent(contact.agentId, { do: command, contactId: contact.contactId });
  return moved({ ...contact, held }, command, now, [told, fact(held ? 'held' : 'resumed')]);
}

/** The agent's part is over: wrap-up, or free at once where there is none. */
function endSegment({ agentId, contactId }: In<'connected'>, { now, settings }: Context): ContactEffect[] {
  const off = timer('reconnect', agentId, null);
  if (settings.wrapUpSeconds === 0) return [toAgent(agentId, { do: 'free', contactId }), off];
  const until = now + settings.wrapUpSeconds * 1000;
  return [toAgent(agentId, { do: 'wrapUp', contactId }), off, timer('wrapUp', agentId, until)];
}

function transfer(contact: In<'connected'>, { to }: Of<'transfer'>, context: Context): Answer {
  if (to.agentId === contact.agentId) return refused('contact-same-agent');
  const { now, settings } = context;
  // Not back to who passes it on, as long as that one still writes it up.
  const seconds = Math.max(settings.avoidSeconds, settings.wrapUpSeconds);
  const state: ContactState = {
    ...queuedAgain(contact, contact.agentId, now, seconds),
    queueId: to.queueId,
    inQueueSince: now,
    preferred: to.agentId === undefined ? null : { agentId: to.agentId, because: 'transfer' },
  };
  const effects = [...endSegment(contact, context), fact('transferred'), fact('queued'), tell('transferred')];
  return moved(state, 'transfer', now, effects);
}

function handOver(contact: In<'connected'>, { toAgentId, toSlot }: Of<'handOver'>, context: Context): Answer {
  if (toAgentId === contact.agentId) return refused('contact-same-agent');
  const state: ContactState = { ...contact, agentId: toAgentId, slot: toSlot, held: false, reconnectUntil: null };
  return moved(state, 'handOver', context.now, [
    ...endSegment(contact, context),
    toAgent(toAgentId, { do: 'connect', contactId: contact.contactId, slot: toSlot }),
    fact('transferred'),
    fact('connected'),
    tell('connected'),
  ]);
}

function end(
  { held: _, reconnectUntil: _none, ...contact }: In<'connected'>,
  cause: ContactCause,
  context: Context,
): ContactDecision {
  const { now, settings } = context;
  const effects = [
    ...endSegment({ ...contact, held: false, reconnectUntil: null }, context),
    fact('ended'),
    tell('ended'),
  ];
  if (settings.wrapUpSeconds === 0) return close(contact, 'answered', cause, now, effects);
  const wrapUpUntil = now + settings.wrapUpSeconds * 1000;
  return moved({ ...contact, state: 'wrapUp', wrapUpUntil }, cause, now, effects);
}

function waitForAgent(contact: In<'connected'>, now: Instant, graceSeconds: number): ContactDecision {
  // Lost again before it came back: the first loss counts.
  if (contact.reconnectUntil !== null) return { state: contact, log: [], effects: [] };
  const reconnectUntil = now + graceSeconds * 1000;
  const effects = [timer('reconnect', contact.agentId, reconnectUntil), tell('reconnecting')];
  return moved({ ...contact, reconnectUntil }, 'loseAgent', now, effects);
}

/** Back to the front of its queue, with its history; who lost it is not ready, and may have it again once there. */
function giveUpAgent(contact: In<'connected'>, { now }: Context): Answer {
  const { agentId, contactId, reconnectUntil } = contact;
  if (reconnectUntil === null) return refused('contact-agent-present');
  if (now < reconnectUntil) return refused('too-early');
  const state: ContactState = {
    ...queuedAgain(contact, agentId, now, 0),
    inQueueSince: now,
    front: true,
  };
  const effects = [
    toAgent(agentId, { do: 'free', contactId }),
    timer('reconnect', agentId, null),
    fact('queued'),
    tell('queued'),
  ];
  return moved(state, 'giveUpAgent', now, effects);
}

const WRAPPED = { agent: 'wrappedByAgent', timer: 'wrappedByTimer', leader: 'wrappedByLeader' } as const;

export function whileInWrapUp(contact: In<'wrapUp'>, command: ContactCommand, { now }: Context): Answer {
  // Whoever writes up and loses the connection goes on afterwards; the timer ends it in any case.
  if (command.do === 'loseAgent' || command.do === 'returnAgent') return { state: contact, log: [], effects: [] };
  if (command.do !== 'finishWrapUp') return refused('contact-not-connected');
  if (command.by === 'timer' && now < contact.wrapUpUntil) return refused('too-early');
  const { agentId, contactId } = contact;
  const effects = [toAgent(agentId, { do: 'free', contactId }), timer('wrapUp', agentId, null), fact('wrapped')];
  return close(contact, 'answered', WRAPPED[command.by], now, effects);
}
