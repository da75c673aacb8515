import { z } from 'zod';
import { customer } from '../customers/index.ts';
import {
  allowances,
  bilingual,
  countedPage,
  endpoint,
  id,
  instant,
  isoDate,
  listQuery,
  personal,
} from '../kernel/index.ts';
import { contactSlice } from './analysis.ts';
import { contactRow } from './contact.ts';
import { candidate } from './queues.ts';
import { queueTargets } from './targets.ts';
import { agentStatus, contactOutcome, contactRole, contactState, slotState } from './terms.ts';

/** What lies outside these two centuries is a slip, and may be more than a clock can hold. */
const day = isoDate.refine((value) => value >= '1990-01-01' && value < '2200-01-01', {
  params: { code: 'invalid_format' },
});

export const contactList = {
  filters: {
    number: ['eq', 'starts'],
    channel: ['eq', 'in'],
    state: ['eq', 'in'],
    outcome: ['eq', 'in'],
    queueId: ['eq', 'in'],
    agentId: ['eq', 'in'],
    customerId: ['eq'],
    projectId: ['eq'],
    unitId: ['eq', 'in'],
    startedAt: ['gte', 'lt', 'lte'],
    waitSeconds: ['gte', 'lte'],
    talkSeconds: ['gte', 'lte'],
    transfers: ['gte', 'lte'],
    rating: ['eq', 'gte', 'lte', 'null'],
    wrapUpCode: ['eq', 'in'],
    outageId: ['eq'],
    /** Something of a call is kept, and can be heard by whoever may. */
    recorded: ['eq'],
    /** Weekday and half hour of the site's clock: 48 · (weekday − 1) + half hour, Monday midnight being 0. */
    weekSlot: ['eq'],
    /** The same customer came again within so many days: one of `repeatDays`. */
    followedWithin: ['eq'],
  },
  sorts: ['startedAt', 'waitSeconds', 'talkSeconds'],
  usualSort: '-startedAt',
  counted: true,
} as const;

export const listContacts = endpoint({
  id: 'contacts.list',
  method: 'GET',
  path: '/contacts',
  need: 'contacts.read',
  query: listQuery(contactList),
  reply: countedPage(contactRow),
});

/** By the number that a customer rang from or left; in the body, for an identifier must not end up in a log. */
export const findContacts = endpoint({
  id: 'contacts.find',
  method: 'POST',
  path: '/contacts/search',
  need: 'contacts.read',
  body: z.object({ phone: z.string().min(4).max(24) }),
  reply: z.object({ contacts: z.array(contactRow) }),
});

/** Why the system offered it to whom: codes that the page puts into words. */
export const decision = z.object({
  id,
  at: instant,
  agentId: id.nullable(),
  agentName: z.string(),
  rule: z.string(),
  waitedSeconds: z.number().int(),
  /** Not more than a dozen are kept, best first; `considered` says how many there were. */
  candidates: z.array(candidate),
  considered: z.number().int(),
});
export type Decision = z.infer<typeof decision>;

export const contactLogEntry = z.object({
  seq: z.number().int(),
  at: instant,
  state: contactState,
  held: z.boolean(),
  /** A code such as `started`, `overflowed`, `offered`, `declined`, `expired`, `agentLost`, `accepted`, `held`, `resumed`, `transferred`, `ended`. */
  cause: z.string(),
  queueId: id.nullable(),
  queueName: bilingual.nullable(),
  agentId: id.nullable(),
  agentName: z.string(),
  byId: id.nullable(),
  byName: z.string(),
  decisionId: id.nullable(),
  /** Seconds until the next entry, or until now. */
  seconds: z.number(),
});

/** One agent's part in it. */
export const segment = z.object({
  number: z.number().int(),
  agentId: id,
  agentName: z.string(),
  role: contactRole,
  startedAt: instant,
  endedAt: instant.nullable(),
  endedBy: z.string().nullable(),
});

/** One stay in a queue. */
export const visit = z.object({
  number: z.number().int(),
  queueId: id,
  queueName: bilingual.nullable(),
  enteredAt: instant,
  leftAt: instant.nullable(),
  outcome: contactOutcome.nullable(),
});

export const contactRecord = contactRow.extend({
  customer: customer.nullable(),
  callerName: personal('name', z.string()).nullable(),
  callerPhone: personal('phone', z.string()).nullable(),
  note: personal('text', z.string()).nullable(),
  summary: personal('text', z.string()).nullable(),
  comment: personal('text', z.string()).nullable(),
  outageId: id.nullable(),
  messages: z.number().int(),
  log: z.array(contactLogEntry),
  decisions: z.array(decision),
  segments: z.array(segment),
  visits: z.array(visit),
  /** move, take-over, ask-nuisance: allowed or why not. */
  actions: allowances,
});
export type ContactRecord = z.infer<typeof contactRecord>;

export const getContact = endpoint({
  id: 'contacts.get',
  method: 'GET',
  path: '/contacts/:id',
  need: 'contacts.read',
  params: z.object({ id }),
  reply: contactRecord,
});

/** Everything from the two logs; the outcomes add up to `offered`. Shares are of one; null: nothing to divide by. */
const counted = {
  offered: z.number().int(),
  answered: z.number().int(),
  abandoned: z.number().int(),
  overflowed: z.number().int(),
  refused: z.number().int(),
  callback: z.number().int(),
  voicemail: z.number().int(),
  selfService: z.number().int(),
  /** Not at its end yet. */
  open: z.number().int(),
  shortAbandoned: z.number().int(),
  answeredWithin: z.number().int(),
  abandonedWithin: z.number().int(),
  serviceLevel: z.object({
    /** Answered in time, of answered and abandoned: what is meant where nothing else is said. */
    abandonsNegative: z.number().nullable(),
    answeredOnly: z.number().nullable(),
    shortIgnored: z.number().nullable(),
    abandonsPositive: z.number().nullable(),
  }),
  averageAnswerSeconds: z.number().nullable(),
  averageHandleSeconds: z.number().nullable(),
  averageTalkSeconds: z.number().nullable(),
  averageHoldSeconds: z.number().nullable(),
  averageWrapUpSeconds: z.number().nullable(),
  connectionRate: z.number().nullable(),
  abandonmentRate: z.number().nullable(),
  transfers: z.number().int(),
};
export const contactNumbers = z.object(counted);
export type ContactNumbers = z.infer<typeof contactNumbers>;

/** Dates are the site's; the last one counts; left out, it is today. `by` cuts them: `hour` is the site's hour of the day. */
export const getContactNumbers = endpoint({
  id: 'contacts.get-numbers',
  method: 'GET',
  path: '/contact-numbers',
  need: 'contacts.read',
  query: z.object({
    by: z.enum(['total', 'day', 'hour', 'queue', 'channel', 'code', 'agent']).default('total'),
    ...contactSlice,
    shortAbandonSeconds: z.coerce.number().int().min(0).max(600).optional(),
    withinSeconds: z.coerce.number().int().min(1).max(86_400).optional(),
  }),
  reply: z.object({
    rows: z.array(
      z.object({
        key: z.string(),
        name: bilingual.nullable(),
        numbers: contactNumbers,
        /** Of the queue, where cut by queues. */
        targets: queueTargets.nullable(),
      }),
    ),
    total: contactNumbers,
    /** As asked for; null: each queue's own. */
    shortAbandonSeconds: z.number().int().nullable(),
    asOf: instant,
  }),
});

/** Seconds of each status and state within the span, by agent, and what follows from them. */
export const agentNumbers = z.object({
  agentId: id,
  agentName: z.string(),
  signedInSeconds: z.number(),
  readySeconds: z.number(),
  notReadySeconds: z.number(),
  notReadyByReason: z.record(z.string(), z.number()),
  /** Ready and without any contact. */
  idleSeconds: z.number(),
  /** At least one place had a contact. */
  contactSeconds: z.number(),
  /** By what is in the places; two chats at a time count twice. */
  placeSeconds: z.record(z.string(), z.number()),
  handled: z.number().int(),
  offers: z.number().int(),
  notTaken: z.number().int(),
  ringSeconds: z.number(),
  occupancy: z.number().nullable(),
  notReadyRate: z.number().nullable(),
});
export type AgentNumbers = z.infer<typeof agentNumbers>;

export const getAgentNumbers = endpoint({
  id: 'contacts.get-agent-numbers',
  method: 'GET',
  path: '/contact-agents/numbers',
  need: 'contacts.watch',
  query: z.object({ from: day.optional(), to: day.optional(), agentId: id.optional(), unitId: id.optional() }),
  reply: z.object({ agents: z.array(agentNumbers), asOf: instant }),
});

/** What somebody's day was made of, entry by entry. */
export const getAgentLog = endpoint({
  id: 'contacts.get-agent-log',
  method: 'GET',
  path: '/contact-agents/:id/log',
  need: 'contacts.watch',
  params: z.object({ id }),
  query: z.object({ on: day.optional() }),
  reply: z.object({
    entries: z.array(
      z.object({
        seq: z.number().int(),
        at: instant,
        status: agentStatus,
        reason: z.string().nullable(),
        slot: z.number().int().nullable(),
        state: slotState.nullable(),
        contactId: id.nullable(),
        byName: z.string(),
      }),
    ),
  }),
});
