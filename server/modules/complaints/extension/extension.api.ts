import * as contract from '@tongli/contracts/complaints';
import * as work from '@tongli/contracts/work';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed } from '../../../sample/people.ts';
import { openWorld, type World } from '../../../test/world.ts';

let world: World;
const id = (username: string) => personNamed(username).id;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

let customers = 0;
async function lodge(facts: string): Promise<string> {
  customers += 1;
  const { reply } = await world.request('wangfang', contract.lodgeForCustomer, {
    body: {
      customer: { name: '孙先生', phone: `1370000000${customers}` },
      ...{ product: 'broadband', area: 'gaoxin', facts, demand: '尽快修好', channel: 'phone' },
    },
  });
  const params = { id: reply.id };
  await world.request('liwei', contract.assignComplaint, { params, body: { ownerId: id('liwei') } });
  await world.request('liwei', contract.acknowledgeComplaint, { params, body: { message: '已收到' } });
  return reply.id;
}

const ask = (complaintId: string, days: number) =>
  world.request('liwei', contract.askExtension, {
    params: { id: complaintId },
    body: { days, reason: '等厂家检测报告' },
  });
const read = async (complaintId: string) =>
  (await world.request('liwei', contract.getComplaint, { params: { id: complaintId } })).reply;
const respondOf = async (complaintId: string) =>
  (await read(complaintId)).limits.find(({ kind }) => kind === 'respond');
const last = async (complaintId: string) =>
  (await world.request('liwei', contract.listExtensions, { params: { id: complaintId } })).reply.extensions.at(-1);

test('granted by authority the limit moves and the customer is told; on time is still against the first; refused it stays', async () => {
  const granted = await lodge('路由器反复断线');
  const refused = await lodge('装机迟了一周');
  expect((await ask(granted, 10)).problem.code).toBe('no-authority');
  const { limits, version } = (await world.request('admin', work.listAuthorityLimits)).reply;
  const authority = { post: 'complaint-manager', kind: 'extension', limitMinor: null, currency: 'CNY' };
  await world.request('admin', work.setAuthorityLimits, { body: { limits: [...limits, authority], version } });
  expect((await ask(granted, 40)).problem).toMatchObject({ code: 'extension-too-long', params: { days: 30 } });
  const before = await respondOf(granted);
  expect((await ask(granted, 10)).reply.extensions).toMatchObject([
    { state: 'waiting', days: 10, firstDueAt: before?.dueAt },
  ]);
  expect((await ask(granted, 5)).problem.code).toBe('extension-waiting');
  expect((await respondOf(granted))?.dueAt).toBe(before?.dueAt);
  const approvalId = (await last(granted))?.approvalId ?? '';
  await world.request('chenjing', work.approve, { params: { id: approvalId }, body: { version: 1 } });
  await world.house.settle();
  const after = await respondOf(granted);
  expect(Date.parse(after?.dueAt ?? '')).toBeGreaterThan(Date.parse(before?.dueAt ?? ''));
  expect(await last(granted)).toMatchObject({
    state: 'approved',
    dueAfter: after?.dueAt,
    decidedByName: '陈静',
    kept: null,
  });
  const { letters } = (await world.request('liwei', contract.listLetters, { params: { id: granted } })).reply;
  expect(letters.map(({ kind }) => kind)).toContain('extension');
  expect((await ask(granted, 5)).problem.code).toBe('extensions-used-up');

  await ask(refused, 5);
  const stays = (await respondOf(refused))?.dueAt;
  const other = (await last(refused))?.approvalId ?? '';
  await world.request('chenjing', work.reject, { params: { id: other }, body: { version: 1, reason: '资料已齐' } });
  await world.house.settle();
  expect(await last(refused)).toMatchObject({ state: 'rejected', dueAfter: null });
  expect((await respondOf(refused))?.dueAt).toBe(stays);

  // Between the first limit and the extended one.
  await world.house.advanceTo(new Date(Date.parse(before?.dueAt ?? '') + 86_400_000));
  const params = { id: granted, step: 'understand' as const };
  const record = { step: 'understand' as const, facts: '断线', demand: '修好', feeling: '着急', confirmation: '是' };
  const version2 = (await read(granted)).version;
  const recorded = await world.request('liwei', contract.recordStep, {
    params,
    body: { record, version: version2 } as never,
  });
  expect(recorded.status).toBe(200);
  await world.request('liwei', contract.answerComplaint, { params: { id: granted }, body: { text: '已更换路由器' } });
  await world.house.settle();
  expect(await last(granted)).toMatchObject({ kept: true });
  const late = await world.request('chenjing', contract.listComplaints, { query: { 'filter[onTime][eq]': 'false' } });
  expect(late.reply.items.map((one) => one.id)).toContain(granted);
});
