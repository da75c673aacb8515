import { getMe } from '@tongli/contracts/access';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { followMachine } from '../platform/clock/clock.ts';
import { openDatabase } from '../platform/database/database.ts';
import { migrate } from '../platform/database/migrate.ts';
import { openWorld, type World } from '../test/world.ts';
import { takeTurn } from './unfinished.ts';

const schemas = ['platform', 'access', 'org', 'work', 'customers', 'requests', 'complaints', 'measures', 'improvement'];

let world: World;
let said: string[];
const say = (line: string) => void said.push(line);
beforeEach(async () => {
  world = await openWorld();
  said = [];
});
afterEach(() => world.close());

async function tables(): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from pg_tables where schemaname in (${sql.join(schemas)})`.execute(world.house.floor.db);
  return rows[0]?.count ?? 0;
}

test('a load that was cut off leaves nothing behind, and who comes second waits for the first', async () => {
  const first = await takeTurn(world.url, schemas, say);
  expect([said.length, await tables()]).toEqual([1, 0]);
  let waited = false;
  const second = takeTurn(world.url, schemas, say).then((turn) => {
    waited = true;
    return turn;
  });
  const database = openDatabase(world.url);
  await migrate(database.pool, [{ name: 'platform', folder: new URL('../platform/migrations/', import.meta.url) }]);
  expect(waited).toBe(false);
  await first.end();
  await (await second).end();
  expect([said.length, waited]).toEqual([1, true]);
  await database.close();
});

test('an installation that lives is left alone', async () => {
  const before = await tables();
  await followMachine(world.house.floor.db);
  await (await takeTurn(world.url, schemas, say)).end();
  expect([said, await tables()]).toEqual([[], before]);
});

test('a database in which someone has signed in is never dropped', async () => {
  const before = await tables();
  await world.request('liwei', getMe);
  await expect(takeTurn(world.url, schemas, say)).rejects.toThrow('made for a test or a demonstration');
  expect(await tables()).toBe(before);
});
