import { afterEach, beforeEach, expect, test } from 'vitest';
import { fireDueTimers, nextDue } from '../../platform/timers/timers.ts';
import { expectations, firedOf, liveThrough, planCases, raiseLadder } from '../../test/work-cases.ts';
import { anotherHouse, openWorld, type World } from '../../test/world.ts';
import { work } from './manifest.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
  await raiseLadder(world);
});
afterEach(() => world.close());

test('through weeks of cases each warning, breach and rung comes once, at its minute, with three sweepers and a restart', async () => {
  const from = new Date('2026-03-02T03:00:00Z');
  const cases = planCases(9, { from, days: 12, seed: 7 });
  let second = await anotherHouse(world);
  let sweeps = 0;
  const ids = await liveThrough(world, cases, async () => {
    sweeps += 1;
    if (sweeps % 20 === 0) {
      await second.close();
      second = await anotherHouse(world);
    }
    const { floor } = world.house;
    for (;;) {
      const due = await nextDue(floor.db, work.timers);
      if (due === null || due > (await world.now())) return;
      await Promise.all([floor, second.floor, floor].map((one) => fireDueTimers(one, work.timers)));
    }
  });
  await second.close();
  const fired = await firedOf(world);
  const expected = expectations(cases, new Date('2026-04-15T00:00:00Z'));
  expect(ids.map((id) => fired.get(id) ?? [])).toEqual(expected);
  expect(expected.flat().length).toBeGreaterThan(20);
});
