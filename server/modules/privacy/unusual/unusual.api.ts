import * as customers from '@tongli/contracts/customers';
import * as contract from '@tongli/contracts/privacy';
import * as work from '@tongli/contracts/work';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectId } from '../../../sample/people.ts';
import { identified } from '../../../test/rows.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { findOrAddCustomer } from '../../customers/index.ts';
import { unusualAccess } from './watching.ts';

const hourMs = 3_600_000;

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

async function look(as: string, times: number): Promise<void> {
  const id = await world.call(null, (call) => findOrAddCustomer(call, projectId, identified));
  for (let time = 0; time < times; time += 1) {
    const { status } = await world.request(as, customers.revealCustomer, {
      params: { id },
      body: { reason: 'call back' },
    });
    expect(status).toBe(200);
  }
}

const later = async (hours: number) => world.house.advanceTo(new Date((await world.now()).getTime() + hours * hourMs));
const listed = async () => (await world.request('hanmei', contract.listUnusualAccess)).reply.items;
const noticesOf = async (username: string) => {
  const { reply } = await world.request(username, work.listNotices);
  return reply.items.filter(({ code }) => code === 'unusual-access');
};

test('whoever looks far more often than before is listed once, and those who may audit are told', async () => {
  for (let hour = 0; hour < 3; hour += 1) {
    await look('liwei', 2);
    await look('zhoumin', 3);
    await later(1);
  }
  await look('liwei', 12);
  const at = await world.now();
  expect(await listed()).toEqual([]);
  await later(2);
  await later(2);
  expect(await listed()).toMatchObject([
    { actorName: '李伟', hourAt: at.toISOString(), looks: 12, ownMean: 2, peerMean: 3, bound: 12 },
  ]);
  expect(await noticesOf('hanmei')).toMatchObject([{ params: { looks: '12', at: at.toISOString() } }]);
  expect(await noticesOf('admin')).toHaveLength(1);
  expect(await noticesOf('liwei')).toEqual([]);
});

test('somebody new is measured by the others, and the hour goes on from where it was', async () => {
  await look('liwei', 9);
  await later(2);
  await look('zhoumin', 11);
  await later(2);
  expect(await listed()).toEqual([]);
});

test('what is older than two days is passed over, so that an upgrade rings no bells of the past', async () => {
  await look('liwei', 12);
  // No timer was there to stop for it.
  await world.call(null, (call) =>
    unusualAccess.fireDue({ ...call, now: new Date(call.now.getTime() + 100 * hourMs) }, 1),
  );
  await later(120);
  expect(await listed()).toEqual([]);
});
