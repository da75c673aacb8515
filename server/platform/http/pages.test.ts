import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import fastify from 'fastify';
import { afterAll, expect, test } from 'vitest';
import { servePages } from './pages.ts';

const above = mkdtempSync(join(tmpdir(), 'tongli-pages-'));
const folder = join(above, 'dist');
mkdirSync(join(folder, 'assets'), { recursive: true });
const script = 'export const answer = 42;';
writeFileSync(join(above, 'secret'), 'nobody reads this');
writeFileSync(join(folder, 'assets', 'main-1.js'), script);
writeFileSync(join(folder, 'assets', 'main-1.js.gz'), gzipSync(script));
writeFileSync(join(folder, 'widget.js'), 'embed()');
writeFileSync(join(folder, 'index.html'), '<style nonce="__NONCE__"></style>house');
writeFileSync(join(folder, 'chat.html'), '<style nonce="__NONCE__"></style>chat');

const app = fastify();
servePages(app, {
  folder,
  methodsOf: (url) => (url.startsWith('/api/v1/posted') ? ['POST'] : []),
  ancestorsOf: async () => [],
});
afterAll(async () => {
  await app.close();
  rmSync(above, { recursive: true });
});

test('a file whose name carries its hash is kept for good, compressed for whoever reads that', async () => {
  const plain = await app.inject('/assets/main-1.js');
  expect(plain.body).toBe(script);
  expect(plain.headers).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': /javascript/,
  });
  const zipped = await app.inject({ url: '/assets/main-1.js', headers: { 'accept-encoding': 'gzip' } });
  expect(gunzipSync(zipped.rawPayload).toString()).toBe(script);
  expect(zipped.headers['content-type']).toBe(plain.headers['content-type']);
  expect((await app.inject({ method: 'HEAD', url: '/assets/main-1.js' })).statusCode).toBe(200);
});

test('what other sites embed they may load, and ask for again', async () => {
  const { headers } = await app.inject('/widget.js');
  expect(headers).toMatchObject({ 'cache-control': 'no-cache', 'cross-origin-resource-policy': 'cross-origin' });
});

test.each([
  ['/', 'house'],
  ['/complaints/7?from=list', 'house'],
  ['/index.html', 'house'],
  ['/chat', 'chat'],
  ['/chat/room', 'chat'],
  ['/chatter', 'house'],
  ['/chat.html', 'house'],
])('%s is the page of the %s, never kept, with a nonce of its own', async (url, name) => {
  const [first, second] = [await app.inject(url), await app.inject(url)];
  expect(first.headers).toMatchObject({ 'cache-control': 'no-store' });
  expect(first.body).toMatch(new RegExp(`nonce="[^_"]{20,}".*${name}$`));
  expect(first.body).not.toBe(second.body);
});

test.each([
  '/../secret',
  '/assets/../../secret',
  '/assets/%2e%2e/%2e%2e/secret',
  '/assets/..%2f..%2fsecret',
  '/assets/%5c..%5c..%5csecret',
  '//secret',
  '/assets/main-1.js%00',
])('%s leads to nothing outside', async (url) => {
  const { body, statusCode } = await app.inject(url);
  expect(body).not.toContain('nobody reads this');
  expect(statusCode).toBeLessThan(500);
});

test.each([
  ['GET', '/assets/gone-1.js', 404],
  ['GET', '/assets', 404],
  ['GET', '/api/v1/nothing', 404],
  ['GET', '/api/v1/posted', 405],
  ['POST', '/complaints', 404],
] as const)('%s %s is no page', async (method, url, status) => {
  const { statusCode, headers } = await app.inject({ method, url });
  expect(statusCode).toBe(status);
  expect(headers['content-type']).toMatch('json');
});
