import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase, withTemplate } from '../../test/cluster.ts';
import { type OpenDatabase, openDatabase } from './database.ts';

let own: TestDatabase;
let database: OpenDatabase;
let watching: OpenDatabase;
beforeAll(async () => {
  own = await freshDatabase(await withTemplate('empty', async () => undefined));
  database = openDatabase(own.url, { connections: 1 });
  watching = openDatabase(own.url, { connections: 1 });
  await sql`create table note (text text unique)`.execute(database.db);
});
afterAll(async () => {
  await database.close();
  await watching.close();
  await own.drop();
});
beforeEach(() => sql`truncate note`.execute(database.db));

const write = (db: Pick<typeof database.db, 'getExecutor' | 'executeQuery'>, text: string) =>
  sql`insert into note values (${text})`.execute(db);
const read = async (from = watching) =>
  (await sql<{ text: string }>`select text from note order by text`.execute(from.db)).rows.map(({ text }) => text);

test('nothing of a transaction is seen before it is committed, all of it afterwards', async () => {
  await database.db.transaction().execute(async (tx) => {
    await write(tx, 'one');
    await write(tx, 'two');
    expect(await read()).toEqual([]);
  });
  expect(await read()).toEqual(['one', 'two']);
});

test.each(['the first statement', 'a later statement', 'the code'])('%s that fails undoes it all', async (which) => {
  await write(database.db, 'there');
  const failing = database.db.transaction().execute(async (tx) => {
    if (which !== 'the first statement') await write(tx, 'new');
    if (which === 'the code') throw new Error('there');
    await write(tx, 'there');
  });
  await expect(failing).rejects.toThrow(/there|duplicate/);
  expect(await read(database)).toEqual(['there']);
});

test('one without a statement never began, and its connection is as it was', async () => {
  await database.db.transaction().execute(async () => undefined);
  await expect(database.db.transaction().execute(() => Promise.reject(new Error('no')))).rejects.toThrow('no');
  const { rows } = await sql<{ began: boolean }>`
    select xact_start <> query_start as began from pg_stat_activity where pid = pg_backend_pid()`.execute(database.db);
  expect(rows).toEqual([{ began: false }]);
  await write(database.db, 'outside');
  expect(await read()).toEqual(['outside']);
});

test('a connection that is lost before its first statement fails it, and another takes its place', async () => {
  const [{ pid } = { pid: 0 }] = (await sql<{ pid: number }>`select pg_backend_pid() as pid`.execute(database.db)).rows;
  const lost = database.db.transaction().execute(async (tx) => {
    await sql`select pg_terminate_backend(${pid}::integer, 5000)`.execute(watching.db);
    await write(tx, 'lost');
  });
  await expect(lost).rejects.toThrow();
  await expect.poll(() => write(database.db, 'found').then(() => 'written', String)).toBe('written');
  expect(await read()).toEqual(['found']);
});
