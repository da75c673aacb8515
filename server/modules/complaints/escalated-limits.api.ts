import * as contract from '@tongli/contracts/complaints';
import * as work from '@tongli/contracts/work';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed } from '../../sample/people.ts';
import { openWorld, type World } from '../../test/world.ts';
import { escalateLimit } from '../work/index.ts';

let world: World;
const id = (username: string) => personNamed(username).id;

/** An hour late to the head of complaints, two hours to the head of the centre. */
beforeAll(async () => {
  world = await openWorld();
  const { ladders, version } = (await world.request('admin', work.listLadders)).reply;
  const ladder: work.Ladder = {
    ...{ unitId: null, kind: 'limit', arbitrationMinutes: 480 },
    rungs: [
      { afterMinutes: 60, to: { post: 'complaint-manager', where: 'above' } },
      { afterMinutes: 120, to: { personId: id('luping') } },
    ],
    arbiter: { personId: id('luping') },
  };
  const set = await world.request('admin', work.setLadders, { body: { ladders: [...ladders, ladder], version } });
  expect(set.status).toBe(200);
});
afterAll(() => world.close());

async function lodge(facts: string, about: readonly string[] = []): Promise<string> {
  const { reply } = await world.request('wangfang', contract.lodgeForCustomer, {
    body: {
      customer: { name: '孙先生', phone: '13700000001' },
      ...{ product: 'broadband', area: 'gaoxin', facts, demand: '尽快修好', channel: 'phone' },
      about: { people: about.map(id), units: [] },
    },
  });
  const params = { id: reply.id };
  await world.request('liwei', contract.assignComplaint, { params, body: { ownerId: id('liwei') } });
  return reply.id;
}

const read = async (complaintId: string) =>
  (await world.request('luping', contract.getComplaint, { params: { id: complaintId } })).reply;
const told = async (username: string) =>
  (await world.request(username, work.listNotices)).reply.items.map(({ code, subjectId }) => `${code} ${subjectId}`);

test('a limit that stays breached hands its case over, once however many sweep, and never to whom it is about', async () => {
  const one = await lodge('网络断了三天');
  const about = await lodge('主管说话不客气', ['chenjing']);
  const done = await lodge('账单看不懂');
  const dueAt = (await read(one)).limits.find(({ kind }) => kind === 'acknowledge')?.dueAt ?? '';
  await world.house.advanceTo(new Date(dueAt));
  expect((await read(one)).ownerId).toBe(id('liwei'));
  await world.request('liwei', contract.acknowledgeComplaint, { params: { id: done }, body: { message: '已收到' } });
  // Four at once, long after, as if as many servers had just started again.
  await world.house.floor.db
    .updateTable('platform.clock')
    .set({ at: new Date('2026-03-03T02:30:00Z') })
    .execute();
  await Promise.all(Array.from({ length: 4 }, () => world.house.settle()));
  await world.house.settle();
  const first = await read(one);
  expect(first.timeline.filter(({ code }) => code === 'limit-escalated').map(({ params }) => params.rung)).toEqual([
    '1',
    '2',
  ]);
  expect(first.ownerId).toBe(id('luping'));
  const passed = await read(about);
  expect(passed.ownerId).toBe(id('luping'));
  expect(passed.timeline.map(({ code }) => code).filter((code) => /escalated|rung/.test(code))).toEqual([
    'limit-rung-empty',
    'limit-escalated',
  ]);
  expect((await read(done)).ownerId).toBe(id('liwei'));
  expect(await told('liwei')).toContain(`case-escalated-from ${one}`);
  expect(await told('luping')).toContain(`case-escalated-to ${one}`);
  const inbox = (await world.request('luping', work.getInbox)).reply;
  expect(inbox.items.map(({ subjectId }) => subjectId)).toEqual(expect.arrayContaining([one, about]));
  await world.house.settle();
  expect((await read(one)).timeline.filter(({ code }) => code === 'limit-escalated')).toHaveLength(2);
});

test('by hand it is climbed before its time, to the top and no further', async () => {
  const early = await lodge('预约没有人来');
  const up = () => world.call('chenjing', (call) => escalateLimit(call, { type: 'complaint', id: early }));
  expect(await up()).toBeNull();
  await world.house.settle();
  expect((await read(early)).ownerId).toBe(id('chenjing'));
  expect(await up()).toBeNull();
  await world.house.settle();
  expect((await read(early)).ownerId).toBe(id('luping'));
  expect(await up()).toMatchObject({ refusal: 'ladder-climbed' });
});
