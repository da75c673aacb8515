import { listQuery } from '@tongli/contracts/kernel';
import * as contract from '@tongli/contracts/work';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Call, mustSucceed } from '../../platform/call.ts';
import { everywhere } from '../../platform/permissions/scope.ts';
import { personNamed, projectId, units } from '../../sample/people.ts';
import { openWorld, type World } from '../../test/world.ts';
import { addProject } from '../org/index.ts';
import { cancelAbsence, handOverAbsence } from './absence/handling.ts';
import { getAbsenceWithWork, listAbsences } from './absence/queries.ts';
import { openTask } from './index.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const id = (username: string) => personNamed(username).id;

const open = async (owner: string, minutes: number) =>
  (
    await world.request('chenjing', contract.openTask, {
      body: { kind: 'task', title: '核实', ownerId: id(owner), due: { minutes } },
    })
  ).reply;
const add = (as: string, more: object = {}) =>
  world.request(as, contract.addAbsence, {
    body: { personId: id('liwei'), fromOn: '2026-03-03', untilOn: '2026-03-04', reason: 'leave', ...more },
  });
const get = async (as: string, absenceId: string) =>
  (await world.request(as, contract.getAbsence, { params: { id: absenceId } })).reply;
const ownerOf = async (taskId: string) =>
  (await world.request('chenjing', contract.getTask, { params: { id: taskId } })).reply.ownerName;

test('a leader moves what is due in an absence, each to whom they choose; one who is suggested has least to do', async () => {
  const soon = await open('liwei', 700);
  const late = await open('liwei', 5_000);
  await open('zhoumin', 700);
  const { reply } = await add('chenjing');
  expect(reply).toMatchObject({ state: 'coming', person: { name: '李伟' }, substitute: null });
  const { due } = await get('chenjing', reply.id);
  expect(due).toMatchObject([{ id: soon.id, rule: 'least-loaded' }]);
  expect(['孙浩', '吴强', '徐蕾']).toContain(due[0]?.suggested?.name);
  const params = { id: reply.id };
  const items = [{ id: soon.id, toId: id('wuqiang') }];
  const refused = await world.request('liwei', contract.handOverAbsence, { params, body: { items, version: 1 } });
  expect(refused.status).toBe(403);
  const wrong = [...items, { id: late.id, toId: id('liwei') }];
  expect(
    (await world.request('chenjing', contract.handOverAbsence, { params, body: { items: wrong, version: 1 } })).problem
      .code,
  ).toBe('unknown-person');
  expect(await ownerOf(soon.id)).toBe('李伟');
  const done = await world.request('chenjing', contract.handOverAbsence, { params, body: { items, version: 1 } });
  expect(done.reply).toMatchObject({ moved: 1, absence: { version: 2 } });
  expect([await ownerOf(soon.id), await ownerOf(late.id)]).toEqual(['吴强', '李伟']);
});

test('a substitute takes over on the first morning what is due by the last evening, without anybody’s doing', async () => {
  const soon = await open('liwei', 700);
  const late = await open('liwei', 5_000);
  const { reply } = await add('liwei', { substituteId: id('wuqiang') });
  await world.house.advanceTo(new Date('2026-03-02T15:59:00Z'));
  expect(await ownerOf(soon.id)).toBe('李伟');
  await world.house.advanceTo(new Date('2026-03-02T16:00:00Z'));
  expect([await ownerOf(soon.id), await ownerOf(late.id)]).toEqual(['吴强', '李伟']);
  expect(await get('liwei', reply.id)).toMatchObject({ state: 'running', handedOverAt: '2026-03-02T16:00:00.000Z' });
  const codes = (await world.request('wuqiang', contract.listNotices)).reply.items.map(({ code }) => code);
  expect(codes.toSorted()).toEqual(['absence-taken-over', 'task-assigned']);
});

test('one’s own absence one may take back; another’s only who leads', async () => {
  expect((await add('zhoumin')).problem).toMatchObject({ status: 403, code: 'not-leader' });
  const { reply } = await add('liwei', { substituteId: id('wuqiang') });
  const cancel = (as: string) =>
    world.request(as, contract.cancelAbsence, { params: { id: reply.id }, body: { version: 1 } });
  expect((await cancel('wuqiang')).status).toBe(403);
  expect((await cancel('liwei')).reply.state).toBe('cancelled');
  expect((await cancel('liwei')).problem.code).toBe('absence-over');
  expect((await add('liwei', { untilOn: '2026-03-01' })).problem.code).toBe('period-over');
});

test('whoever leads another branch finds no absence of this one', async () => {
  const { reply } = await add('liwei');
  const scope = [{ projectId: null, unitIds: [units.find(({ code }) => code === 'support')?.id ?? ''] }];
  const permissions = new Map([['work.assign', scope]]);
  const elsewhere = (act: (call: Call) => Promise<unknown>) =>
    world.call('huangjie', (call) => act({ ...call, scope, actor: { ...call.actor, permissions } }));
  const query = listQuery(contract.absenceList).parse({});
  expect(await elsewhere((call) => listAbsences(call, query))).toMatchObject({ items: [] });
  const items = [{ id: reply.id, toId: id('wuqiang') }];
  const acts: readonly ((call: Call) => Promise<unknown>)[] = [
    (call) => getAbsenceWithWork(call, reply.id),
    (call) => cancelAbsence(call, reply.id, 1),
    (call) => handOverAbsence(call, reply.id, { items, version: 1 }),
  ];
  for (const act of acts) expect(await elsewhere(act)).toMatchObject({ refusal: 'not-found' });
});

test('whoever leads somebody in one project moves their work of another unseen', async () => {
  const here = await open('liwei', 700);
  const other = '0192a000-0001-7000-8000-000000000077';
  await world.call(null, (call) => addProject(call, { id: other, code: 'bank', name: { zh: '银行', en: 'Bank' } }));
  const due = { minutes: 700 };
  const task = { kind: 'task' as const, title: '银行密件', ownerId: id('liwei'), due, projectId: other };
  const there = await world.call('admin', async (call) =>
    mustSucceed(await openTask({ ...call, scope: everywhere }, task)),
  );
  const { reply } = await add('liwei');
  const scope = [{ projectId, unitIds: null }];
  const permissions = new Map([['work.assign', scope]]);
  const read = await world.call('chenjing', async (call) =>
    mustSucceed(await getAbsenceWithWork({ ...call, scope, actor: { ...call.actor, permissions } }, reply.id)),
  );
  expect(read.due).toHaveLength(2);
  expect(read.due.filter(({ beyondReach }) => beyondReach)).toMatchObject([
    { subjectId: there.id, number: '', title: '', rule: 'least-loaded' },
  ]);
  expect(read.due.filter(({ beyondReach }) => !beyondReach)).toMatchObject([{ subjectId: here.id, title: '核实' }]);
  expect(JSON.stringify(read.due)).not.toContain('密件');
});

test('the leader of a branch moves the work of its people and of nobody else', async () => {
  const task = await open('yangxue', 700);
  await open('zhoumin', 700);
  const { reply } = await add('songjia', { personId: id('yangxue') });
  const { due } = await get('songjia', reply.id);
  expect(due).toMatchObject([{ id: task.id }]);
  const body = { items: [{ id: task.id, toId: id('qianli') }], version: 1 };
  const done = await world.request('songjia', contract.handOverAbsence, { params: { id: reply.id }, body });
  expect(done.reply).toMatchObject({ moved: 1 });
  expect((await add('songjia', { personId: id('zhoumin') })).status).toBe(403);
});
