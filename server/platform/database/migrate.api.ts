import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type pg from 'pg';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase, withTemplate } from '../../test/cluster.ts';
import { type OpenDatabase, openDatabase } from './database.ts';
import { type MigrationFolder, migrate, SchemaMismatch } from './migrate.ts';

let database: TestDatabase;
let first: OpenDatabase;
let folder: string;
let folders: MigrationFolder[];

beforeEach(async () => {
  database = await freshDatabase(await withTemplate('empty', async () => undefined));
  first = openDatabase(database.url, { connections: 3 });
  folder = mkdtempSync(join(tmpdir(), 'tongli-migrations-'));
  folders = [{ name: 'shop', folder: pathToFileURL(`${folder}/`) }];
  write('0001_shop.sql', 'create schema shop; create table shop.shelf (id int primary key);');
  write('0002_jars.sql', 'create table shop.jar (id int primary key, shelf int references shop.shelf);');
});
afterEach(async () => {
  await first.close();
  await database.drop();
  rmSync(folder, { recursive: true });
});

const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
const applied = async (pool: pg.Pool) =>
  (await pool.query<{ id: string }>('select id from platform.migration order by id')).rows.map(({ id }) => id);

test('files are applied in order, once; a later one is added alone', async () => {
  expect(await migrate(first.pool, folders)).toEqual(['shop/0001_shop.sql', 'shop/0002_jars.sql']);
  expect(await migrate(first.pool, folders)).toEqual([]);
  write('0003_lids.sql', 'alter table shop.jar add column lid boolean');
  expect(await migrate(first.pool, folders)).toEqual(['shop/0003_lids.sql']);
});

test('two processes that start at once share the work', async () => {
  const second = openDatabase(database.url, { connections: 3 });
  write('0003_slow.sql', 'select pg_sleep(0.3); create table shop.lid (id int);');
  const [one, other] = await Promise.all([migrate(first.pool, folders), migrate(second.pool, folders)]);
  expect([...one, ...other].toSorted()).toEqual(await applied(first.pool));
  expect(Math.min(one.length, other.length)).toBe(0);
  await second.close();
});

test('an edited migration is refused in a sentence, and nothing is touched', async () => {
  await migrate(first.pool, folders);
  write('0001_shop.sql', 'create schema shop; create table shop.shelf (id bigint primary key);');
  write('0003_lids.sql', 'create table shop.lid (id int);');
  const error: unknown = await migrate(first.pool, folders).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(SchemaMismatch);
  expect((error as Error).message).toBe(
    'Migration shop/0001_shop.sql was changed after it was applied: restore the file as it was released.',
  );
  expect(await applied(first.pool)).toHaveLength(2);
});

test('a database of a newer release is refused in a sentence', async () => {
  await migrate(first.pool, folders);
  rmSync(join(folder, '0002_jars.sql'));
  await expect(migrate(first.pool, folders)).rejects.toThrow(
    'The database holds migration shop/0002_jars.sql, which this release does not know: start the newer release.',
  );
});

test('a failing migration leaves the earlier ones and nothing of itself; repaired, it goes on', async () => {
  write('0003_half.sql', 'create table shop.lid (id int); select 1/0;');
  await expect(migrate(first.pool, folders)).rejects.toThrow('Migration shop/0003_half.sql failed: division by zero');
  expect(await applied(first.pool)).toHaveLength(2);
  write('0003_half.sql', 'create table shop.lid (id int);');
  expect(await migrate(first.pool, folders)).toEqual(['shop/0003_half.sql']);
});
