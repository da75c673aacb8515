import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { fetchFor, isInside } from './outgoing.ts';

test.each([
  ['127.0.0.1', true],
  ['10.1.2.3', true],
  ['172.31.255.255', true],
  ['172.32.0.1', false],
  ['192.168.8.1', true],
  ['169.254.169.254', true],
  ['100.100.100.200', true],
  ['::1', true],
  ['::ffff:10.0.0.1', true],
  ['fd00::1', true],
  ['fe80::1', true],
  ['8.8.8.8', false],
  ['2606:4700::1111', false],
  ['id.example.com', false],
])('%s lies inside: %s', (address, expected) => {
  expect(isInside(address)).toBe(expected);
});

const options = { method: 'GET', headers: {}, body: undefined, redirect: 'manual' } as const;

test('the issuer may be inside; what it names may not, by address or by name', async () => {
  const server = createServer((_, response) => response.end('ok')).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  const own = fetchFor(new URL(`http://127.0.0.1:${port}`));
  expect(await (await own(`http://127.0.0.1:${port}/`, options)).text()).toBe('ok');
  const foreign = fetchFor(new URL('https://id.example.com'));
  for (const host of ['127.0.0.1', 'localhost'])
    await expect(foreign(`http://${host}:${port}/`, options)).rejects.toMatchObject({ code: 'private-address' });
  server.close();
});
