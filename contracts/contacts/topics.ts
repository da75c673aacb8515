import { z } from 'zod';
import { bilingual, id, instant, topic } from '../kernel/index.ts';
import { queueTargets } from './targets.ts';
import { agentStatus, contactChannel, contactState, messageAuthor, slotKind, slotState } from './terms.ts';

/**
 * An agent's own, by their id. What happened to which contact: whoever hears it reads the desk anew, or that contact. While it is
 * watched the agent's browser counts as there.
 */
export const mineTopic = topic({
  name: 'contacts.mine',
  need: 'contacts.take',
  state: z.object({ version: z.int() }),
  change: z.object({
    /** `offered` rings; `gone` is an offer that went back; `broadcast` names a notice to be read. */
    what: z.enum([
      'presence',
      'offered',
      'gone',
      'connected',
      'held',
      'resumed',
      'ended',
      'closed',
      'changed',
      'broadcast',
    ]),
    contactId: id.nullable(),
    broadcastId: id.nullable(),
  }),
});

/** One contact, by its id. The words of a message are read by `contacts.read-messages`. */
/** The hints of a contact: its customer is writing, or no longer; an agent says the same of themselves. */
export const typingHint = z.enum(['typing', 'still']);
export type TypingHint = z.infer<typeof typingHint>;

export const contactTopic = topic({
  name: 'contacts.contact',
  need: 'contacts.read',
  state: z.object({ version: z.int(), lastSeq: z.int(), state: contactState }),
  change: z.union([
    z.object({ what: z.literal('state'), state: contactState, held: z.boolean(), version: z.int() }),
    z.object({ what: z.literal('message'), seq: z.int(), author: messageAuthor, authorId: id.nullable() }),
    z.object({ what: z.literal('customer'), present: z.boolean() }),
    /** The call is not as it was; a higher `session` is to be joined again. */
    z.object({ what: z.literal('call'), session: z.int() }),
  ]),
});

/** What the board shows of a contact that is not closed. */
export const boardContact = z.object({
  id,
  number: z.string(),
  channel: contactChannel,
  state: contactState,
  held: z.boolean(),
  projectId: id,
  queueId: id.nullable(),
  agentId: id.nullable(),
  queuedAt: instant,
  since: instant,
});
export type BoardContact = z.infer<typeof boardContact>;

export const boardSlot = z.object({
  number: z.number().int(),
  kind: slotKind,
  state: slotState,
  since: instant,
  contactId: id.nullable(),
});

export const boardAgent = z.object({
  id,
  name: z.string(),
  unitId: id.nullable(),
  status: agentStatus,
  reason: z.string().nullable(),
  since: instant,
  slots: z.array(boardSlot),
  queueIds: z.array(id),
});
export type BoardAgent = z.infer<typeof boardAgent>;

export const boardState = z.object({
  now: instant,
  queues: z.array(
    z.object({
      id,
      code: z.string(),
      name: bilingual,
      projectId: id,
      answerWithinSeconds: z.number().int(),
      /** As they hold: its own, else the house's. */
      targets: queueTargets,
    }),
  ),
  /** Not closed ones alone. */
  contacts: z.array(boardContact),
  /** Signed-in ones alone. */
  agents: z.array(boardAgent),
});
export type BoardState = z.infer<typeof boardState>;

/** One of an agent's places, as a change tells it. */
const slotChange = z.object({
  agentId: id,
  number: z.number().int(),
  kind: slotKind,
  state: slotState,
  since: instant,
  contactId: id.nullable(),
});

/** All that one may see. A contact that is closed and an agent who is signed out go from the board. */
export const boardTopic = topic({
  name: 'contacts.board',
  need: 'contacts.watch',
  state: boardState,
  change: z.object({
    contacts: z.array(boardContact),
    /** Out of the hands of an agent; whoever is not told in whose it is now does not reach it any more. */
    gone: z.array(z.object({ id, agentId: id, since: instant })).optional(),
    slots: z.array(slotChange),
    statuses: z.array(
      z.object({
        agentId: id,
        status: agentStatus,
        reason: z.string().nullable(),
        since: instant,
        unitId: id.nullable(),
      }),
    ),
    /** Whose queues have changed: they are read anew. */
    staffed: z.array(id),
    /** Alerts, outages or queues are not as they were. */
    settings: z.boolean(),
  }),
});
