import { randomUUID } from 'node:crypto';
import { Readable } from 'node:stream';
import fastifyCookie from '@fastify/cookie';
import type { Endpoint, Problem } from '@tongli/contracts/kernel';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import type { Call } from '../call.ts';
import { isRefusal, type Refusal } from '../call.ts';
import type { Tx } from '../database/database.ts';
import type { Floor } from '../floor.ts';
import { type Actor, admit, anyone } from '../permissions/actor.ts';
import { guardCrossSite, setSecurityHeaders } from './headers.ts';
import { idempotent } from './idempotency.ts';
import type { Input, Operation, SessionCookie } from './operation.ts';
import { fieldErrors, InputError, problem, problemOfRefusal } from './problem.ts';

export interface HttpOptions {
  readonly floor: Floor;
  readonly operations: readonly Operation[];
  /** Who stands behind a session token; null when it is unknown or has ended. */
  readonly authenticate: (call: Pick<Call, 'now' | 'tx'>, token: string) => Promise<Actor | null>;
  readonly secureCookies: boolean;
  readonly logger: FastifyBaseLogger;
}

const cookieName = 'tongli_session';
const bodyLimit = 1_000_000;

/** Leaves a transaction without its effects and carries the answer out. */
class RolledBack extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.refusal);
    this.refusal = refusal;
  }
}

export function createHttp(options: HttpOptions): FastifyInstance {
  const app = Fastify({
    loggerInstance: options.logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    genReqId: () => randomUUID(),
    forceCloseConnections: true,
  });
  app.register(fastifyCookie);
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
  app.addHook('onRequest', setSecurityHeaders);
  app.addHook('onRequest', guardCrossSite);
  app.setErrorHandler((error, request, reply) => answerError(options, error, request, reply));
  for (const operation of options.operations) addRoute(app, options, operation);
  return app;
}

function addRoute(app: FastifyInstance, options: HttpOptions, operation: Operation): void {
  const { endpoint } = operation;
  app.route({
    method: endpoint.method,
    url: `/api/v1${endpoint.path}`,
    ...(endpoint.upload ? { bodyLimit: 1_000_000_000 } : {}),
    handler: (request, reply) => serve(options, operation, request, reply),
  });
}

async function serve(options: HttpOptions, operation: Operation, request: FastifyRequest, reply: FastifyReply) {
  const session = sessionCookie(options, request, reply);
  const run = async (tx: Tx): Promise<unknown> => {
    const now = await options.floor.clock.now(tx);
    const actor = session.token === null ? null : await options.authenticate({ tx, now }, session.token);
    const verdict = admit(operation.endpoint.need, actor);
    if (verdict !== 'allowed')
      return problem({ status: verdict === 'forbidden' ? 403 : 401, code: verdict, requestId: request.id });
    const input = readInput(operation.endpoint, request, session);
    if ('status' in input) return input;
    const call: Call = { tx, now, actor: actor ?? anyone, requestId: request.id, keyring: options.floor.keyring };
    return answer(operation, call, input, request);
  };
  return send(reply, await inTransaction(options, operation.endpoint, run, request.id));
}

/** A look needs no transaction of its own; an upload stages rows in transactions of its own and must not hold one open. */
async function inTransaction(
  options: HttpOptions,
  endpoint: Endpoint,
  run: (tx: Tx) => Promise<unknown>,
  requestId: string,
): Promise<unknown> {
  if (endpoint.method === 'GET' || endpoint.upload) return run(options.floor.db as Tx);
  try {
    return await options.floor.db.transaction().execute(run);
  } catch (error) {
    if (error instanceof RolledBack) return problemOfRefusal(error.refusal, requestId);
    throw error;
  }
}

async function answer(operation: Operation, call: Call, input: Input<Endpoint>, request: FastifyRequest) {
  const handle = () => operation.handle(call, input);
  const result = await (operation.endpoint.creates ? idempotent(call, operation.endpoint, request, handle) : handle());
  if (!isRefusal(result)) return operation.endpoint.reply.parse(result);
  if (call.tx.isTransaction && !result.commits) throw new RolledBack(result);
  return problemOfRefusal(result, request.id);
}

function readInput(endpoint: Endpoint, request: FastifyRequest, session: SessionCookie): Input<Endpoint> | Problem {
  const params = endpoint.params.safeParse(request.params);
  const query = endpoint.query.safeParse(request.query);
  const body = endpoint.body.safeParse(endpoint.upload ? {} : (request.body ?? {}));
  if (params.success && query.success && body.success) {
    const upload = request.body instanceof Readable ? request.body : Readable.from([]);
    return { params: params.data, query: query.data, body: body.data, upload, session };
  }
  const errors = [
    ...(params.error ? fieldErrors('params', params.error) : []),
    ...(query.error ? fieldErrors('query', query.error) : []),
    ...(body.error ? fieldErrors('body', body.error) : []),
  ];
  return problem({ status: 422, code: 'invalid-input', errors, requestId: request.id });
}

function sessionCookie(options: HttpOptions, request: FastifyRequest, reply: FastifyReply): SessionCookie {
  const attributes = { httpOnly: true, sameSite: 'strict', path: '/', secure: options.secureCookies } as const;
  return {
    token: request.cookies[cookieName] ?? null,
    set: (token) => {
      if (token === null) reply.clearCookie(cookieName, attributes);
      else reply.setCookie(cookieName, token, attributes);
    },
  };
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'type' in value && value.type === 'about:blank';
}

function send(reply: FastifyReply, result: unknown) {
  if (isProblem(result)) return reply.code(result.status).type('application/problem+json').send(result);
  return reply.send(result);
}

function answerError(options: HttpOptions, error: unknown, request: FastifyRequest, reply: FastifyReply) {
  const requestId = request.id;
  if (error instanceof InputError)
    return send(reply, problem({ status: 422, code: 'invalid-input', errors: error.errors, requestId }));
  const { statusCode, code } = error as { statusCode?: number; code?: string };
  if (statusCode === 413)
    return send(reply, problem({ status: 413, code: 'payload-too-large', params: { maximum: bodyLimit }, requestId }));
  if (statusCode !== undefined && statusCode < 500)
    return send(
      reply,
      problem({ status: statusCode, code: 'invalid-input', params: { detail: code ?? '' }, requestId }),
    );
  options.logger.error({ error, requestId }, 'request failed');
  return send(reply, problem({ status: 500, code: 'internal', requestId }));
}
