import type { FastifyReply, FastifyRequest } from 'fastify';
import { problem } from './problem.ts';

/** At 2,000 requests a second the last of these waits half a second; beyond it waiting helps nobody. */
const usualMost = 1_000;

/**
 * Refuses what comes while this many requests to the interface are already under way, so that those come to their end.
 * Pages are files and sockets are not requests: neither counts.
 */
export function boundLoad(most = usualMost) {
  let underWay = 0;
  return async (request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
    const socket = (request as { ws?: boolean }).ws === true;
    if (socket || !request.url.startsWith('/api/')) return undefined;
    if (underWay >= most) {
      const refusal = problem({ status: 503, code: 'overloaded', requestId: request.id });
      return reply.code(503).header('retry-after', '1').type('application/problem+json').send(refusal);
    }
    underWay += 1;
    reply.raw.once('close', () => {
      underWay -= 1;
    });
    return undefined;
  };
}
