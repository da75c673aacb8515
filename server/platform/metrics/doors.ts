import type { FastifyInstance, FastifyRequest } from 'fastify';
import { sql } from 'kysely';
import type { Floor } from '../floor.ts';
import { problem, send } from '../http/problem.ts';
import type { SystemParts } from '../system/operations.ts';
import { createMetrics } from './metrics.ts';

const readyWithinMs = 2_000;

/** Asked for by a program on this machine itself, and not through a proxy that runs here. */
function isLocal({ ip, headers }: FastifyRequest): boolean {
  const proxied = headers['x-forwarded-for'] !== undefined || headers.forwarded !== undefined;
  return !proxied && /^(::1|(::ffff:)?127\.)/.test(ip);
}

async function databaseAnswers({ reader }: Floor): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>();
  const timeout = setTimeout(() => resolve(false), readyWithinMs);
  const answered = sql`select`.execute(reader).then(
    () => true,
    () => false,
  );
  const verdict = await Promise.race([answered, late]);
  clearTimeout(timeout);
  return verdict;
}

/**
 * What supervisors and monitoring ask: alive (the process answers), ready (it can serve: the database answers and it is not
 * about to stop), and figures. Figures are for programs on this machine; a collector elsewhere comes through one that is here.
 */
export function addOperatorDoors(app: FastifyInstance, floor: Floor, parts: SystemParts): void {
  const metrics = createMetrics(floor, parts);
  let stopping = false;
  app.addHook('preClose', async () => {
    stopping = true;
  });
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    const seconds = reply.elapsedTime / 1_000;
    metrics.observe({ method: request.method, route, status: reply.statusCode, seconds });
  });
  app.get('/health/live', async () => ({ status: 'alive' }));
  app.get('/health/ready', async (_request, reply) => {
    if (!stopping && (await databaseAnswers(floor))) return { status: 'ready' };
    return reply.code(503).send({ status: stopping ? 'stopping' : 'database-not-available' });
  });
  app.get('/metrics', async (request, reply) => {
    if (!isLocal(request)) return send(reply, problem({ status: 403, code: 'forbidden', requestId: request.id }));
    return reply.type(metrics.contentType).send(await metrics.text());
  });
}
