import type { FastifyReply, FastifyRequest } from 'fastify';

/** What a request shows to prove who sends it: a browser's session cookie, or a program's token. */
export interface Credential {
  readonly kind: 'session' | 'token';
  readonly secret: string;
}

export const sessionCookieName = 'tongli_session';
/** Of a browser in which somebody has set out to sign in elsewhere. */
export const browserCookieName = 'tongli_browser';
const bearer = /^bearer +(\S+) *$/i;

/** The token of a request that a program sends; a browser cannot be made to send one by another site. */
export const bearerToken = ({ headers }: Pick<FastifyRequest, 'headers'>): string | null =>
  bearer.exec(headers.authorization ?? '')?.[1] ?? null;

/** Null for nobody; `both` is refused, because it would be unclear whose rights count. */
export function readCredential(request: FastifyRequest): Credential | 'both' | null {
  const token = bearerToken(request);
  const session = request.cookies[sessionCookieName];
  if (token !== null) return session === undefined ? { kind: 'token', secret: token } : 'both';
  return session === undefined ? null : { kind: 'session', secret: session };
}

/** Tells a program how to prove who it is, and whether what it showed was the trouble. */
export function challenge(reply: FastifyReply, credential: Credential | null): void {
  const trouble = credential?.kind === 'token' ? ', error="invalid_token"' : '';
  reply.header('www-authenticate', `Bearer realm="tongli"${trouble}`);
}
