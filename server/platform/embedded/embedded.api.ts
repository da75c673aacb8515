import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Embedded, StartRefusal, startEmbedded } from './index.ts';
import { refusalFromLog } from './refusal.ts';

let root: string;
const running: Embedded[] = [];
const holders: ChildProcess[] = [];

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'tongli-embedded-'));
  chmodSync(root, 0o755);
});

afterEach(async () => {
  for (const holder of holders.splice(0)) holder.kill('SIGKILL');
  await Promise.all(running.splice(0).map((database) => database.stop()));
});

afterAll(() => {
  // A killed database may still be writing its last file.
  rmSync(root, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

async function start(folder: string, options = {}): Promise<Embedded> {
  const database = await startEmbedded(folder, { durable: false, ...options });
  running.push(database);
  return database;
}

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another server process that holds the folder, to be killed. */
async function holdElsewhere(folder: string): Promise<{ process: ChildProcess; url: string; pid: number }> {
  const script = fileURLToPath(new URL('fixtures/holder.ts', import.meta.url));
  const holder = spawn(process.execPath, [script, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
  holders.push(holder);
  const [line] = (await once(createInterface({ input: holder.stdout }), 'line')) as [string];
  return { process: holder, ...(JSON.parse(line) as { url: string; pid: number }) };
}

async function kill(child: ChildProcess): Promise<void> {
  const exit = once(child, 'exit');
  child.kill('SIGKILL');
  await exit;
}

/** Calls off the shell that would end the database with its server, as if it had been killed as well. */
function killKeeper(server: ChildProcess): void {
  const children = readFileSync(`/proc/${server.pid}/task/${server.pid}/children`, 'utf8').trim().split(' ');
  const keeper = children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('\0keeper\0'));
  process.kill(Number.parseInt(keeper ?? '', 10), 'SIGKILL');
}

async function refusalOf(starting: Promise<unknown>): Promise<StartRefusal> {
  const outcome = await starting.catch((error: unknown) => error);
  expect(outcome).toBeInstanceOf(StartRefusal);
  return outcome as StartRefusal;
}

describe('a start', () => {
  test('creates a database that speaks UTC and UTF-8, asks for its password and listens on 127.0.0.1 and in its own folder only', async () => {
    const folder = join(root, 'fresh');
    const { url } = await start(folder);
    const [row] = await query<Record<string, string>>(
      url,
      `SELECT current_setting('timezone') AS zone, current_setting('server_encoding') AS encoding,
              current_setting('listen_addresses') AS host, current_setting('unix_socket_directories') AS sockets,
              current_setting('server_version_num')::int / 10000 AS major,
              (SELECT rolpassword LIKE 'SCRAM-SHA-256$%' FROM pg_authid WHERE rolname = current_user) AS scram`,
    );
    expect(row).toEqual({ zone: 'UTC', encoding: 'UTF8', host: '127.0.0.1', sockets: folder, major: 18, scram: true });
    const stranger = new URL(url);
    stranger.password = 'wrong';
    await expect(query(stranger.href, 'SELECT 1')).rejects.toThrow(/password authentication failed/);
    expect(statSync(`${folder}.password`).mode & 0o777).toBe(0o600);
    expect(statSync(`${folder}.lock`).mode & 0o777).toBe(0o600);
  });

  test('is durable unless told otherwise, and keeps what was written', async () => {
    const folder = join(root, 'durable');
    const first = await startEmbedded(folder);
    await query(first.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    const [safety] = await query(first.url, `SELECT current_setting('fsync') AS fsync`);
    await first.stop();
    expect(safety).toEqual({ fsync: 'on' });
    const second = await start(folder, { settings: { work_mem: '8MB' } });
    expect(await query(second.url, `SELECT answer, current_setting('work_mem') AS memory FROM kept`)).toEqual([
      { answer: 42, memory: '8MB' },
    ]);
  });

  test('reaches a data folder whose parents are closed to other accounts', async () => {
    const closed = join(root, 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const { url } = await start(join(closed, 'inner', 'postgres'));
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
  });

  test('is reached over TCP alone where the name of its folder is too long for a socket', async () => {
    const folder = join(root, 'long'.repeat(30), 'postgres');
    const { url } = await start(folder);
    expect(new URL(url).search).toBe('');
    expect(await query(url, `SELECT current_setting('unix_socket_directories') AS sockets`)).toEqual([{ sockets: '' }]);
  });

  test('begins anew after a creation that was interrupted', async () => {
    const folder = join(root, 'interrupted');
    mkdirSync(`${folder}.new`);
    writeFileSync(join(`${folder}.new`, 'PG_VERSION'), '18\n');
    const { url } = await start(folder);
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(existsSync(`${folder}.new`)).toBe(false);
  });
});

describe('one server at a time', () => {
  test('a second one is refused while the first runs, in the same process or another, and welcome afterwards', async () => {
    const folder = join(root, 'shared');
    const holder = await holdElsewhere(folder);
    const refusal = await refusalOf(startEmbedded(folder));
    expect(refusal.message).toBe(
      `Another running server (process ${holder.process.pid}) already uses the data folder ${folder}.`,
    );
    expect(await query(holder.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await kill(holder.process);
    await start(folder);
    expect((await refusalOf(startEmbedded(folder))).message).toContain(`(process ${process.pid})`);
  });

  test('a lock file left by a killed server refuses nobody', async () => {
    const folder = join(root, 'left');
    writeFileSync(`${folder}.lock`, '');
    writeFileSync(`${folder}.pid`, `${process.ppid}\n`);
    await start(folder);
  });
});

describe('after kill -9', () => {
  test('the database ends with its server', async () => {
    const holder = await holdElsewhere(join(root, 'orphan'));
    await kill(holder.process);
    await expect.poll(() => query(holder.url, 'SELECT 1').catch(() => 'gone'), { timeout: 10_000 }).toBe('gone');
  });

  test('a database that outlived its server is stopped and started anew', async () => {
    const folder = join(root, 'outlived');
    const holder = await holdElsewhere(folder);
    await query(holder.url, 'CREATE TABLE kept AS SELECT 42 AS answer');
    killKeeper(holder.process);
    await kill(holder.process);
    expect(await query(holder.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    const next = await start(folder);
    expect(next.pid).not.toBe(holder.pid);
    expect(await query(next.url, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  test('a pid file whose number now belongs to a stranger neither blocks the start nor harms the stranger', async () => {
    const folder = join(root, 'stale');
    const holder = await holdElsewhere(folder);
    killKeeper(holder.process);
    process.kill(holder.pid, 'SIGKILL');
    await kill(holder.process);
    const stranger = spawn('sleep', ['60']);
    holders.push(stranger);
    writeFileSync(join(folder, 'postmaster.pid'), `${stranger.pid}\n${folder}\n`);
    const { url } = await start(folder);
    expect(await query(url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    expect(stranger.exitCode ?? stranger.signalCode).toBeNull();
    expect(readdirSync(folder).filter((name) => /^\.s\.PGSQL\.\d+$/.test(name))).toEqual([
      `.s.PGSQL.${new URL(url).port}`,
    ]);
  });

  test('of the database, its server is told', async () => {
    const told = Promise.withResolvers<string>();
    const { pid } = await start(join(root, 'dies'), { onExit: told.resolve });
    process.kill(pid, 'SIGKILL');
    expect(await told.promise).toContain('ready to accept connections');
  });

  test('a stop that was asked for is no alarm', async () => {
    let alarms = 0;
    const database = await start(join(root, 'calm'), { onExit: () => (alarms += 1) });
    await database.stop();
    await database.stop();
    expect(alarms).toBe(0);
  });
});

describe('a refusal says in one sentence', () => {
  test('that the folder cannot be made', async () => {
    writeFileSync(join(root, 'file'), '');
    const refusal = await refusalOf(startEmbedded(join(root, 'file', 'postgres')));
    expect(refusal.message).toMatch(/^The data folder .* cannot be written \(EEXIST\)\.$/);
    expect(refusal.remedy).toContain('write access');
  });

  test('that the folder holds something else, which stays untouched', async () => {
    const folder = join(root, 'foreign');
    mkdirSync(folder);
    writeFileSync(join(folder, 'letter.txt'), 'dear');
    expect((await refusalOf(startEmbedded(folder))).message).toContain('holds files that are no database');
    expect(readdirSync(folder)).toEqual(['letter.txt']);
  });

  test('that another major version wrote the files', async () => {
    const folder = join(root, 'older');
    mkdirSync(folder);
    writeFileSync(join(folder, 'PG_VERSION'), '16\n');
    expect((await refusalOf(startEmbedded(folder))).message).toContain('was written by PostgreSQL 16');
  });

  test('that the disk is full, or else the first reason the database logged', () => {
    const folder = join(root, 'log');
    const full = [
      'FATAL:  could not write lock file "postmaster.pid": No space left on device',
      'FATAL:  could not extend file: wrote only 4096 of 8192 bytes\nHINT:  Check free disk space.\nPANIC:  cannot abort',
    ];
    for (const log of full) {
      expect(refusalFromLog(log, folder, 'started').message).toBe(`The disk that holds ${folder} is full.`);
    }
    const other = '2026-01-05 UTC [7] LOG:  starting\n2026-01-05 UTC [7] FATAL:  data directory has wrong ownership';
    expect(refusalFromLog(other, folder, 'started').message).toBe(
      `The database in ${folder} could not be started: data directory has wrong ownership.`,
    );
    expect(readFileSync(`${folder}.log`, 'utf8')).toBe(other);
  });

  test('that a setting is unknown', async () => {
    const starting = startEmbedded(join(root, 'misset'), { durable: false, settings: { no_such_setting: '1' } });
    expect((await refusalOf(starting)).message).toContain('unrecognized configuration parameter "no_such_setting"');
  });
});
