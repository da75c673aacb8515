import { z } from 'zod';
import { fileAddress } from '../files/index.ts';
import { endpoint, id, instant, text } from '../kernel/index.ts';

/*
 * What agents have on their screen while they serve a customer, where their queue has it recorded. Their browser shows it in takes: a pause,
 * a reload or a lost piece ends one, and another begins. Refusals: `screens-off`, `screen-over`, `screen-out-of-order` (`params.next` is the
 * piece that is wanted), `screen-too-large`, `recording-paused`, `not-in-call`.
 */

/** `calls`: while one speaks with a customer; `all`: while one writes to them, too. */
export const screenUse = z.enum(['off', 'calls', 'all']);
export type ScreenUse = z.infer<typeof screenUse>;

/** What the agent chose to show. */
export const screenSurface = z.enum(['monitor', 'window', 'browser', 'unknown']);
/** Why a take ended; `lost` where its browser was not heard of any more. */
export const screenEnd = z.enum(['over', 'paused', 'stopped', 'broken', 'full', 'lost']);
/** Why there is none: the agent said no, or the browser cannot. */
export const screenRefusal = z.enum(['denied', 'unable']);

/** A piece is some seconds, a take an hour at most: then another begins. */
export const mostPieceBytes = 4 * 1024 * 1024;
export const mostPieces = 400;

/** `joining` until its pieces are made one file. */
export const screenTake = z.object({
  id,
  agentId: id,
  agentName: z.string(),
  state: z.enum(['running', 'joining', 'kept', 'refused', 'lost', 'deleted']),
  surface: screenSurface.nullable(),
  refusal: screenRefusal.nullable(),
  startedAt: instant,
  endedAt: instant.nullable(),
  endedFor: screenEnd.nullable(),
  bytes: z.number().int(),
  /** Pieces that never arrived. */
  missing: z.number().int(),
  keptUntil: instant.nullable(),
});
export type ScreenTake = z.infer<typeof screenTake>;

const one = z.object({ id });
const take = z.object({ id, screenId: id });

/** For whoever has the contact at their desk. What was shown until now is never known: it begins here. */
export const beginScreen = endpoint({
  id: 'contacts.begin-screen',
  method: 'POST',
  path: '/contact-desk/:id/screens',
  need: 'contacts.take',
  params: one,
  body: z.object({ surface: screenSurface }),
  reply: z.object({ id }),
  creates: true,
});

/** In order, from 0; one that has arrived already changes nothing. */
export const addScreenPiece = endpoint({
  id: 'contacts.add-screen-piece',
  method: 'POST',
  path: '/contact-desk/:id/screens/:screenId/pieces/:piece',
  need: 'contacts.take',
  params: take.extend({ piece: z.coerce.number().int().min(0).max(mostPieces) }),
  reply: z.object({ next: z.number().int() }),
  upload: true,
});

export const endScreen = endpoint({
  id: 'contacts.end-screen',
  method: 'POST',
  path: '/contact-desk/:id/screens/:screenId/end',
  need: 'contacts.take',
  params: take,
  body: z.object({ why: screenEnd.exclude(['lost']), missing: z.number().int().min(0).max(mostPieces).default(0) }),
  reply: z.object({}),
});

/** Nothing is shown, and that is on record. */
export const refuseScreen = endpoint({
  id: 'contacts.refuse-screen',
  method: 'POST',
  path: '/contact-desk/:id/screens/refusal',
  need: 'contacts.take',
  params: one,
  body: z.object({ why: screenRefusal }),
  reply: z.object({}),
});

/** To be seen at `files.read`. Who, when and why stands in the audit trail. */
export const discloseScreen = endpoint({
  id: 'contacts.disclose-screen',
  method: 'POST',
  path: '/contacts/:id/screens/:screenId/disclosure',
  need: 'contacts.listen',
  params: take,
  body: z.object({ reason: text(200) }),
  reply: fileAddress,
  discloses: true,
});
