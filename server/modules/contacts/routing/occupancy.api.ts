import * as contract from '@tongli/contracts/contacts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed } from '../../../sample/people.ts';
import { queueInput } from '../../../test/queues.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { keepOccupancies, readOccupancies } from './occupancy.ts';

const [busier, freer] = [personNamed('wangfang').id, personNamed('zhanglei').id];
let world: World;
let queueId: string;
beforeAll(async () => {
  world = await openWorld();
  const body = { ...queueInput, code: 'help', rule: 'least-occupied' as const, wrapUpSeconds: 0, offerSeconds: 120 };
  const added = await world.request('admin', contract.addQueue, { body });
  expect(added.status).toBe(200);
  queueId = added.reply.id;
});
afterAll(() => world.close());

const after = async (minutes: number) =>
  world.house.advanceTo(new Date((await world.now()).getTime() + minutes * 60_000));
const set = (username: string, status: 'ready' | 'signedOut') =>
  world.request(username, contract.setPresence, { body: { status, watched: false } });
const staff = (agentIds: string[]) =>
  world.request('luping', contract.staffQueue, { params: { id: queueId }, body: { agentIds } });
const start = async () => {
  const body = { queue: 'help', channel: 'form' as const, text: '账单有误' };
  await world.request(null, contract.startContact, { body });
  await world.house.settle();
};

/** Takes what rings, and talks so long. */
async function talk(username: string, minutes: number): Promise<void> {
  await start();
  const params = { id: (await world.request(username, contract.getDesk)).reply.contacts[0]?.id ?? '' };
  expect((await world.request(username, contract.acceptContact, { params })).status).toBe(200);
  await after(minutes);
  expect((await world.request(username, contract.endContact, { params })).status).toBe(200);
}

test('of two who are free the less occupied is asked, though the other is idle for longer; the decision says by how much', async () => {
  for (const id of [busier, freer]) {
    await staff([id]);
    await set(id === busier ? 'wangfang' : 'zhanglei', 'ready');
    await talk(id === busier ? 'wangfang' : 'zhanglei', id === busier ? 20 : 5);
  }
  await staff([busier, freer]);
  await after(5);
  const occupancies = await world.call(null, readOccupancies);
  // 20 minutes of the 30 since the first came; 5 of the 10 since the second did.
  expect(occupancies.get(busier)).toBeCloseTo(20 / 30, 9);
  expect(occupancies.get(freer)).toBeCloseTo(5 / 10, 9);
  await start();
  const [offered] = (await world.request('zhanglei', contract.getDesk)).reply.contacts;
  const { reply } = await world.request('luping', contract.getContact, { params: { id: offered?.id ?? '' } });
  const [decision] = reply.decisions;
  expect(decision).toMatchObject({ agentId: freer, rule: 'occupancy' });
  expect(decision?.candidates.map(({ agentId, parts }) => [agentId, parts.occupancy?.toFixed(2)])).toEqual([
    [freer, '0.50'],
    [busier, '0.67'],
  ]);
});

test('a router measures at most once a minute, and takes up again whoever stands otherwise than before', async () => {
  const changed: string[] = [];
  const keeper = keepOccupancies((id) => changed.push(id));
  const { floor } = world.house;
  const now = (await world.now()).getTime();
  await keeper.refresh(floor, now);
  expect(changed.toSorted()).toEqual([busier, freer].toSorted());
  expect(keeper.known.get(busier)).toBeCloseTo(20 / 30, 9);
  await keeper.refresh(floor, now + 59_000);
  expect(keeper.known.get(busier)).toBeCloseTo(20 / 30, 9);
  await keeper.refresh(floor, now + 600_000);
  expect(keeper.known.get(busier)).toBeCloseTo(20 / 40, 9);
  // The other one is being rung: that is neither idle nor occupied.
  expect(changed.slice(2)).toEqual([busier]);
});
