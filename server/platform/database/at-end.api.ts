import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase, withTemplate } from '../../test/cluster.ts';
import { writtenAtEnd } from './at-end.ts';
import { type OpenDatabase, openDatabase, type Tx } from './database.ts';

let own: TestDatabase;
let database: OpenDatabase;
beforeAll(async () => {
  own = await freshDatabase(await withTemplate('empty', async () => undefined));
  database = openDatabase(own.url, { connections: 1 });
  await sql`create table trace (id bigint generated always as identity, words text check (words <> 'bad'), kind jsonb)`.execute(
    database.db,
  );
  await sql`create table other (id integer)`.execute(database.db);
});
afterAll(async () => {
  await database.close();
  await own.drop();
});
beforeEach(() => sql`truncate trace`.execute(database.db));

const insert = writtenAtEnd(
  'trace',
  'trace',
  'insert into trace (words, kind) select * from unnest($1::text[], $2::jsonb[])',
);
const leave = (db: Pick<Tx, 'executeQuery'>, ...words: string[]) =>
  db.executeQuery(insert([words, words.map((word) => JSON.stringify({ word }))]));
const read = async (db: Pick<Tx, 'executeQuery' | 'getExecutor'> = database.db) =>
  (await sql<{ words: string }>`select words from trace order by id`.execute(db)).rows.map(({ words }) => words);
test('rows are written when their transaction ends, in their order', async () => {
  await database.db.transaction().execute(async (tx) => {
    await leave(tx, 'one');
    await sql`insert into other values (1)`.execute(tx);
    await leave(tx, 'two, "quoted"', '{}');
  });
  expect(await read()).toEqual(['one', 'two, "quoted"', '{}']);
  const { rows } = await sql`select kind->>'word' as word from trace where words = '{}'`.execute(database.db);
  expect(rows).toEqual([{ word: '{}' }]);
});

test('whoever asks for their table in between finds them', async () => {
  await database.db.transaction().execute(async (tx) => {
    await leave(tx, 'one');
    await leave(tx, 'two');
    expect(await read(tx)).toEqual(['one', 'two']);
    await leave(tx, 'three');
  });
  expect(await read()).toEqual(['one', 'two', 'three']);
});

test('nothing is left of what is undone, to a savepoint or altogether', async () => {
  await database.db.transaction().execute(async (tx) => {
    await leave(tx, 'kept');
    await sql`savepoint attempt`.execute(tx);
    await leave(tx, 'dropped');
    await sql`rollback to savepoint attempt`.execute(tx);
    await leave(tx, 'last');
  });
  await expect(
    database.db.transaction().execute(async (tx) => {
      await leave(tx, 'lost');
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  await database.db.transaction().execute((tx) => leave(tx, 'next'));
  expect(await read()).toEqual(['kept', 'last', 'next']);
});

test.each(['commit', 'release savepoint attempt'])(
  'one that cannot be written fails its transaction at %s',
  async (at) => {
    const failing = database.db.transaction().execute(async (tx) => {
      await sql`insert into other values (2)`.execute(tx);
      await sql`savepoint attempt`.execute(tx);
      await leave(tx, 'bad');
      if (at !== 'commit') await sql.raw(at).execute(tx);
    });
    await expect(failing).rejects.toMatchObject({ code: '23514' });
    expect(await read()).toEqual([]);
    expect((await sql`select from other where id = 2`.execute(database.db)).rows).toEqual([]);
  },
);

test('outside of a transaction they are written at once', async () => {
  await leave(database.db, 'alone');
  expect(await read()).toEqual(['alone']);
});
