import { z } from 'zod';
import { bilingual, endpoint, id, instant, personal, text } from '../kernel/index.ts';
import { wordsInput } from '../org/terms.ts';
import { deskContact } from './contact.ts';
import { presence } from './presence.ts';
import { boardState } from './topics.ts';

const one = z.object({ id });
const queueOnBoard = { queueId: id, name: bilingual, projectId: id };

/** Of one queue, since the site's midnight where it is no count of now. Null: nothing to divide by. */
export const queueNumbers = z.object({
  ...queueOnBoard,
  waiting: z.number().int(),
  longestWaitSeconds: z.number().int(),
  agentsReady: z.number().int(),
  agentsFree: z.number().int(),
  offered: z.number().int(),
  answered: z.number().int(),
  abandoned: z.number().int(),
  overflowed: z.number().int(),
  refused: z.number().int(),
  callbacks: z.number().int(),
  /** Still waiting or being offered. */
  open: z.number().int(),
  /** Answered within the queue's time, of answered and abandoned. */
  serviceLevel: z.number().nullable(),
  averageAnswerSeconds: z.number().nullable(),
  abandonedShare: z.number().nullable(),
});
export type QueueNumbers = z.infer<typeof queueNumbers>;

/** The same as the topic `contacts.board` begins with, for whoever has no socket. */
export const getBoard = endpoint({
  id: 'contacts.get-board',
  method: 'GET',
  path: '/contact-board',
  need: 'contacts.watch',
  reply: boardState,
});

/** To be asked again every few seconds; what changes by the second comes by the topic. */
export const getBoardNumbers = endpoint({
  id: 'contacts.get-board-numbers',
  method: 'GET',
  path: '/contact-board/numbers',
  need: 'contacts.watch',
  reply: z.object({ queues: z.array(queueNumbers), now: instant }),
});

/** `force-ready` and so on: the code of what could be done, and with what. */
export const suggestion = z.object({
  code: z.enum(['move-agents', 'end-break', 'look-in', 'announce', 'offer-callback']),
  agentIds: z.array(id),
  fromQueueId: id.nullable(),
  toQueueId: id.nullable(),
});

/** What a queue's arrivals are held against: its own past weeks, or what planning foresees. */
export const alertPattern = z.object({
  /** Arrivals since then, over so many minutes. */
  from: instant,
  minutes: z.number().int(),
  expected: z.number(),
  source: z.enum(['own', 'forecast']),
});

/** What became of an alert, in the words of whoever took it. */
export const alertOutcome = z.enum(['acted', 'expected', 'passed', 'false']);
export type AlertOutcome = z.infer<typeof alertOutcome>;

const alertCode = z.enum([
  'waiting-long',
  'abandoning',
  'state-long',
  'break-long',
  'volume-high',
  'volume-low',
  'nobody-there',
]);

/** An alert that somebody took: theirs to see to, and to say what came of it. */
export const takenAlert = z.object({
  id,
  key: z.string(),
  code: alertCode,
  queueId: id.nullable(),
  agentId: id.nullable(),
  agentName: z.string(),
  value: z.number(),
  bound: z.number(),
  takenAt: instant,
  takenById: id,
  takenByName: z.string(),
  outcome: alertOutcome.nullable(),
  note: personal('text', z.string()),
  settledAt: instant.nullable(),
  settledByName: z.string(),
});
export type TakenAlert = z.infer<typeof takenAlert>;

export const contactAlert = z.object({
  /** Says the same thing about the same subject as long as it lasts. */
  key: z.string(),
  code: alertCode,
  queueId: id.nullable(),
  agentId: id.nullable(),
  contactId: id.nullable(),
  since: instant,
  value: z.number(),
  bound: z.number(),
  suggestion: suggestion.nullable(),
  /** Of `volume-high` and `volume-low` alone. */
  pattern: alertPattern.nullable(),
  taken: takenAlert.pick({ id: true, takenAt: true, takenById: true, takenByName: true }).nullable(),
});
export type ContactAlert = z.infer<typeof contactAlert>;

export const listAlerts = endpoint({
  id: 'contacts.list-alerts',
  method: 'GET',
  path: '/contact-alerts',
  need: 'contacts.watch',
  reply: z.object({
    alerts: z.array(contactAlert),
    /** Taken, not settled, and not so any more. */
    over: z.array(takenAlert),
    now: instant,
  }),
});

/** From now on it is the caller's, and others see that. */
export const takeAlert = endpoint({
  id: 'contacts.take-alert',
  method: 'POST',
  path: '/contact-alerts/taken',
  need: 'contacts.supervise',
  body: z.object({ key: z.string().min(1).max(200) }),
  reply: takenAlert,
  creates: true,
});

/** What came of it. The same alert about the same subject is quiet for an hour. */
export const settleAlert = endpoint({
  id: 'contacts.settle-alert',
  method: 'POST',
  path: '/contact-alerts/taken/:id/outcome',
  need: 'contacts.supervise',
  params: one,
  body: z.object({ outcome: alertOutcome, note: z.string().trim().max(400).default('') }),
  reply: takenAlert,
});

/** Of the last thirty days, latest first. */
export const listTakenAlerts = endpoint({
  id: 'contacts.list-taken-alerts',
  method: 'GET',
  path: '/contact-alerts/taken',
  need: 'contacts.watch',
  reply: z.object({ alerts: z.array(takenAlert) }),
});

/** Contacts that the agent has stay with them, whatever it is set to; signing out is refused while there are any. */
export const forceStatus = endpoint({
  id: 'contacts.force-status',
  method: 'PUT',
  path: '/contact-agents/:id/status',
  need: 'contacts.supervise',
  params: one,
  body: z.object({
    status: z.enum(['ready', 'notReady', 'signedOut']),
    reason: z.string().min(1).max(40).nullable().default(null),
    note: z.string().trim().max(400).default(''),
  }),
  reply: presence,
});

/** Which queues somebody serves from now on. */
export const moveAgent = endpoint({
  id: 'contacts.move-agent',
  method: 'PUT',
  path: '/contact-agents/:id/queues',
  need: 'contacts.supervise',
  params: one,
  /** `seen`: those that whoever moves them saw; refused with `agent-moved` where somebody else was quicker. */
  body: z.object({ queueIds: z.array(id).max(50), seen: z.array(id).max(200).nullable().default(null) }),
  reply: presence,
});

/** A contact that waits, to another queue; it keeps its place by the time since when it waits. */
export const moveContact = endpoint({
  id: 'contacts.move-contact',
  method: 'POST',
  path: '/contacts/:id/move',
  need: 'contacts.supervise',
  params: one,
  body: z.object({ queueId: id }),
  reply: z.object({ id }),
});

/** From whoever has it, or out of the queue. Needs a free place of one's own. */
export const takeOver = endpoint({
  id: 'contacts.take-over',
  method: 'POST',
  path: '/contacts/:id/takeover',
  need: 'contacts.supervise',
  params: one,
  reply: deskContact,
});

/** To everyone signed in who serves these queues, or to all within one's reach. */
export const broadcast = endpoint({
  id: 'contacts.broadcast',
  method: 'POST',
  path: '/contact-broadcasts',
  need: 'contacts.supervise',
  body: z.object({ text: text(400), queueIds: z.array(id).max(200).default([]) }),
  reply: z.object({ id, agents: z.number().int() }),
  creates: true,
});

/** What was broadcast to oneself within a day, latest first. */
export const listBroadcasts = endpoint({
  id: 'contacts.list-broadcasts',
  method: 'GET',
  path: '/contact-broadcasts',
  need: 'contacts.take',
  reply: z.object({ broadcasts: z.array(z.object({ id, at: instant, byName: z.string(), text: z.string() })) }),
});

export const outage = z.object({
  id,
  projectId: id,
  queueIds: z.array(id),
  announcement: bilingual,
  /** What agents say meanwhile; null where nothing was agreed. */
  phrase: bilingual.nullable(),
  /** Number of the incident of complaints, or of the case, that it is about. */
  incident: z.string().nullable(),
  incidentId: id.nullable(),
  startedAt: instant,
  startedByName: z.string(),
  endedAt: instant.nullable(),
  endedByName: z.string(),
  /** Contacts that came into these queues meanwhile. */
  contacts: z.number().int(),
  /** What was said when it was over, and to how many so far. */
  closing: bilingual.nullable(),
  told: z.number().int(),
  /** Switched on by mistake, and undone. */
  mistaken: z.boolean(),
});
export type Outage = z.infer<typeof outage>;

export const listOutages = endpoint({
  id: 'contacts.list-outages',
  method: 'GET',
  path: '/contact-outages',
  need: 'contacts.read',
  reply: z.object({ outages: z.array(outage) }),
});

/**
 * From now on these queues say it to whoever comes, and agents have the words for it; contacts that come are linked to it, and complaints made
 * in them belong to its incident: the open one of that number, or one that `opens` for what is wrong.
 */
export const startOutage = endpoint({
  id: 'contacts.start-outage',
  method: 'POST',
  path: '/contact-outages',
  need: 'contacts.supervise',
  body: z.object({
    queueIds: z.array(id).min(1).max(200),
    announcement: wordsInput,
    phrase: wordsInput.nullable().default(null),
    incident: text(40).nullable().default(null),
    opens: z
      .object({ product: text(80), area: z.string().trim().max(80).default('') })
      .nullable()
      .default(null),
  }),
  reply: outage,
  creates: true,
});

export const endOutage = endpoint({
  id: 'contacts.end-outage',
  method: 'POST',
  path: '/contact-outages/:id/end',
  need: 'contacts.supervise',
  params: one,
  /** Told to whoever came because of it, in their chat or for whoever speaks with them next. `mistaken`: nobody is told, and nothing stays linked. */
  body: z.object({ closing: wordsInput.nullable().default(null), mistaken: z.boolean().default(false) }),
  reply: outage,
});
