import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startCluster } from '../../test/cluster.ts';
import { requireFitness, unfitness } from './fitness.ts';

let address: string;
const made: string[] = [];
beforeAll(async () => {
  address = (await startCluster()).url;
});

async function onServer<T>(act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client(address);
  await client.connect();
  return act(client).finally(() => client.end());
}

afterAll(() =>
  onServer(async (client) => {
    for (const name of made) await client.query(`drop database ${name}`);
  }),
);

async function verdictOn(name: string, traits: string): Promise<string> {
  made.push(name);
  await onServer((client) => client.query(`create database ${name} ${traits} template template0`));
  const pool = new pg.Pool({
    connectionString: Object.assign(new URL(address), { pathname: `/${name}` }).href,
    max: 1,
  });
  return requireFitness(pool)
    .then(
      () => 'fit',
      (error: Error) => error.message,
    )
    .finally(() => pool.end());
}

test.each([
  ['fit_utf8', "encoding 'UTF8' locale 'C.UTF-8'", 'fit'],
  [
    'fit_ascii',
    "encoding 'SQL_ASCII' locale_provider libc locale 'C'",
    'The database keeps text as SQL_ASCII, not as UTF8.',
  ],
  [
    'fit_plain',
    "encoding 'UTF8' locale_provider libc locale 'C'",
    'The database has the locale C, which knows no Chinese characters.',
  ],
])('%s: %s', async (name, traits, verdict) => {
  expect(await verdictOn(name, traits)).toBe(verdict);
});

test('what is too old is told so', () => {
  const refusal = unfitness({ version: 150_010, encoding: 'UTF8', characters: 'C.UTF-8' });
  expect(refusal?.message).toBe('The database of DATABASE_URL is PostgreSQL 15, which is too old.');
});
