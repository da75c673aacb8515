import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { beside, type Measurement } from '../measurement.ts';
import { signIn } from '../platform/centre.ts';
import { startChild } from '../platform/child.ts';
import { makeInstallation, openDatabaseOf } from '../platform/installation.ts';

const people = 2_000;
const houseProgram = fileURLToPath(new URL('../platform/house-process.ts', import.meta.url));
const mapping = { 工号: 'number', 姓名: 'name', 部门: 'unit', 岗位: 'post', 入职日期: 'joinedOn' };

const rows = Array.from({ length: people }, (_, at) => [`B-${at}`, `员工${at}`, '热线服务部', 'agent', '2025/3/5']);

interface Run {
  readonly id: string;
  readonly state: string;
  readonly failure: string | null;
}

/**
 * People as a table: from the first byte sent to the last person visible, every row matched, checked and brought in over HTTP
 * by a house that does everything else too. Beside it, the same cells by COPY into a table without a rule.
 */
export async function* measureImport(): AsyncGenerator<Measurement> {
  const installation = await makeInstallation();
  const database = await openDatabaseOf(installation);
  const house = startChild(houseProgram);
  try {
    const address = await house.ask<string>('open', { url: database.url, folder: installation.path, pulses: true });
    const seconds = await importOver(address, await signIn(address, 'admin'));
    const bare = await copyInto(database.url);
    const rate = { name: 'shell.import_rows_per_second', value: people / seconds, unit: 'rows/s' };
    yield beside(rate, 'COPY of the same cells', people / bare);
    const whole = { name: 'shell.import_2000_people_s', value: seconds, unit: 's' };
    yield beside(whole, 'the bound', 5);
  } finally {
    await house.end();
    await database.stop();
    installation.remove();
  }
}

async function importOver(address: string, cookie: string): Promise<number> {
  const ask = async (method: string, path: string, body?: string | object): Promise<Run> => {
    const json = typeof body === 'object';
    const response = await fetch(`${address}/api/v1${path}`, {
      method,
      headers: { cookie, 'content-type': json ? 'application/json' : 'application/octet-stream' },
      ...(body === undefined ? {} : { body: json ? JSON.stringify(body) : body }),
    });
    if (!response.ok) throw new Error(`refused: ${response.status} ${await response.text()}`);
    return (await response.json()) as Run;
  };
  const until = async (id: string, state: string) => {
    for (;;) {
      const run = await ask('GET', `/imports/${id}`);
      if (run.state === state) return;
      if (run.failure) throw new Error(`failed: ${run.failure}`);
      await sleep(20);
    }
  };
  const file = [Object.keys(mapping), ...rows].map((cells) => cells.join(',')).join('\n');
  const began = performance.now();
  const { id } = await ask('POST', '/imports?importable=org.people&fileName=people.csv', file);
  await ask('POST', `/imports/${id}/check`, { mapping });
  await until(id, 'checked');
  await ask('POST', `/imports/${id}/start`, {});
  await until(id, 'complete');
  return (performance.now() - began) / 1_000;
}

/** In seconds. */
async function copyInto(url: string): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('create table public.bare (number text, name text, unit text, post text, joined text)');
  const began = performance.now();
  const lines = rows.map((cells) => `${cells.join('\t')}\n`);
  await pipeline(Readable.from(lines), client.query(copyFrom('copy public.bare from stdin')));
  const seconds = (performance.now() - began) / 1_000;
  await client.end();
  return seconds;
}
