import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { count, header, imported, undone } from '../test/ledger-imports.ts';
import { openWorld, type World } from '../test/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const ledger = (prefix: string, phones: readonly string[], area = '高新区') =>
  [
    header,
    ...phones.map((phone, at) => `${prefix}-${at},2026-02-02,2026-02-04,${prefix}套餐,${area},断网,王敏,${phone}`),
  ].join('\n');

const phone = (at: number) => `1380013800${at}`;

/** The customer of a case. */
async function customerOf(number: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select customer_id as id from complaints.complaint where number = ${number}`.execute(world.house.floor.db);
  return rows[0]?.id ?? '';
}

const left = async () => {
  const { rows } = await sql<{ id: string; key: boolean }>`
    select id, exists (select from platform.person_key where person_id = customer.id) as key from customers.customer
    order by id`.execute(world.house.floor.db);
  return rows;
};

test('customers of whom only a ledger knew go with it when it is undone, and their keys', async () => {
  await imported(world, ledger('K', [phone(1)]));
  const keys = await count(world, 'platform.person_key');
  const { id } = await imported(world, ledger('L', [phone(1), phone(2), phone(3), phone(3)]));
  expect(await left()).toHaveLength(3);
  expect(await undone(world, id)).toMatchObject({ status: 200 });
  expect(await left()).toEqual([{ id: await customerOf('K-0'), key: true }]);
  expect(await count(world, 'platform.person_key')).toBe(keys);
});

test('whoever has been in touch, or has asked something about their data, stays', async () => {
  const { id } = await imported(world, ledger('L', [phone(1), phone(2), phone(3)]));
  const [inTouch, asking] = [await customerOf('L-0'), await customerOf('L-1')];
  const { db } = world.house.floor;
  await sql`
    insert into contacts.contact (id, project_id, channel, language, customer_id, started_at)
    select gen_random_uuid(), project_id, 'chat', 'zh', id, created_at from customers.customer
    where id = ${inTouch}`.execute(db);
  await sql`
    insert into privacy.erasure (id, person_id, project_id, state, basis, asked_at)
    select gen_random_uuid(), id, project_id, 'proposed', 'retention', created_at from customers.customer
    where id = ${asking}`.execute(db);
  await undone(world, id);
  expect((await left()).map((row) => row.id)).toEqual([inTouch, asking].toSorted());
});

test('words that no case bears any more go with the ledger that brought them', async () => {
  const words = async () => {
    const { rows } = await sql<{ code: string }>`
      select code from complaints.term where from_ledger order by code`.execute(world.house.floor.db);
    return rows.map(({ code }) => code);
  };
  await imported(world, ledger('K', [phone(1)]));
  const before = await words();
  const { id } = await imported(world, ledger('L', [phone(1)], '开发区'));
  expect(await words()).toEqual([...before, 'L套餐', '开发区'].toSorted());
  await undone(world, id);
  expect(await words()).toEqual(before);
});
