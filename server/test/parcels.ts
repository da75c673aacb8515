import { randomUUID } from 'node:crypto';
import { endpoint, type Need, type Problem } from '@tongli/contracts/kernel';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { sql } from 'kysely';
import pino from 'pino';
import { z } from 'zod';
import { refuse } from '../platform/call.ts';
import type { Floor } from '../platform/floor.ts';
import type { Credential } from '../platform/http/credential.ts';
import { operation } from '../platform/http/operation.ts';
import { createHttp } from '../platform/http/server.ts';
import { type Actor, anyone } from '../platform/permissions/actor.ts';
import { everywhere } from '../platform/permissions/scope.ts';
import { leaveEffect, openFloor } from './floor.ts';

const need: Need = 'parcels.handle';
const parcel = z.object({ number: z.number().int().max(1_000), note: z.string().default('') });
const base = { need, reply: z.object({ number: z.number() }) } as const;
const addParcel = endpoint({
  ...base,
  id: 'parcels.add',
  method: 'POST',
  path: '/parcels',
  body: parcel,
  creates: true,
});
const dropParcel = endpoint({ ...base, id: 'parcels.drop', method: 'DELETE', path: '/parcels' });
const showParcel = endpoint({
  ...base,
  id: 'parcels.show',
  method: 'GET',
  path: '/parcels/:number',
  params: z.object({ number: z.coerce.number().int() }),
  reply: z.object({ number: z.number(), text: z.string() }),
});
const peek = endpoint({ ...base, id: 'parcels.peek', method: 'GET', path: '/peek' });
const weigh = endpoint({ ...base, id: 'parcels.weigh', method: 'POST', path: '/scales', upload: true });
const glance = endpoint({ ...base, id: 'parcels.glance', method: 'POST', path: '/glances', upload: true });
const signIn = endpoint({ ...base, id: 'parcels.sign-in', method: 'POST', path: '/sign-in', need: 'public' });

const operationsOf = (counted: { creations: number }) => [
  operation(addParcel, async (call, { body }) => {
    counted.creations += 1;
    await sql`select pg_sleep(0.05)`.execute(call.tx);
    await leaveEffect(call, 'parcels', body.number);
    if (body.note === 'too heavy') return refuse('too-heavy', { field: 'body.note', params: { maximum: 30 } });
    if (body.note === 'heavy, remembered') return { ...refuse('too-heavy'), commits: true };
    const trouble = /^trouble (\w{5})$/.exec(body.note)?.[1];
    if (trouble) await sql.raw(`do $$ begin raise exception using errcode = '${trouble}'; end $$`).execute(call.tx);
    if (body.note) await sql`select ${body.note}::text`.execute(call.tx);
    return { number: body.number };
  }),
  operation(dropParcel, async () => {
    throw new Error('a defect with a secret in it');
  }),
  operation(showParcel, async (_, { params }) => ({ number: params.number, text: '同理'.repeat(params.number) })),
  operation(peek, async (call) => {
    await leaveEffect(call, 'peek', 1);
    return { number: 1 };
  }),
  operation(weigh, async (_, { upload }) => {
    let number = 0;
    for await (const chunk of upload) number += (chunk as Buffer).length;
    return { number };
  }),
  operation(glance, async (_, { upload }) => {
    await upload[Symbol.asyncIterator]().next();
    return refuse('too-heavy', { status: 422 });
  }),
  operation(signIn, async (_, { session }) => {
    session.set('token');
    return { number: 1 };
  }),
];

const people: Readonly<Record<string, Actor>> = {
  ann: { ...anyone, kind: 'account', id: randomUUID(), name: 'Ann', permissions: new Map([[need, everywhere]]) },
  ben: { ...anyone, kind: 'account', id: randomUUID(), name: 'Ben', permissions: new Map([[need, everywhere]]) },
  guest: { ...anyone, kind: 'account', id: randomUUID(), name: 'Guest' },
};

/** The platform alone, with operations on parcels. */
export interface Parcels {
  readonly app: FastifyInstance;
  readonly floor: Floor;
  /** How often something ran that creates, since all was cleared. */
  readonly creations: number;
  clear(): Promise<void>;
  close(): Promise<void>;
}

export async function openParcels(): Promise<Parcels> {
  const bare = await openFloor();
  const writing = await bare.open();
  const floor = { ...writing, reader: (await bare.open({ readOnly: true })).db };
  const counted = { creations: 0 };
  const operations = operationsOf(counted);
  const logger = pino({ level: process.env.TEST_LOG ?? 'silent' });
  const app = createHttp({ floor, operations, authenticate, secureCookies: true, logger, webFolder: '/nowhere' });
  return {
    app,
    floor,
    get creations() {
      return counted.creations;
    },
    clear: async () => {
      counted.creations = 0;
      await sql`truncate effect, platform.idempotency`.execute(floor.db);
    },
    close: async () => {
      await app.close();
      await bare.close();
    },
  };
}

async function authenticate(_: unknown, { kind, secret }: Credential): Promise<Actor | null> {
  const person = people[secret] ?? null;
  return person && kind === 'token'
    ? { ...person, token: { id: randomUUID(), handle: 'tgl_test', lastUsedAt: null } }
    : person;
}

export interface Sent {
  readonly as?: string | null;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

export interface Received {
  readonly status: number;
  readonly headers: LightMyRequestResponse['headers'];
  readonly response: LightMyRequestResponse;
  problem(): Problem;
}

export async function send(
  { app }: Parcels,
  method: 'GET' | 'POST' | 'PUT' | 'DELETE',
  path: string,
  { as = 'ann', body, headers }: Sent = {},
): Promise<Received> {
  const response = await app.inject({
    method,
    url: path.startsWith('/api') ? path : `/api/v1${path}`,
    headers: { ...(as === null ? {} : { cookie: `tongli_session=${as}` }), ...headers },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  return { status: response.statusCode, headers: response.headers, response, problem: () => response.json() };
}

export const json = { 'content-type': 'application/json' };
export const bytes = { 'content-type': 'application/octet-stream' };
