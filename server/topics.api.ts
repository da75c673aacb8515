import { once } from 'node:events';
import { caseTopic, complaintsTopic } from '@tongli/contracts/complaints';
import { realtimePath, type ServerMessage, type Topic } from '@tongli/contracts/kernel';
import * as work from '@tongli/contracts/work';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { endSessionsOf, openAccount, startSession } from './modules/access/index.ts';
import { acknowledge, assign, lodge } from './modules/complaints/index.ts';
import { notify } from './modules/work/index.ts';
import { mustSucceed } from './platform/call.ts';
import { seal } from './platform/events/sealer.ts';
import { personNamed, units } from './sample/people.ts';
import { openWorld, type World } from './test/world.ts';

let world: World;
let address: string;
const opened: WebSocket[] = [];
beforeEach(async () => {
  world = await openWorld();
  address = (await world.house.listen('127.0.0.1', 0)).replace('http', 'ws');
});
afterEach(async () => {
  for (const socket of opened.splice(0)) socket.terminate();
  await world.close();
});

/** A client of an account that keeps what it is told. */
async function clientOf(accountId: string) {
  const token = await world.call(null, (call) => startSession(call, accountId));
  const socket = new WebSocket(`${address}/api/v1${realtimePath}`, { headers: { cookie: `tongli_session=${token}` } });
  opened.push(socket);
  const told: ServerMessage[] = [];
  socket.on('message', (data) => told.push(JSON.parse(data.toString()) as ServerMessage));
  await once(socket, 'open');
  const watch = async (topic: Topic, key = '') => {
    socket.send(JSON.stringify({ type: 'watch', topic: topic.name, key }));
    const answered = () => told.some((one) => 'topic' in one && one.topic === topic.name && one.key === key);
    await expect.poll(answered).toBe(true);
  };
  const changes = () => told.flatMap((one) => (one.type === 'change' ? [one.change] : []));
  return { socket, told, watch, changes };
}

const person = (username: string) => personNamed(username).id;
const lodgeOne = () =>
  world.call('wangfang', async (call) =>
    mustSucceed(
      await lodge(call, {
        customer: { name: '周小姐', phone: '13912340001', email: null },
        product: 'broadband',
        area: 'gaoxin',
        facts: '装机三次失约',
        demand: '今天装好',
        wantsResponse: true,
        aboutHandling: false,
        channel: 'phone',
        severity: 'normal',
        kind: 'routine',
      }),
    ),
  );

/** A handler of one unit only. */
async function handlerOf(unitId: string): Promise<string> {
  const grants = [{ role: 'handler' as const, projectId: null, unitId }];
  const made = await world.call(null, (call) =>
    openAccount(call, { username: `h-${unitId.slice(0, 8)}`, name: '远方', grants, password: 'yuan-fang-2026-ok' }),
  );
  return (made as { id: string }).id;
}

test('who reads a case is told who did what, and so is who looks at the list', async () => {
  const { id } = await lodgeOne();
  await world.call('liwei', (call) => assign(call, id, { ownerId: person('liwei') }));
  await seal(world.house.floor.db);
  const liwei = await clientOf(person('liwei'));
  await liwei.watch(caseTopic, id);
  await liwei.watch(complaintsTopic);
  expect(liwei.told[0]).toMatchObject({ type: 'state', state: { version: expect.any(Number) } });
  await world.call('liwei', (call) => acknowledge(call, id, '收到'));
  await seal(world.house.floor.db);
  const byId = person('liwei');
  await expect.poll(liwei.changes).toHaveLength(2);
  expect(liwei.changes()).toEqual(
    expect.arrayContaining([
      { act: 'acknowledged', byId, version: expect.any(Number) },
      { id, act: 'acknowledged', byId },
    ]),
  );
});

test('a handler of another branch may not watch the case, and learns no id of the list', async () => {
  const { id } = await lodgeOne();
  await world.call('liwei', (call) => assign(call, id, { ownerId: person('liwei') }));
  const elsewhere = await clientOf(await handlerOf(units.find(({ code }) => code === 'quality')!.id));
  await elsewhere.watch(caseTopic, id);
  expect(elsewhere.told).toMatchObject([{ type: 'refused', code: 'not-found' }]);
  await elsewhere.watch(caseTopic, 'no-id');
  await elsewhere.watch(complaintsTopic);
  await world.call('liwei', (call) => acknowledge(call, id, '收到'));
  await world.call('chenjing', (call) => assign(call, id, { ownerId: person('malin') }));
  await seal(world.house.floor.db);
  await expect.poll(elsewhere.changes).toMatchObject([{ id, act: 'assigned' }]);
});

test('the bell of one person rises and falls; nobody hears that of another', async () => {
  const liwei = await clientOf(person('liwei'));
  await liwei.watch(work.noticesTopic, person('liwei'));
  await liwei.watch(work.noticesTopic, person('zhoumin'));
  expect(liwei.told).toMatchObject([{ state: { unread: 0 } }, { type: 'refused', code: 'not-found' }]);
  const subject = { type: 'complaint', id: person('liwei') };
  await world.call(null, (call) => notify(call, { personIds: [person('liwei')], code: 'x', params: {}, subject }));
  await world.call(null, (call) => notify(call, { personIds: [person('zhoumin')], code: 'x', params: {}, subject }));
  await world.request('liwei', work.readAllNotices);
  await world.request('liwei', work.readAllNotices);
  await seal(world.house.floor.db);
  await expect.poll(liwei.changes).toEqual([{ what: 'given' }, { what: 'read' }]);
});

test('the inbox of whoever gets a case, and of whoever gives it up or settles it, changes at once', async () => {
  const { id } = await lodgeOne();
  const [liwei, zhoumin] = [await clientOf(person('liwei')), await clientOf(person('zhoumin'))];
  await liwei.watch(work.inboxTopic, person('liwei'));
  await zhoumin.watch(work.inboxTopic, person('zhoumin'));
  const limits = { what: 'limits' };
  await world.call('liwei', (call) => assign(call, id, { ownerId: person('liwei') }));
  await seal(world.house.floor.db);
  await expect.poll(liwei.changes).toEqual([limits]);
  await world.call('chenjing', (call) => assign(call, id, { ownerId: person('zhoumin') }));
  await seal(world.house.floor.db);
  await expect.poll(liwei.changes).toEqual([limits, limits]);
  await expect.poll(zhoumin.changes).toEqual([limits]);
  await world.call('zhoumin', (call) => acknowledge(call, id, '收到'));
  await seal(world.house.floor.db);
  await expect.poll(zhoumin.changes).toEqual([limits, limits]);
});

test('whose sessions end hears nothing more', async () => {
  const liwei = await clientOf(person('liwei'));
  await liwei.watch(work.noticesTopic, person('liwei'));
  const closed = once(liwei.socket, 'close');
  await world.call(null, (call) => endSessionsOf(call, person('liwei')));
  await seal(world.house.floor.db);
  expect((await closed)[0]).toBe(1_008);
});
