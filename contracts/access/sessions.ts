import { z } from 'zod';
import { endpoint, id, instant } from '../kernel/index.ts';

/** Somebody signed in, on one browser. */
export const session = z.object({
  id,
  /** In words, such as `Firefox 141`; empty where the browser did not say. */
  browser: z.string(),
  system: z.string(),
  /** The network that it was started from. */
  addressPrefix: z.string(),
  startedAt: instant,
  lastSeenAt: instant,
  endsAt: instant,
  /** The one that asks. */
  own: z.boolean(),
});
export type Session = z.infer<typeof session>;

const sessions = z.object({ sessions: z.array(session) });

export const listOwnSessions = endpoint({
  id: 'access.list-own-sessions',
  method: 'GET',
  path: '/session/all',
  need: 'signed-in',
  sessionOnly: true,
  reply: sessions,
});

export const endOwnSession = endpoint({
  id: 'access.end-own-session',
  method: 'DELETE',
  path: '/session/all/:id',
  need: 'signed-in',
  sessionOnly: true,
  params: z.object({ id }),
  reply: sessions,
});

export const endOtherSessions = endpoint({
  id: 'access.end-other-sessions',
  method: 'POST',
  path: '/session/others/end',
  need: 'signed-in',
  sessionOnly: true,
  reply: sessions,
});

export const listSessionsOf = endpoint({
  id: 'access.list-sessions-of',
  method: 'GET',
  path: '/accounts/:id/sessions',
  need: 'access.administer',
  sessionOnly: true,
  params: z.object({ id }),
  reply: sessions,
});

export const endSessionOf = endpoint({
  id: 'access.end-session-of',
  method: 'DELETE',
  path: '/accounts/:id/sessions/:sessionId',
  need: 'access.administer',
  sessionOnly: true,
  params: z.object({ id, sessionId: id }),
  reply: sessions,
});

export const endSessionsOf = endpoint({
  id: 'access.end-sessions-of',
  method: 'POST',
  path: '/accounts/:id/sessions/end',
  need: 'access.administer',
  sessionOnly: true,
  params: z.object({ id }),
  reply: sessions,
});
