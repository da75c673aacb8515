import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { count, ledgerOf, listed, start, state, uploaded } from '../../../test/ledger-imports.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { ledgerTimer } from './index.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const fireOnce = () => world.call(null, (call) => ledgerTimer.fireDue(call, 100));

test('nothing shows before all is applied; a killed batch leaves no trace, and no row comes twice', async () => {
  const ledger = await uploaded(world, ledgerOf(0, 5_000));
  const terms = await count(world, 'complaints.term');
  await start(world, ledger);
  expect(await fireOnce()).toBe(1);
  expect(await state(world, ledger.id)).toMatchObject({ state: 'running', done: 2_000, applied: 2_000 });
  const killed = world.call(null, async (call) => {
    await ledgerTimer.fireDue(call, 100);
    throw new Error('killed');
  });
  await expect(killed).rejects.toThrow('killed');
  expect(await state(world, ledger.id)).toMatchObject({ state: 'running', done: 2_000 });
  expect(await count(world, 'complaints.complaint')).toBe(2_000);
  expect(await listed(world)).toEqual([]);
  expect(await count(world, 'complaints.term')).toBe(terms);
  const together = await Promise.all([fireOnce(), fireOnce(), fireOnce()]);
  expect(together.filter((fired) => fired === 1).length).toBeGreaterThanOrEqual(1);
  await world.house.settle();
  expect(await state(world, ledger.id)).toMatchObject({
    state: 'complete',
    done: 5_000,
    applied: 5_000,
    duplicates: 0,
  });
  expect(await count(world, 'complaints.complaint')).toBe(5_000);
  expect(await count(world, 'complaints.term')).toBe(terms + 1);
  expect(await count(world, 'complaints.ledger_tally')).toBe(0);
  expect((await listed(world)).length).toBe(50);
});

test('what fails is removed again, and says so', async () => {
  const ledger = await uploaded(world, ledgerOf(0, 3_000));
  await start(world, ledger);
  await fireOnce();
  await sql`alter table complaints.complaint add constraint broken check (number <> 'N-2500')`.execute(
    world.house.floor.db,
  );
  await world.house.settle();
  expect(await state(world, ledger.id)).toMatchObject({ state: 'failed', failure: 'database-23514' });
  expect(await count(world, 'complaints.complaint')).toBe(0);
  expect(await count(world, 'complaints.ledger_row')).toBe(0);
});

test('an upload that nobody starts is not kept', async () => {
  const ledger = await uploaded(world, ledgerOf(0, 10));
  await world.house.advanceTo(new Date('2026-04-02T02:00:00Z'));
  expect(await state(world, ledger.id)).toMatchObject({ state: 'failed', failure: 'not-started' });
  expect(await count(world, 'complaints.ledger_row')).toBe(0);
});
