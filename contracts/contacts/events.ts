import { z } from 'zod';
import { event, id, instant, isoDate } from '../kernel/index.ts';
import {
  agentStatus,
  contactChannel,
  contactOutcome,
  contactRole,
  contactState,
  messageAuthor,
  slotKind,
  slotState,
} from './terms.ts';

/** What has become of a place by this. */
export const slotFact = z.object({
  agentId: id,
  number: z.number().int(),
  kind: slotKind,
  state: slotState,
  contactId: id.nullable(),
  role: contactRole.nullable(),
  version: z.number().int(),
  /** The agent's. */
  unitId: id.nullable().optional(),
});

/** One stay in a queue, as it turned out. */
export const stayFact = z.object({
  queueId: id,
  /** Who answered it, in whose unit; where nobody did, the unit is the queue's. */
  agentId: id.nullable(),
  unitId: id.nullable(),
  enteredAt: instant,
  outcome: contactOutcome.nullable(),
  waitMs: z.number(),
  talkMs: z.number(),
  holdMs: z.number(),
  wrapUpMs: z.number(),
  offers: z.int(),
  ringMs: z.number(),
  transferred: z.boolean(),
  /** The queue's time to answer within, and what was a short abandonment, when it closed. */
  withinSeconds: z.int(),
  shortSeconds: z.int(),
  /** How long one ring was, when it closed; left out where nobody had said so. */
  ringCycleSeconds: z.number().optional(),
});
export type StayFact = z.infer<typeof stayFact>;

/** What every fact on a contact says: how it stands now, and what places have become. */
export const contactFact = z.object({
  number: z.string(),
  channel: contactChannel,
  state: contactState,
  held: z.boolean(),
  cause: z.string(),
  projectId: id,
  unitId: id.nullable(),
  queueId: id.nullable(),
  customerId: id.nullable(),
  agentId: id.nullable(),
  /** Who had it, or was offered it, before. */
  fromAgentId: id.nullable(),
  queuedAt: instant,
  outcome: contactOutcome.nullable(),
  version: z.number().int(),
  slots: z.array(slotFact),
  /** Of a contact that closes; left out in facts from before they were told, and of what was noted by hand. */
  stays: z.array(stayFact).optional(),
});
export type ContactFact = z.infer<typeof contactFact>;

const fact = <const Name extends string>(name: Name) => event(`contact.${name}`, 'contact', contactFact);

/** Waits, for the first time or again. */
export const contactQueued = fact('queued');
export const contactOffered = fact('offered');
export const contactConnected = fact('connected');
export const contactHeld = fact('held');
export const contactResumed = fact('resumed');
/** Out of one agent's hands into another's, or into a queue. */
export const contactTransferred = fact('transferred');
/** Somebody was asked in, came, or left. */
export const contactJoined = fact('joined');
/** The conversation is over; wrap-up may follow. */
export const contactEnded = fact('ended');
/** At its end, with its outcome. */
export const contactClosed = fact('closed');
/** Whose it is, or what is known of it. */
export const contactChanged = fact('changed');

/** How agents spent a business date that is over, in milliseconds: what is told later of the same date comes on top. Subject: the project. */
export const agentDaysCounted = event(
  'agent-days.counted',
  'project',
  z.object({
    day: isoDate,
    agents: z.array(
      z.object({
        agentId: id,
        unitId: id.nullable(),
        signedInMs: z.number(),
        notReadyMs: z.number(),
        busyMs: z.number(),
        idleMs: z.number(),
        /** Of the time not ready, by the reason's code; left out in facts from before it was told. */
        byReason: z.record(z.string(), z.number()).optional(),
        /** Contacts offered, and those of them that rang in vain or were turned down. */
        offers: z.number().int().optional(),
        notTaken: z.number().int().optional(),
      }),
    ),
  }),
);

export const contactMessageSent = event(
  'contact.message-sent',
  'contact',
  z.object({
    seq: z.number().int(),
    author: messageAuthor,
    authorId: id.nullable(),
    projectId: id,
    unitId: id.nullable(),
    agentIds: z.array(id),
  }),
);

export const customerPresenceChanged = event(
  'contact.customer-presence-changed',
  'contact',
  z.object({ present: z.boolean(), agentId: id.nullable() }),
);

/** Somebody joined, came back or was lost, recording paused, or the call began anew (`session`). Ends of browsers read how it stands. */
export const callChanged = event(
  'contact.call-changed',
  'contact',
  z.object({
    session: z.number().int(),
    projectId: id,
    unitId: id.nullable(),
    /** Who has it at their desk. */
    agentIds: z.array(id),
  }),
);

export const legalHoldChanged = event(
  'contact.legal-hold-changed',
  'contact',
  z.object({ held: z.boolean(), projectId: id, unitId: id.nullable() }),
);

/** Left instead of waiting, and whole: a callback has been queued. */
export const voicemailLeft = event(
  'contact.voicemail-left',
  'contact',
  z.object({ projectId: id, unitId: id.nullable(), queueId: id, callbackId: id.nullable() }),
);

export const contactRated = event(
  'contact.rated',
  'contact',
  z.object({ projectId: id, queueId: id.nullable(), agentId: id.nullable(), score: z.number().int() }),
);

export const agentStatusChanged = event(
  'agent.status-changed',
  'agent',
  z.object({
    status: agentStatus,
    reason: z.string().nullable(),
    unitId: id.nullable(),
    byId: id.nullable(),
    version: z.number().int(),
    slots: z.array(slotFact),
  }),
);

/** Serves other queues, or is able to do other things. */
export const agentStaffed = event('agent.staffed', 'agent', z.object({ unitId: id.nullable(), queueIds: z.array(id) }));

export const queueChanged = event('queue.changed', 'queue', z.object({ projectId: id, unitId: id.nullable() }));
export const contactSettingsChanged = event('contact-settings.changed', 'contact-settings', z.object({}));
/** Who has a contact of an outage in hand when it begins or ends: their words change. */
const outageAgents = z.array(id).optional();
export const outageStarted = event(
  'outage.started',
  'outage',
  z.object({ projectId: id, queueIds: z.array(id), agentIds: outageAgents }),
);
export const outageEnded = event(
  'outage.ended',
  'outage',
  z.object({ projectId: id, queueIds: z.array(id), agentIds: outageAgents, contacts: z.number().int() }),
);
export const nuisanceChanged = event('nuisance.changed', 'nuisance', z.object({ projectId: id, state: z.string() }));
export const broadcastSent = event('broadcast.sent', 'broadcast', z.object({ agentIds: z.array(id) }));
/** Somebody took an alert, or said what came of it. */
export const alertTaken = event(
  'contact-alert.taken',
  'contact-alert',
  z.object({ code: z.string(), projectId: id.nullable() }),
);
export const alertSettled = event(
  'contact-alert.settled',
  'contact-alert',
  z.object({ code: z.string(), projectId: id.nullable(), outcome: z.string() }),
);
