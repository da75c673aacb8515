import * as contract from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { personNamed, units } from '../../sample/people.ts';
import { queueInput } from '../../test/queues.ts';
import { openWorld, type World } from '../../test/world.ts';
import { leaveContact } from './index.ts';

let world: World;
let help: string;
let other: string;
const id = (username: string) => personNamed(username).id;
const hotline = units.find(({ code }) => code === 'hotline')?.id ?? '';
const params = (of: string) => ({ params: { id: of } });

beforeAll(async () => {
  world = await openWorld();
  const add = async (code: string) =>
    (await world.request('admin', contract.addQueue, { body: { ...queueInput, code, unitId: hotline } })).reply.id;
  [help, other] = [await add('help'), await add('other')];
  const body = { agentIds: ['wangfang', 'zhanglei', 'songjia'].map(id) };
  await world.request('luping', contract.staffQueue, { ...params(help), body });
});
afterAll(() => world.close());

beforeEach(async () => {
  const { contacts } = (await world.request('luping', contract.getBoard)).reply;
  for (const one of contacts) await world.call(null, (call) => leaveContact(call, one.id));
  await after(200);
  for (const name of ['wangfang', 'zhanglei', 'songjia']) await set(name, 'signedOut');
});

const after = async (seconds: number) =>
  world.house.advanceTo(new Date((await world.now()).getTime() + seconds * 1_000));
const set = (username: string, status: 'ready' | 'signedOut') =>
  world.request(username, contract.setPresence, { body: { status, watched: false } });
const start = async (body: object = {}) => {
  const answer = await world.request(null, contract.startContact, {
    body: { queue: 'help', channel: 'chat', ...body },
  });
  await world.house.settle();
  return answer;
};
const board = async (as = 'luping') => (await world.request(as, contract.getBoard)).reply;
const first = async () => (await board()).contacts[0]?.id ?? '';

test('the board shows who waits and who is there; a leader of a branch sees its people', async () => {
  await set('wangfang', 'ready');
  await start();
  await start();
  const seen = await board('songjia');
  expect(seen.contacts.map(({ state }) => state)).toEqual(['offered', 'queued']);
  expect(seen.agents).toMatchObject([{ id: id('wangfang'), status: 'ready' }]);
  await after(30);
  const { queues } = (await world.request('luping', contract.getBoardNumbers)).reply;
  expect(queues.find(({ queueId }) => queueId === help)).toMatchObject({ waiting: 2, longestWaitSeconds: 30, open: 2 });
});

test('of a queue of the whole project a leader of a branch sees what their own people do, and no more', async () => {
  const add = async (code: string) =>
    (await world.request('admin', contract.addQueue, { body: { ...queueInput, code } })).reply.id;
  const [whole, theirs] = [await add('whole'), await add('theirs')];
  await world.request('luping', contract.staffQueue, { ...params(whole), body: { agentIds: [id('wangfang')] } });
  await set('wangfang', 'ready');
  await start({ queue: 'whole' });
  await start({ queue: 'whole' });
  const seen = await board('songjia');
  expect(seen.contacts.map(({ state, agentId }) => [state, agentId])).toEqual([['offered', id('wangfang')]]);
  expect(seen.queues.map((queue) => queue.id)).toContain(whole);
  expect(seen.queues.map((queue) => queue.id)).not.toContain(theirs);
  expect((await board()).contacts).toHaveLength(2);
  await set('wangfang', 'signedOut');
  const { queues } = (await world.request('songjia', contract.getBoardNumbers)).reply;
  expect(queues.map(({ queueId }) => queueId)).not.toContain(whole);
});

test('a leader forces a status, with a trace, and moves an agent to another queue', async () => {
  await set('wangfang', 'ready');
  const forced = { status: 'notReady' as const, reason: 'meeting', note: '班前会' };
  const answer = await world.request('songjia', contract.forceStatus, { ...params(id('wangfang')), body: forced });
  expect(answer.reply).toMatchObject({ status: 'notReady', reason: 'meeting', setById: id('songjia') });
  const moved = await world.request('songjia', contract.moveAgent, {
    ...params(id('wangfang')),
    body: { queueIds: [] },
  });
  expect(moved.status).toBe(200);
  const { rows } = await sql<{ operation: string }>`select operation from platform.audit_entry
    where operation like 'contacts.%' and actor_id = ${id('songjia')} order by id`.execute(world.house.floor.db);
  expect(rows.map(({ operation }) => operation)).toEqual(['contacts.force-status', 'contacts.move-agent']);
  const late = { queueIds: [other], seen: [help] };
  const refused = await world.request('luping', contract.moveAgent, { ...params(id('wangfang')), body: late });
  expect(refused.problem.code).toBe('agent-moved');
  const seen = (await board()).agents.find(({ id: one }) => one === id('wangfang'))?.queueIds ?? [];
  const both = [[help], [other]].map((queueIds) =>
    world.request('luping', contract.moveAgent, { ...params(id('wangfang')), body: { queueIds, seen } }),
  );
  expect((await Promise.all(both)).map(({ status }) => status).toSorted()).toEqual([200, 409]);
  await world.request('luping', contract.moveAgent, { ...params(id('wangfang')), body: { queueIds: [help] } });
});

test('a leader takes a waiting contact over, and one that somebody has', async () => {
  await start();
  await set('songjia', 'ready');
  await world.house.settle();
  const [waiting] = (await world.request('songjia', contract.getDesk)).reply.contacts;
  expect(waiting?.state).toBe('offered');
  await world.request('songjia', contract.acceptContact, params(waiting?.id ?? ''));
  await set('zhanglei', 'ready');
  await start();
  const mine = (await world.request('zhanglei', contract.getDesk)).reply.contacts[0]?.id ?? '';
  await world.request('zhanglei', contract.acceptContact, params(mine));
  const taken = await world.request('songjia', contract.takeOver, params(mine));
  expect(taken.reply).toMatchObject({ agentId: id('songjia'), state: 'connected' });
  expect((await world.request('zhanglei', contract.takeOver, params(mine))).status).toBe(403);
});

test('a waiting contact is moved and keeps its time', async () => {
  await start();
  await after(40);
  const contact = await first();
  await world.request('luping', contract.moveContact, { ...params(contact), body: { queueId: other } });
  const record = (await world.request('luping', contract.getContact, params(contact))).reply;
  expect(record).toMatchObject({ queueId: other, waitSeconds: 40, state: 'queued' });
  expect(record.visits).toMatchObject([
    { queueId: help, outcome: 'overflowed' },
    { queueId: other, outcome: null },
  ]);
});

test('a full queue refuses, offers a callback, and counts whom it refused; a callback keeps its place', async () => {
  const { reply: queue } = await world.request('admin', contract.getQueue, params(other));
  const { version, id: _, projectId: _p, members: _m, retired: _r, agents: _a, ...rest } = queue;
  await world.request('admin', contract.changeQueue, { ...params(other), body: { ...rest, mostWaiting: 1, version } });
  const one = await start({ queue: 'other' });
  const refused = await start({ queue: 'other' });
  expect(refused.problem).toMatchObject({ code: 'queue-full', params: { callback: true } });
  await after(10);
  const kept = { phone: '13900001111', name: '林女士' };
  const token = { params: { token: one.reply.token } };
  expect((await world.request(null, contract.turnToCallback, { ...token, body: kept })).reply).toMatchObject({
    channel: 'callback',
    position: 1,
  });
  const { rows } = (
    await world.request('luping', contract.getContactNumbers, { query: { by: 'queue', queueId: other } })
  ).reply;
  const numbers = rows[0]?.numbers;
  expect(numbers).toMatchObject({ refused: 1, open: 1 });
  const found = (await world.request('luping', contract.findContacts, { body: { phone: '139-0000-1111' } })).reply;
  expect(found.contacts).toMatchObject([{ channel: 'callback', waitSeconds: 10 }]);
});

test('a nuisance is asked for by one and approved by another, blocks until it expires, and never a form', async () => {
  const phone = '13700009999';
  await start({ phone, name: '某人' });
  const contactId = await first();
  const asked = await world.request('songjia', contract.askNuisance, {
    body: { contactId, reason: '反复骚扰', days: 30 },
  });
  const entry = params(asked.reply.id);
  const decision = { approved: true, note: '属实', version: 1 };
  expect((await world.request('songjia', contract.decideNuisance, { ...entry, body: decision })).problem.code).toBe(
    'own-request',
  );
  expect((await start({ phone })).status).toBe(200);
  expect((await world.request('luping', contract.decideNuisance, { ...entry, body: decision })).reply.state).toBe(
    'approved',
  );
  expect((await start({ phone })).problem.code).toBe('contact-refused');
  expect((await start({ phone, channel: 'form', text: '我要投诉' })).status).toBe(200);
  const [listed] = (await world.request('hanmei', contract.listNuisance)).reply.entries;
  expect(listed).toMatchObject({ blocked: 1, phone: '137****9999' });
  await after(31 * 86_400);
  expect((await start({ phone })).status).toBe(200);
});

test('a broadcast reaches those who are signed in', async () => {
  await set('wangfang', 'ready');
  const sent = await world.request('luping', contract.broadcast, { body: { text: '十点开班前会' } });
  expect(sent.reply.agents).toBe(1);
  const heard = (await world.request('wangfang', contract.listBroadcasts)).reply;
  expect(heard.broadcasts).toMatchObject([{ text: '十点开班前会', byName: '陆平' }]);
});

test('a contact overflows after its time, and alerts say what to do', async () => {
  const { reply: queue } = await world.request('admin', contract.getQueue, params(help));
  const { version, id: _, projectId: _p, members: _m, retired: _r, agents: _a, ...rest } = queue;
  const overflow = { afterSeconds: 300, queueId: other };
  const changed = await world.request('admin', contract.changeQueue, {
    ...params(help),
    body: { ...rest, overflow, version },
  });
  expect(changed.status).toBe(200);
  // Who has left a number does not go away by closing a page.
  await start({ channel: 'callback', phone: '13600001111' });
  await after(240);
  const { alerts } = (await world.request('luping', contract.listAlerts)).reply;
  expect(alerts.map(({ code }) => code).toSorted()).toEqual(['nobody-there', 'waiting-long']);
  await after(61);
  expect((await board()).contacts).toMatchObject([{ queueId: other, state: 'queued' }]);
});

test('a customer whose line was cut is away for their agent, and back as soon as they ask again', async () => {
  await set('wangfang', 'ready');
  await start();
  const contact = await first();
  await world.request('wangfang', contract.acceptContact, params(contact));
  const { db } = world.house.floor;
  const seen = async () => sql`update contacts.live set customer_seen_at = ${await world.now()}`.execute(db);
  const isHere = async () =>
    (await world.request('wangfang', contract.getDesk)).reply.contacts.find(({ id: one }) => one === contact)
      ?.customerPresent;
  await seen();
  expect(await isHere()).toBe(true);
  await after(21);
  expect(await isHere()).toBe(false);
  await after(40);
  await seen();
  await after(1);
  expect(await isHere()).toBe(true);
});

test('an agent whose browser is gone loses the offer at once and the conversation after a while', async () => {
  await set('wangfang', 'ready');
  const { token } = (await start()).reply;
  const contact = await first();
  await world.request('wangfang', contract.acceptContact, params(contact));
  const gone = await world.now();
  await sql`update contacts.presence set watched = true, lost_at = ${gone} where agent_id = ${id('wangfang')}`.execute(
    world.house.floor.db,
  );
  await after(7);
  const follow = async () => (await world.request(null, contract.followContact, { params: { token } })).reply;
  expect(await follow()).toMatchObject({ state: 'connected', reconnecting: true });
  await after(40);
  expect(await follow()).toMatchObject({ state: 'queued', position: 1 });
  expect((await world.request('wangfang', contract.getPresence)).reply).toMatchObject({
    status: 'notReady',
    reason: 'connectionLost',
  });
});

test.each([
  ['is not ready for it', null, { status: 'notReady', reason: 'reconnected' }],
  ['is as they said meanwhile', 'ready', { status: 'ready', reason: null }],
] as const)('an agent whose browser is back %s', async (_, said, expected) => {
  await set('wangfang', 'ready');
  const { db } = world.house.floor;
  await sql`update contacts.presence set watched = true, lost_at = ${await world.now()} where agent_id = ${id('wangfang')}`.execute(
    db,
  );
  await after(7);
  if (said !== null) await set('wangfang', said);
  await sql`update contacts.presence set watched = false where agent_id = ${id('wangfang')}`.execute(db);
  await after(1);
  expect((await world.request('wangfang', contract.getPresence)).reply).toMatchObject(expected);
});
