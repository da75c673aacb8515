import { z } from 'zod';
import { bilingual, endpoint, id, instant } from '../kernel/index.ts';
import { agentStatus, contactRole, slotKind, slotState } from './terms.ts';

/** One place of an agent: what is in it, since when, and until when where that runs out by itself (an offer, wrap-up). */
export const slot = z.object({
  number: z.number().int(),
  kind: slotKind,
  state: slotState,
  since: instant,
  until: instant.nullable(),
  contactId: id.nullable(),
  role: contactRole.nullable(),
});
export type Slot = z.infer<typeof slot>;

/** Reasons for not being ready that the system gives by itself. */
export const systemReasons = ['signedIn', 'noAnswer', 'connectionLost', 'reconnected', 'forced'] as const;

export const isSystemReason = (code: string): boolean => systemReasons.some((one) => one === code);

export const presence = z.object({
  agentId: id,
  status: agentStatus,
  /** The code of a reason, one of the centre's or of the system's own. */
  reason: z.string().nullable(),
  since: instant,
  /** Who set it: oneself, a leader, or nobody where the system did. */
  setById: id.nullable(),
  slots: z.array(slot),
  queues: z.array(z.object({ id, code: z.string(), name: bilingual, projectId: id })),
  version: z.number().int(),
});
export type Presence = z.infer<typeof presence>;

/** One's own. Who never signed in is `signedOut` since the beginning. */
export const getPresence = endpoint({
  id: 'contacts.get-presence',
  method: 'GET',
  path: '/contact-presence',
  need: 'contacts.take',
  reply: presence,
});

/**
 * `notReady` asks for a reason. Contacts that one has stay; no further ones come. `signedOut` is refused with `has-contacts`
 * while there are any. `watched` (a browser, the usual case): once its connection to `contacts.mine` is gone for some
 * seconds, offers go back and the agent is not ready (`connectionLost`); a program that keeps no connection says false.
 */
export const setPresence = endpoint({
  id: 'contacts.set-presence',
  method: 'PUT',
  path: '/contact-presence',
  need: 'contacts.take',
  body: z.object({
    status: agentStatus,
    reason: z.string().min(1).max(40).nullable().default(null),
    watched: z.boolean().default(true),
  }),
  reply: presence,
});
