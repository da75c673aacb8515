import { z } from 'zod';
import { identity } from '../customers/index.ts';
import { fileAddress, mostFilesOfDraft, stagedFile } from '../files/index.ts';
import { endpoint, id, instant, personal, text } from '../kernel/index.ts';
import { deskContact, messagePage } from './contact.ts';
import { presence } from './presence.ts';
import { contactRole, loggedMeans } from './terms.ts';

const one = z.object({ id });
const act = <const Id extends string, const Path extends string>(name: Id, path: Path) => ({
  id: `contacts.${name}` as const,
  method: 'POST' as const,
  path: `/contacts/:id/${path}` as const,
  need: 'contacts.take' as const,
  params: one,
  reply: deskContact,
});

/** Everything that an agent's page begins with, and begins with again after a reload. */
export const getDesk = endpoint({
  id: 'contacts.get-desk',
  method: 'GET',
  path: '/contact-desk',
  need: 'contacts.take',
  reply: z.object({ presence, contacts: z.array(deskContact), now: instant }),
});

/** One of one's own. */
export const getDeskContact = endpoint({
  id: 'contacts.get-desk-contact',
  method: 'GET',
  path: '/contact-desk/:id',
  need: 'contacts.take',
  params: one,
  reply: deskContact,
});

/** Refused with `offer-gone` where it went back meanwhile. */
export const acceptContact = endpoint(act('accept', 'acceptance'));

/** It goes back to its place; the agent stays ready and is not asked again for it within a minute. */
export const declineContact = endpoint({ ...act('decline', 'decline'), reply: presence });

export const holdContact = endpoint(act('hold', 'hold'));
export const resumeContact = endpoint(act('resume', 'resumption'));

/** Cold: it is out of one's hands at once. Of what is not taken by an agent it goes to the queue that it came from. */
export const transferContact = endpoint({
  ...act('transfer', 'transfer'),
  body: z.object({
    to: z.union([z.object({ queueId: id }), z.object({ agentId: id })]),
    note: z.string().trim().max(2_000).default(''),
  }),
});

/**
 * Asks a colleague in. `consulted` reads along and writes to colleagues alone; `participant` speaks with the customer. It is offered
 * to them as a contact is.
 */
export const inviteColleague = endpoint({
  ...act('invite', 'invitations'),
  body: z.object({
    agentId: id,
    role: contactRole.exclude(['owner']),
    note: z.string().trim().max(2_000).default(''),
  }),
});

/** What becomes of whom one asked in: they get the contact (warm transfer), they speak along, or they go. */
export const settleInvitation = endpoint({
  ...act('settle-invitation', 'invitations/settlement'),
  body: z.object({ agentId: id, as: z.enum(['owner', 'participant', 'dismissed']) }),
});

/** Of whoever was asked in. */
export const leaveContact = endpoint({ ...act('leave', 'leaving'), reply: presence });

export const endContact = endpoint(act('end', 'end'));

/** Kept while one writes; `done` closes the contact. Codes are needed where the queue has any. */
export const wrapUpContact = endpoint({
  ...act('wrap-up', 'wrap-up'),
  body: z.object({
    codes: z.array(z.string().min(1).max(40)).max(10),
    note: z.string().trim().max(4_000).default(''),
    done: z.boolean(),
  }),
});

/** More time for wrap-up, once. */
export const extendWrapUp = endpoint(act('extend-wrap-up', 'wrap-up/extension'));

/** Says whose contact it is: a customer who is known, or one to be found or added. */
export const identifyCaller = endpoint({
  ...act('identify', 'customer'),
  body: z.union([z.object({ customerId: id }), z.object({ customer: identity })]),
});

/** `id` is made up by the sender: sent again after a lost connection it is written once. */
export const sendMessage = endpoint({
  ...act('send', 'messages'),
  body: z.object({
    id,
    text: z.string().trim().max(4_000).default(''),
    internal: z.boolean().default(false),
    fileIds: z.array(id).max(mostFilesOfDraft).default([]),
  }),
  reply: messagePage,
});

/** What somebody has begun to write and not sent. */
export const deskDraft = z.object({
  text: z.string().max(20_000),
  internal: z.boolean(),
  files: z.array(stagedFile).max(mostFilesOfDraft),
});
export type DeskDraft = z.infer<typeof deskDraft>;

/** One's own, in clear, with what is noted of the contact so far: to go on with after a reload, or in another browser. */
export const readDraft = endpoint({
  id: 'contacts.read-draft',
  method: 'POST',
  path: '/contact-desk/:id/draft/reading',
  need: 'contacts.take',
  params: one,
  body: z.object({ reason: text(200).optional() }),
  reply: z.object({ draft: deskDraft, outcome: z.object({ codes: z.array(z.string()), note: z.string() }) }),
  discloses: true,
});

/** In place of what was kept before. Kept until it is sent, emptied, or the contact is closed. */
export const keepDraft = endpoint({
  id: 'contacts.keep-draft',
  method: 'PUT',
  path: '/contact-desk/:id/draft',
  need: 'contacts.take',
  params: one,
  body: deskDraft,
  reply: z.object({}),
});

const after = z.coerce.number().int().min(0).default(0);

/** Masked, for whoever may read the contact. */
export const listMessages = endpoint({
  id: 'contacts.list-messages',
  method: 'GET',
  path: '/contacts/:id/messages',
  need: 'contacts.read',
  params: one,
  query: z.object({ after }),
  reply: messagePage,
});

/** In clear: whoever has the contact open needs no reason; anybody else gives one, and may see customers in clear. */
export const readMessages = endpoint({
  id: 'contacts.read-messages',
  method: 'POST',
  path: '/contacts/:id/messages/reading',
  need: 'contacts.read',
  params: one,
  body: z.object({ after: z.number().int().min(0).default(0), reason: text(200).optional() }),
  reply: messagePage,
  discloses: true,
});

/** What callers left of themselves, in clear as messages are: the number at which a callback is owed. Null where they left none. */
export const readCaller = endpoint({
  id: 'contacts.read-caller',
  method: 'POST',
  path: '/contacts/:id/caller/reading',
  need: 'contacts.read',
  params: one,
  body: z.object({ reason: text(200).optional() }),
  reply: z.object({
    name: personal('name', z.string()).nullable(),
    phone: personal('phone', z.string()).nullable(),
  }),
  discloses: true,
});

export const discloseContactFile = endpoint({
  id: 'contacts.disclose-file',
  method: 'POST',
  path: '/contacts/:id/files/:fileId/disclosure',
  need: 'contacts.read',
  params: z.object({ id, fileId: id }),
  body: z.object({ reason: text(200).optional() }),
  reply: fileAddress,
  discloses: true,
});

/** A letter, a visit, a call on another line: noted afterwards, answered already. */
export const logContact = endpoint({
  id: 'contacts.log',
  method: 'POST',
  path: '/contacts',
  need: 'contacts.log',
  body: z.object({
    projectId: id.optional(),
    means: loggedMeans,
    at: instant,
    customer: identity.nullable().default(null),
    summary: text(4_000),
    codes: z.array(z.string().min(1).max(40)).max(10).default([]),
  }),
  reply: z.object({ id, number: z.string() }),
  creates: true,
});

/** Who can be asked in or given a contact: signed in, with a free place or not. */
export const listColleagues = endpoint({
  id: 'contacts.list-colleagues',
  method: 'GET',
  path: '/contact-colleagues',
  need: 'contacts.take',
  reply: z.object({
    colleagues: z.array(
      z.object({
        id,
        name: z.string(),
        status: z.enum(['ready', 'notReady']),
        freeVoice: z.number().int(),
        freeChat: z.number().int(),
      }),
    ),
  }),
});
