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
async function lodge(facts: string, owner: string | null): Promise<string> {
  customers += 1;
  const { reply } = await world.request('wangfang', contract.lodgeForCustomer, {
    body: {
      customer: { name: '孙先生', phone: `1370000000${customers}` },
      ...{ product: 'broadband', area: 'gaoxin', facts, demand: '尽快修好', channel: 'phone' },
    },
  });
  const params = { id: reply.id };
  if (owner) await world.request(owner, contract.assignComplaint, { params, body: { ownerId: id(owner) } });
  return reply.id;
}

const board = async () => (await world.request('chenjing', contract.getBoard)).reply;
const listed = async (query: Record<string, string>) =>
  (
    await world.request('chenjing', contract.listComplaints, {
      query: { 'filter[state][ne]': 'closed', limit: '200', ...query },
    })
  ).reply.items.map(({ id: complaintId }) => complaintId);

test('each number of the board is the list behind it', async () => {
  const [late, near, waits] = [await lodge('断网', 'liwei'), await lodge('噪音', 'zhoumin'), await lodge('账单', null)];
  const limits = (await world.request('liwei', contract.getComplaint, { params: { id: late } })).reply.limits;
  const { warnAt = '', dueAt = '' } = limits.find(({ kind }) => kind === 'acknowledge') ?? {};
  expect((await board()).totals).toEqual({ open: 3, breached: 0, amber: 0, dueToday: 3, paused: 0, unassigned: 1 });
  for (const one of [near]) {
    const params = { id: one };
    await world.request('zhoumin', contract.acknowledgeComplaint, { params, body: { message: '已收到' } });
    const pause = { reason: 'customer' as const, until: '2026-03-05T02:00:00.000Z', note: '等客户资料' };
    expect((await world.request('zhoumin', contract.pauseComplaint, { params, body: pause })).status).toBe(200);
  }
  await world.house.advanceTo(new Date(warnAt));
  const amber = await board();
  expect(amber.totals).toEqual({ open: 3, breached: 0, amber: 2, dueToday: 2, paused: 1, unassigned: 1 });
  await world.house.advanceTo(new Date(dueAt));
  const over = await board();
  expect(over.totals).toEqual({ open: 3, breached: 2, amber: 0, dueToday: 0, paused: 1, unassigned: 1 });
  expect(await listed({ 'filter[standing][eq]': 'breached' })).toEqual(expect.arrayContaining([late, waits]));
  expect(await listed({ 'filter[standing][eq]': 'paused' })).toEqual([near]);
  expect(await listed({ 'filter[dueToday][eq]': 'true' })).toEqual([]);
  for (const { key, breached, open } of over.units) {
    const unit = key === null ? { 'filter[unitId][null]': 'true' } : { 'filter[unitId][eq]': key };
    expect(await listed(unit)).toHaveLength(open);
    expect(await listed({ ...unit, 'filter[standing][eq]': 'breached' })).toHaveLength(breached);
  }
  for (const { key, open } of over.stages) expect(await listed({ 'filter[state][in]': key })).toHaveLength(open);
  expect(over.owners.find(({ key }) => key === id('zhoumin'))).toMatchObject({ name: '周敏', paused: 1 });
  expect((await world.request('liwei', contract.getBoard)).status).toBe(403);
  const params = { id: late };
  const reminded = await world.request('chenjing', contract.remindOwner, {
    params,
    body: { text: '今天之内联系客户' },
  });
  expect(reminded.reply.timeline.at(-1)).toMatchObject({ code: 'reminded', text: '今天之内联系客户' });
  const notices = (await world.request('liwei', work.listNotices)).reply.items.map(({ code }) => code);
  expect(notices).toContain('case-reminded');
  const up = await world.request('chenjing', contract.escalateComplaint, {
    params,
    body: { reason: '没有人联系客户' },
  });
  expect(up.problem.code).toBe('no-ladder');
  const free = await world.request('chenjing', contract.remindOwner, { params: { id: waits }, body: { text: '急' } });
  expect(free.problem.code).toBe('nobodys-case');
});
