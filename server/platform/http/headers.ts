import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem } from './problem.ts';

const contentSecurityPolicy = [
  "default-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

export function setSecurityHeaders(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  reply.header('content-security-policy', contentSecurityPolicy);
  reply.header('x-content-type-options', 'nosniff');
  reply.header('referrer-policy', 'no-referrer');
  reply.header('x-request-id', request.id);
  if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store');
  return reply;
}

const readingMethods = new Set(['GET', 'HEAD', 'OPTIONS']);

/** A browser says where a request comes from; one that another site started must not change anything here. */
export async function guardCrossSite(request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
  if (readingMethods.has(request.method)) return undefined;
  const site = request.headers['sec-fetch-site'];
  const origin = request.headers.origin;
  const foreignOrigin = origin !== undefined && hostOf(origin) !== request.headers.host;
  if (site !== 'cross-site' && !foreignOrigin) return undefined;
  const refusal = problem({ status: 403, code: 'cross-site', requestId: request.id });
  return reply.code(403).type('application/problem+json').send(refusal);
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
