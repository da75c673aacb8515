import { randomUUID } from 'node:crypto';
import { realtimePath } from '@tongli/contracts/kernel';
import pg from 'pg';
import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { samplePassword } from '../../sample/organisation.ts';
import { personNamed, projectId } from '../../sample/people.ts';
import { foundInstallation, makeDataFolder, openEmbedded, startServer } from '../../test/server-process.ts';

const lives = Number(process.env.TONGLI_CONTACTS ?? 60);
const crew = ['wangfang', 'zhanglei', 'liuyang', 'yangxue', 'zhaogang', 'qianli', 'fengbo', 'dengyan'];
const queueId = randomUUID();

/** A queue that everyone serves, put up before anybody starts. */
async function foundQueue(folder: string): Promise<void> {
  const database = await openEmbedded(folder);
  const client = new pg.Client(database.url);
  await client.connect();
  await client.query(
    `insert into contacts.queue (id, project_id, code, name_zh, name_en, greeting_zh, greeting_en, channels, is_public, priority, skills, rule,
       prefer_last_days, prefer_seconds, offer_seconds, wrap_up_seconds, answer_within_seconds, offers_callback, blocks_nuisance, targets)
     values ($1, $2, 'help', 'x', 'x', '', '', '{chat}', true, 0, '[]', 'longest-idle', 0, 0, 20, 300, 20, true, true, '{}')`,
    [queueId, projectId],
  );
  await client.query('insert into contacts.queue_agent select $1, unnest($2::uuid[])', [
    queueId,
    crew.map((name) => personNamed(name).id),
  ]);
  await client.end();
  await database.stop();
}

interface Reply {
  readonly status: number;
  readonly json: unknown;
}

const asker =
  (address: string) =>
  async (method: string, path: string, cookie = '', body?: object): Promise<Reply> => {
    const headers = { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
    const response = await fetch(`${address}/api/v1${path}`, {
      method,
      headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
    return { status: response.status, json: (await response.json()) as unknown };
  };

async function signIn(address: string, username: string): Promise<string> {
  const response = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: samplePassword }),
  });
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

interface DeskReply {
  readonly presence: { readonly status: string };
  readonly contacts: readonly { readonly id: string; readonly state: string }[];
}

type Ask = ReturnType<typeof asker>;
const beginning = { queue: 'help', channel: 'chat', text: '你好' };

/** A browser that watches its desk is there; it goes with the server. */
function watchDesks(address: string, cookies: readonly string[]): void {
  for (const [index, cookie] of cookies.entries()) {
    const socket = new WebSocket(`${address.replace('http', 'ws')}/api/v1${realtimePath}`, { headers: { cookie } });
    socket.on('error', () => undefined);
    const key = personNamed(crew[index] ?? '').id;
    socket.on('open', () => socket.send(JSON.stringify({ type: 'watch', topic: 'contacts.mine', key })));
  }
}

const deskOf = async (ask: Ask, cookie: string | undefined) =>
  (await ask('GET', '/contact-desk', cookie)).json as DeskReply;

/** Some talk, some are written up, some ring, the others wait. */
async function answerSome(ask: Ask, cookies: readonly string[]): Promise<void> {
  await expect
    .poll(async () => (await deskOf(ask, cookies[0])).contacts.length, { timeout: 20_000 })
    .toBeGreaterThan(0);
  const answering = cookies.map(async (cookie, index) => {
    if (index % 4 === 3) return;
    for (const { id } of (await deskOf(ask, cookie)).contacts) {
      await ask('POST', `/contacts/${id}/acceptance`, cookie, {});
      if (index % 4 === 1) await ask('POST', `/contacts/${id}/end`, cookie, {});
    }
  });
  await Promise.all(answering);
}

interface Seen {
  readonly state: string;
  readonly lastSeq: number;
}

async function liveUntilKilled(folder: string): Promise<string[]> {
  const server = startServer({ TONGLI_DATA: folder });
  const address = await server.ready();
  const ask = asker(address);
  const cookies = await Promise.all(crew.map((name) => signIn(address, name)));
  watchDesks(address, cookies);
  for (const cookie of cookies) await ask('PUT', '/contact-presence', cookie, { status: 'ready' });
  const start = async () => ((await ask('POST', '/portal/contacts', '', beginning)).json as { token: string }).token;
  const tokens = await Promise.all(Array.from({ length: lives }, start));
  await answerSome(ask, cookies);
  server.child.kill('SIGKILL');
  await server.ended;
  return tokens;
}

test(`a server killed amid ${lives} contacts: afterwards each waits, talks, is written up or is closed, and goes on`, async () => {
  const folder = makeDataFolder();
  await foundInstallation(folder.path);
  await foundQueue(folder.path);
  const tokens = await liveUntilKilled(folder.path);
  const server = startServer({ TONGLI_DATA: folder.path });
  const address = await server.ready();
  const ask = asker(address);
  const look = async () =>
    Promise.all(tokens.map(async (token) => (await ask('GET', `/portal/contacts/${token}`)).json as Seen));
  const seen = await look();
  expect(seen.every(({ state }) => ['queued', 'offered', 'connected', 'wrapUp', 'closed'].includes(state))).toBe(true);
  expect(seen.every(({ lastSeq }) => lastSeq === 1)).toBe(true);
  // Nobody came back: what rang waits again, and so does, after its time, what was talked about.
  const over = async () => (await look()).every(({ state }) => ['queued', 'wrapUp', 'closed'].includes(state));
  await expect.poll(over, { timeout: 90_000, interval: 1_000 }).toBe(true);
  const board = (await ask('GET', '/contact-board', await signIn(address, 'hanmei'))).json as { contacts: unknown[] };
  expect(board.contacts.length).toBeGreaterThan(lives / 2);
  server.child.kill('SIGTERM');
  await server.ended;
  folder.remove();
}, 300_000);
