import { getAuditSeal, listAudit, signIn } from '@tongli/contracts/access';
import * as complaints from '@tongli/contracts/complaints';
import * as customers from '@tongli/contracts/customers';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../test/world.ts';

let world: World;
let number: string;
beforeAll(async () => {
  world = await openWorld();
  const body = {
    channel: 'phone',
    customer: { name: '林晓梅', phone: '13812345678' },
    product: 'broadband',
    area: 'gaoxin',
    facts: '约了三次都没有人来装宽带',
    demand: '给出确定的上门时间',
  } as const;
  const { reply } = await world.request('wangfang', complaints.lodgeForCustomer, { body });
  number = reply.number;
  const found = await world.request('liwei', complaints.getComplaint, { params: { id: reply.id } });
  const customerId = found.reply.customer?.id;
  await world.request('liwei', customers.revealCustomer, {
    params: { id: customerId ?? '' },
    body: { reason: '回电' },
  });
  await world.house.settle();
});
afterAll(() => world.close());

const search = async (query: Record<string, string>) =>
  (await world.request('hanmei', listAudit, { query })).reply.items.map(({ operation, actorName }) => [
    operation,
    actorName,
  ]);

test('an auditor finds what happened to a complaint by its number, who did it, and who looked', async () => {
  expect(await search({ 'filter[subject][eq]': number })).toEqual([['complaints.lodge', '王芳']]);
  const lodged = { 'filter[operation][eq]': 'complaints.lodge' };
  expect(await search({ 'filter[who][eq]': 'wangfang', ...lodged })).toEqual([['complaints.lodge', '王芳']]);
  expect(await search({ 'filter[who][eq]': '李伟', ...lodged })).toEqual([]);
  expect(await search({ 'filter[who][eq]': '王芳', 'filter[operation][eq]': 'customers.reveal' })).toEqual([]);
  expect(await search({ 'filter[look][eq]': 'true' })).toEqual([['customers.reveal', '李伟']]);
  const [entry] = (await world.request('hanmei', listAudit, { query: { 'filter[look][eq]': 'true' } })).reply.items;
  expect(await search({ 'filter[requestId][eq]': entry?.requestId ?? '' })).toEqual([['customers.reveal', '李伟']]);
  expect(await search({ 'filter[who][eq]': 'nobody' })).toEqual([]);
});

test('an entry says what its subject is called; a customer stays without a name', async () => {
  const named = async (operation: string) => {
    const query = { 'filter[operation][eq]': operation };
    return (await world.request('hanmei', listAudit, { query })).reply.items.map(({ subjectName }) => subjectName);
  };
  expect(await named('complaints.lodge')).toEqual([number]);
  expect(await named('customers.reveal')).toEqual([null]);
  expect(await named('access.sign-in')).toContain('王芳 · wangfang');
  await world.request(null, signIn, { body: { username: 'nobody', password: 'wrong-password' } });
  expect(await named('access.sign-in-failed')).toEqual([null]);
});

test('the trail names a complaint that its reader may not open, and is read by auditors alone', async () => {
  const query = { 'filter[subject][eq]': number };
  const [entry] = (await world.request('admin', listAudit, { query })).reply.items;
  expect(entry).toMatchObject({ subjectType: 'complaint', subjectName: number });
  const params = { id: entry?.subjectId ?? '' };
  expect((await world.request('admin', complaints.getComplaint, { params })).status).toBe(403);
  expect((await world.request('wangfang', listAudit, { query })).status).toBe(403);
});

test('the seal is told, and only to those who audit', async () => {
  const { reply } = await world.request('hanmei', getAuditSeal);
  expect(reply).toMatchObject({ anchoredPosition: 0, anchoredAt: null });
  expect(reply.position).toBeGreaterThan(1);
  expect((await world.request('liwei', getAuditSeal)).status).toBe(403);
});
