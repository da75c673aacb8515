import { randomBytes } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { bearerToken } from './credential.ts';
import { problem } from './problem.ts';

/**
 * Style attributes are let in, for components place themselves by them; style elements only with the page's nonce. `ancestors`:
 * the sites whose pages may hold this one.
 */
const policyWith = (nonce: string | null, ancestors: readonly string[] = []) =>
  [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self'${nonce === null ? '' : ` 'nonce-${nonce}'`}`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    // A recorded screen is fed to its player from memory.
    "media-src 'self' blob:",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${ancestors.length === 0 ? "'none'" : ["'self'", ...ancestors].join(' ')}`,
  ].join('; ');

const usualPolicy = policyWith(null);

/** For one response only: the policy that lets in what carries the nonce returned. */
export function permitNonce(reply: FastifyReply, ancestors: readonly string[] = []): string {
  const nonce = randomBytes(16).toString('base64');
  reply.header('content-security-policy', policyWith(nonce, ancestors));
  return nonce;
}

/** For what other sites are meant to load: a script of ours that they embed. */
export const permitOtherSites = (reply: Pick<FastifyReply, 'header'>): void =>
  void reply.header('cross-origin-resource-policy', 'cross-origin');

/** The microphone is for calls in the browser, the screen for queues that record it; nothing else of a machine is ever asked for. */
const permissionsPolicy = 'camera=(), display-capture=(self), geolocation=(), microphone=(self), payment=(), usb=()';
const yearSeconds = 31_536_000;

export function setSecurityHeaders(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.header('content-security-policy', usualPolicy);
  reply.header('cross-origin-opener-policy', 'same-origin');
  reply.header('cross-origin-resource-policy', 'same-origin');
  reply.header('permissions-policy', permissionsPolicy);
  if (request.protocol === 'https') reply.header('strict-transport-security', `max-age=${yearSeconds}`);
  reply.header('x-content-type-options', 'nosniff');
  reply.header('referrer-policy', 'no-referrer');
  reply.header('x-request-id', request.id);
  if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  return reply;
}

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A browser says where a request comes from; one that another site started must not change anything here. */
export async function guardCrossSite(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  if (readingMethods.has(request.method) || bearerToken(request) !== null) return undefined;
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const foreignOrigin = origin !== undefined && hostOf(origin) !== request.host;
  if (site !== 'cross-site' && !foreignOrigin) return undefined;
  const refusal = problem({ status: 403, code: 'cross-site', requestId: request.id });
  return reply.code(403).type('application/problem+json').send(refusal);
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
