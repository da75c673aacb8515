import { z } from 'zod';
import { phoneNumber } from '../customers/index.ts';
import { fileAddress, mostFilesOfDraft } from '../files/index.ts';
import { bilingual, endpoint, id, instant, text } from '../kernel/index.ts';
import { customerCall } from './call.ts';
import { customerMessage } from './contact.ts';
import { contactChannel, contactState } from './terms.ts';

/** A signed address: it opens this one contact and cannot be guessed or changed. */
const byToken = z.object({ token: z.string().min(1).max(200) });

/** Answered with 80 % after so long at the soonest and so long at the latest; of whoever stays. */
export const waitRange = z.object({ fromSeconds: z.number().int(), toSeconds: z.number().int() });
export type WaitRange = z.infer<typeof waitRange>;

/** What somebody who stands before a queue is told. */
export const publicQueue = z.object({
  code: z.string(),
  name: bilingual,
  projectId: id,
  channels: z.array(contactChannel.exclude(['logged'])),
  /** Within its hours now. */
  open: z.boolean(),
  /** When it opens next, where it is closed and that is known. */
  opensAt: instant.nullable(),
  /** The zone of its hours, in which that is said; null with it. */
  zone: z.string().nullable(),
  full: z.boolean(),
  waiting: z.number().int(),
  /** How long somebody who came now would wait; null where nobody serves the queue. */
  expectedWaitSeconds: z.number().int().nullable(),
  expectedWait: waitRange.nullable(),
  /** A callback can be left instead. */
  callback: z.boolean(),
  /** A call can be begun now: the queue takes calls, and sound is carried. */
  voice: z.boolean(),
  /** A message can be spoken instead of waiting, and where the queue is closed or full. */
  voicemail: z.boolean(),
  greeting: bilingual,
  /** Its own words, where it has some. */
  words: z.object({ closed: bilingual, holiday: bilingual, recording: bilingual }),
  /** The holiday for which it is closed today. */
  holiday: bilingual.nullable(),
  /** Whether callers are told that they are recorded. */
  tellsRecording: z.boolean(),
  /** What is announced while something is wrong for many. */
  announcement: bilingual.nullable(),
});
export type PublicQueue = z.infer<typeof publicQueue>;

/** A page of one queue names it; without, those of the project are listed. */
export const listPublicQueues = endpoint({
  id: 'contacts.list-public-queues',
  method: 'GET',
  path: '/portal/queues',
  need: 'public',
  query: z.object({ projectId: id.optional(), code: z.string().max(40).optional() }),
  reply: z.object({ queues: z.array(publicQueue), now: instant }),
});

/** A contact as its customer sees it. */
export const followedContact = z.object({
  number: z.string(),
  channel: contactChannel,
  state: contactState,
  held: z.boolean(),
  queue: bilingual,
  /** 1 is next; null where it does not wait. */
  position: z.number().int().nullable(),
  expectedWaitSeconds: z.number().int().nullable(),
  expectedWait: waitRange.nullable(),
  agentName: z.string().nullable(),
  /** The agent's connection was lost: they come back, or somebody else does. */
  reconnecting: z.boolean(),
  /** A callback was asked for: until when we try to ring. */
  callback: z.boolean(),
  announcement: bilingual.nullable(),
  /** Its call, from the beginning of a contact by voice to its end; null where there is none. */
  call: customerCall.nullable(),
  rating: z.number().int().nullable(),
  startedAt: instant,
  endedAt: instant.nullable(),
  /** The agent is writing something, at this moment. */
  typing: z.boolean(),
  messages: z.array(customerMessage),
  /** The last number there is, and of the state: pass both back to be told only what is new. */
  lastSeq: z.number().int(),
  version: z.number().int(),
});
export type FollowedContact = z.infer<typeof followedContact>;

const files = {
  fileIds: z.array(id).max(mostFilesOfDraft).default([]),
  /** That of the files' staging (`files.stage-in-portal`). */
  draft: id.optional(),
};

/**
 * Refused with `queue-closed`, `queue-full` or `contact-refused`, and what is left to do: `params.callback` says whether a callback can
 * be asked for. `voice` is then joined (`contacts.join-call-as-customer`) and refused with `voice-away` where it cannot be; `chat` begins a
 * conversation; `form` is answered in writing; `callback` waits at its place until somebody rings.
 */
export const startContact = endpoint({
  id: 'contacts.start',
  method: 'POST',
  path: '/portal/contacts',
  need: 'public',
  body: z.object({
    projectId: id.optional(),
    queue: z.string().min(1).max(40),
    channel: z.enum(['voice', 'chat', 'form', 'callback']),
    language: z.enum(['zh', 'en']).default('zh'),
    name: z.string().trim().max(60).default(''),
    phone: phoneNumber.nullable().default(null),
    text: z.string().trim().max(4_000).default(''),
    ...files,
  }),
  reply: z.object({ token: z.string(), contact: followedContact }),
  creates: true,
});

/**
 * What is so now, and the messages after `after`. With `version` and `wait` the answer comes when there is something new, or after so many
 * seconds. Asking says that the customer is there; whoever asks for 20 seconds nothing is away, and after two minutes has left.
 */
export const followContact = endpoint({
  id: 'contacts.follow',
  method: 'GET',
  path: '/portal/contacts/:token',
  need: 'public',
  params: byToken,
  query: z.object({
    after: z.coerce.number().int().min(0).default(0),
    version: z.coerce.number().int().min(0).optional(),
    wait: z.coerce.number().int().min(0).max(25).default(0),
    /** What was last told of `typing`: the answer comes when it is so no longer, too. */
    typing: z.enum(['yes', 'no']).default('no'),
  }),
  reply: followedContact,
});

/** That one is writing, every few seconds while one does, or writes no longer. Told to the agent and kept nowhere. */
export const typeAsCustomer = endpoint({
  id: 'contacts.type',
  method: 'POST',
  path: '/portal/contacts/:token/typing',
  need: 'public',
  params: byToken,
  body: z.object({ typing: z.boolean() }),
  reply: z.object({}),
});

/** `id` is made up by the sender: sent again it is written once. */
export const writeAsCustomer = endpoint({
  id: 'contacts.write',
  method: 'POST',
  path: '/portal/contacts/:token/messages',
  need: 'public',
  params: byToken,
  query: z.object({ after: z.coerce.number().int().min(0).default(0) }),
  body: z.object({ id, text: z.string().trim().max(4_000).default(''), ...files }),
  reply: followedContact,
});

/** A file of the conversation, theirs or ours: `files.read-in-portal` reads it at the address that is answered. */
export const openFileAsCustomer = endpoint({
  id: 'contacts.open-file',
  method: 'GET',
  path: '/portal/contacts/:token/files/:fileId',
  need: 'public',
  params: byToken.extend({ fileId: id }),
  reply: fileAddress,
});

/** Waiting no longer is to abandon; leaving a conversation ends it. */
export const leaveAsCustomer = endpoint({
  id: 'contacts.quit',
  method: 'POST',
  path: '/portal/contacts/:token/leaving',
  need: 'public',
  params: byToken,
  reply: followedContact,
});

/** Waits on at the same place, and is rung. */
export const turnToCallback = endpoint({
  id: 'contacts.turn-to-callback',
  method: 'POST',
  path: '/portal/contacts/:token/callback',
  need: 'public',
  params: byToken,
  body: z.object({ phone: phoneNumber, name: text(60) }),
  reply: followedContact,
});

/** Once, after its end. */
export const rateContact = endpoint({
  id: 'contacts.rate',
  method: 'POST',
  path: '/portal/contacts/:token/rating',
  need: 'public',
  params: byToken,
  body: z.object({ score: z.number().int().min(1).max(5), comment: z.string().trim().max(1_000).default('') }),
  reply: followedContact,
});
