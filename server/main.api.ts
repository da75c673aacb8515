import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { samplePassword } from './sample/organisation.ts';
import { freshDatabase, withTemplate } from './test/cluster.ts';
import { openCrashSeries } from './test/crash.ts';
import { type DataFolder, foundInstallation, makeDataFolder, startServer } from './test/server-process.ts';

let folder: DataFolder;
beforeAll(async () => {
  folder = makeDataFolder();
  await foundInstallation(folder.path);
});
afterAll(() => folder.remove());

const signIn = (address: string, password: string) =>
  fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'liwei', password }),
  });

/** It ends with code 1, and all it says is this one line. */
async function refusal(environment: Record<string, string>, words: readonly string[] = []): Promise<string> {
  const server = startServer(environment, words);
  const code = await server.ended;
  expect([code, server.complaints().trim().split('\n')]).toEqual([1, [expect.any(String)]]);
  return server.complaints().trim();
}

describe('a start that cannot succeed says why and what to do', () => {
  test('without a database', async () => {
    const file = join(folder.path, 'a-file');
    writeFileSync(file, '');
    const emptyData = join(folder.path, 'empty');
    const brokenKey = join(folder.path, 'broken-key');
    mkdirSync(join(brokenKey, 'keys'), { recursive: true });
    writeFileSync(join(brokenKey, 'keys', 'master.key'), 'c2hvcnQ=\n');
    const unreachable = { TONGLI_DATA: emptyData, DATABASE_URL: 'postgres://ann@127.0.0.1:1/tongli' };
    const cases: [Record<string, string>, string][] = [
      [{ PORT: 'eighty' }, 'PORT is "eighty", which is no port. Give a whole number from 0 to 65535.'],
      [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is "loud", which is no level. Give one of'],
      [{ TONGLI_TLS_CERT: file, TONGLI_TLS_KEY: file }, 'which holds nothing in PEM that fits. Check the file.'],
      [{ TONGLI_DATA: join(file, 'data') }, `The data folder ${join(file, 'data')} cannot be written (ENOTDIR).`],
      [unreachable, 'The database of DATABASE_URL cannot be reached. Check that it runs'],
      [{ ...unreachable, HOST: '203.0.113.7' }, 'HOST is "203.0.113.7", which is no address of this machine.'],
      [{ ...unreachable, TONGLI_DATA: brokenKey }, 'does not hold 32 bytes in base64. Restore it from the backup'],
    ];
    for (const [environment, sentence] of cases) expect(await refusal(environment)).toContain(sentence);
  }, 90_000);

  test('by a word that is none, and as an empty installation where people are already', async () => {
    expect(await refusal({ TONGLI_DATA: folder.path }, ['--emtpy'])).toMatch(
      /^"--emtpy" is no argument of this release\./,
    );
    expect(await refusal({ TONGLI_DATA: folder.path }, ['--empty'])).toMatch(
      /^This installation holds the sample centre, so it cannot begin empty\. Choose another folder/,
    );
  });

  test('on a database that is not as it should be', async () => {
    const database = await freshDatabase(await withTemplate('empty', async () => undefined));
    const client = new pg.Client(database.url);
    await client.connect();
    await client.query(`create schema platform; create table platform.migration (id text primary key, checksum text)`);
    await client.query(`insert into platform.migration values ('platform/9999_future.sql', '')`);
    await client.end();
    const at = (change: { password?: string; pathname?: string }) => {
      const url = Object.assign(new URL(database.url), change);
      return { TONGLI_DATA: join(folder.path, 'empty'), DATABASE_URL: url.href };
    };
    expect(await refusal(at({}))).toBe(
      'The database holds migration platform/9999_future.sql, which this release does not know: start the newer release.',
    );
    expect(await refusal(at({ password: 'wrong' }))).toMatch(/refuses this account. Check user/);
    expect(await refusal(at({ pathname: '/nowhere' }))).toMatch(/does not exist. Create it/);
    await database.drop();
  });

  test('where another program has the port, or another server the folder; the running one is not disturbed', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as { port: number };
    expect(await refusal({ TONGLI_DATA: folder.path, PORT: String(port) })).toBe(
      `Port ${port} is in use. Stop the other program or set PORT to another number.`,
    );
    other.close();
    const running = startServer({ TONGLI_DATA: folder.path });
    const address = await running.ready();
    expect(await refusal({ TONGLI_DATA: folder.path })).toMatch(
      /^Another running server \(process \d+\) already uses the data folder .* Stop that server first/,
    );
    expect((await signIn(address, samplePassword)).status).toBe(200);
    running.child.kill('SIGINT');
    expect(await running.ended).toBe(0);
  });
});

test('ready means served; it stops within two seconds although connections are kept alive', async () => {
  const server = startServer({ TONGLI_DATA: folder.path });
  const address = await server.ready();
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await signIn(address, samplePassword)).status).toBe(200);
  expect(await server.line('  投诉处理 handler')).toBe(`  投诉处理 handler: liwei / ${samplePassword}`);
  const agent = new Agent({ keepAlive: true });
  const [response] = await once(request(`${address}/api/v1/complaint-terms`, { agent }).end(), 'response');
  response.resume();
  const asked = performance.now();
  server.child.kill('SIGTERM');
  expect(await server.ended).toBe(0);
  expect(performance.now() - asked).toBeLessThan(2_000);
  agent.destroy();
});

test('where other machines reach it, the password that everyone can read opens nothing', async () => {
  const own = makeDataFolder();
  await foundInstallation(own.path);
  const server = startServer({ TONGLI_DATA: own.path, HOST: '0.0.0.0' });
  const address = (await server.ready()).replace('0.0.0.0', '127.0.0.1');
  const told = await server.line('Other machines reach this server');
  expect((await signIn(address, samplePassword)).status).toBe(422);
  expect((await signIn(address, told.split(': ').at(-1) ?? '')).status).toBe(200);
  server.child.kill('SIGTERM');
  await server.ended;
  const again = startServer({ TONGLI_DATA: own.path });
  await again.ready();
  expect(await again.line('  投诉处理 handler')).toBe('  投诉处理 handler: liwei');
  again.child.kill('SIGTERM');
  await again.ended;
  own.remove();
});

test('killed while the sample centre loads, it begins anew; asked to stop while loading, it stops', async () => {
  const own = makeDataFolder();
  const killed = startServer({ TONGLI_DATA: own.path });
  await killed.line('Loading the sample centre');
  await sleep(1_500);
  killed.child.kill('SIGKILL');
  expect(await killed.ended).toBe('SIGKILL');
  const next = startServer({ TONGLI_DATA: own.path });
  await next.line('The loading of the sample centre was cut off: it begins anew.');
  await next.line('Loading the sample centre');
  await sleep(1_000);
  const asked = performance.now();
  next.child.kill('SIGTERM');
  expect([await next.ended, next.complaints()]).toEqual([0, '']);
  expect(performance.now() - asked).toBeLessThan(4_000);
  own.remove();
}, 60_000);

test('killed amid writes, nothing that was acknowledged is lost and nothing is counted twice', async () => {
  const own = makeDataFolder();
  await foundInstallation(own.path);
  const series = await openCrashSeries(own.path);
  for (const [victim, afterMs] of [
    ['server', 400],
    ['database', 300],
    ['server', 150],
    ['server', 700],
  ] as const)
    await series.crash(victim, afterMs);
  const verdict = await series.verdict('long ago');
  const { acknowledged, stored, parcels } = verdict;
  expect(acknowledged).toBeGreaterThan(10);
  expect(verdict).toMatchObject({ lost: [], counted: stored, withoutLimit: 0, effects: parcels });
  expect(stored + parcels).toBeGreaterThanOrEqual(acknowledged);
  own.remove();
}, 90_000);
