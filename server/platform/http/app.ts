import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyError,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify';
import { answerClientError } from './client-error.ts';
import type { Tls } from './tls.ts';

export interface AppOptions {
  readonly logger: FastifyBaseLogger;
  readonly tls?: Tls | null;
  /** Addresses of proxies whose word on client, host and protocol is taken; nobody else's is. */
  readonly trustedProxies?: readonly string[];
}

/** Of a body that is read whole. An upload is a stream, whose reader sets the bounds. */
const bodyLimit = 1_000_000;
/** A large ledger over a slow line. */
const requestTimeoutMs = 600_000;
const headersTimeoutMs = 15_000;
const headersLimit = 16_384;
/** A body that is read whole has to arrive within this time, however slowly its bytes drip. */
const wholeBodyMs = 30_000;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
const traceId = /^[0-9a-f]{32}$/i;
const ulid = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;

/** A caller's own id is kept where it is one of the usual forms, which have no room for what a person is called by. */
function requestIdOf({ headers }: Pick<IncomingMessage, 'headers'>): string {
  const given = headers['x-request-id'];
  const wellFormed = typeof given === 'string' && [uuid, traceId, ulid].some((form) => form.test(given));
  return wellFormed ? given : randomUUID();
}

type Fail = (error: FastifyError, request: FastifyRequest, reply: FastifyReply) => void;

/** The HTTP server with its bounds, before it has routes. */
export function openApp({ logger, tls, trustedProxies = [] }: AppOptions, frameworkErrors: Fail): FastifyInstance {
  const options = {
    loggerInstance: logger,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit,
    requestTimeout: requestTimeoutMs,
    genReqId: requestIdOf,
    trustProxy: trustedProxies.length === 0 ? false : [...trustedProxies],
    forceCloseConnections: 'idle' as const,
    clientErrorHandler: answerClientError,
    // What is refused before a route is found passes no hook.
    frameworkErrors,
  };
  const bounds = { headersTimeout: headersTimeoutMs, maxHeaderSize: headersLimit };
  const app = tls
    ? overTls(Fastify({ ...options, https: { ...bounds, ...tls } }))
    : Fastify({ ...options, http: bounds });
  app.addHook('onRequest', boundBodyTime);
  return app;
}

/** To routes and hooks it is the same. */
const overTls = (app: unknown) => app as FastifyInstance;

async function boundBodyTime({ raw }: FastifyRequest): Promise<void> {
  const hasBody = raw.headers['content-length'] !== undefined || raw.headers['transfer-encoding'] !== undefined;
  if (!hasBody || raw.headers['content-type'] === 'application/octet-stream') return;
  // What a program injects comes by no connection that could be ended.
  const end = () => (raw.socket instanceof Socket ? raw.socket.destroy() : undefined);
  const timer = setTimeout(end, wholeBodyMs).unref();
  raw.once('end', () => clearTimeout(timer));
  raw.once('close', () => clearTimeout(timer));
}
