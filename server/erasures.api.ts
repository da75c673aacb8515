import { randomUUID } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as customers from '@tongli/contracts/customers';
import * as contract from '@tongli/contracts/privacy';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addCustomers } from './modules/customers/index.ts';
import { keepErased } from './modules/privacy/index.ts';
import { projectId } from './sample/people.ts';
import { endCases, identified, makeRows } from './test/rows.ts';
import { openWorld, type World } from './test/world.ts';
import { modules, personDoors } from './wiring.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const db = () => world.house.floor.db;

test('whoever was erased is erased again where an older database comes back', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'erasures-')), 'erasures');
  const rows = await makeRows(world);
  const kept = await world.call(null, (call) =>
    addCustomers(call, projectId, [{ name: '李小红', phone: '13700000000', email: null }]),
  );
  await endCases(world, '2020-01-01');
  const at = '2026-03-02T01:00:00.000Z';
  // A process was killed while it wrote the second line.
  await writeFile(file, `\n${rows.customer} ${at}\n\n${randomUUID()} 2026-03`);
  const floor = { ...world.house.floor, erasureFile: file };
  expect(await keepErased(floor, personDoors)).toBe(1);
  expect(await keepErased(floor, personDoors)).toBe(0);
  const { reply } = await world.request('admin', contract.listErasures);
  expect(reply.items).toMatchObject([{ personId: rows.customer, basis: 'repeated', state: 'done', askedAt: at }]);
  const gone = await world.request('wangfang', customers.findCustomers, { body: { phone: identified.phone } });
  expect(gone.reply.customers).toEqual([]);
  const others = await world.request('wangfang', customers.findCustomers, { body: { phone: '13700000000' } });
  expect(others.reply.customers).toMatchObject([{ id: kept[0] }]);
});

test('every module whose tables point to a person says what it holds on them', async () => {
  const { rows } = await sql<{ schema: string }>`
    select distinct table_schema as schema from information_schema.columns
    where column_name in ('customer_id', 'name_sealed', 'phone_hash') and table_schema <> 'platform'`.execute(db());
  const holding = modules.filter(({ person }) => person);
  expect(holding.map(({ name }) => name)).toEqual(expect.arrayContaining(rows.map(({ schema }) => schema)));
});
