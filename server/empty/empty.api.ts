import * as access from '@tongli/contracts/access';
import type { BodyInputOf, Endpoint } from '@tongli/contracts/kernel';
import { listCalendars } from '@tongli/contracts/org';
import { getFirstSteps } from '@tongli/contracts/system';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DataFolder, makeDataFolder, type ServerProcess, startServer } from '../test/server-process.ts';

let folder: DataFolder;
let server: ServerProcess;
let address: string;

beforeAll(() => {
  folder = makeDataFolder();
});
afterAll(async () => {
  server.child.kill('SIGTERM');
  await server.ended;
  folder.remove();
});

async function start(words: readonly string[]): Promise<string | null> {
  server = startServer({ TONGLI_DATA: folder.path }, words);
  address = await server.ready();
  const line = await server.line('Set up 初次设置').catch(() => null);
  return line?.split('#').at(-1) ?? null;
}

async function stop(): Promise<void> {
  server.child.kill('SIGTERM');
  await server.ended;
}

async function send<E extends Endpoint>(endpoint: E, body: BodyInputOf<E> | null, cookie = '') {
  const response = await fetch(`${address}/api/v1${endpoint.path}`, {
    method: endpoint.method,
    headers: { 'content-type': 'application/json', cookie },
    ...(body === null ? {} : { body: JSON.stringify(body) }),
  });
  const json = (await response.json()) as Record<string, unknown> & { code?: string };
  return { status: response.status, json, cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '' };
}

const first = (secret: string, username: string) => ({
  secret,
  organisation: '北辰服务',
  name: '安丽',
  username,
  password: 'a quiet evening 1',
});

test('an empty installation is set up once, by a link that each start renews; afterwards every page has what it needs', async () => {
  const old = (await start(['--empty'])) ?? '';
  expect(await server.line('Made the master key file')).toContain('keys/master.key: back it up');
  expect((await send(access.checkSetUp, { secret: old })).status).toBe(200);
  await stop();
  // Without the word it is the same installation, and says so by its link.
  const secret = (await start([])) ?? '';
  expect((await send(access.checkSetUp, { secret: old })).json.code).toBe('set-up-over');
  const weak = await send(access.setUp, { ...first(secret, 'anli'), password: 'qwertyuiop' });
  expect([weak.status, weak.json.code]).toEqual([422, 'password-common']);
  const both = await Promise.all(['anli', 'other'].map((username) => send(access.setUp, first(secret, username))));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect((await send(access.setUp, first(secret, 'third'))).json.code).toBe('set-up-done');
  const cookie = both.find(({ status }) => status === 200)?.cookie ?? '';
  const me = (await send(access.getMe, null, cookie)).json;
  expect(me).toMatchObject({ name: '安丽', zone: 'Asia/Shanghai', roles: ['administrator'] });
  const accounts = (await send(access.listAccounts, null, cookie)).json.items;
  expect(accounts).toHaveLength(1);
  expect((await send(listCalendars, null, cookie)).json.calendars).toHaveLength(1);
  const steps = async () =>
    ((await send(getFirstSteps, null, cookie)).json.steps as { step: string; done: boolean }[])
      .filter(({ done }) => done)
      .map(({ step }) => step);
  expect(await steps()).toEqual([]);
  const colleague = {
    username: 'wangfang',
    name: '王芳',
    grants: access.grantsEverywhere('agent'),
    password: 'qin-huai-river-2026',
  };
  expect((await send(access.openAccount, colleague, cookie)).status).toBe(200);
  expect(await steps()).toEqual(['accounts']);
  await stop();
}, 60_000);

test('started again it serves, without a link and without the sample centre', async () => {
  server = startServer({ TONGLI_DATA: folder.path }, ['--empty']);
  address = await server.ready();
  expect(await server.line('This installation began empty and is set up')).toContain('the sample centre is not loaded');
  const credentials = { username: 'liwei', password: 'tongli-2026' };
  expect((await send(access.signIn, credentials)).status).toBe(422);
}, 60_000);
