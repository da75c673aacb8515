import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { problem } from './problem.ts';

/** At 2,000 requests a second the last of these waits half a second; beyond it waiting helps nobody. */
const usualMost = 1_000;

/**
 * Refuses what comes while this many requests to the interface are already under way, so that those come to their end.
 * A request counts from when its body is here until its reply begins: whoever drips a body, or takes a reply slowly, makes
 * no work and keeps nobody out. An upload arrives while it is worked on, and counts among uploads only. Pages are files and
 * sockets are not requests: neither counts.
 */
export function boundLoad(app: FastifyInstance, most = usualMost): void {
  const requests = new Set<FastifyRequest>();
  const uploads = new Set<FastifyRequest>();
  app.addHook('preValidation', async (request, reply) => {
    const socket = (request as { ws?: boolean }).ws === true;
    if (socket || !request.url.startsWith('/api/')) return undefined;
    const underWay = request.body instanceof Readable ? uploads : requests;
    if (underWay.size >= most) {
      const refusal = problem({ status: 503, code: 'overloaded', requestId: request.id });
      return reply.code(503).header('retry-after', '1').type('application/problem+json').send(refusal);
    }
    underWay.add(request);
    reply.raw.once('close', () => underWay.delete(request));
    return undefined;
  });
  app.addHook('onSend', async (request) => {
    requests.delete(request);
    uploads.delete(request);
  });
}
