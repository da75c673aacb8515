import type { Problem } from '@tongli/contracts/kernel';
import type { FastifyBaseLogger, FastifyReply, FastifyRequest } from 'fastify';
import { isFull, isPassing, isUnstorable } from '../database/trouble.ts';
import { InputError, problem, send } from './problem.ts';
import { TooManyRequests } from './rates.ts';

/** What Fastify refuses before a handler runs, by status. */
const codes: Readonly<Record<number, string>> = {
  404: 'not-found',
  413: 'payload-too-large',
  414: 'not-found',
  415: 'unsupported-media-type',
};

const retryAfterSeconds = '1';

/** Turns whatever was thrown into a problem; only what nobody foresaw is logged as an error. */
export function answerError(
  logger: FastifyBaseLogger,
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const foreseen = foreseenProblem(error, request);
  if (foreseen) return send(reply, foreseen);
  const requestId = request.id;
  if (error instanceof TooManyRequests) {
    const params = { perMinute: error.perMinute, seconds: error.retryAfterSeconds };
    const refusal = problem({ status: 429, code: 'too-many-requests', params, requestId });
    return send(reply.header('retry-after', String(error.retryAfterSeconds)), refusal);
  }
  if (isFull(error)) {
    logger.error({ error, requestId }, 'disk full');
    return send(reply, problem({ status: 507, code: 'storage-full', requestId }));
  }
  if (isPassing(error)) {
    logger.warn({ error, requestId }, 'database not available');
    return send(
      reply.header('retry-after', retryAfterSeconds),
      problem({ status: 503, code: 'unavailable', requestId }),
    );
  }
  logger.error({ error, requestId }, 'request failed');
  return send(reply, problem({ status: 500, code: 'internal', requestId }));
}

function foreseenProblem(error: unknown, request: FastifyRequest): Problem | null {
  const requestId = request.id;
  if (error instanceof InputError)
    return problem({ status: 422, code: 'invalid-input', errors: error.errors, requestId });
  const { statusCode: status = 500, code: detail = '' } = error as { statusCode?: number; code?: string };
  if (isUnstorable(error)) return problem({ status: 422, code: 'invalid-input', params: { detail }, requestId });
  if (status >= 500) return null;
  const bound = status === 413 ? { maximum: request.routeOptions.bodyLimit } : { detail };
  return problem({ status, code: codes[status] ?? 'malformed', params: bound, requestId });
}
