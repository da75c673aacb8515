import { once } from 'node:events';
import { copyFileSync } from 'node:fs';
import { request } from 'node:https';
import { join } from 'node:path';
import { connect, type PeerCertificate } from 'node:tls';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { samplePassword } from './sample/organisation.ts';
import { type DataFolder, foundInstallation, makeDataFolder, startServer } from './test/server-process.ts';

const fixture = (name: string) => fileURLToPath(new URL(`./test/fixtures/tls/${name}`, import.meta.url));

let folder: DataFolder;
beforeAll(async () => {
  folder = makeDataFolder();
  await foundInstallation(folder.path);
});
afterAll(() => folder.remove());

async function shownBy(port: number): Promise<PeerCertificate> {
  const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false });
  await once(socket, 'secureConnect');
  const certificate = socket.getPeerCertificate();
  socket.destroy();
  return certificate;
}

async function signIn(port: number): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/json' };
  const options = {
    port,
    host: '127.0.0.1',
    path: '/api/v1/session',
    method: 'POST',
    headers,
    rejectUnauthorized: false,
  };
  const sent = request(options).end(JSON.stringify({ username: 'liwei', password: samplePassword }));
  const [response] = await once(sent, 'response');
  response.resume();
  return response.headers;
}

test('over TLS cookies are secure, browsers are told to stay with it, and a renewed certificate needs no restart', async () => {
  const TONGLI_TLS_CERT = join(folder.path, 'cert.pem');
  const TONGLI_TLS_KEY = join(folder.path, 'key.pem');
  const take = (name: string) => {
    copyFileSync(fixture(`${name}cert.pem`), TONGLI_TLS_CERT);
    copyFileSync(fixture(`${name}key.pem`), TONGLI_TLS_KEY);
  };
  take('');
  const server = startServer({ TONGLI_DATA: folder.path, TONGLI_TLS_CERT, TONGLI_TLS_KEY, LOG_LEVEL: 'info' });
  const address = await server.ready();
  expect(address).toMatch(/^https:\/\/127\.0\.0\.1:\d+$/);
  const port = Number(new URL(address).port);
  const headers = await signIn(port);
  expect(String(headers['set-cookie'])).toMatch(/; Secure/);
  expect(headers['strict-transport-security']).toBe('max-age=31536000');
  const first = await shownBy(port);
  take('other-');
  server.child.kill('SIGHUP');
  await expect.poll(async () => (await shownBy(port)).fingerprint256).not.toBe(first.fingerprint256);
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
});
