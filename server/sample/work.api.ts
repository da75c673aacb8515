import { listStaff } from '@tongli/contracts/org';
import { getInbox, listDelegations } from '@tongli/contracts/work';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWorld, type World } from '../test/world.ts';
import { addSampleWork } from './work.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

test('the sample centre has work in several states for several people', async () => {
  const until = new Date((await world.now()).getTime() + 60_000);
  await addSampleWork(world.house.floor, until);
  await world.house.advanceTo(until);
  const inbox = async (as: string) => (await world.request(as, getInbox)).reply;
  const kinds = async (as: string) => (await inbox(as)).items.map(({ kind }) => kind);
  expect(await kinds('liwei')).toContain('task');
  expect(await kinds('liwei')).toContain('mention');
  expect(await kinds('chenjing')).toContain('approval');
  expect(await kinds('luping')).toContain('approval');
  for (const somebody of ['songjia', 'wangfang']) expect([...new Set(await kinds(somebody))]).toEqual(['task']);
  expect(await kinds('zhoumin')).toEqual(['promise']);
  expect((await world.request('luping', listDelegations)).reply.delegations).toMatchObject([{ state: 'running' }]);
});

test('everybody in the sample centre has what their post asks, but for three', async () => {
  const { items } = (await world.request('admin', listStaff, { query: { limit: '100' } })).reply;
  const lacking = items.filter(({ gapCount }) => gapCount > 0);
  expect(items).toHaveLength(24);
  expect(lacking.map(({ name, gapCount }) => [name, gapCount])).toEqual([
    ['徐蕾', 1],
    ['郭涛', 1],
    ['彭娜', 1],
  ]);
});
