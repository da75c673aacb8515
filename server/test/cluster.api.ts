import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { expect, test } from 'vitest';
import { freshDatabase, startCluster, withTemplate } from './cluster.ts';

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  // One that is being shut down answers, and then the line to it breaks.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

test('a template is prepared once, and its clones do not see each other', async () => {
  let prepared = 0;
  const prepare = async (url: string) => {
    prepared += 1;
    await query(url, 'CREATE TABLE letter (text text)');
  };
  const [template] = await Promise.all([
    withTemplate('cluster_clones', prepare),
    withTemplate('cluster_clones', prepare),
  ]);
  const [first, second] = await Promise.all([freshDatabase(template), freshDatabase(template)]);
  await query(first.url, `INSERT INTO letter VALUES ('one')`);
  expect(await query(second.url, 'SELECT * FROM letter')).toEqual([]);
  expect(prepared).toBe(1);
  await first.drop();
  await expect(query(first.url, 'SELECT 1')).rejects.toThrow(/does not exist/);
  await second.drop();
});

test('the cluster is one per worker', async () => {
  expect(await startCluster()).toBe(await startCluster());
});

test('database and files of a killed worker are gone', async () => {
  const script = fileURLToPath(new URL('fixtures/worker.ts', import.meta.url));
  const worker = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = (await once(createInterface({ input: worker.stdout }), 'line')) as [string];
  const { url, folder } = JSON.parse(line) as { url: string; folder: string };
  expect(existsSync(folder)).toBe(true);
  worker.kill('SIGKILL');
  await expect.poll(() => query(url, 'SELECT 1').catch(() => 'gone'), { timeout: 10_000 }).toBe('gone');
  await expect.poll(() => existsSync(folder), { timeout: 10_000 }).toBe(false);
});
