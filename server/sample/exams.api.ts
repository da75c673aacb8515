import { getIndicatorCard } from '@tongli/contracts/measures';
import * as people from '@tongli/contracts/people';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World, worldStart } from '../test/world.ts';
import { examsByDay } from './exams.ts';
import { addLearning } from './learning.ts';

const dayMs = 86_400_000;

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('every week some sit the exam; scores and passes are told of the day, and nobody has it left to do but who did not pass', async () => {
  const trainingId = await world.call('malin', addLearning);
  const examine = examsByDay(world.house.floor, trainingId);
  for (let day = 1; day <= 28; day += 1) {
    const now = new Date(worldStart.getTime() + day * dayMs);
    await world.house.advanceTo(now);
    await examine(now);
  }
  await world.house.settle();
  const { reply } = await world.request('luping', people.listAssignments, {
    query: { 'filter[trainingId][eq]': trainingId },
  });
  const tried = reply.items.filter(({ attempts }) => attempts > 0);
  expect(tried).toHaveLength(12);
  const passed = tried.filter(({ state }) => state === 'passed').length;
  expect(passed).toBeGreaterThan(6);
  const query = { from: '2026-03-02', to: '2026-04-01' };
  const card = { params: { code: 'test-pass-rate' }, query };
  expect((await world.request('luping', getIndicatorCard, card)).reply.total).toMatchObject({
    size: 12,
    count: passed,
  });
});
