import * as contract from '@tongli/contracts/complaints';
import { listNotices, listTasks } from '@tongli/contracts/work';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed, projectId } from '../../../sample/people.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { keepBurst } from '../index.ts';

let world: World;
let id = '';
const leader = personNamed('luping').id;

beforeAll(async () => {
  world = await openWorld();
  const startedAt = new Date(0);
  const found = { startedAt, endedAt: startedAt, observed: 9, expected: 0.1, logProbability: -9, intervals: [] };
  await world.call(null, (call) => keepBurst(call, projectId, { product: 'broadband', area: 'gaoxin', ...found }));
  const { reply } = await world.request('chenjing', contract.listIncidents, { query: {} });
  id = reply.items[0]?.id ?? '';
});
afterAll(() => world.close());

const params = () => ({ id });
const get = async (as = 'chenjing') => (await world.request(as, contract.getIncident, { params: params() })).reply;
const log = async () =>
  (await world.request('chenjing', contract.listCrises, { params: params() })).reply.crises.flatMap((one) => one.log);

async function handOver(leaderId: string, reason: string, as = 'chenjing') {
  const { version } = await get();
  const body = { level: 'company', leaderId, reason, version } as const;
  return world.request(as, contract.handOverCrisis, { params: params(), body });
}

test('an incident is handed over to a leader, who takes charge, notes and ends it; nobody else closes it meanwhile', async () => {
  expect((await handOver(leader, '家宽大面积中断', 'liwei')).status).toBe(403);
  expect((await handOver(personNamed('admin').id, '家宽大面积中断')).problem).toMatchObject({
    code: 'leader-cannot-read',
    errors: [{ field: 'body.leaderId' }],
  });
  const given = await handOver(leader, '家宽大面积中断，客户电话 13812345678 已联系媒体');
  expect(given.reply).toMatchObject({ inCrisis: true, ownerName: expect.stringMatching(/./), ownerId: leader });
  expect((await handOver(leader, '再来一次')).problem.code).toBe('same-leader');
  const own = (await world.request('luping', listTasks, { query: { 'filter[ownerId][eq]': leader } as never })).reply;
  expect(own.items.map(({ title }) => title)).toContainEqual(expect.stringContaining('危机移交'));

  const { version } = await get();
  const closing = { cause: 'attitude', message: { zh: '好了', en: 'Done' }, version };
  const early = await world.request('chenjing', contract.closeIncident, { params: params(), body: closing });
  expect(early.problem.code).toBe('crisis-runs');
  const end = (at: number) =>
    world.request('luping', contract.endCrisis, { params: params(), body: { outcome: '已恢复', version: at } });
  expect((await end(version)).problem.code).toBe('crisis-not-taken');
  const by = async (as: string) =>
    world.request(as, contract.takeCrisis, { params: params(), body: { version: (await get()).version } });
  expect((await by('songjia')).problem.code).toBe('not-the-crisis-leader');
  expect((await by('luping')).status).toBe(200);
  const note = { text: '网络部 10 点前给出恢复时间' };
  await world.request('luping', contract.noteCrisis, { params: params(), body: note });
  expect((await end(version)).problem.code).toBe('stale-version');
  const ended = await end((await get()).version);
  expect(ended.reply).toMatchObject({ inCrisis: false, ownerId: personNamed('chenjing').id, state: 'open' });
  const told = await log();
  expect(told.map(({ code }) => code)).toEqual(['handed-over', 'taken', 'noted', 'ended']);
  expect(told[0]?.text).not.toContain('13812345678');
});

test('a leader who does not come is replaced, and all who lead are told', async () => {
  await handOver(leader, '又断了');
  const passed = await handOver(personNamed('songjia').id, '陆萍联系不上');
  expect(passed.reply).toMatchObject({ inCrisis: true, ownerId: personNamed('songjia').id });
  expect((await log()).filter(({ code }) => code === 'passed-on')).toHaveLength(1);
  await world.house.settle();
  const notices = (await world.request('chenjing', listNotices)).reply.items.map(({ code }) => code);
  expect(notices).toContain('crisis-handed-over');
});
