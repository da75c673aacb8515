import { cancelRun, checkRun } from '@tongli/contracts/imports';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importMachine } from '../../../platform/imports/index.ts';
import { checked, count, ledgerOf, listed, start, state, uploaded } from '../../../test/ledger-imports.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { ledgerImport } from './index.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const { timer } = importMachine([ledgerImport]);
const fireOnce = () => world.call(null, (call) => timer.fireDue(call, 100));

test('nothing shows before all is applied; a killed batch leaves no trace, and no row comes twice', async () => {
  const ledger = await checked(world, ledgerOf(0, 5_000));
  expect(ledger).toMatchObject({ state: 'checked', rows: 5_000, added: 5_000 });
  const terms = await count(world, 'complaints.term');
  await start(world, ledger);
  expect(await fireOnce()).toBe(1);
  expect(await state(world, ledger.id)).toMatchObject({ state: 'running', done: 2_000 });
  const killed = world.call(null, async (call) => {
    await timer.fireDue(call, 100);
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
  expect(await state(world, ledger.id)).toMatchObject({ state: 'complete', done: 5_000, added: 5_000, unchanged: 0 });
  expect(await count(world, 'complaints.complaint')).toBe(5_000);
  expect(await count(world, 'complaints.term')).toBe(terms + 1);
  expect(await count(world, 'platform.import_row')).toBe(0);
  expect((await listed(world)).length).toBe(50);
});

test('a check that is killed goes on where it was', async () => {
  const { id, mapping } = await uploaded(world, ledgerOf(0, 5_000));
  await world.request('chenjing', checkRun, { params: { id }, body: { mapping } });
  await fireOnce();
  const killed = world.call(null, async (call) => {
    await timer.fireDue(call, 100);
    throw new Error('killed');
  });
  await expect(killed).rejects.toThrow('killed');
  expect(await state(world, id)).toMatchObject({ state: 'checking', done: 2_000, added: 2_000 });
  await world.house.settle();
  expect(await state(world, id)).toMatchObject({ state: 'checked', done: 5_000, added: 5_000, wrong: 0, skipped: 0 });
});

test('what fails is removed again, and says so', async () => {
  const ledger = await checked(world, ledgerOf(0, 3_000));
  await start(world, ledger);
  await fireOnce();
  await sql`alter table complaints.complaint add constraint broken check (number <> 'N-2500')`.execute(
    world.house.floor.db,
  );
  await world.house.settle();
  expect(await state(world, ledger.id)).toMatchObject({ state: 'failed', failure: 'database-23514' });
  expect(await count(world, 'complaints.complaint')).toBe(0);
  for (const table of ['platform.import_row', 'platform.import_key', 'complaints.ledger_tally'])
    expect(await count(world, table)).toBe(0);
});

test('what is cancelled on its way is removed, and its numbers are free again', async () => {
  const ledger = await checked(world, ledgerOf(0, 3_000));
  await start(world, ledger);
  await fireOnce();
  await world.request('chenjing', cancelRun, { params: { id: ledger.id } });
  await world.house.settle();
  expect(await state(world, ledger.id)).toMatchObject({ state: 'cancelled' });
  expect(await count(world, 'complaints.complaint')).toBe(0);
  expect(await count(world, 'complaints.ledger_import')).toBe(0);
  expect(await checked(world, ledgerOf(0, 10))).toMatchObject({ added: 10, unchanged: 0 });
});

test('numbers that come first elsewhere after the check are left as they are', async () => {
  const [first, second] = [await checked(world, ledgerOf(0, 100)), await checked(world, ledgerOf(50, 150))];
  await start(world, first);
  await start(world, second);
  await world.house.settle();
  const ended = [await state(world, first.id), await state(world, second.id)];
  expect(ended.map(({ state: at, added, unchanged }) => [at, added + unchanged])).toEqual([
    ['complete', 100],
    ['complete', 100],
  ]);
  expect(ended.reduce((sum, { added }) => sum + added, 0)).toBe(150);
  expect(await count(world, 'complaints.complaint')).toBe(150);
});

test('an upload that nobody starts is not kept', async () => {
  const ledger = await uploaded(world, ledgerOf(0, 10));
  await world.house.advanceTo(new Date('2026-04-02T02:00:00Z'));
  expect(await state(world, ledger.id)).toMatchObject({ state: 'failed', failure: 'not-started' });
  expect(await count(world, 'platform.import_row')).toBe(0);
});
