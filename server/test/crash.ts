import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { findRunning } from '../platform/embedded/index.ts';
import { samplePassword } from '../sample/organisation.ts';
import { openEmbedded, type ServerProcess, startServer } from './server-process.ts';

const writers = 4;
/** What is left to do after the last crash is done within this time. */
const settlingMs = 90_000;
const parcels = fileURLToPath(new URL('crash-parcels.ts', import.meta.url));

/** What the server said it has. */
interface Acknowledged {
  readonly complaints: { readonly id: string; readonly key: string }[];
  /** Each adds a job. */
  readonly parcels: string[];
}

export interface Verdict {
  readonly acknowledged: number;
  /** Acknowledged and not in the database, or its job never ran. */
  readonly lost: readonly string[];
  readonly stored: number;
  /** How many complaints the flow counted. */
  readonly counted: number;
  readonly withoutLimit: number;
  readonly parcels: number;
  /** Effects that jobs left under their keys: one for each parcel. */
  readonly effects: number;
  /** More than effects where a process died between the effect and the note that it happened. */
  readonly runs: number;
}

/** `long ago`: the server that starts need not wait until it may tell that the workers it finds are dead. */
export type LastCrash = 'just now' | 'long ago';

export interface CrashSeries {
  /** Starts the server, writes, ends it or its database by kill -9 amid the writes; returns how many writes it acknowledged. */
  crash(victim: 'server' | 'database', afterMs: number): Promise<number>;
  /** Starts once more, lets everything settle, stops, and compares the database with what was acknowledged. */
  verdict(last?: LastCrash): Promise<Verdict>;
}

const countOf = ({ complaints, parcels }: Acknowledged) => complaints.length + parcels.length;

/** Complaints lodged and parcels sent by several clients, on an installation that `foundInstallation` made. */
export async function openCrashSeries(folder: string): Promise<CrashSeries> {
  const acknowledged: Acknowledged = { complaints: [], parcels: [] };
  const start = () => startServer({ TONGLI_DATA: folder, NODE_OPTIONS: `--import=${parcels}` });
  await onDatabase(folder, (client) =>
    client.query(`
      create schema crash;
      create table crash.parcel (id uuid primary key);
      create table crash.run (parcel uuid);
      create table crash.effect (key text primary key, parcel uuid)`),
  );
  let cookie = '';
  return {
    crash: async (victim, afterMs) => {
      const server = start();
      const address = await server.ready();
      cookie ||= await signIn(address);
      const before = countOf(acknowledged);
      const writing = Array.from({ length: writers }, (_, number) =>
        number % 2 === 0
          ? writeUntilGone(address, cookie, lodging, (key, id) => acknowledged.complaints.push({ id, key }))
          : writeUntilGone(address, cookie, sending, (key) => acknowledged.parcels.push(key)),
      );
      await sleep(afterMs);
      if (victim === 'server') server.child.kill('SIGKILL');
      else await killDatabase(folder);
      await Promise.all(writing);
      await server.ended;
      return countOf(acknowledged) - before;
    },
    verdict: async (last = 'just now') => {
      if (last === 'long ago') await onDatabase(folder, ageLocks);
      await settleAndStop(start(), folder);
      return onDatabase(folder, async (client) => {
        const lost = await missing(client, acknowledged);
        return { acknowledged: countOf(acknowledged), lost, ...(await count(client)) };
      });
    },
  };
}

async function onDatabase<T>(folder: string, act: (client: pg.Client) => Promise<T>): Promise<T> {
  const database = await openEmbedded(folder);
  const client = new pg.Client(database.url);
  await client.connect();
  try {
    return await act(client);
  } finally {
    await client.end();
    await database.stop();
  }
}

async function signIn(address: string): Promise<string> {
  const response = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'wangfang', password: samplePassword }),
  });
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

interface Write {
  readonly path: string;
  readonly body: object;
}

const lodging = (key: string): Write => ({
  path: 'complaints',
  body: {
    customer: { name: '林晓梅', phone: '13812345678' },
    product: 'broadband',
    area: 'gaoxin',
    facts: key,
    demand: '上门',
    channel: 'phone',
  },
});

const sending = (key: string): Write => ({ path: 'crash-parcels', body: { id: key } });

async function writeUntilGone(
  address: string,
  cookie: string,
  writeOf: (key: string) => Write,
  acknowledge: (key: string, id: string) => unknown,
): Promise<void> {
  for (;;) {
    const key = randomUUID();
    const { path, body } = writeOf(key);
    const response = await fetch(`${address}/api/v1/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, 'idempotency-key': key },
      body: JSON.stringify(body),
    }).catch(() => null);
    if (!response) return;
    const reply = (await response.json().catch(() => null)) as { id?: string } | null;
    if (response.status === 200 && reply?.id) acknowledge(key, reply.id);
    else if (response.status < 500) throw new Error(`refused: ${response.status} ${JSON.stringify(reply)}`);
    else return;
  }
}

async function killDatabase(folder: string): Promise<void> {
  const pid = Number.parseInt(await readFile(`${folder}/postgres/postmaster.pid`, 'utf8'), 10);
  process.kill(pid, 'SIGKILL');
}

const ageLocks = (client: pg.Client) =>
  client.query(`update graphile_worker._private_jobs set locked_at = locked_at - interval '1 minute'`);

async function settleAndStop(server: ServerProcess, folder: string): Promise<void> {
  await server.ready();
  const client = new pg.Client(findRunning(`${folder}/postgres`) ?? '');
  await client.connect();
  for (let waited = 0; waited < settlingMs && !(await isSettled(client)); waited += 250) await sleep(250);
  await client.end();
  server.child.kill('SIGTERM');
  await server.ended;
}

/** Every fact is counted and every job has run. */
async function isSettled(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ settled: boolean }>(`
    select (select count(*) from graphile_worker._private_jobs) = 0
       and (select count(*) from platform.event where position is null) = 0
       and (select position from platform.flow_cursor where flow = 'measured-facts') >=
           (select coalesce(max(position), 0) from platform.event where type = 'complaint.lodged') as settled`);
  return rows[0]?.settled ?? false;
}

async function missing(client: pg.Client, { complaints, parcels }: Acknowledged): Promise<string[]> {
  const { rows } = await client.query<{ id: string; facts: string }>('select id, facts from complaints.complaint');
  const stored = new Map(rows.map((row) => [row.id, row.facts]));
  const run = await client.query<{ parcel: string }>('select parcel from crash.run');
  const ran = new Set(run.rows.map(({ parcel }) => parcel));
  return [
    ...complaints.filter(({ id, key }) => stored.get(id) !== key).map(({ id }) => id),
    ...parcels.filter((id) => !ran.has(id)),
  ];
}

type Counts = Omit<Verdict, 'acknowledged' | 'lost'>;

/** The flow adds one to a sum for each complaint: lost or doubled effects show as a sum that differs from the count. */
async function count(client: pg.Client): Promise<Counts> {
  const { rows } = await client.query<Counts>(`
    select (select count(*)::int from complaints.complaint) as stored,
           (select coalesce(sum(value), 0)::int from measures.observation
            where measure = 'lodged' and product = '*' and area = '*') as counted,
           (select count(*)::int from complaints.complaint c
            where (select count(*) from work.time_limit l where l.subject_id = c.id and l.kind = 'acknowledge') <> 1)
             as "withoutLimit",
           (select count(*)::int from crash.parcel) as parcels,
           (select count(*)::int from crash.effect) as effects,
           (select count(*)::int from crash.run) as runs`);
  const [row] = rows;
  if (!row) throw new Error('count: no row');
  return row;
}
