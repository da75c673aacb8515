import * as contract from '@tongli/contracts/work';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mustSucceed } from '../../platform/call.ts';
import { personNamed } from '../../sample/people.ts';
import { openWorld, type World } from '../../test/world.ts';
import { endTasksOf, handOver, openWorkOf } from './index.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
  await setLadders();
});
afterEach(() => world.close());

const id = (username: string) => personNamed(username).id;
const minute = 60_000;

/** Complaint handlers’ work climbs to the head of their unit, then to the head of the centre, who also arbitrates. */
async function setLadders(rungs?: contract.Rung[]) {
  const { version } = (await world.request('admin', contract.listLadders)).reply;
  const ladder = {
    unitId: null,
    kind: null,
    rungs: rungs ?? [
      { afterMinutes: 60, to: { post: 'complaint-manager', where: 'unit' as const } },
      { afterMinutes: 120, to: { post: 'centre-manager', where: 'above' as const } },
    ],
    arbiter: { post: 'centre-manager', where: 'above' as const },
    arbitrationMinutes: 100,
  };
  return world.request('admin', contract.setLadders, { body: { ladders: [ladder], version } });
}

const open = async (owner: string, more: object = {}, as = 'zhoumin') =>
  world.request(as, contract.openTask, {
    body: { kind: 'task', title: '核实线路', ownerId: id(owner), due: { minutes: 100 }, ...more },
  });
const get = async (as: string, taskId: string) =>
  (await world.request(as, contract.getTask, { params: { id: taskId } })).reply;
const told = async (as: string) =>
  (await world.request(as, contract.listNotices)).reply.items.map(({ code }) => code).toSorted();
const inbox = async (as: string) => (await world.request(as, contract.getInbox)).reply;
const plus = async (minutes: number) =>
  world.house.advanceTo(new Date((await world.now()).getTime() + minutes * minute));

test('a task is given, begun and done, and everybody concerned is told', async () => {
  const opened = await open('liwei', { kind: 'promise', watcherIds: [id('sunhao')] });
  expect(opened.status).toBe(200);
  const { id: taskId, version, number } = opened.reply;
  expect(opened.reply).toMatchObject({
    state: 'open',
    urgency: 'calm',
    ownerName: '李伟',
    creatorName: '周敏',
    dueAt: '2026-03-02T03:40:00.000Z',
    warnAt: '2026-03-02T03:15:00.000Z',
    pressAt: '2026-03-02T03:30:00.000Z',
  });
  expect(number).toMatch(/^TK-2026-\d{4}$/);
  expect(await told('liwei')).toEqual(['task-assigned']);
  expect((await inbox('liwei')).items).toMatchObject([{ kind: 'promise', number, title: '核实线路' }]);
  const params = { id: taskId };
  const refused = await world.request('zhoumin', contract.startTask, { params, body: { version } });
  expect(refused.problem).toMatchObject({ status: 403, code: 'not-owner' });
  const started = await world.request('liwei', contract.startTask, { params, body: { version } });
  expect(started.reply).toMatchObject({ state: 'in-progress', version: version + 1 });
  const stale = await world.request('liwei', contract.completeTask, { params, body: { version } });
  expect(stale.problem.code).toBe('stale-version');
  const body = { note: '线路正常', version: version + 1 };
  const done = await world.request('liwei', contract.completeTask, { params, body });
  expect(done.reply).toMatchObject({ state: 'done' });
  expect(done.reply.timeline.map(({ code }) => code)).toEqual(['opened', 'started', 'completed']);
  expect(await told('sunhao')).toEqual(['task-completed']);
  expect((await inbox('liwei')).counts.total).toBe(0);
});

test('each warning, the breach and each rung comes once, at its minute, and the ladder ends', async () => {
  const { id: taskId } = (await open('liwei')).reply;
  await plus(24 * 60 * 3);
  const { timeline, rung, escalatesAt, ownerName } = await get('zhoumin', taskId);
  // Shanghai: 10:00 + 100 min is 11:40; the rungs, 60 and 120 working minutes later, lie beyond lunch from noon to half past one.
  expect(timeline.map(({ code, at }) => [code, at.slice(5, 16)])).toEqual([
    ['opened', '03-02T02:00'],
    ['warned', '03-02T03:15'],
    ['pressing', '03-02T03:30'],
    ['breached', '03-02T03:40'],
    ['escalated', '03-02T06:10'],
    ['escalated', '03-02T07:10'],
  ]);
  expect(timeline[4]?.params).toMatchObject({ from: '李伟', to: '陈静', rung: '1' });
  expect(timeline[5]?.params).toMatchObject({ from: '陈静', to: '陆平', rung: '2' });
  expect({ rung, escalatesAt, ownerName }).toEqual({ rung: 2, escalatesAt: null, ownerName: '陆平' });
  expect(await told('chenjing')).toEqual(['task-escalated', 'task-escalated']);
  expect((await inbox('luping')).items).toMatchObject([{ kind: 'task', urgency: 'breached' }]);
  expect((await inbox('liwei')).counts.total).toBe(0);
});

test('by hand it goes to the next rung before its time, with a reason, and refusals say why not', async () => {
  const { id: taskId, version } = (await open('liwei')).reply;
  const params = { id: taskId };
  const escalate = (as: string, at: number, reason = '客户要求主管回电') =>
    world.request(as, contract.escalateTask, { params, body: { reason, version: at } });
  expect((await escalate('sunhao', version)).problem.code).toBe('not-giver');
  expect((await escalate('liwei', version, ' ')).status).toBe(422);
  expect((await escalate('liwei', version + 5)).problem.code).toBe('stale-version');
  const { reply } = await escalate('liwei', version);
  expect(reply).toMatchObject({ ownerName: '陈静', rung: 1, escalatesAt: null, state: 'open', urgency: 'calm' });
  expect(reply.timeline.at(-1)).toMatchObject({
    code: 'escalated',
    actorName: '李伟',
    params: { from: '李伟', to: '陈静' },
    text: '客户要求主管回电',
  });
  expect(await told('chenjing')).toContain('task-escalated');
  expect((await escalate('chenjing', reply.version)).reply).toMatchObject({ ownerName: '陆平', rung: 2 });
  expect((await escalate('luping', reply.version + 1)).problem.code).toBe('no-rung-above');
  await plus(24 * 60);
  expect((await get('zhoumin', taskId)).timeline.map(({ code }) => code).slice(-1)).toEqual(['breached']);
  const done = await world.request('luping', contract.completeTask, { params, body: { version: reply.version + 1 } });
  expect((await escalate('luping', done.reply.version)).problem.code).toBe('task-ended');
});

test('by hand a rung that names nobody but the owner is stepped over; where none is left nothing changes', async () => {
  const { id: taskId, version } = (await open('chenjing')).reply;
  const escalate = (at: number) =>
    world.request('chenjing', contract.escalateTask, {
      params: { id: taskId },
      body: { reason: '超出职责', version: at },
    });
  await setLadders([{ afterMinutes: 10, to: { post: 'nobody', where: 'above' } }]);
  expect((await escalate(version)).problem.code).toBe('nobody-above');
  await setLadders();
  expect((await escalate(version)).reply).toMatchObject({ ownerName: '陆平', rung: 2 });
  const { version: at } = (await world.request('admin', contract.listLadders)).reply;
  await world.request('admin', contract.setLadders, { body: { ladders: [], version: at } });
  const other = (await open('liwei')).reply;
  const refused = await world.request('liwei', contract.escalateTask, {
    params: { id: other.id },
    body: { reason: '无法办理', version: other.version },
  });
  expect(refused.problem.code).toBe('no-ladder');
});

test('a rung that nobody holds is passed, and says so', async () => {
  await setLadders([{ afterMinutes: 10, to: { post: 'nobody', where: 'above' } }]);
  const { id: taskId } = (await open('liwei')).reply;
  await plus(24 * 60);
  const { timeline, ownerName } = await get('zhoumin', taskId);
  expect([timeline.at(-1)?.code, ownerName]).toEqual(['rung-empty', '李伟']);
});

test('returned work goes to its giver, the second time to an arbiter who names the owner for good', async () => {
  const { id: taskId, version } = (await open('liwei')).reply;
  const params = { id: taskId };
  const give = (ownerId: string, at: number) =>
    world.request('zhoumin', contract.assignTask, { params, body: { ownerId, version: at } });
  const back = (as: string, at: number) =>
    world.request(as, contract.returnTask, { params, body: { reason: '不属于我', version: at } });
  expect((await back('liwei', version)).reply).toMatchObject({ state: 'returned', returns: 1 });
  const returned = (actorName: string) => ({ actorName, reason: '不属于我' });
  expect((await inbox('zhoumin')).items).toMatchObject([{ kind: 'return', returned: returned('李伟') }]);
  expect((await give(id('wuqiang'), version + 1)).reply).toMatchObject({ state: 'open', ownerName: '吴强' });
  const again = await back('wuqiang', version + 2);
  expect(again.reply).toMatchObject({ state: 'arbitration', arbitration: { arbiter: { name: '陆平' } } });
  expect((await inbox('luping')).items).toMatchObject([{ kind: 'arbitration', returned: returned('吴强') }]);
  expect((await inbox('wuqiang')).items).toEqual([]);
  const notHis = await world.request('zhoumin', contract.arbitrateTask, {
    params,
    body: { ownerId: id('liwei'), note: '', version: version + 3 },
  });
  expect(notHis.status).toBe(422);
  const body = { ownerId: id('liwei'), note: '由李伟处理', version: version + 3 };
  expect((await world.request('zhoumin', contract.arbitrateTask, { params, body })).problem.code).toBe('not-arbiter');
  const decided = await world.request('luping', contract.arbitrateTask, { params, body });
  expect(decided.reply).toMatchObject({ state: 'open', ownerName: '李伟', arbitration: null });
  expect((await back('liwei', version + 4)).problem.code).toBe('task-arbitrated');
});

test('where no ladder names an arbiter it is whoever leads the unit, or the nearest above that somebody leads', async () => {
  const { version } = (await world.request('admin', contract.listLadders)).reply;
  await world.request('admin', contract.setLadders, { body: { ladders: [], version } });
  const arbiterOf = async (owner: string, giver: string) => {
    const { id: taskId, version: at } = (await open(owner, {}, giver)).reply;
    const params = { id: taskId };
    await world.request(owner, contract.returnTask, { params, body: { reason: 'x', version: at } });
    const body = { reason: 'x', version: at + 1 };
    return (await world.request(giver, contract.disputeReturn, { params, body })).reply.arbitration?.arbiter.name;
  };
  expect(await arbiterOf('liwei', 'zhoumin')).toBe('陈静');
  expect(await arbiterOf('liwei', 'chenjing')).toBe('陆平');
  expect(await arbiterOf('liuyang', 'wangfang')).toBe('宋佳');
});

test('a disputed return has a clock of its own', async () => {
  const { id: taskId, version } = (await open('liwei', { due: { minutes: 5_000 } })).reply;
  const params = { id: taskId };
  await world.request('liwei', contract.returnTask, { params, body: { reason: 'x', version } });
  const body = { reason: '正是他的工作', version: version + 1 };
  await world.request('zhoumin', contract.disputeReturn, { params, body });
  expect((await told('luping')).toSorted()).toEqual(['arbitration-opened']);
  await plus(24 * 60);
  expect(await told('luping')).toEqual([
    'arbitration-breached',
    'arbitration-opened',
    'arbitration-pressing',
    'arbitration-warned',
  ]);
});

test('whoever is mentioned watches, and finds it in their inbox until they have seen it', async () => {
  const { id: taskId } = (await open('liwei')).reply;
  const params = { id: taskId };
  const parts = [{ text: '请看 ' }, { personId: id('chenjing') }, { text: '，电话 13912345678' }];
  const said = await world.request('liwei', contract.commentTask, { params, body: { parts } });
  expect(said.reply.parts.map(({ text }) => text)).toEqual(['请看 ', '陈静', '，电话 139****5678']);
  expect((await inbox('chenjing')).items).toMatchObject([{ kind: 'mention', subjectId: taskId }]);
  expect((await get('chenjing', taskId)).watching).toBe(true);
  expect(await told('zhoumin')).toEqual(['commented']);
  const body = { subjectType: 'task', subjectId: taskId };
  await world.request('chenjing', contract.readMentions, { body });
  expect((await inbox('chenjing')).counts.total).toBe(0);
  const unknown = { parts: [{ personId: '0192a000-0009-7000-8000-000000000009' }] };
  expect((await world.request('liwei', contract.commentTask, { params, body: unknown })).problem.code).toBe(
    'unknown-person',
  );
});

test('what hurts first stands first, and pages follow on', async () => {
  await open('liwei', { title: 'b', due: { minutes: 400 } });
  await open('liwei', { title: 'c', kind: 'promise', due: { minutes: 4_000 } });
  await open('liwei', { title: 'a', due: { minutes: 60 } });
  await plus(70);
  const titles: string[] = [];
  let cursor: string | null = null;
  do {
    const query: Record<string, string> = { limit: '1', ...(cursor ? { cursor } : {}) };
    const page: contract.InboxItem[] = (await world.request('liwei', contract.getInbox, { query })).reply.items;
    titles.push(...page.map(({ title }) => title));
    cursor = (await world.request('liwei', contract.getInbox, { query })).reply.nextCursor;
  } while (cursor);
  expect(titles).toEqual(['a', 'b', 'c']);
  expect((await inbox('liwei')).counts).toMatchObject({ total: 3, breached: 1, byKind: { task: 2, promise: 1 } });
});

test('doors: tasks on a subject end with it; somebody’s open work moves by name, or not at all', async () => {
  const subject = { type: 'complaint', id: '0192a000-0008-7000-8000-000000000001', label: 'TS-1' };
  const { id: first } = (await open('liwei', { subject })).reply;
  const { id: second } = (await open('liwei')).reply;
  expect(await world.call(null, (call) => endTasksOf(call, subject, 'done'))).toBe(1);
  expect((await get('zhoumin', first)).state).toBe('done');
  const items = await world.call(null, (call) => openWorkOf(call, id('liwei')));
  expect(items.map((item) => item.id)).toEqual([second]);
  const nobody = '0192a000-0009-7000-8000-000000000009';
  const successors = [{ id: second, toId: nobody }];
  const refused = await world.call(null, (call) => handOver(call, { from: id('liwei'), successors }));
  expect(refused).toMatchObject({ refusal: 'unknown-person' });
  const named = [{ id: second, toId: id('wuqiang') }];
  mustSucceed(await world.call(null, (call) => handOver(call, { from: id('liwei'), successors: named })));
  const { ownerName, version } = await get('zhoumin', second);
  expect(ownerName).toBe('吴强');
  const params = { id: second };
  await world.request('wuqiang', contract.returnTask, { params, body: { reason: 'x', version } });
  const toChief = [{ id: second, toId: id('chenjing') }];
  mustSucceed(await world.call(null, (call) => handOver(call, { from: id('zhoumin'), successors: toChief })));
  expect((await inbox('chenjing')).items).toMatchObject([{ kind: 'return', subjectId: second }]);
});
