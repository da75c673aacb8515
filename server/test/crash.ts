import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { samplePassword } from '../sample/organisation.ts';
import { openEmbedded, type ServerProcess, startServer } from './server-process.ts';

const writers = 4;

/** A complaint that the server said it has. */
interface Acknowledged {
  readonly id: string;
  readonly key: string;
}

export interface Verdict {
  readonly acknowledged: number;
  /** Acknowledged and not in the database. */
  readonly lost: readonly string[];
  readonly stored: number;
  /** How many complaints the flow counted. */
  readonly counted: number;
  readonly withoutLimit: number;
}

export interface CrashSeries {
  /** Starts the server, writes, ends it or its database by kill -9 amid the writes; returns how many writes it acknowledged. */
  crash(victim: 'server' | 'database', afterMs: number): Promise<number>;
  /** Starts once more, lets everything settle, stops, and compares the database with what was acknowledged. */
  verdict(): Promise<Verdict>;
}

/** Complaints lodged one after the other by several clients, on an installation that `foundInstallation` made. */
export function crashSeries(folder: string): CrashSeries {
  const acknowledged: Acknowledged[] = [];
  return {
    crash: async (victim, afterMs) => {
      const server = startServer({ TONGLI_DATA: folder });
      const address = await server.ready();
      const cookie = await signIn(address);
      const before = acknowledged.length;
      const writing = Array.from({ length: writers }, () => writeUntilGone(address, cookie, acknowledged));
      await sleep(afterMs);
      if (victim === 'server') server.child.kill('SIGKILL');
      else await killDatabase(folder);
      await Promise.all(writing);
      await server.ended;
      return acknowledged.length - before;
    },
    verdict: async () => {
      await settleAndStop(startServer({ TONGLI_DATA: folder }));
      const database = await openEmbedded(folder);
      const client = new pg.Client(database.url);
      await client.connect();
      const lost = await missing(client, acknowledged);
      const counts = await count(client);
      await client.end();
      await database.stop();
      return { acknowledged: acknowledged.length, lost, ...counts };
    },
  };
}

async function signIn(address: string): Promise<string> {
  const response = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'wangfang', password: samplePassword }),
  });
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

async function writeUntilGone(address: string, cookie: string, acknowledged: Acknowledged[]): Promise<void> {
  for (;;) {
    const key = randomUUID();
    const response = await fetch(`${address}/api/v1/complaints`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, 'idempotency-key': key },
      body: JSON.stringify({
        customer: { name: '林晓梅', phone: '13812345678' },
        product: 'broadband',
        area: 'gaoxin',
        facts: key,
        demand: '上门',
        channel: 'phone',
      }),
    }).catch(() => null);
    if (!response) return;
    const reply = (await response.json().catch(() => null)) as { id?: string } | null;
    if (response.status === 200 && reply?.id) acknowledged.push({ id: reply.id, key });
    else if (response.status < 500) throw new Error(`refused: ${response.status} ${JSON.stringify(reply)}`);
    else return;
  }
}

async function killDatabase(folder: string): Promise<void> {
  const pid = Number.parseInt(await readFile(`${folder}/postgres/postmaster.pid`, 'utf8'), 10);
  process.kill(pid, 'SIGKILL');
}

async function settleAndStop(server: ServerProcess): Promise<void> {
  await server.ready();
  await sleep(1_500);
  server.child.kill('SIGTERM');
  await server.ended;
}

async function missing(client: pg.Client, acknowledged: readonly Acknowledged[]): Promise<string[]> {
  const { rows } = await client.query<{ id: string; facts: string }>('select id, facts from complaints.complaint');
  const stored = new Map(rows.map((row) => [row.id, row.facts]));
  return acknowledged.filter(({ id, key }) => stored.get(id) !== key).map(({ id }) => id);
}

/** The flow adds one to a sum for each complaint: lost or doubled effects show as a sum that differs from the count. */
async function count(client: pg.Client): Promise<{ stored: number; counted: number; withoutLimit: number }> {
  const { rows } = await client.query<{ stored: number; counted: number; withoutLimit: number }>(`
    select (select count(*)::int from complaints.complaint) as stored,
           (select coalesce(sum(value), 0)::int from measures.observation
            where measure = 'lodged' and product = '*' and area = '*') as counted,
           (select count(*)::int from complaints.complaint c
            where (select count(*) from work.time_limit l where l.subject_id = c.id and l.kind = 'acknowledge') <> 1)
             as "withoutLimit"`);
  const [row] = rows;
  if (!row) throw new Error('count: no row');
  return row;
}
