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
import { whileConnected, whileInWrapUp } from './contact-talk.ts';
import type {
  ContactCause,
  ContactCommand,
  ContactDecision,
  ContactState,
  HandlingSettings,
  QueueContact,
} from './contact-types.ts';
import { HANDLING_DEFAULTS } from './mirror.ts';
import type { Instant } from './types.ts';

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

/**
 * An offer not taken: back to its place. Who declined it is not asked again for a while; who did not answer, or was lost, is not ready, and
 * whoever says of themselves that they are there again may have what still waits at once.
 */
function takeBack(
  contact: In<'offered'>,
  because: 'declined' | 'timedOut' | 'lost',
  cause: ContactCause,
  { now, settings }: Context,
): ContactDecision {
  const { agentId, contactId } = contact;
  const state: ContactState = {
    ...queuedAgain(contact, agentId, now, because === 'declined' ? settings.avoidSeconds : 0),
    missedOffers: contact.missedOffers + 1,
  };
  return moved(state, cause, now, [
    toAgent(agentId, { do: 'withdraw', contactId, because }),
    timer('offer', agentId, null),
    fact('offerMissed'),
  ]);
}
