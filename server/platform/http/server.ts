import { Readable } from 'node:stream';
import fastifyCookie from '@fastify/cookie';
import type { Endpoint, Problem } from '@tongli/contracts/kernel';
import type { FastifyBaseLogger, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Call } from '../call.ts';
import { isRefusal, type Refusal } from '../call.ts';
import type { Tx } from '../database/database.ts';
import type { OpenFile } from '../files/files.ts';
import type { Floor } from '../floor.ts';
import type { FramedPages } from '../module.ts';
import { type Actor, type ActorToken, admit, anyone, lookingAt, scopeOf, type Verdict } from '../permissions/actor.ts';
import { shown } from '../personal/outgoing.ts';
import { nudge } from '../timers/nudge.ts';
import { openApp } from './app.ts';
import { compress } from './compression.ts';
import { browserCookieName, type Credential, challenge, readCredential, sessionCookieName } from './credential.ts';
import { sendFile } from './download.ts';
import { answerError } from './failure.ts';
import { guardCrossSite, setSecurityHeaders } from './headers.ts';
import { idempotent } from './idempotency.ts';
import { boundLoad } from './load.ts';
import type { OperationWords } from './openapi/document.ts';
import { serveDescription } from './openapi/serve.ts';
import type { Input, Operation, SessionCookie } from './operation.ts';
import { otherMethods } from './other-methods.ts';
import { servePages } from './pages.ts';
import { fieldErrors, isProblem, problem, problemOfRefusal, send } from './problem.ts';
import { problemOfProject, readProject } from './project.ts';
import { countRates, type Rates, usualRates } from './rates.ts';
import { needsRoom, type Room } from './room.ts';
import type { Tls } from './tls.ts';
import { openUpload, passOver } from './upload.ts';

export interface HttpOptions {
  readonly floor: Floor;
  readonly operations: readonly Operation[];
  /** Who stands behind a credential; null when it is unknown or has ended. */
  readonly authenticate: (call: Pick<Call, 'now' | 'tx'>, credential: Credential) => Promise<Actor | null>;
  /** Whether a permission is held over the rows of projects. Where it is, a call that names a project is narrowed to it. */
  readonly isPlaced?: (permission: string) => boolean;
  /** Told of each call that a token made, after its actor was found; nobody waits for it. */
  readonly onTokenUse?: (token: ActorToken, use: { readonly at: Date; readonly from: string }) => void;
  /** Told of each call that a session made; nobody waits for it. */
  readonly onSessionUse?: (token: string, at: Date) => void;
  readonly secureCookies: boolean;
  readonly logger: FastifyBaseLogger;
  /** Where the built web client lies; without it the server has an interface only. */
  readonly webFolder: string;
  readonly framed?: readonly FramedPages[];
  /** What the interface's description says of each operation. */
  readonly operationWords?: () => OperationWords;
  readonly tls?: Tls | null;
  readonly trustedProxies?: readonly string[];
  readonly rates?: Rates;
  /** Where it says that the disk is full, what would change something is refused. */
  readonly room?: Pick<Room, 'isFull'>;
  /** Requests under way at a time. */
  readonly mostRequests?: number;
}

const always = () => true;

/** Leaves a transaction without its effects and carries the answer out. */
class RolledBack extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal) {
    super(refusal.refusal);
    this.refusal = refusal;
  }
}

export function createHttp(options: HttpOptions): FastifyInstance {
  const fail = (error: unknown, request: FastifyRequest, reply: FastifyReply) =>
    answerError(options.logger, error, request, reply);
  const app = openApp(options, (error, request, reply) => fail(error, request, setSecurityHeaders(request, reply)));
  const count = countRates(app, options.rates ?? usualRates);
  app.register(fastifyCookie);
  app.removeContentTypeParser('text/plain');
  app.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload));
  app.addHook('onRequest', async (request, reply) => void setSecurityHeaders(request, reply));
  app.addHook('onRequest', guardCrossSite);
  boundLoad(app, options.mostRequests);
  app.addHook('onSend', compress);
  app.setErrorHandler(fail);
  for (const operation of options.operations) addRoute(app, { ...options, count }, operation);
  const endpoints = options.operations.map(({ endpoint }) => endpoint);
  serveDescription(app, endpoints, options.operationWords ?? (() => ({})));
  servePages(app, {
    folder: options.webFolder,
    methodsOf: otherMethods(endpoints),
    ancestorsOf: async (path) => {
      const framed = options.framed?.find(({ path: start }) => path === start || path.startsWith(`${start}/`));
      return framed ? framed.origins(options.floor.reader as Tx) : [];
    },
  });
  return app;
}

const urlOf = (endpoint: Endpoint) => `/api/v1${endpoint.path}`;

type Serving = HttpOptions & { readonly count: ReturnType<typeof countRates> };

function addRoute(app: FastifyInstance, options: Serving, operation: Operation): void {
  app.route({
    method: operation.endpoint.method,
    url: urlOf(operation.endpoint),
    handler: (request, reply) =>
      options.room?.isFull() && needsRoom(operation.endpoint)
        ? send(reply, problem({ status: 507, code: 'storage-full', requestId: request.id }))
        : serve(options, operation, request, reply),
  });
}

async function serve(options: Serving, operation: Operation, request: FastifyRequest, reply: FastifyReply) {
  const session = cookieOf(sessionCookieName, options, request, reply);
  const browser = cookieOf(browserCookieName, options, request, reply);
  const credential = readCredential(request);
  if (credential === 'both')
    return send(reply, problem({ status: 400, code: 'two-credentials', requestId: request.id }));
  const project = readProject(request);
  if (project === 'malformed') return send(reply, problemOfProject(request));
  const run = async (tx: Tx): Promise<unknown> => {
    const now = await options.floor.clock.now(tx);
    const known = credential === null ? null : await options.authenticate({ tx, now }, credential);
    const actor = known && project !== null ? lookingAt(known, project, options.isPlaced ?? always) : known;
    if (actor && credential?.kind === 'session') options.onSessionUse?.(credential.secret, now);
    if (actor?.token) options.onTokenUse?.(actor.token, { at: now, from: request.ip });
    const verdict = verdictOn(operation.endpoint, credential, actor);
    if (verdict === 'not-signed-in') challenge(reply, credential);
    if (verdict !== 'allowed')
      return problem({ status: verdict === 'not-signed-in' ? 401 : 403, code: verdict, requestId: request.id });
    await options.count(request, operation.endpoint, actor);
    if (request.body instanceof Readable !== operation.endpoint.upload && request.body !== undefined)
      return problem({ status: 415, code: 'unsupported-media-type', requestId: request.id });
    const input = readInput(operation.endpoint, request, { session, browser });
    if ('status' in input) return input;
    const call: Call = {
      tx,
      now,
      actor: actor ?? anyone,
      scope: scopeOf(actor ?? anyone, operation.endpoint.need),
      requestId: request.id,
      keyring: options.floor.keyring,
      blobs: options.floor.blobs,
      ...(options.floor.voice ? { voice: options.floor.voice } : {}),
      ...(options.floor.mail ? { mail: options.floor.mail } : {}),
    };
    return answer(operation, call, input, request);
  };
  try {
    const result = await inTransaction(options, operation, run, request.id);
    const isFile = operation.endpoint.download && !isProblem(result);
    return isFile ? await sendFile(request, reply, result as OpenFile) : send(reply, result);
  } finally {
    if (request.body instanceof Readable) passOver(request.body);
  }
}

/** A session that has ended leaves a browser as nobody; a program is told that its token is no good, whatever it asks. */
function verdictOn(endpoint: Endpoint, credential: Credential | null, actor: Actor | null): Verdict {
  return credential?.kind === 'token' && actor === null ? 'not-signed-in' : admit(endpoint, actor);
}

/**
 * A look needs no transaction, and its connection cannot write. An upload stages rows in transactions of its own and must
 * not hold one open.
 */
async function inTransaction(
  options: HttpOptions,
  { endpoint, transaction }: Operation,
  run: (tx: Tx) => Promise<unknown>,
  requestId: string,
): Promise<unknown> {
  if (endpoint.method === 'GET') return run(options.floor.reader as Tx);
  if (endpoint.upload || transaction === 'own') return run(options.floor.db as Tx);
  try {
    const result = await options.floor.db.transaction().execute(run);
    nudge(options.floor.db);
    return result;
  } catch (error) {
    if (error instanceof RolledBack) return problemOfRefusal(error.refusal, requestId);
    throw error;
  }
}

async function answer(operation: Operation, call: Call, input: Input<Endpoint>, request: FastifyRequest) {
  const handle = () => operation.handle(call, input);
  const result = await (operation.endpoint.creates
    ? idempotent(call, operation.endpoint, request, input, handle)
    : handle());
  if (operation.endpoint.download && !isRefusal(result)) return result;
  if (!isRefusal(result)) return shown(operation.endpoint, operation.endpoint.reply.parse(result));
  const refusal = shownBeside(operation.endpoint, result);
  if (call.tx.isTransaction && !refusal.commits) throw new RolledBack(refusal);
  return problemOfRefusal(refusal, request.id);
}

/** What stands beside a refusal is masked as a reply would be. */
function shownBeside(endpoint: Endpoint, refusal: Refusal): Refusal {
  if (refusal.current === undefined) return refusal;
  return { ...refusal, current: shown(endpoint, endpoint.reply.parse(refusal.current)) };
}

function readInput(
  endpoint: Endpoint,
  request: FastifyRequest,
  cookies: Pick<Input<Endpoint>, 'session' | 'browser'>,
): Input<Endpoint> | Problem {
  const params = endpoint.params.safeParse(request.params);
  const query = endpoint.query.safeParse(request.query);
  const body = endpoint.body.safeParse(endpoint.upload ? {} : (request.body ?? {}));
  if (params.success && query.success && body.success) {
    const upload = request.body instanceof Readable ? openUpload(request.body) : Readable.from([]);
    const client = { userAgent: request.headers['user-agent'] ?? '', address: request.ip };
    return { params: params.data, query: query.data, body: body.data, upload, ...cookies, client };
  }
  const errors = [
    ...(params.error ? fieldErrors('params', params.error) : []),
    ...(query.error ? fieldErrors('query', query.error) : []),
    ...(body.error ? fieldErrors('body', body.error) : []),
  ];
  return problem({ status: 422, code: 'invalid-input', errors, requestId: request.id });
}

function cookieOf(name: string, options: HttpOptions, request: FastifyRequest, reply: FastifyReply): SessionCookie {
  const secure = options.secureCookies || request.protocol === 'https' || forwardedSecurely(request);
  const attributes = { httpOnly: true, sameSite: 'strict', path: '/', secure } as const;
  return {
    token: request.cookies[name] ?? null,
    set: (token) => {
      if (token === null) reply.clearCookie(name, attributes);
      else reply.setCookie(name, token, attributes);
    },
  };
}

/** A proxy that speaks TLS for us says so. Who says so untruly gets a cookie that their own browser will not send back. */
const forwardedSecurely = (request: FastifyRequest): boolean =>
  String(request.headers['x-forwarded-proto'] ?? '')
    .split(',')[0]
    ?.trim() === 'https';
