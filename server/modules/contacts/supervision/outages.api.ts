import { getIncident, lodgeForCustomer } from '@tongli/contracts/complaints';
import * as contract from '@tongli/contracts/contacts';
import type { BodyOf } from '@tongli/contracts/kernel';
import { listNotices } from '@tongli/contracts/work';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { personNamed } from '../../../sample/people.ts';
import { queueInput } from '../../../test/queues.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { leaveContact } from '../index.ts';
import { tellOutage } from './outage-telling.ts';

const announcement = { zh: '高新区宽带中断，正在抢修', en: 'Broadband is down in Gaoxin' };
const phrase = { zh: '我们已经知道，正在抢修', en: 'We know, and are working on it' };
const closing = { zh: '已恢复', en: 'Restored' };
const matter = { product: 'broadband', area: 'gaoxin' };
let world: World;
let help: string;
const params = (of: string) => ({ params: { id: of } });

beforeAll(async () => {
  world = await openWorld();
  const added = await world.request('admin', contract.addQueue, { body: { ...queueInput, code: 'help' } });
  help = added.reply.id;
  const body = { agentIds: [personNamed('wangfang').id] };
  await world.request('luping', contract.staffQueue, { ...params(help), body });
  await world.request('wangfang', contract.setPresence, { body: { status: 'ready', watched: false } });
});
afterAll(() => world.close());

const desk = async () => (await world.request('wangfang', contract.getDesk)).reply.contacts;

beforeEach(async () => {
  for (const { id } of await desk()) {
    await world.call(null, (call) => leaveContact(call, id));
    await world.request('wangfang', contract.wrapUpContact, { ...params(id), body: { codes: [], done: true } });
  }
});

const start = async (given: Partial<BodyOf<typeof contract.startOutage>> = {}) =>
  world.request('luping', contract.startOutage, { body: { queueIds: [help], announcement, ...given } });
const end = async (id: string, body: object) => world.request('luping', contract.endOutage, { ...params(id), body });
const listed = async (id: string) =>
  (await world.request('luping', contract.listOutages)).reply.outages.find((one) => one.id === id);

/** A chat that the agent has in hand. */
async function talk(text: string): Promise<{ token: string; id: string }> {
  const body = { queue: 'help', channel: 'chat' as const, text };
  const { token } = (await world.request(null, contract.startContact, { body })).reply;
  await world.house.settle();
  const id = (await desk()).find(({ state }) => state === 'offered')?.id ?? '';
  await world.request('wangfang', contract.acceptContact, params(id));
  return { token, id };
}
const read = async (token: string) =>
  (await world.request(null, contract.followContact, { params: { token } })).reply.messages.map(({ text }) => text);

test('it is announced, the agent has the words for it, and who comes is counted and told when it is over', async () => {
  const outage = (await start({ phrase })).reply;
  const { token } = await talk('断网了');
  const queues = (await world.request(null, contract.listPublicQueues, { query: { code: 'help' } })).reply.queues;
  expect(queues[0]?.announcement).toEqual(announcement);
  expect((await desk())[0]?.outage).toEqual({ id: outage.id, announcement, phrase, incident: null });
  const ended = await end(outage.id, { closing });
  expect(ended.reply).toMatchObject({ contacts: 1, told: 1, closing, mistaken: false });
  expect((await desk())[0]?.outage).toBeNull();
  expect(await read(token)).toEqual(['断网了', '已恢复']);
});

test('complaints made in its contacts belong to its incident, which is opened with it or goes on', async () => {
  const outage = (await start({ opens: matter })).reply;
  expect(outage.incident).toMatch(/^JZ/);
  const { id } = await talk('家里没有网');
  const usual = { ...matter, facts: '家里没有网', demand: '尽快恢复', channel: 'phone' as const };
  const body = { ...usual, customer: { name: '林晓', phone: '13812340001' }, contactId: id };
  const lodged = (await world.request('wangfang', lodgeForCustomer, { body })).reply;
  await world.house.settle();
  const incident = (await world.request('luping', getIncident, params(outage.incidentId ?? ''))).reply;
  expect(incident.members.map(({ number }) => number)).toEqual([lodged.number]);
  const told = (await world.request('luping', listNotices)).reply;
  expect(JSON.stringify(told)).toContain('incident-announced');
  const others = [await start({ incident: incident.number }), await start({ opens: matter })];
  expect(others.map(({ reply }) => reply.incidentId)).toEqual([incident.id, incident.id]);
  for (const { id: one } of [outage, ...others.map(({ reply }) => reply)]) await end(one, {});
});

test('what is wrong is named in the words of the house', async () => {
  const refused = await start({ opens: { product: 'telepathy', area: '' } });
  expect(refused.problem).toMatchObject({ code: 'unknown-term' });
  expect(JSON.stringify(refused.problem)).toContain('opens.product');
});

test('who has left by then finds it on record, once', async () => {
  const outage = (await start()).reply;
  const { id, token } = await talk('电视也没有信号');
  const customer = { name: '陈伟', phone: '13912345678', email: null };
  await world.request('wangfang', contract.identifyCaller, { ...params(id), body: { customer } });
  await world.call(null, (call) => leaveContact(call, id));
  await world.request('wangfang', contract.wrapUpContact, { ...params(id), body: { codes: [], done: true } });
  await end(outage.id, { closing });
  await world.house.settle();
  const work = { floor: world.house.floor, key: 'once', attempt: 1, signal: new AbortController().signal };
  await tellOutage.run(work, { outageId: outage.id, after: '00000000-0000-0000-0000-000000000000' });
  expect((await listed(outage.id))?.told).toBe(1);
  expect(await read(token)).not.toContain('已恢复');
  expect((await end(outage.id, { closing })).problem.code).toBe('ended-already');
});

test('switched on by mistake it is undone: nobody is told, and nothing stays linked', async () => {
  const outage = (await start()).reply;
  const { token, id } = await talk('查话费');
  const undone = await end(outage.id, { closing, mistaken: true });
  expect(undone.reply).toMatchObject({ mistaken: true, closing: null, told: 0 });
  expect(await read(token)).toEqual(['查话费']);
  expect((await world.request('luping', contract.getContact, params(id))).reply.outageId).toBeNull();
});
