import { z } from 'zod';
import { customer } from '../customers/index.ts';
import { attachedFile } from '../files/index.ts';
import { allowances, bilingual, id, instant, personal } from '../kernel/index.ts';
import { deskCall, deskVoicemail } from './call.ts';
import {
  contactChannel,
  contactOutcome,
  contactRole,
  contactState,
  loggedMeans,
  messageAuthor,
  named,
  refusalCause,
} from './terms.ts';

/** A contact in a list. Times in seconds; those of what is still going on are as of the reply. */
export const contactRow = z.object({
  id,
  number: z.string(),
  channel: contactChannel,
  means: loggedMeans.nullable(),
  state: contactState,
  held: z.boolean(),
  outcome: contactOutcome.nullable(),
  refusal: refusalCause.nullable(),
  projectId: id,
  unitId: id.nullable(),
  queueId: id.nullable(),
  queueName: bilingual.nullable(),
  customerId: id.nullable(),
  /** The agent who has it, or had it last. */
  agentId: id.nullable(),
  agentName: z.string(),
  language: z.enum(['zh', 'en']),
  startedAt: instant,
  answeredAt: instant.nullable(),
  /** When the conversation ended. */
  endedAt: instant.nullable(),
  closedAt: instant.nullable(),
  waitSeconds: z.number().int(),
  talkSeconds: z.number().int(),
  holdSeconds: z.number().int(),
  wrapUpSeconds: z.number().int(),
  transfers: z.number().int(),
  wrapUpCodes: z.array(z.string()),
  rating: z.number().int().nullable(),
  version: z.number().int(),
});
export type ContactRow = z.infer<typeof contactRow>;

/** A contact as whoever works on it sees it; customer masked. */
export const deskContact = contactRow.extend({
  role: contactRole,
  customer: customer.nullable(),
  /** What the customer called themselves where they are no record yet. */
  callerName: personal('name', z.string()).nullable(),
  /** Since when it waits or is in its state. */
  since: instant,
  /** When oneself took it, or came in to it, and has been in it since; null while it rings. */
  takenAt: instant.nullable(),
  /** When it came, or was transferred, to the queue it is in; null once it is over. */
  inQueueSince: instant.nullable(),
  /** Until when the offer or the wrap-up stands. */
  until: instant.nullable(),
  /** The customer's connection: `away` for some seconds by now, or `here`. */
  customerPresent: z.boolean(),
  /** Number of the last message; pass the last one read as `after`. */
  lastSeq: z.number().int(),
  /** Others in it. */
  others: z.array(named.extend({ role: contactRole, accepted: z.boolean() })),
  /** Its call, while there is one; null where it has no sound. */
  call: deskCall.nullable(),
  /** One's screen is to be recorded now, or rests while recording is paused. */
  screen: z.enum(['off', 'on', 'paused']),
  /** Of a callback that was asked for with a message: what is to be heard. */
  voicemail: deskVoicemail.nullable(),
  /** The outage that it came in, while that lasts: what its customers read, and what one says. */
  outage: z
    .object({ id, announcement: bilingual, phrase: bilingual.nullable(), incident: z.string().nullable() })
    .nullable(),
  /** Earlier contacts of the customer. */
  earlier: z.number().int(),
  /** accept, decline, send, hold, resume, transfer, consult, end, wrap-up, leave, identify, join-call, pause-recording, resume-recording, play-voicemail: allowed or why not. */
  actions: allowances,
});
export type DeskContact = z.infer<typeof deskContact>;

/** `seq` counts from 1 without gaps; `code` is that of what the system says, with parameters. */
const messageShape = {
  seq: z.number().int(),
  /** As its sender made it up: sent twice it stands here once. */
  id,
  at: instant,
  author: messageAuthor,
  authorId: id.nullable(),
  authorName: z.string(),
  code: z.string().nullable(),
  params: z.record(z.string(), z.string()),
};

export const contactMessage = z.object({
  ...messageShape,
  text: personal('text', z.string()).nullable(),
  files: z.array(attachedFile),
});
export type ContactMessage = z.infer<typeof contactMessage>;

/** As its customer reads it: in clear, for they and we wrote it; without what is internal. */
export const customerMessage = z.object({
  ...messageShape,
  text: z.string().nullable(),
  files: z.array(z.object({ id, name: z.string(), mediaType: z.string(), bytes: z.number().int() })),
});
export type CustomerMessage = z.infer<typeof customerMessage>;

export const messagePage = z.object({
  messages: z.array(contactMessage),
  /** The last number there is; more are to be had where it is beyond those of this reply. */
  lastSeq: z.number().int(),
});
