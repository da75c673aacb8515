import { randomUUID } from 'node:crypto';
import * as contract from '@tongli/contracts/work';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed } from '../../sample/people.ts';
import { openWorld, type World } from '../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const id = (username: string) => personNamed(username).id;
const plus = async (minutes: number) =>
  world.house.advanceTo(new Date((await world.now()).getTime() + minutes * 60_000));
const promise = async (owner: string, minutes = 60) =>
  (
    await world.request('zhoumin', contract.openTask, {
      body: {
        ...{ kind: 'promise' as const, title: '回电 13812345678', ownerId: id(owner), due: { minutes } },
        subject: { type: 'complaint', id: randomUUID(), label: 'TS2026-000001' },
      },
    })
  ).reply;
const complete = ({ id: taskId, version }: contract.Task, as: string) =>
  world.request(as, contract.completeTask, { params: { id: taskId }, body: { version } });
const outcomes = async (outcome: string) =>
  (
    await world.request('chenjing', contract.listTasks, {
      query: { 'filter[kind][eq]': 'promise', 'filter[outcome][in]': outcome } as never,
    })
  ).reply.items;
const codes = async (as: string) => (await world.request(as, contract.listNotices)).reply.items.map(({ code }) => code);

test('a promise is kept, missed or withdrawn, and whoever leads hears of one that was missed', async () => {
  for (const one of [await promise('liwei'), await promise('liwei'), await promise('sunhao')])
    await complete(one, one.ownerId === id('liwei') ? 'liwei' : 'sunhao');
  const missed = await promise('liwei', 10);
  const withdrawn = await promise('liwei');
  const given = { params: { id: withdrawn.id }, body: { reason: '客户撤回', version: withdrawn.version } };
  await world.request('zhoumin', contract.cancelTask, given);
  const leader = (await world.request('chenjing', contract.listDepartments)).reply.departments.find(
    ({ unitId }) => unitId === missed.unitId,
  );
  expect(leader?.answerableId).toBe(id('chenjing'));
  await plus(11);
  expect(await codes('liwei')).toContain('task-breached');
  expect(await codes('chenjing')).toContain('task-breached');
  expect((await outcomes('kept')).length).toBe(3);
  expect((await outcomes('missed')).map((row) => row.id)).toEqual([missed.id]);
  expect((await outcomes('withdrawn')).map((row) => row.id)).toEqual([withdrawn.id]);
  const { rows } = (await world.request('chenjing', contract.getPromiseResults, { query: {} })).reply;
  const liwei = rows.find(({ ownerId }) => ownerId === id('liwei'));
  expect(liwei).toMatchObject({ kept: { part: 2, whole: 3 }, withdrawn: 1, confirmed: { whole: 0, value: null } });
  expect(liwei?.kept.upper).toBeGreaterThan(0.9);
});

test('a share of the kept ones is drawn by a seed, customers are asked, and what they say counts for the person', async () => {
  const { from, to } = (await world.request('chenjing', contract.getPromiseResults, { query: {} })).reply;
  const draw = (seed: string, as = 'chenjing') =>
    world.request(as, contract.drawPromiseSample, { body: { from, to, sharePercent: 50, seed } });
  const first = (await draw('march')).reply;
  expect(first).toMatchObject({ population: 3, size: 2, checked: 0 });
  expect(JSON.stringify(first)).not.toContain('13812345678');
  const again = (await draw('march')).reply;
  expect(again.checks.map(({ taskId }) => taskId)).toEqual(first.checks.map(({ taskId }) => taskId));
  const say = (taskId: string, outcome: contract.CheckOutcome) =>
    world.request('chenjing', contract.recordPromiseCheck, {
      params: { id: first.id, taskId },
      body: { outcome, note: '客户说没有回电' },
    });
  const [one, other] = first.checks;
  await say(one?.taskId ?? '', 'not-kept');
  const said = await say(other?.taskId ?? '', 'unreached');
  expect(said.reply).toMatchObject({ checked: 2, confirmed: { part: 0, whole: 1 } });
  const { rows } = (await world.request('chenjing', contract.getPromiseResults, { query: {} })).reply;
  expect(rows.reduce((sum, { confirmed }) => sum + confirmed.whole, 0)).toBe(1);
  expect((await say(randomUUID(), 'kept')).status).toBe(404);
  expect((await draw('x', 'liwei')).status).toBe(403);
  const none = await world.request('chenjing', contract.drawPromiseSample, {
    body: { from: '2020-01-01', to: '2020-01-02', sharePercent: 10, seed: 'x' },
  });
  expect(none.problem.code).toBe('nothing-to-draw');
});
