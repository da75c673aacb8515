import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase, withTemplate } from '../../test/cluster.ts';
import { type OpenDatabase, openDatabase } from './database.ts';
import { hot } from './prepared.ts';
import { statement } from './statement.ts';
import { isPassing } from './trouble.ts';

let own: TestDatabase;
let database: OpenDatabase;
beforeAll(async () => {
  own = await freshDatabase(await withTemplate('empty', async () => undefined));
  database = openDatabase(own.url, { connections: 1 });
  await sql`create schema platform; create table platform.clock (only_row boolean, mode text, at timestamptz)`.execute(
    database.db,
  );
});
afterAll(async () => {
  await database.close();
  await own.drop();
});

const clock = (mode: string) =>
  database.db.selectFrom('platform.clock').modifyFront(hot('clock')).selectAll().where('mode', '=', mode).execute();
const prepared = async () =>
  (await sql<{ name: string }>`select name from pg_prepared_statements`.execute(database.db)).rows;

test('a marked statement is prepared once a connection, another one is not', async () => {
  await sql`select ${1}::int`.execute(database.db);
  expect(await prepared()).toEqual([]);
  await clock('real');
  await clock('stepped');
  expect(await prepared()).toEqual([{ name: expect.stringMatching(/^clock_[\w-]{12}$/) }]);
});

test('another one is prepared once it was sent often', async () => {
  const before = await prepared();
  for (let time = 0; time < 20; time += 1) await sql`select ${time}::int as often`.execute(database.db);
  const added = (await prepared()).filter(({ name }) => !before.some((one) => one.name === name));
  expect(added).toEqual([{ name: expect.stringMatching(/^often_[\w-]{12}$/) }]);
});

test('when a table changes beneath it, it fails once and in a way that may be tried again', async () => {
  await clock('real');
  await sql`alter table platform.clock add column zone text`.execute(database.db);
  const error = await clock('real').catch((thrown: unknown) => thrown);
  expect(isPassing(error)).toBe(true);
  await expect.poll(() => clock('real').catch(() => null)).toEqual([]);
});

test('a statement that is built once is asked for other values each time', async () => {
  let built = 0;
  const inMode = statement((db: typeof database.db, clock: { readonly mode: string; readonly at: Date }) => {
    built += 1;
    return db.selectFrom('platform.clock').select('mode').where('mode', '=', clock.mode).where('at', '<=', clock.at);
  });
  await sql`insert into platform.clock (mode, at) values ('real', '2026-01-02'), ('stepped', '2026-01-04')`.execute(
    database.db,
  );
  const at = new Date('2026-01-03');
  expect(await inMode(database.db, { mode: 'real', at })).toEqual([{ mode: 'real' }]);
  expect(await inMode(database.db, { mode: 'stepped', at })).toEqual([]);
  expect(await database.db.transaction().execute((tx) => inMode(tx, { mode: 'real', at }))).toEqual([{ mode: 'real' }]);
  expect(built).toBe(1);
});
