import { randomUUID } from 'node:crypto';
import * as contract from '@tongli/contracts/privacy';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { addCustomers, findOrAddCustomer } from './modules/customers/index.ts';
import { keepNoLonger } from './modules/privacy/index.ts';
import { projectId } from './sample/people.ts';
import { endCases, identified, makeRows } from './test/rows.ts';
import { openWorld, type World } from './test/world.ts';
import { personDoors } from './wiring.ts';

const dayMs = 86_400_000;
const second = 'admin';
const manager = 'chenjing';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const run = (statement: ReturnType<typeof sql<unknown>>) => statement.execute(world.house.floor.db);
const close = (at: string) => endCases(world, at);
const waiting = async () => {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from graphile_worker.jobs
    where task_identifier = 'privacy.keep-no-longer'`.execute(world.house.floor.db);
  return rows[0]?.count;
};
const keep = (batch?: number) =>
  keepNoLonger({ floor: world.house.floor, signal: new AbortController().signal }, personDoors, batch);
const dayOn = async (days = 1) => {
  await world.house.advanceTo(new Date((await world.now()).getTime() + days * dayMs));
  await keep();
};
const listed = async () => (await world.request(second, contract.listErasures)).reply.items;
const changePolicy = async (change: Partial<contract.PrivacyPolicy>) => {
  const { reply } = await world.request(second, contract.getPrivacyPolicy);
  await world.request(second, contract.changePrivacyPolicy, { body: { ...reply, ...change } });
};
const confirm = ({ id, version }: contract.Erasure) =>
  world.request(second, contract.confirmErasure, { params: { id }, body: { version } });
const withdraw = ({ id, version }: contract.Erasure) =>
  world.request(manager, contract.withdrawErasure, { params: { id }, body: { version, reason: 'x' } });

test('somebody is proposed once, on the day on which their time is over, and a person confirms it', async () => {
  const rows = await makeRows(world);
  // Kept until 4 March, 10:00 in Shanghai.
  await close('2023-03-04T02:00:00Z');
  await keep();
  await dayOn();
  expect(await listed()).toEqual([]);
  await dayOn();
  await dayOn();
  const [proposed, ...others] = await listed();
  expect(others).toEqual([]);
  expect(proposed).toMatchObject({
    personId: rows.customer,
    state: 'proposed',
    basis: 'retention',
    askedAt: '2026-03-04T02:00:00.000Z',
    askedByName: null,
    actions: { confirm: { allowed: true } },
  });
  const done = await confirm(proposed as contract.Erasure);
  expect(done.reply).toMatchObject({ state: 'done', decidedByName: '何系统', customerName: '—' });
  await dayOn();
  expect(await listed()).toHaveLength(1);
});

test('each day leaves work to be done, once', async () => {
  await world.house.settle();
  expect(await waiting()).toBe(1);
  await world.house.advanceTo(new Date((await world.now()).getTime() + 3 * dayMs));
  expect(await waiting()).toBe(1);
});

test('what somebody withdrew is not proposed again within the same months', async () => {
  await makeRows(world);
  await close('2020-01-01T00:00:00Z');
  await changePolicy({ keepMonths: 13 });
  await keep();
  const [proposed] = await listed();
  expect((await withdraw(proposed as contract.Erasure)).reply.state).toBe('withdrawn');
  await keep();
  expect(await listed()).toHaveLength(1);
  const later = async (at: string) => {
    await run(sql`update privacy.erasure set decided_at = ${at} where state = 'withdrawn'`);
    await keep();
  };
  await later('2025-02-02T02:00:01Z');
  expect(await listed()).toHaveLength(1);
  await later('2025-02-02T02:00:00Z');
  expect((await listed()).map(({ state }) => state).toSorted()).toEqual(['proposed', 'withdrawn']);
});

test('a case that is opened takes the proposal back, and its closing begins anew', async () => {
  await makeRows(world);
  await close('2020-01-01T00:00:00Z');
  await keep();
  await run(sql`update complaints.complaint set state = 'lodged', closed_at = null`);
  const [proposed] = await listed();
  expect((await confirm(proposed as contract.Erasure)).problem.code).toBe('case-open');
  await keep();
  expect(await listed()).toMatchObject([{ state: 'withdrawn', decidedByName: null }]);
  await close('2023-03-01T00:00:00Z');
  await keep();
  expect((await listed()).filter(({ state }) => state === 'proposed')).toHaveLength(1);
});

test('only where the policy says so does nobody confirm', async () => {
  const rows = await makeRows(world);
  await close('2020-01-01T00:00:00Z');
  await changePolicy({ retention: 'erase' });
  await keep();
  expect(await listed()).toMatchObject([{ personId: rows.customer, state: 'done', decidedByName: null }]);
  const again = await world.call(null, (call) => findOrAddCustomer(call, projectId, identified));
  expect(again).not.toBe(rows.customer);
});

test('batches go from one to the next, and leave nobody out', async () => {
  const names = Array.from({ length: 7 }, (_, index) => ({
    name: `客户${index}`,
    phone: `1370000000${index}`,
    email: null,
  }));
  const rows = await makeRows(world);
  const ids = await world.call(null, (call) => addCustomers(call, projectId, names));
  await close('2020-01-01T00:00:00Z');
  for (const id of ids) await copyCase(rows.complaint, id);
  await keep(3);
  expect((await listed()).map(({ personId }) => personId).toSorted()).toEqual([...ids, rows.customer].toSorted());
});

/** A copy of a case for somebody else; generated columns are left to the database. */
async function copyCase(complaintId: string, customerId: string): Promise<void> {
  const { rows } = await sql<{ columns: string }>`
    select string_agg(quote_ident(column_name), ', ') as columns from information_schema.columns
    where table_schema = 'complaints' and table_name = 'complaint' and is_generated = 'NEVER'
      and column_name not in ('id', 'number', 'customer_id')`.execute(world.house.floor.db);
  const columns = sql.raw(rows[0]?.columns ?? '');
  await run(sql`
    insert into complaints.complaint (id, number, customer_id, ${columns})
    select ${randomUUID()}, ${`X-${customerId}`}, ${customerId}, ${columns} from complaints.complaint
    where id = ${complaintId}`);
}
