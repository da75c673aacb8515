import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { addQueue, staffQueue } from '@tongli/contracts/contacts';
import type { Endpoint } from '@tongli/contracts/kernel';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { samplePassword } from '../server/sample/organisation.ts';
import { personNamed } from '../server/sample/people.ts';
import { queueInput } from '../server/test/queues.ts';
import { type DataFolder, foundInstallation, makeDataFolder } from '../server/test/server-process.ts';
import { heardAt, launchSpeaking, listenAt } from './voice-ears.ts';

/*
 * `npm start`, and the server killed in the midst of a call: the two go on hearing one another, and the call can be ended by its pages
 * afterwards. Reached by `npm run proofs -- stories/server-killed`.
 */

const root = fileURLToPath(new URL('..', import.meta.url));
let address: string;
let folder: DataFolder;
let house: ChildProcess;
let lines: Interface;
let browsers: Browser[] = [];

beforeAll(async () => {
  folder = makeDataFolder();
  await foundInstallation(folder.path);
  const tones = join(folder.path, 'tones');
  mkdirSync(tones);
  browsers = await Promise.all((['customer', 'agent'] as const).map((role) => launchSpeaking(tones, role)));
  const port = await freePort();
  address = `http://127.0.0.1:${port}`;
  house = spawn(process.execPath, [join(root, 'scripts', 'run.mjs'), 'start'], {
    env: { ...process.env, TONGLI_DATA: folder.path, PORT: String(port), npm_lifecycle_event: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (!house.stdout) throw new Error('no output');
  lines = createInterface({ input: house.stdout });
  await ready();
});

afterAll(async () => {
  const ended = once(house, 'exit');
  house.kill('SIGTERM');
  await Promise.all([ended, ...browsers.map((one) => one.close())]);
  folder.remove();
});

/** Server and media process speak ten above it. */
async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as AddressInfo;
  probe.close();
  return port < 65_000 ? port : freePort();
}

async function ready(): Promise<void> {
  for (;;) {
    const [line] = (await once(lines, 'line')) as [string];
    if (line.startsWith('ready http')) return;
  }
}

/** What `npm start` has begun that runs this program. */
function processOf(program: string): number {
  const found = readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      const [, parent] = /^\d+ \(.*\) \S (\d+)/.exec(readFileSync(`/proc/${name}/stat`, 'utf8')) ?? [];
      return Number(parent) === house.pid && readFileSync(`/proc/${name}/cmdline`, 'utf8').includes(program);
    } catch {
      return false; // it has just ended
    }
  });
  return Number(found[0]);
}

async function openPage(browser: Browser | undefined, username: string | null): Promise<Page> {
  if (!browser) throw new Error('no browser');
  const context = await browser.newContext({ baseURL: address, locale: 'zh-CN' });
  context.setDefaultTimeout(60_000);
  if (username !== null)
    await context.request.post('/api/v1/session', { data: { username, password: samplePassword } });
  const page = await context.newPage();
  await listenAt(page);
  return page;
}

async function send<T>(username: string, { method, path }: Endpoint, id: string, data: object): Promise<T> {
  const page = await openPage(browsers[1], username);
  const headers = { 'idempotency-key': crypto.randomUUID() };
  const response = await page.request.fetch(`/api/v1${path.replace(':id', id)}`, { method, headers, data });
  if (!response.ok()) throw new Error(`${path}: ${response.status()} ${await response.text()}`);
  const reply = (await response.json()) as T;
  await page.context().close();
  return reply;
}

async function connect(customer: Page, agent: Page): Promise<void> {
  const line = { ...queueInput, code: 'line', name: { zh: '电话专线', en: 'The line' }, offerSeconds: 300 };
  const { id } = await send<{ id: string }>('admin', addQueue, '', line);
  await send('luping', staffQueue, id, { agentIds: [personNamed('wangfang').id] });
  await agent.goto('/desktop');
  await customer.goto('/chat/hefeng?queue=line');
  await customer.getByRole('radio', { name: '网页通话' }).check();
  await customer.getByRole('button', { name: '开始通话' }).click();
  await agent.getByRole('button', { name: /我的状态/ }).waitFor();
  await agent.keyboard.press('Alt+r');
  await agent.getByRole('button', { name: /^接听/ }).waitFor();
  await agent.keyboard.press('Alt+a');
}

test('a server that is killed in the midst of a call is started again, and nobody misses a word', async () => {
  const [customer, agent] = [await openPage(browsers[0], null), await openPage(browsers[1], 'wangfang')];
  await connect(customer, agent);
  const heard = async () => [await heardAt(customer), await heardAt(agent)];
  await expect.poll(heard, { timeout: 60_000 }).toEqual(['agent', 'customer']);
  const [server, media] = [processOf('server/main.ts'), processOf('media/main.ts')];
  let isBack = false;
  const back = ready().then(() => {
    isBack = true;
  });
  process.kill(server, 'SIGKILL');
  // At least ten looks, while nobody serves and afterwards.
  const looks: string[][] = [];
  while (!isBack || looks.length < 10) {
    looks.push(await heard());
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
  await back;
  expect(looks.filter(([first, second]) => first !== 'agent' || second !== 'customer')).toEqual([]);
  expect(processOf('media/main.ts')).toBe(media);
  expect(processOf('server/main.ts')).not.toBe(server);

  await agent.getByText('正在重新连接').waitFor({ state: 'detached' });
  await customer.getByText('正在重新连接').waitFor({ state: 'detached' });
  await agent.keyboard.press('Alt+h');
  await customer.getByText('为您播放音乐').waitFor();
  await expect.poll(heard, { timeout: 60_000 }).toEqual(['music', '']);
  await agent.getByRole('button', { name: /^恢复(?!就绪)/ }).waitFor();
  await agent.keyboard.press('Alt+h');
  await expect.poll(heard, { timeout: 60_000 }).toEqual(['agent', 'customer']);
  await agent.keyboard.press('Alt+e');
  await expect.poll(heard, { timeout: 60_000 }).toEqual(['', '']);
}, 240_000);
