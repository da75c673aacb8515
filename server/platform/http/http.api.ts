import { createHash, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { endpoint, type Need, type Problem } from '@tongli/contracts/kernel';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type BareFloor, effects, inCall, leaveEffect, openFloor } from '../../test/floor.ts';
import { refuse } from '../call.ts';
import type { Floor } from '../floor.ts';
import { type Actor, anyone } from '../permissions/actor.ts';
import { everywhere } from '../permissions/scope.ts';
import { nextDue } from '../timers/timers.ts';
import type { Credential } from './credential.ts';
import { forgottenReplies } from './idempotency.ts';
import { operation } from './operation.ts';
import { createHttp } from './server.ts';

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

let creations = 0;
const operations = [
  operation(addParcel, async (call, { body }) => {
    creations += 1;
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

let bare: BareFloor;
let floor: Floor;
let app: FastifyInstance;
beforeAll(async () => {
  bare = await openFloor();
  const writing = await bare.open();
  floor = { ...writing, reader: (await bare.open({ readOnly: true })).db };
  const authenticate = async (_: unknown, { kind, secret }: Credential) => {
    const person = people[secret] ?? null;
    return person && kind === 'token'
      ? { ...person, token: { id: randomUUID(), handle: 'tgl_test', lastUsedAt: null } }
      : person;
  };
  const logger = pino({ level: process.env.TEST_LOG ?? 'silent' });
  app = createHttp({ floor, operations, authenticate, secureCookies: true, logger, webFolder: '/nowhere' });
});
beforeEach(async () => {
  creations = 0;
  await sql`truncate effect, platform.idempotency`.execute(floor.db);
});
afterAll(async () => {
  await app.close();
  await bare.close();
});

interface Sent {
  readonly as?: string | null;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
}

async function send(method: 'GET' | 'POST' | 'PUT' | 'DELETE', path: string, { as = 'ann', body, headers }: Sent = {}) {
  const response = await app.inject({
    method,
    url: path.startsWith('/api') ? path : `/api/v1${path}`,
    headers: { ...(as === null ? {} : { cookie: `tongli_session=${as}` }), ...headers },
    ...(body === undefined ? {} : { payload: body as object }),
  });
  return { status: response.statusCode, headers: response.headers, response, problem: (): Problem => response.json() };
}

const json = { 'content-type': 'application/json' };
const bytes = { 'content-type': 'application/octet-stream' };

describe('every failure is a problem document', () => {
  test.each<[string, 'GET' | 'POST' | 'PUT' | 'DELETE', string, Sent, number, string]>([
    ['an unknown path', 'GET', '/nothing', {}, 404, 'not-found'],
    ['outside the interface without pages', 'GET', '/api', {}, 404, 'not-found'],
    ['another method', 'PUT', '/parcels', { body: {} }, 405, 'method-not-allowed'],
    ['a broken address', 'GET', '/parcels/%zz', {}, 400, 'malformed'],
    ['JSON that is none', 'POST', '/parcels', { body: '{"number":', headers: json }, 400, 'malformed'],
    ['no JSON at all', 'POST', '/parcels', { body: '', headers: json }, 400, 'malformed'],
    [
      'JSON that reaches for a prototype',
      'POST',
      '/parcels',
      { body: '{"__proto__":{}}', headers: json },
      400,
      'malformed',
    ],
    [
      'a form',
      'POST',
      '/parcels',
      { body: 'number=1', headers: { 'content-type': 'text/plain' } },
      415,
      'unsupported-media-type',
    ],
    ['bytes for JSON', 'POST', '/parcels', { body: 'number=1', headers: bytes }, 415, 'unsupported-media-type'],
    ['JSON for bytes', 'POST', '/scales', { body: {} }, 415, 'unsupported-media-type'],
    ['too much', 'POST', '/parcels', { body: { note: 'x'.repeat(1_000_001) } }, 413, 'payload-too-large'],
    ['a parameter out of shape', 'GET', '/parcels/abc', {}, 422, 'invalid-input'],
    ['a query that nobody asked for', 'GET', '/parcels/1?colour=red', {}, 422, 'invalid-input'],
    ['a body out of shape', 'POST', '/parcels', { body: { number: 1_001 } }, 422, 'invalid-input'],
    ['what the database cannot hold', 'POST', '/parcels', { body: { number: 1, note: 'a\0b' } }, 422, 'invalid-input'],
    ['nobody', 'GET', '/parcels/1', { as: null }, 401, 'not-signed-in'],
    ['an ended session', 'GET', '/parcels/1', { as: 'gone' }, 401, 'not-signed-in'],
    [
      'someone without the permission, before the body is read',
      'POST',
      '/parcels',
      { as: 'guest', body: {} },
      403,
      'forbidden',
    ],
    ['a refusal', 'POST', '/parcels', { body: { number: 1, note: 'too heavy' } }, 409, 'too-heavy'],
    ['a defect', 'DELETE', '/parcels', {}, 500, 'internal'],
    ['a look that writes', 'GET', '/peek', {}, 500, 'internal'],
  ])('%s', async (_, method, path, sent, status, code) => {
    const answer = await send(method, path, sent);
    expect([answer.status, answer.problem().code, answer.problem().status]).toEqual([status, code, status]);
    expect(answer.headers['content-type']).toMatch('application/problem+json');
    expect(answer.problem().requestId).toBe(answer.headers['x-request-id']);
    expect(answer.response.body).not.toMatch('secret');
    expect(await effects(floor, 'peek')).toEqual([]);
  });

  test('field, rule and bound are named', async () => {
    const { errors } = (await send('POST', '/parcels', { body: { number: 1_001 } })).problem();
    expect(errors).toEqual([
      { field: 'body.number', code: 'too_big', params: expect.objectContaining({ maximum: 1_000 }) },
    ]);
    const refused = (await send('POST', '/parcels', { body: { number: 1, note: 'too heavy' } })).problem();
    expect(refused.errors).toEqual([{ field: 'body.note', code: 'too-heavy', params: { maximum: 30 } }]);
    expect((await send('PUT', '/parcels', { body: {} })).headers.allow).toBe('POST, DELETE');
    const large = (await send('POST', '/parcels', { body: { note: 'x'.repeat(1_000_001) } })).problem();
    expect(large.params).toEqual({ maximum: 1_000_000 });
  });

  test.each(['55P03', '40P01', '57P01'])('trouble of the moment (%s) asks to come again', async (code) => {
    const answer = await send('POST', '/parcels', { body: { number: 1, note: `trouble ${code}` } });
    expect([answer.status, answer.problem().code, answer.headers['retry-after']]).toEqual([503, 'unavailable', '1']);
    expect(await effects(floor, 'parcels')).toEqual([]);
  });
});

describe('an idempotency key', () => {
  const add = (key: string, body: unknown, as = 'ann') =>
    send('POST', '/parcels', { as, body, headers: { 'idempotency-key': key } });

  test('creates once, however many ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => add('k1', { number: 7 })));
    expect(answers.map((answer) => [answer.status, answer.response.json()])).toEqual(
      Array.from({ length: 6 }, () => [200, { number: 7 }]),
    );
    expect([creations, await effects(floor, 'parcels')]).toEqual([1, [7]]);
  });

  test('of another caller, or for other input, is another matter', async () => {
    await add('k1', { number: 7 });
    expect((await add('k1', { number: 7 }, 'ben')).status).toBe(200);
    expect(await effects(floor, 'parcels')).toEqual([7, 7]);
    const other = await add('k1', { number: 8 });
    expect([other.status, other.problem().code]).toEqual([422, 'idempotency-mismatch']);
  });

  test.each(['too heavy', 'heavy, remembered'])('is not burnt by a refusal (%s)', async (note) => {
    expect((await add('k1', { number: 7, note })).status).toBe(409);
    expect((await add('k1', { number: 7 })).status).toBe(200);
    expect((await add('k1', { number: 7 })).status).toBe(200);
    expect(creations).toBe(2);
  });

  test('is forgotten after two days, at one stop of the clock a day', async () => {
    await add('k1', { number: 7 });
    await add('k2', { number: 8 });
    expect(await nextDue(floor.db, [forgottenReplies])).toEqual(new Date('2026-03-05T00:00:00Z'));
    const forget = (at: string) =>
      inCall(floor, (call) => forgottenReplies.fireDue({ ...call, now: new Date(at) }, 100));
    expect([await forget('2026-03-04T01:59:59Z'), await forget('2026-03-05T00:00:00Z')]).toEqual([0, 2]);
    expect(await nextDue(floor.db, [forgottenReplies])).toBeNull();
  });

  test('stands for what was understood, however much else was sent along', async () => {
    const nested = `{"number":7,"extra":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    const sent = { body: nested, headers: { ...json, 'idempotency-key': 'k1' } };
    expect((await send('POST', '/parcels', sent)).status).toBe(200);
    expect((await add('k1', { number: 7 })).status).toBe(200);
    expect(creations).toBe(1);
  });

  test('leaves nothing to be read or guessed of what was asked and answered', async () => {
    await add('k1', { number: 7 });
    const { rows } = await sql<{ hash: Buffer; reply: unknown }>`
      select request_hash as hash, reply from platform.idempotency`.execute(floor.db);
    const bare = createHash('sha256')
      .update(JSON.stringify([{}, {}, { number: 7, note: '' }]))
      .digest();
    expect(rows[0]?.hash.equals(bare)).toBe(false);
    expect(rows[0]?.reply).not.toEqual({ number: 7 });
    expect((await add('k1', { number: 7 })).response.json()).toEqual({ number: 7 });
  });

  test('is bounded', async () => {
    expect((await add('k'.repeat(101), { number: 7 })).problem().errors[0]?.field).toBe('header.idempotency-key');
    expect(creations).toBe(0);
  });
});

describe('a browser', () => {
  test.each([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ origin: 'https://elsewhere.example', host: 'tongli.example' }, 403],
    [{ origin: 'null', host: 'tongli.example' }, 403],
    [{ origin: 'https://tongli.example', host: 'tongli.example', 'sec-fetch-site': 'same-origin' }, 200],
    [{}, 200],
  ])('that says %j', async (headers, status) => {
    expect((await send('POST', '/parcels', { body: { number: 1 }, headers })).status).toBe(status);
  });

  test('is told how to handle what it gets', async () => {
    const { headers } = await send('GET', '/parcels/1');
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('microphone=(self)'),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    expect((await send('POST', '/sign-in', { as: null })).headers['set-cookie']).toBe(
      'tongli_session=token; Path=/; HttpOnly; Secure; SameSite=Strict',
    );
  });

  test('gets large replies packed when it can unpack them', async () => {
    const packed = await send('GET', '/parcels/4000', { headers: { 'accept-encoding': 'br, gzip' } });
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(Number(packed.headers['content-length'])).toBe(packed.response.rawPayload.length);
    expect(JSON.parse(gunzipSync(packed.response.rawPayload).toString())).toMatchObject({ number: 4_000 });
    const plain = await send('GET', '/parcels/4000', { headers: { 'accept-encoding': 'gzip;q=0' } });
    expect([plain.headers['content-encoding'], plain.response.json()]).toMatchObject([undefined, { number: 4_000 }]);
    const small = await send('GET', '/parcels/1', { headers: { 'accept-encoding': 'gzip' } });
    expect(small.headers['content-encoding']).toBeUndefined();
  });

  test('uploads as a stream', async () => {
    const answer = await send('POST', '/scales', { body: Buffer.alloc(3_000_000), headers: bytes });
    expect(answer.response.json()).toEqual({ number: 3_000_000 });
  });
});

describe('an upload that is answered before it has been read', () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  beforeAll(() => app.listen({ host: '127.0.0.1', port: 0 }));
  afterAll(() => agent.destroy());

  /** More than the buffers of a connection hold, so that it ends only if the server reads on. */
  async function sendAll(path: string, cookie: string): Promise<number | undefined> {
    const { port } = app.server.address() as AddressInfo;
    const sent = request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers: { ...bytes, cookie } });
    const answered = once(sent, 'response');
    sent.end(Buffer.alloc(30_000_000));
    const [[response]] = await Promise.all([answered, once(sent, 'finish')]);
    await once(response.resume(), 'end');
    return response.statusCode;
  }

  test.each([
    ['by its handler, which keeps a hold on it', '/api/v1/glances', 'tongli_session=ann', 422],
    ['before its handler', '/api/v1/glances', 'tongli_session=guest', 403],
    ['once it is read', '/api/v1/scales', 'tongli_session=ann', 200],
  ])('%s is read to its end', async (_, path, cookie, status) => {
    expect(await sendAll(path, cookie)).toBe(status);
  });
});
