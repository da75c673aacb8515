import fastifyRateLimit from '@fastify/rate-limit';
import type { Endpoint } from '@tongli/contracts/kernel';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor } from '../permissions/actor.ts';

/**
 * Requests a minute. Ten thousand people may sit behind one address: whoever is signed in counts by account or token, and an
 * address counts only for what it asks as nobody.
 */
export interface Rates {
  readonly account: number;
  readonly nobodyReads: number;
  /** Of each public operation that changes something. */
  readonly nobodyChanges: number;
  /** Public operations with a rate of their own, by id. */
  readonly operations: Readonly<Record<string, number>>;
}

export const usualRates: Rates = { account: 3_000, nobodyReads: 600, nobodyChanges: 60, operations: {} };

const minute = 60_000;
/** Of accounts or addresses that are remembered at a time; whoever is longest gone is forgotten first. */
const remembered = 50_000;

export class TooManyRequests extends Error {
  override name = 'TooManyRequests';
  readonly retryAfterSeconds: number;
  readonly perMinute: number;
  constructor(retryAfterSeconds: number, perMinute: number) {
    super('too many requests');
    this.retryAfterSeconds = retryAfterSeconds;
    this.perMinute = perMinute;
  }
}

const loopback = /^(127\.|::1$|::ffff:127\.)/;

type Count = (request: FastifyRequest) => Promise<void>;

/** A socket that was closed meanwhile has no address any more: all such count together, so that hanging up early is no way around. */
const hungUp = () => 'hung-up';

/**
 * Counts requests within this process and throws `TooManyRequests`. Who calls from this machine is not counted: it is an
 * operator's program, or a proxy that nobody told us to trust and behind which everyone has the same address.
 */
export function countRates(app: FastifyInstance, rates: Rates) {
  app.register(fastifyRateLimit, { global: false, cache: remembered });
  const callers = new WeakMap<FastifyRequest, string>();
  const limited = (max: number, keyGenerator?: (request: FastifyRequest) => string): Count => {
    type Limit = ReturnType<FastifyInstance['createRateLimit']>;
    const made = new Map<boolean, Limit>();
    const limitOf = (isGone: boolean): Limit => {
      const keyed = isGone && !keyGenerator ? hungUp : keyGenerator;
      const limit =
        made.get(isGone) ?? app.createRateLimit({ max, timeWindow: minute, ...(keyed && { keyGenerator: keyed }) });
      made.set(isGone, limit);
      return limit;
    };
    return async (request) => {
      const address: string | undefined = request.ip;
      if (address !== undefined && loopback.test(address)) return;
      const state = await limitOf(address === undefined)(request);
      if (!state.isAllowed && state.isExceeded) throw new TooManyRequests(Math.max(1, state.ttlInSeconds), max);
    };
  };
  const byCaller = limited(rates.account, (request) => callers.get(request) ?? '');
  const reads = limited(rates.nobodyReads);
  const changes = new Map<string, Count>();
  const changesOf = (id: string): Count => {
    const known = changes.get(id) ?? limited(rates.operations[id] ?? rates.nobodyChanges);
    changes.set(id, known);
    return known;
  };
  return async (request: FastifyRequest, { id, method }: Endpoint, actor: Actor | null): Promise<void> => {
    if (actor === null) return method === 'GET' ? reads(request) : changesOf(id)(request);
    callers.set(request, actor.token?.id ?? actor.id ?? actor.name);
    return byCaller(request);
  };
}
