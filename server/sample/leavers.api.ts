import { addDays, localDate } from '@tongli/calendar';
import { getIndicatorCard } from '@tongli/contracts/measures';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World, worldStart } from '../test/world.ts';
import { siteZone } from './contact-days.ts';
import { leaversByDay } from './leavers.ts';
import { people, units } from './people.ts';

const dayMs = 86_400_000;
const first = localDate(siteZone, worldStart);
const lastDay = addDays(first, 12);

let world: World;
beforeAll(async () => {
  world = await openWorld();
  const leave = await leaversByDay(world.house.floor, worldStart);
  for (let day = 1; day <= 15; day += 1) {
    const now = new Date(worldStart.getTime() + day * dayMs);
    await world.house.advanceTo(now);
    await leave(now);
  }
  await world.house.settle();
});
afterAll(() => world.close());

const card = async (from: string, to: string) =>
  (await world.request('luping', getIndicatorCard, { params: { code: 'attrition' }, query: { from, to } })).reply;

test('people are counted on every day that is over, and whoever leaves on their last day, in their unit', async () => {
  const all = people.length + 2;
  const { total, breakdown, days } = await card(first, addDays(first, 13));
  expect(total.count).toBe(1);
  expect(total.size).toBeCloseTo((13 * all + all - 1) / 365, 9);
  expect(total.value).toBeCloseTo(1 / ((13 * all + all - 1) / 365), 9);
  const evening = units.find(({ code }) => code === 'hotline-evening')?.id;
  expect(breakdown.filter(({ count }) => count > 0).map(({ key }) => key)).toEqual([evening]);
  expect(days.filter(({ count }) => count > 0).map(({ date }) => date)).toEqual([lastDay]);
});

test('a time in which nobody left is nought, and one before anybody was counted has no value', async () => {
  expect((await card(first, addDays(first, 5))).total.value).toBe(0);
  expect((await card(addDays(first, -60), addDays(first, -50))).total.value).toBeNull();
});
