import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect } from 'node:net';
import { endpoint, type Problem } from '@tongli/contracts/kernel';
import type { FastifyInstance } from 'fastify';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type BareFloor, openFloor } from '../../test/floor.ts';
import type { Floor } from '../floor.ts';
import { openLog } from '../log.ts';
import { anyone } from '../permissions/actor.ts';
import { operation } from './operation.ts';
import { createHttp, type HttpOptions } from './server.ts';

const reply = z.object({});
const look = endpoint({ id: 'shop.look', method: 'GET', path: '/shop', need: 'public', reply });
const buy = endpoint({ id: 'shop.buy', method: 'POST', path: '/shop', need: 'public', reply });
const enter = endpoint({
  id: 'shop.enter',
  method: 'POST',
  path: '/door/:name',
  need: 'public',
  params: z.object({ name: z.string() }),
  query: z.object({ phone: z.string().optional() }),
  body: z.object({ text: z.string().optional() }),
  reply,
});
const work = endpoint({ id: 'shop.work', method: 'GET', path: '/work', need: 'signed-in', reply });
const wait = endpoint({ id: 'shop.wait', method: 'GET', path: '/wait', need: 'public', reply });
const fill = endpoint({ id: 'shop.fill', method: 'POST', path: '/store', need: 'public', reply });

let letGo = Promise.withResolvers<void>();
const operations = [
  operation(look, async () => ({})),
  operation(buy, async () => ({})),
  operation(enter, async () => ({})),
  operation(work, async () => ({})),
  operation(wait, async () => {
    await letGo.promise;
    return {};
  }),
  operation(fill, async () => {
    throw Object.assign(new Error('could not extend file'), { code: '53100' });
  }),
];

let bare: BareFloor;
let floor: Floor;
const apps: FastifyInstance[] = [];
beforeAll(async () => {
  bare = await openFloor();
  floor = await bare.open();
});
afterAll(async () => {
  for (const app of apps) await app.close();
  await bare.close();
});

function open(options: Partial<HttpOptions> = {}): FastifyInstance {
  const authenticate = async (_: unknown, shown: unknown) => {
    const secret = typeof shown === 'string' ? shown : (shown as { secret: string }).secret;
    return { ...anyone, kind: 'account' as const, id: secret, name: secret };
  };
  const logger = pino({ level: 'silent' });
  const app = createHttp({
    floor,
    operations,
    authenticate,
    secureCookies: false,
    logger,
    webFolder: '/nowhere',
    ...options,
  });
  apps.push(app);
  return app;
}

interface From {
  readonly url?: string;
  readonly method?: 'GET' | 'POST';
  readonly address?: string;
  readonly as?: string;
  readonly headers?: Record<string, string>;
}

async function ask(app: FastifyInstance, from: From = {}) {
  const { url = '/shop', method = 'GET', address = '198.51.100.7', as, headers } = from;
  const answer = await app.inject({
    method,
    url: `/api/v1${url}`,
    remoteAddress: address,
    headers: { ...headers, ...(as === undefined ? {} : { cookie: `tongli_session=${as}` }) },
  });
  return { status: answer.statusCode, headers: answer.headers, problem: (): Problem => answer.json() };
}

const rates = { account: 3, nobodyReads: 2, nobodyChanges: 1, operations: { 'shop.enter': 4 } };

async function untilRefused(app: FastifyInstance, from: From): Promise<number> {
  for (let passed = 0; passed < 20; passed += 1) if ((await ask(app, from)).status === 429) return passed;
  return Number.POSITIVE_INFINITY;
}

describe('too many requests in a minute are refused', () => {
  test('of nobody by address, and more strictly where something changes', async () => {
    const app = open({ rates });
    expect(await untilRefused(app, {})).toBe(2);
    expect(await untilRefused(app, { address: '198.51.100.8' })).toBe(2);
    expect(await untilRefused(app, { method: 'POST' })).toBe(1);
    expect(await untilRefused(app, { method: 'POST', url: '/door/a' })).toBe(4);
  });

  test('of one network of IPv6 together', async () => {
    const app = open({ rates });
    expect(await untilRefused(app, { address: '2001:db8:1:2::1' })).toBe(2);
    expect((await ask(app, { address: '2001:db8:1:2::99' })).status).toBe(429);
    expect((await ask(app, { address: '2001:db8:1:3::1' })).status).toBe(200);
  });

  test('of the signed in by account, however many share their address', async () => {
    const app = open({ rates });
    expect(await untilRefused(app, { url: '/work', as: 'ann' })).toBe(3);
    expect(await untilRefused(app, { url: '/work', as: 'ben' })).toBe(3);
  });

  test('of all who hang up before they are counted together', async () => {
    const app = open({ rates });
    app.addHook('preHandler', async (request) => void Object.defineProperty(request, 'ip', { value: undefined }));
    expect(await untilRefused(app, {})).toBe(2);
    expect((await ask(app, { address: '198.51.100.8' })).status).toBe(429);
  });

  test('never of this machine', async () => {
    const app = open({ rates });
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1'])
      expect(await untilRefused(app, { address })).toBe(Number.POSITIVE_INFINITY);
  });

  test('with the bound and the seconds to wait', async () => {
    const app = open({ rates });
    await untilRefused(app, {});
    const refused = await ask(app);
    const { code, params } = refused.problem();
    expect([code, params.perMinute]).toEqual(['too-many-requests', 2]);
    expect(Number(refused.headers['retry-after'])).toBe(params.seconds);
    expect(params.seconds).toBeGreaterThan(0);
  });
});

test('a proxy is believed only where it is trusted', async () => {
  const told = { address: '203.0.113.1', headers: { 'x-forwarded-for': '198.51.100.1', 'x-forwarded-proto': 'https' } };
  const other = { ...told, headers: { ...told.headers, 'x-forwarded-for': '198.51.100.2' } };
  const wary = open({ rates });
  expect([await untilRefused(wary, told), await untilRefused(wary, other)]).toEqual([2, 0]);
  expect((await ask(wary, told)).headers['strict-transport-security']).toBeUndefined();
  const trusting = open({ rates, trustedProxies: ['203.0.113.0/24'] });
  expect([await untilRefused(trusting, told), await untilRefused(trusting, other)]).toEqual([2, 2]);
  expect((await ask(trusting, told)).headers['strict-transport-security']).toMatch('max-age');
});

test('a page is at home at the host that a trusted proxy says it was asked for', async () => {
  const headers = { host: 'inside:8420', origin: 'https://tongli.example', 'x-forwarded-host': 'tongli.example' };
  const told = { method: 'POST', address: '203.0.113.1', headers } as const;
  expect((await ask(open({ trustedProxies: ['203.0.113.0/24'] }), told)).status).toBe(200);
  expect((await ask(open(), told)).problem().code).toBe('cross-site');
});

test('beyond what it can carry it refuses at once, and carries on', async () => {
  letGo = Promise.withResolvers();
  const app = open({ mostRequests: 2 });
  const carried = [ask(app, { url: '/wait' }), ask(app, { url: '/wait' })];
  const refused = await ask(app);
  expect([refused.status, refused.problem().code, refused.headers['retry-after']]).toEqual([503, 'overloaded', '1']);
  letGo.resolve();
  expect((await Promise.all(carried)).map(({ status }) => status)).toEqual([200, 200]);
  expect((await ask(app)).status).toBe(200);
});

test('whoever drips a body keeps nobody out', async () => {
  const app = open({ mostRequests: 2 });
  await app.listen({ host: '127.0.0.1', port: 0 });
  const address = app.server.address() as AddressInfo;
  const arrived = Promise.withResolvers<void>();
  let requests = 0;
  app.server.on('request', () => {
    requests += 1;
    if (requests === 6) arrived.resolve();
  });
  const drip = (type: string) => {
    const socket = connect(address.port, '127.0.0.1');
    const head = ['POST /api/v1/shop HTTP/1.1', 'host: x', `content-type: ${type}`, 'content-length: 9', '', '{'];
    socket.write(head.join('\r\n'));
    return socket;
  };
  const types = ['application/json', 'application/octet-stream'];
  const sockets = types.flatMap((type) => [drip(type), drip(type), drip(type)]);
  await arrived.promise;
  const { status } = await ask(app);
  for (const socket of sockets) socket.destroy();
  expect(status).toBe(200);
});

test('a full disk is told as such, and looking goes on', async () => {
  const app = open();
  const refused = await ask(app, { method: 'POST', url: '/store' });
  expect([refused.status, refused.problem().code]).toEqual([507, 'storage-full']);
  expect((await ask(app)).status).toBe(200);
  const early = open({ room: { isFull: () => true } });
  const kept = await ask(early, { method: 'POST' });
  expect([kept.status, kept.problem().code]).toEqual([507, 'storage-full']);
  expect((await ask(early)).status).toBe(200);
});

describe('on the socket', () => {
  async function say(app: FastifyInstance, text: string): Promise<string> {
    if (!app.server.listening) await app.listen({ host: '127.0.0.1', port: 0 });
    const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
    let heard = '';
    socket.on('data', (chunk) => {
      heard += chunk.toString();
    });
    socket.write(text);
    await once(socket, 'close');
    return heard;
  }

  test.each([
    ['what is not HTTP', 'hello\r\n\r\n', 400, 'malformed'],
    ['headers without end', `GET / HTTP/1.1\r\nx: ${'a'.repeat(20_000)}\r\n\r\n`, 431, 'headers-too-large'],
  ])('%s is answered by a problem', async (_, text, status, code) => {
    const [head = '', body = ''] = (await say(open(), text)).split('\r\n\r\n');
    expect(head).toMatch(`HTTP/1.1 ${status} `);
    expect(JSON.parse(body)).toMatchObject({ status, code });
  });
});

describe('the id of a request', () => {
  test.each([
    [randomUUID(), true],
    ['01ARZ3NDEKTSV4RRFFQ69G5FAV', true],
    ['4bf92f3577b34da6a3ce929d0e0e4736', true],
    ['13800138000', false],
    ['王小明', false],
    ['11010519491231002X', false],
    ['a b', false],
  ])('given as %s is kept: %s', async (given, kept) => {
    const { headers } = await ask(open(), { headers: { 'x-request-id': encodeURI(given) } });
    expect(headers['x-request-id'] === given).toBe(kept);
    expect(headers['x-request-id']).toMatch(/^[0-9A-Za-z-]{26,36}$/);
  });
});

test('logs hold nothing of what a request brings, at any level', async () => {
  const lines: string[] = [];
  const app = open({ logger: openLog('trace', { write: (line) => void lines.push(line) }) });
  const person = '13800138000';
  const requests = [
    { url: `/api/v1/door/${person}?phone=${person}`, payload: { text: person } },
    { url: `/api/v1/door/x?phone=${person}&no=${person}`, payload: { text: 1 } },
    { url: '/api/v1/store', payload: {} },
    { url: `/api/v1/nothing/${person}`, payload: {} },
    { url: `/api/v1/%zz${person}`, payload: {} },
    { url: '/api/v1/door/x', payload: `{"text": "${person}` },
  ];
  for (const request of requests)
    await app.inject({
      ...request,
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': person,
        'x-request-id': person,
        cookie: `tongli_session=${person}`,
      },
    });
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(JSON.parse(line)).toHaveProperty('level');
  expect(lines.join('')).not.toContain(person);
});
