import { randomUUID } from 'node:crypto';
import * as complaints from '@tongli/contracts/complaints';
import { searchRecords } from '@tongli/contracts/search';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAccount, startSession } from '../modules/access/index.ts';
import { addProject } from '../modules/org/index.ts';
import { mustSucceed } from '../platform/call.ts';
import { makeRows } from '../test/rows.ts';
import { openWorld, type World } from '../test/world.ts';

const phone = '13812345678';
const bank = randomUUID();

let world: World;
let number: string;
beforeAll(async () => {
  world = await openWorld();
  const body = {
    channel: 'phone',
    customer: { name: '林晓梅', phone },
    product: 'broadband',
    area: 'gaoxin',
    facts: `约了三次都没有人来装宽带，回电 ${phone}`,
    demand: '给出确定的上门时间',
  } as const;
  number = (await world.request('wangfang', complaints.lodgeForCustomer, { body })).reply.number;
  await makeRows(world);
});
afterAll(() => world.close());

const find = async (as: string, text: string) =>
  (await world.request(as, searchRecords, { body: { text } })).reply.hits.map(({ kind, label, exact }) => [
    kind,
    label,
    exact,
  ]);

test('a complaint is found by its number, by the end of it, and by its beginning', async () => {
  expect(await find('liwei', number)).toEqual([['complaint', number, true]]);
  expect(await find('liwei', number.toLowerCase())).toEqual([['complaint', number, true]]);
  const [end = ''] = /\d+$/.exec(number) ?? [];
  expect((await find('liwei', String(Number(end))))[0]).toEqual(['complaint', number, true]);
  expect(await find('liwei', number.slice(0, -1))).toContainEqual(['complaint', number, false]);
  // A sign that means something to the database means itself.
  expect(await find('liwei', 'TS%')).toEqual([]);
});

test('people and the analyses of a signal are found by a part of their words', async () => {
  expect(await find('chenjing', '王芳')).toEqual([['person', '王芳', true]]);
  expect(await find('chenjing', 'wangf')).toEqual([['person', '王芳', false]]);
  expect((await find('malin', 'tr-')).map(([kind]) => kind)).toContain('triage');
  expect((await find('malin', 'rc-')).map(([kind]) => kind)).toContain('root-cause');
  expect((await find('malin', 'ca-')).map(([kind]) => kind)).toContain('action');
});

test('each kind needs its own permission', async () => {
  expect((await find('admin', '王芳')).map(([kind]) => kind)).toEqual(['person', 'account']);
  expect(await find('admin', number)).toEqual([]);
  expect(await find('wangfang', 'tr-')).toEqual([]);
  expect((await world.request(null, searchRecords, { body: { text: number } })).status).toBe(401);
});

test('a customer is found by the whole number only, and shown masked; so is what was written down', async () => {
  expect(await find('wangfang', phone)).toEqual([['customer', '林**', true]]);
  expect(await find('wangfang', phone.slice(0, 9))).toEqual([]);
  expect(await find('admin', phone)).toEqual([]);
  const { reply } = await world.request('liwei', searchRecords, { body: { text: number } });
  expect(reply.hits[0]?.detail).toContain('约了三次');
  expect(JSON.stringify(reply)).not.toContain(phone);
});

test('whoever works for another project finds nothing of this one', async () => {
  const session = await world.call(null, async (call) => {
    await addProject(call, { id: bank, code: 'bank', name: { zh: '和丰银行', en: 'Hefeng Bank' } });
    const grants = [{ role: 'handler' as const, projectId: bank, unitId: null }];
    const account = { username: 'other', name: '外人', grants, password: { hash: '-' } };
    return startSession(call, mustSucceed(await openAccount(call, account)).id);
  });
  for (const text of [number, phone, 'tr-', 'rc-', 'ca-']) {
    const response = await world.house.app.inject({
      method: 'POST',
      url: '/api/v1/search',
      headers: { cookie: `tongli_session=${session}` },
      payload: { text },
    });
    expect([text, response.json()]).toEqual([text, { hits: [] }]);
  }
});

test('a number is looked up in the index of numbers', async () => {
  const plan = await world.call(null, async ({ tx }) => {
    await sql`set local enable_seqscan = off`.execute(tx);
    return sql<{ 'QUERY PLAN': string }>`
      explain select id from complaints.complaint where number = any(${[number]}::text[]) or number like ${`${number}%`}
    `.execute(tx);
  });
  expect(plan.rows.map((row) => row['QUERY PLAN']).join(' ')).toMatch(/complaint_number_key/);
});
