import { randomUUID } from 'node:crypto';
import * as contract from '@tongli/contracts/contacts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed } from '../../sample/people.ts';
import { queueInput } from '../../test/queues.ts';
import { openWorld, type World } from '../../test/world.ts';

let world: World;
let queueId: string;
const id = (username: string) => personNamed(username).id;

beforeAll(async () => {
  world = await openWorld();
  const added = await world.request('admin', contract.addQueue, { body: { ...queueInput, code: 'help' } });
  expect(added.status).toBe(200);
  queueId = added.reply.id;
  await world.request('luping', contract.staffQueue, {
    params: { id: queueId },
    body: { agentIds: [id('wangfang'), id('zhanglei')] },
  });
});
afterAll(() => world.close());

const after = async (seconds: number) => {
  await world.house.advanceTo(new Date((await world.now()).getTime() + seconds * 1_000));
};
const ready = (username: string) =>
  world.request(username, contract.setPresence, { body: { status: 'ready', watched: false } });
const notReady = (username: string) =>
  world.request(username, contract.setPresence, { body: { status: 'notReady', reason: 'break', watched: false } });
const start = async (text = '你好') => {
  const { status, reply } = await world.request(null, contract.startContact, {
    body: { queue: 'help', channel: 'chat', text },
  });
  expect(status).toBe(200);
  await world.house.settle();
  return reply.token;
};
const follow = async (token: string) =>
  (await world.request(null, contract.followContact, { params: { token } })).reply;
const desk = async (username: string) => (await world.request(username, contract.getDesk)).reply;

test('a chat comes, is offered, answered, talked about, ended and written up', async () => {
  await ready('wangfang');
  const token = await start();
  const [offered] = (await desk('wangfang')).contacts;
  expect(offered).toMatchObject({ state: 'offered', role: 'owner', channel: 'chat' });
  const params = { id: offered?.id ?? '' };
  await after(3);
  const accepted = await world.request('wangfang', contract.acceptContact, { params });
  expect(accepted.reply).toMatchObject({ state: 'connected', waitSeconds: 3 });
  const message = { id: randomUUID(), text: '您好，我是王芳' };
  await world.request('wangfang', contract.sendMessage, { params, body: message });
  await world.request('wangfang', contract.sendMessage, { params, body: message });
  const seen = await follow(token);
  expect(seen.messages.map(({ seq, author, text }) => [seq, author, text])).toEqual([
    [1, 'customer', '你好'],
    [2, 'agent', '您好，我是王芳'],
  ]);
  await after(10);
  await world.request('wangfang', contract.holdContact, { params });
  await after(4);
  await world.request('wangfang', contract.resumeContact, { params });
  await after(6);
  expect((await world.request('wangfang', contract.endContact, { params })).reply.state).toBe('wrapUp');
  await after(5);
  const done = await world.request('wangfang', contract.wrapUpContact, {
    params,
    body: { codes: [], note: '已解决', done: true },
  });
  expect(done.reply).toMatchObject({
    state: 'closed',
    outcome: 'answered',
    waitSeconds: 3,
    talkSeconds: 16,
    holdSeconds: 4,
    wrapUpSeconds: 5,
  });
  const record = (await world.request('luping', contract.getContact, { params })).reply;
  expect(record.log.map(({ cause }) => cause)).toEqual([
    'arrive',
    'offer',
    'accept',
    'hold',
    'resume',
    'endedByAgent',
    'wrappedByAgent',
  ]);
  expect(record.decisions[0]).toMatchObject({ agentId: id('wangfang'), rule: 'only' });
  expect(record.visits).toMatchObject([{ queueId, outcome: 'answered' }]);
  expect(record.segments).toMatchObject([{ agentId: id('wangfang'), role: 'owner', endedBy: 'wrapUp' }]);
  expect(record.note).toBe('已解决');
  await notReady('wangfang');
});

test('an offer that is not taken goes back to its place, and the agent is not ready', async () => {
  await ready('wangfang');
  const token = await start();
  await after(21);
  expect(await follow(token)).toMatchObject({ state: 'queued', position: 1 });
  expect((await desk('wangfang')).presence).toMatchObject({ status: 'notReady', reason: 'noAnswer' });
  await ready('zhanglei');
  await world.house.settle();
  expect((await desk('zhanglei')).contacts).toMatchObject([{ state: 'offered', waitSeconds: 21 }]);
  await world.request(null, contract.leaveAsCustomer, { params: { token } });
  expect(await follow(token)).toMatchObject({ state: 'closed' });
  expect((await desk('zhanglei')).presence.slots.every(({ state }) => state === 'idle')).toBe(true);
  await notReady('zhanglei');
});

test('a warm transfer: a colleague is asked behind the customer’s back, and gets the contact', async () => {
  await ready('wangfang');
  const token = await start();
  const params = { id: (await desk('wangfang')).contacts[0]?.id ?? '' };
  await world.request('wangfang', contract.acceptContact, { params });
  await ready('zhanglei');
  const body = { agentId: id('zhanglei'), role: 'consulted' as const, note: '请看一下' };
  const invited = await world.request('wangfang', contract.inviteColleague, { params, body });
  expect(invited.reply.others).toMatchObject([{ id: id('zhanglei'), role: 'consulted', accepted: false }]);
  expect((await world.request('zhanglei', contract.acceptContact, { params })).status).toBe(200);
  const whispered = { id: randomUUID(), text: '收到', internal: true };
  expect((await world.request('zhanglei', contract.sendMessage, { params, body: whispered })).status).toBe(200);
  const aloud = { id: randomUUID(), text: '您好' };
  expect((await world.request('zhanglei', contract.sendMessage, { params, body: aloud })).problem.code).toBe(
    'contact-not-yours',
  );
  expect((await follow(token)).messages.map(({ author }) => author)).toEqual(['customer']);
  const settled = { agentId: id('zhanglei'), as: 'owner' as const };
  const given = await world.request('wangfang', contract.settleInvitation, { params, body: settled });
  expect(given.status, given.problem.code).toBe(200);
  expect((await desk('zhanglei')).contacts).toMatchObject([{ role: 'owner', state: 'connected', transfers: 1 }]);
  expect((await desk('wangfang')).contacts[0]?.actions['wrap-up']?.allowed).toBe(true);
  await world.request(null, contract.leaveAsCustomer, { params: { token } });
  await after(200);
  expect((await desk('zhanglei')).contacts).toEqual([]);
  expect((await desk('wangfang')).contacts).toEqual([]);
  const record = (await world.request('luping', contract.getContact, { params })).reply;
  expect(record.segments.map(({ agentId, role }) => [agentId, role])).toEqual([
    [id('wangfang'), 'owner'],
    [id('zhanglei'), 'owner'],
  ]);
});
