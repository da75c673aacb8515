import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase, withTemplate } from '../../test/cluster.ts';
import { type OpenDatabase, openDatabase, type Tx } from './database.ts';
import { once } from './once.ts';

let own: TestDatabase;
let database: OpenDatabase;
let other: OpenDatabase;
beforeAll(async () => {
  own = await freshDatabase(await withTemplate('empty', async () => undefined));
  database = openDatabase(own.url, { connections: 1 });
  other = openDatabase(own.url, { connections: 1 });
  await sql`create table setting (name text primary key, value integer)`.execute(database.db);
  await sql`insert into setting values ('one', 1), ('two', 2)`.execute(database.db);
});
afterAll(async () => {
  await database.close();
  await other.close();
  await own.drop();
});

type Asking = Pick<Tx, 'executeQuery' | 'getExecutor'>;
const ask = async (db: Asking, name: string) =>
  (await sql<{ value: number }>`select ${once('setting')} value from setting where name = ${name}`.execute(db)).rows[0]
    ?.value;
const write = (db: Asking, name: string, value: number) =>
  sql`update "setting" set value = ${value} where name = ${name}`.execute(db);

test('what is asked twice in one transaction is answered alike, each question for itself, and anew in the next', async () => {
  await database.db.transaction().execute(async (tx) => {
    expect([await ask(tx, 'one'), await ask(tx, 'two'), await ask(tx, 'none')]).toEqual([1, 2, undefined]);
    await write(other.db, 'one', 10);
    expect([await ask(tx, 'one'), await ask(tx, 'two'), await ask(tx, 'none')]).toEqual([1, 2, undefined]);
  });
  await database.db.transaction().execute(async (tx) => expect(await ask(tx, 'one')).toBe(10));
});

test('a transaction sees what it has written itself, and what it has undone', async () => {
  await database.db.transaction().execute(async (tx) => {
    expect(await ask(tx, 'two')).toBe(2);
    await sql`savepoint here`.execute(tx);
    await write(tx, 'two', 20);
    expect(await ask(tx, 'two')).toBe(20);
    await sql`rollback to savepoint here`.execute(tx);
    expect(await ask(tx, 'two')).toBe(2);
  });
});

test('outside of a transaction every question is asked', async () => {
  const before = await ask(database.db, 'two');
  await write(other.db, 'two', 22);
  expect([before, await ask(database.db, 'two')]).toEqual([2, 22]);
});
