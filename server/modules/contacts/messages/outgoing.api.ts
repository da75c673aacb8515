import { randomUUID } from 'node:crypto';
import * as contract from '@tongli/contracts/contacts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isRefusal } from '../../../platform/call.ts';
import { personNamed } from '../../../sample/people.ts';
import { queueInput } from '../../../test/queues.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { findOrAddCustomer } from '../../customers/index.ts';
import { contactPerson } from '../person.ts';
import { type Outgoing, sendOutgoing } from './outgoing.ts';

const text = { zh: '请为本次服务评分', en: 'Please rate us' };
let world: World;
let token: string;
let params: { readonly id: string };
let said: Omit<Outgoing, 'key'>;
beforeAll(async () => {
  world = await openWorld();
  const added = await world.request('admin', contract.addQueue, { body: { ...queueInput, code: 'help' } });
  const agentIds = [personNamed('wangfang').id];
  await world.request('luping', contract.staffQueue, { params: { id: added.reply.id }, body: { agentIds } });
  await world.request('wangfang', contract.setPresence, { body: { status: 'ready', watched: false } });
  const body = { queue: 'help', channel: 'chat' as const, language: 'en' as const, text: 'Hello' };
  token = (await world.request(null, contract.startContact, { body })).reply.token;
  await world.house.settle();
  params = { id: (await world.request('wangfang', contract.getDesk)).reply.contacts[0]?.id ?? '' };
  await world.request('wangfang', contract.acceptContact, { params });
  const customer = { name: '陈伟', phone: '13912345678', email: null };
  const known = await world.request('wangfang', contract.identifyCaller, { params, body: { customer } });
  const { projectId, customerId } = known.reply;
  said = { projectId, customerId: customerId ?? '', text };
});
afterAll(() => world.close());

const send = (outgoing: Outgoing) => world.call(null, (call) => sendOutgoing(call, outgoing));
const record = async (id: string) => (await world.request('luping', contract.getContact, { params: { id } })).reply;
const messages = async (id: string) =>
  (await world.request('luping', contract.listMessages, { params: { id } })).reply.messages;

test('while a chat is open it is said there, in its language, once for a key', async () => {
  const both = await Promise.all([send({ ...said, key: 'rate 1' }), send({ ...said, key: 'rate 1' })]);
  expect(both).toEqual(Array(2).fill({ contactId: params.id, way: 'chat' }));
  const seen = await world.request(null, contract.followContact, { params: { token } });
  expect(seen.reply.messages.filter(({ author }) => author === 'system').map((one) => one.text)).toEqual([text.en]);
});

test('otherwise it is on record as a contact of its own, once for a key', async () => {
  await world.request(null, contract.leaveAsCustomer, { params: { token } });
  const sent = await send({ ...said, key: 'rate 2' });
  expect(sent).toMatchObject({ way: 'kept' });
  expect(await send({ ...said, key: 'rate 2' })).toEqual(sent);
  const id = isRefusal(sent) ? '' : sent.contactId;
  expect(await record(id)).toMatchObject({ channel: 'logged', means: 'message', customerId: said.customerId });
  expect((await record(id)).log.map(({ cause }) => cause)).toEqual(['sentByHouse']);
  expect((await messages(id)).map((one) => [one.author, one.text])).toEqual([['system', text.en]]);
});

test('what the house said keeps nobody for longer than what they said themselves', async () => {
  const { projectId, customerId: id } = said;
  const customer = { name: '赵敏', phone: '13700000001', email: null };
  const stranger = await world.call(null, (call) => findOrAddCustomer(call, projectId, customer));
  expect(await send({ ...said, customerId: stranger, key: 'tell 1' })).toMatchObject({ way: 'kept' });
  await world.house.advanceTo(new Date((await world.now()).getTime() + 86_400_000));
  const before = await world.call(null, async (call) =>
    contactPerson.dutiesTo?.(call, { id, projectId, identity: null }),
  );
  expect(before).toMatchObject({ underWay: false, lastEndedAt: expect.any(Date) });
  expect(await send({ ...said, key: 'tell 2' })).toMatchObject({ way: 'kept' });
  const all = await world.call(null, async (call) => contactPerson.dutiesToAll?.(call, [id, stranger, randomUUID()]));
  expect([...(all ?? [])]).toEqual(
    expect.arrayContaining([
      [id, { underWay: false, lastEndedAt: before?.lastEndedAt }],
      [stranger, { underWay: false, lastEndedAt: null }],
    ]),
  );
  expect(all?.size).toBe(2);
});

test('no e-mail leaves yet, and nobody is told who is not a customer here', async () => {
  expect(await send({ ...said, key: 'rate 3', by: 'email' })).toMatchObject({ refusal: 'way-not-there' });
  const stranger = { ...said, key: 'rate 3', customerId: randomUUID() };
  expect(await send(stranger)).toMatchObject({ refusal: 'unknown-customer' });
  expect(await send({ ...said, key: 'rate 3' })).toMatchObject({ way: 'kept' });
});
