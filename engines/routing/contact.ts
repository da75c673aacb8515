import type { AgentCommand } from './agent-types.ts';
import type {
  ContactCause,
  ContactCommand,
  ContactDecision,
  ContactEffect,
  ContactFact,
  ContactRefusalCode,
  ContactState,
  ContactTimer,
  HandlingSettings,
  Outcome,
  QueueContact,
  RoutingRefusal,
} from './contact-types.ts';
import { HANDLING_DEFAULTS } from './mirror.ts';
import type { Instant } from './types.ts';

type Refused = RoutingRefusal<ContactRefusalCode>;
type Answer = ContactDecision | Refused;
type In<Name extends ContactState['state']> = Extract<ContactState, { state: Name }>;
type Of<Name extends ContactCommand['do']> = Extract<ContactCommand, { do: Name }>;
type Context = { readonly now: Instant; readonly settings: Required<HandlingSettings> };

const refused = (code: ContactRefusalCode): Refused => ({ refused: code });

/** A contact arrives in its queue. */
export function queueContact(contact: QueueContact, now: Instant): ContactDecision {
  const { contactId, channel, queueId, priority = 0, preferred = null, queuedAt = now } = contact;
  const state: ContactState = {
    ...{ state: 'queued', contactId, channel, queueId, priority, queuedAt, inQueueSince: now, front: false },
    ...{ preferred, avoid: [], missedOffers: 0, answeredAt: null },
  };
  return moved(state, 'arrive', now, [fact('queued'), tell('queued')]);
}

/** What a command makes of a contact, or why not. Pure; the caller saves state and log and carries out the effects in one transaction. */
export function decideContact(
  contact: ContactState,
  command: ContactCommand,
  now: Instant,
  settings: HandlingSettings = {},
): Answer {
  const context = { now, settings: { ...HANDLING_DEFAULTS, ...settings } };
  switch (contact.state) {
    case 'queued':
      return whileQueued(contact, command, context);
    case 'offered':
      return whileOffered(contact, command, context);
    case 'connected':
      return whileConnected(contact, command, context);
    case 'wrapUp':
      return whileInWrapUp(contact, command, context);
    case 'closed':
      return refused('contact-closed');
  }
}

function whileQueued(contact: In<'queued'>, command: ContactCommand, { now, settings }: Context): Answer {
  switch (command.do) {
    case 'offer':
      return offer(contact, command, now, settings.offerSeconds);
    case 'abandon':
      return close(contact, 'abandoned', 'abandon', now, [fact('abandoned')]);
    case 'leave':
      return close(contact, command.outcome, 'leave', now, []);
    case 'overflow':
      if (command.toQueueId === null) return close(contact, 'overflowed', 'overflow', now, []);
      return changeQueue(contact, command.toQueueId, 'overflow', now);
    case 'moveTo':
      return changeQueue(contact, command.queueId, 'moveTo', now);
    case 'prioritise':
      return moved({ ...contact, priority: command.priority }, 'prioritise', now, []);
    default:
      return refused(
        command.do === 'accept' || command.do === 'decline' || command.do === 'timeOut'
          ? 'contact-not-offered'
          : 'contact-not-connected',
      );
  }
}

function offer(
  contact: In<'queued'>,
  { agentId, slot }: Of<'offer'>,
  now: Instant,
  offerSeconds: number,
): ContactDecision {
  const offerUntil = now + offerSeconds * 1000;
  return moved({ ...contact, state: 'offered', agentId, slot, offerUntil }, 'offer', now, [
    toAgent(agentId, { do: 'offer', contactId: contact.contactId, slot }),
    timer('offer', agentId, offerUntil),
    fact('offered'),
  ]);
}

function changeQueue(contact: In<'queued'>, queueId: string, cause: ContactCause, now: Instant): Answer {
  if (queueId === contact.queueId) return refused('contact-same-queue');
  return moved({ ...contact, queueId, inQueueSince: now, preferred: null }, cause, now, [fact('queued')]);
}

function whileOffered(contact: In<'offered'>, command: ContactCommand, context: Context): Answer {
  const { now } = context;
  const { agentId, contactId } = contact;
  const gone = [toAgent(agentId, { do: 'withdraw', contactId, because: 'gone' }), timer('offer', agentId, null)];
  if ('agentId' in command && command.do !== 'offer' && command.agentId !== agentId)
    return refused('contact-not-yours');
  switch (command.do) {
    case 'accept':
      return accept(contact, now);
    case 'decline':
      return takeBack(contact, 'declined', 'decline', context);
    case 'timeOut':
      return now < contact.offerUntil ? refused('too-early') : takeBack(contact, 'timedOut', 'timeOut', context);
    case 'loseAgent':
      return takeBack(contact, 'lost', 'loseAgent', context);
    case 'abandon':
      return close(contact, 'abandoned', 'abandon', now, [...gone, fact('abandoned')]);
    case 'leave':
      return close(contact, command.outcome, 'leave', now, gone);
    case 'prioritise':
      return moved({ ...contact, priority: command.priority }, 'prioritise', now, []);
    case 'offer':
    case 'overflow':
    case 'moveTo':
      return refused('contact-not-queued');
    default:
      return refused('contact-not-connected');
  }
}

function accept({ offerUntil: _, ...contact }: In<'offered'>, now: Instant): ContactDecision {
  const { agentId, contactId } = contact;
  const answeredAt = contact.answeredAt ?? now;
  return moved(
    { ...contact, state: 'connected', held: false, reconnectUntil: null, answeredAt, preferred: null },
    'accept',
    now,
    [
      toAgent(agentId, { do: 'accept', contactId }),
      timer('offer', agentId, null),
      fact('connected'),
      tell('connected'),
    ],
  );
}

/** An offer not taken: back to its place, and the agent is not asked again for a while. */
function takeBack(
  contact: In<'offered'>,
  because: 'declined' | 'timedOut' | 'lost',
  cause: ContactCause,
  { now, settings }: Context,
): ContactDecision {
  const { agentId, contactId } = contact;
  const state: ContactState = {
    ...queuedAgain(contact, agentId, now, settings.avoidSeconds),
    missedOffers: contact.missedOffers + 1,
  };
  return moved(state, cause, now, [
    toAgent(agentId, { do: 'withdraw', contactId, because }),
    timer('offer', agentId, null),
    fact('offerMissed'),
  ]);
}

function queuedAgain(
  contact: In<'offered'> | In<'connected'>,
  avoided: string,
  now: Instant,
  seconds: number,
): In<'queued'> {
  const { contactId, channel, queueId, priority, queuedAt, inQueueSince, front, preferred, missedOffers, answeredAt } =
    contact;
  const others = contact.avoid.filter(({ agentId, until }) => agentId !== avoided && until > now);
  const avoid = seconds > 0 ? [...others, { agentId: avoided, until: now + seconds * 1000 }] : others;
  return {
    ...{ state: 'queued', contactId, channel, queueId, priority, queuedAt, inQueueSince, front, avoid },
    ...{ preferred: preferred?.agentId === avoided ? null : preferred, missedOffers, answeredAt },
  };
}

function whileConnected(contact: In<'connected'>, command: ContactCommand, context: Context): Answer {
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

/** Back to the front of its queue, with its history. */
function giveUpAgent(contact: In<'connected'>, { now, settings }: Context): Answer {
  const { agentId, contactId, reconnectUntil } = contact;
  if (reconnectUntil === null) return refused('contact-agent-present');
  if (now < reconnectUntil) return refused('too-early');
  const state: ContactState = {
    ...queuedAgain(contact, agentId, now, settings.avoidSeconds),
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

function whileInWrapUp(contact: In<'wrapUp'>, command: ContactCommand, { now }: Context): Answer {
  // Whoever writes up and loses the connection goes on afterwards; the timer ends it in any case.
  if (command.do === 'loseAgent' || command.do === 'returnAgent') return { state: contact, log: [], effects: [] };
  if (command.do !== 'finishWrapUp') return refused('contact-not-connected');
  if (command.by === 'timer' && now < contact.wrapUpUntil) return refused('too-early');
  const { agentId, contactId } = contact;
  const effects = [toAgent(agentId, { do: 'free', contactId }), timer('wrapUp', agentId, null), fact('wrapped')];
  return close(contact, 'answered', WRAPPED[command.by], now, effects);
}

/** Whoever spoke with an agent once was answered, whatever came after. */
function close(
  contact: Exclude<ContactState, { state: 'closed' | 'connected' }> | Omit<In<'connected'>, 'held' | 'reconnectUntil'>,
  outcome: Outcome,
  cause: ContactCause,
  now: Instant,
  effects: readonly ContactEffect[],
): ContactDecision {
  const {
    contactId,
    channel,
    queueId,
    priority,
    queuedAt,
    inQueueSince,
    front,
    preferred,
    avoid,
    missedOffers,
    answeredAt,
  } = contact;
  const state: ContactState = {
    ...{ state: 'closed', contactId, channel, queueId, priority, queuedAt, inQueueSince, front, preferred, avoid },
    ...{ missedOffers, answeredAt, outcome: answeredAt === null ? outcome : 'answered', closedAt: now },
  };
  return moved(state, cause, now, [...effects, fact('closed')]);
}

const fact = (name: ContactFact): ContactEffect => ({ effect: 'fact', fact: name });
const tell = (what: Extract<ContactEffect, { effect: 'tellCustomer' }>['what']): ContactEffect => ({
  effect: 'tellCustomer',
  what,
});
const toAgent = (agentId: string, command: AgentCommand): ContactEffect => ({ effect: 'agent', agentId, command });
const timer = (name: ContactTimer, agentId: string, at: Instant | null): ContactEffect => ({
  effect: 'timer',
  timer: name,
  agentId,
  at,
});

function moved(
  state: ContactState,
  cause: ContactCause,
  now: Instant,
  effects: readonly ContactEffect[],
): ContactDecision {
  const row = {
    at: now,
    state: state.state,
    held: state.state === 'connected' && state.held,
    queueId: state.queueId,
    agentId: 'agentId' in state ? state.agentId : null,
    cause,
    outcome: state.state === 'closed' ? state.outcome : null,
  };
  return { state, log: [row], effects };
}
