import { randomUUID } from 'node:crypto';
import * as contract from '@tongli/contracts/work';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed, units } from '../../sample/people.ts';
import { admitTo } from '../../test/narrowed.ts';
import { openWorld, type World } from '../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const unit = (code: string) => units.find((one) => one.code === code)?.id ?? '';
const subject = { type: 'complaint', id: randomUUID(), label: 'TS2026-000001' };
const plus = async (minutes: number) =>
  world.house.advanceTo(new Date((await world.now()).getTime() + minutes * 60_000));
const give = (departmentId: string, more: object = {}) =>
  world.request('chenjing', contract.openTask, {
    body: { kind: 'task', title: '核实线路', departmentId, subject, ...more },
  });
const nameOf = (id: string) =>
  ['songjia', 'chenjing', 'luping', 'zhoumin'].find((one) => personNamed(one).id === id) ?? id;
const act = async (endpoint: typeof contract.completeTask | typeof contract.returnTask, taskId: string, as: string) => {
  const { version } = (await world.request('luping', contract.getTask, { params: { id: taskId } })).reply;
  return world.request(as, endpoint as typeof contract.returnTask, {
    params: { id: taskId },
    body: { reason: '不归我们', note: '', version } as never,
  });
};
const figures = async (unitId: string) =>
  (await world.request('luping', contract.getDepartmentRanking, { query: {} })).reply.rows.find(
    (row) => row.unitId === unitId,
  );

test('a department gets its work through whoever answers for it, within its own limit', async () => {
  const hotline = unit('hotline');
  const set = await world.request('luping', contract.setDepartmentLimit, {
    params: { id: hotline },
    body: { minutes: 90 },
  });
  const known = set.reply.departments.find(({ unitId }) => unitId === hotline);
  expect(known).toMatchObject({ minutes: 90, own: true });
  expect(known?.answerableId).not.toBeNull();
  const given = await give(hotline);
  expect(given.status).toBe(200);
  expect(given.reply).toMatchObject({ departmentId: hotline, unitId: hotline, ownerId: known?.answerableId });
  const minutes = (Date.parse(given.reply.dueAt) - Date.parse(given.reply.createdAt)) / 60_000;
  expect(minutes).toBe(90);
  expect((await give(randomUUID())).problem.code).toBe('unknown-unit');
  expect((await give(hotline, { ownerId: personNamed('liwei').id })).status).toBe(422);
  expect(await figures(hotline)).toMatchObject({ given: 1, open: 1, onTime: { whole: 0, value: null }, rank: null });
});

test('what a department gives back, does late or is given again counts for it, and the tasks are behind each figure', async () => {
  const department = unit('quality');
  const first = (await give(department)).reply;
  const owner = nameOf(first.ownerId);
  await plus(10);
  await act(contract.completeTask, first.id, owner);
  const second = (await give(department)).reply;
  await act(contract.returnTask, second.id, nameOf(second.ownerId));
  const third = (await give(department, { due: { minutes: 20 } })).reply;
  await plus(30);
  const row = await figures(department);
  expect(row).toMatchObject({
    ...{ given: 3, open: 1, onTime: { part: 1, whole: 2 }, returned: { part: 1, whole: 3 } },
    ...{ repeated: { part: 2, whole: 3 }, medianMinutes: 10 },
  });
  expect(row?.onTime.lower).toBeLessThan(0.5);
  const { month } = (await world.request('luping', contract.getDepartmentRanking, { query: {} })).reply;
  const behind = async (figure: contract.DepartmentFigure) =>
    (await world.request('luping', contract.listDepartmentTasks, { query: { month, unitId: department, figure } }))
      .reply.ids;
  expect(await behind('late')).toEqual([third.id]);
  expect(await behind('returned')).toEqual([second.id]);
  expect((await behind('repeated')).toSorted()).toEqual([second.id, third.id].toSorted());
  const list = await world.request('luping', contract.listTasks, { query: { 'filter[id][in]': third.id } as never });
  expect(list.reply.items).toHaveLength(1);
});

test('limits are set by whoever leads there', async () => {
  const narrowed = await admitTo(world, 'narrow', { role: 'leader', projectId: null, unitId: unit('hotline') });
  expect(await narrowed(contract.setDepartmentLimit, unit('hotline'), { minutes: 60 })).toBe(200);
  expect(await narrowed(contract.setDepartmentLimit, unit('quality'), { minutes: 60 })).toBe(404);
});
