import * as contract from '@tongli/contracts/contacts';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { personNamed } from '../../../sample/people.ts';
import { queueInput } from '../../../test/queues.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { typingHints, typingPulse } from './typing.ts';

const [agentId, otherId] = [personNamed('wangfang').id, personNamed('zhanglei').id];
const told: string[] = [];
let world: World;
let stop: () => Promise<unknown>;
let token: string;
let id: string;
beforeAll(async () => {
  world = await openWorld();
  const added = await world.request('admin', contract.addQueue, { body: { ...queueInput, code: 'help' } });
  const staffed = { params: { id: added.reply.id }, body: { agentIds: [agentId] } };
  await world.request('luping', contract.staffQueue, staffed);
  await world.request('wangfang', contract.setPresence, { body: { status: 'ready', watched: false } });
  const body = { queue: 'help', channel: 'chat' as const, text: '你好' };
  token = (await world.request(null, contract.startContact, { body })).reply.token;
  await world.house.settle();
  id = (await world.request('wangfang', contract.getDesk)).reply.contacts[0]?.id ?? '';
  await world.request('wangfang', contract.acceptContact, { params: { id } });
  typingHints.begin((contactId, hint) => told.push(`${contactId} ${hint}`));
  stop = typingPulse(world.url)(world.house.floor) as never;
});
afterAll(async () => {
  await stop();
  await world.close();
});

const follow = async (query: Record<string, string> = {}) =>
  (await world.request(null, contract.followContact, { params: { token }, query })).reply;

test('an agent sees that the customer is writing, and that they have stopped', async () => {
  const type = (typing: boolean) =>
    world.request(null, contract.typeAsCustomer, { params: { token }, body: { typing } });
  // Until the process listens nobody is told.
  await vi.waitFor(async () => {
    await type(true);
    expect(told).toContain(`${id} typing`);
  });
  await type(false);
  await vi.waitFor(() => expect(told.at(-1)).toBe(`${id} still`));
});

test('a customer who waits for news is told that the agent is writing, at once, and of nobody else', async () => {
  const before = await follow();
  typingHints.hear(id, 'typing', otherId);
  const other = await world.request(null, contract.typeAsCustomer, { params: { token }, body: { typing: true } });
  expect(other.status).toBe(200);
  await vi.waitFor(() => expect(told.at(-1)).toBe(`${id} typing`));
  expect(before.typing || (await follow()).typing).toBe(false);
  const news = follow({ version: String(before.version), after: String(before.lastSeq), wait: '20', typing: 'no' });
  typingHints.hear(id, 'typing', agentId);
  expect(await news).toMatchObject({ typing: true, version: before.version, messages: [] });
  typingHints.hear(id, 'still', agentId);
  expect(await follow({ version: String(before.version), wait: '20', typing: 'yes' })).toMatchObject({ typing: false });
});
