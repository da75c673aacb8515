import * as contract from '@tongli/contracts/contacts';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { personNamed } from '../../../sample/people.ts';
import { queueInput } from '../../../test/queues.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { attend, renew } from './attendance.ts';

const agentId = personNamed('wangfang').id;
const processId = '0192a000-0004-7000-8000-0000000000aa';
let world: World;
let token: string;
beforeAll(async () => {
  world = await openWorld();
  const added = await world.request('admin', contract.addQueue, { body: { ...queueInput, code: 'help' } });
  const body = { agentIds: [agentId] };
  await world.request('luping', contract.staffQueue, { params: { id: added.reply.id }, body });
});
afterAll(() => world.close());

const isOffered = ({ state }: contract.DeskContact) => state === 'offered';
const look = async () => {
  await renew(world.house.floor, processId);
  await world.house.settle();
  const { presence } = (await world.request('wangfang', contract.getDesk)).reply;
  const { reply } = await world.request(null, contract.followContact, { params: { token } });
  return { reason: presence.reason, reconnecting: reply.reconnecting, state: reply.state };
};

/** In a conversation, with a browser that is there. */
beforeEach(async () => {
  attend(agentId, true);
  await renew(world.house.floor, processId);
  await world.request('wangfang', contract.setPresence, { body: { status: 'ready', watched: true } });
  const body = { queue: 'help', channel: 'chat' as const, text: '你好' };
  token = (await world.request(null, contract.startContact, { body })).reply.token;
  await world.house.settle();
  const params = { id: (await world.request('wangfang', contract.getDesk)).reply.contacts.find(isOffered)?.id ?? '' };
  expect((await world.request('wangfang', contract.acceptContact, { params })).status).toBe(200);
  expect(await look()).toEqual({ reason: null, reconnecting: false, state: 'connected' });
});

test('an agent whose line was cut without a word is lost as soon as that is noticed, and the customer is told', async () => {
  attend(agentId, false, 8_000);
  expect(await look()).toEqual({ reason: 'connectionLost', reconnecting: true, state: 'connected' });
  attend(agentId, true);
  expect(await look()).toEqual({ reason: 'reconnected', reconnecting: false, state: 'connected' });
});

test('whoever loads their page anew has some seconds', async () => {
  attend(agentId, false);
  expect(await look()).toEqual({ reason: null, reconnecting: false, state: 'connected' });
  await world.house.advanceTo(new Date((await world.now()).getTime() + 6_000));
  expect(await look()).toMatchObject({ reason: 'connectionLost', reconnecting: true });
});
