import { z } from 'zod';
import { id } from '../kernel/index.ts';

/** How a contact came to be. `form` is answered in writing, `callback` is a call that we owe; `logged` was noted by hand. */
export const contactChannel = z.enum(['voice', 'chat', 'form', 'callback', 'logged']);
export type ContactChannel = z.infer<typeof contactChannel>;

/** By what a contact that is noted by hand came in. */
export const loggedMeans = z.enum(['letter', 'fax', 'in-person', 'phone', 'message', 'other']);

/** What the system knows of a contact. `connected` is held or not beside this. */
export const contactState = z.enum(['queued', 'offered', 'connected', 'wrapUp', 'closed']);
export type ContactState = z.infer<typeof contactState>;

/** How a contact ended, or its stay in one queue; exactly one of them. `overflowed` is said of a stay alone. */
export const contactOutcome = z.enum([
  'answered',
  'abandoned',
  'overflowed',
  'refused',
  'callback',
  'voicemail',
  'selfService',
]);
export type ContactOutcome = z.infer<typeof contactOutcome>;

/** Why one was refused: the queue was full, closed, or the number is on the nuisance list. */
export const refusalCause = z.enum(['full', 'closed', 'nuisance']);

/** What somebody said of themselves. */
export const agentStatus = z.enum(['signedOut', 'ready', 'notReady']);
export type AgentStatus = z.infer<typeof agentStatus>;

/** What the system knows of one of an agent's places. */
export const slotState = z.enum(['idle', 'offered', 'talking', 'hold', 'wrapUp']);
export type SlotState = z.infer<typeof slotState>;

/** A place takes calls and callbacks, or what is written. */
export const slotKind = z.enum(['voice', 'chat']);
export type SlotKind = z.infer<typeof slotKind>;

/** Who wrote. `internal` is read by those who work here alone; `system` speaks in a code that the page puts into words. */
export const messageAuthor = z.enum(['customer', 'agent', 'internal', 'system']);
export type MessageAuthor = z.infer<typeof messageAuthor>;

/** How an agent stands to a contact: has it, is asked about it behind the customer's back, or speaks along. */
export const contactRole = z.enum(['owner', 'consulted', 'participant']);
export type ContactRole = z.infer<typeof contactRole>;

/** A member of staff, or a queue, as it is called. */
export const named = z.object({ id, name: z.string() });
export type Named = z.infer<typeof named>;

export const seconds = z.number().int().min(0).max(86_400);
