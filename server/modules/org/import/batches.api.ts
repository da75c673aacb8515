import * as contract from '@tongli/contracts/imports';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { importMachine } from '../../../platform/imports/index.ts';
import { checked, get, head, people, uploaded } from '../../../test/people-tables.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { peopleImport } from './people.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const roster = (count: number) =>
  `${head}\n${Array.from({ length: count }, (_, at) => `B-${String(at).padStart(5, '0')},员工${at},hotline,agent,2026-01-05`).join('\n')}\n`;
const fireOnce = () => world.call(null, (call) => importMachine([peopleImport]).timer.fireDue(call, 100));

test('all or nothing: a process that dies in the middle leaves nothing to see, and the next one goes on', async () => {
  const { id } = await checked(world, roster(4_500));
  await world.request('admin', contract.startRun, { params: { id } });
  const killed = world.call(null, async (call) => {
    await importMachine([peopleImport]).timer.fireDue(call, 100);
    throw new Error('killed');
  });
  await expect(killed).rejects.toThrow('killed');
  expect(await get(world, id)).toMatchObject({ state: 'running', done: 0 });
  expect(await people(world, 'B-')).toEqual([]);
  await fireOnce();
  expect(await get(world, id)).toMatchObject({ state: 'complete', done: 4_500 });
  expect(await people(world, 'B-')).toHaveLength(4_500);
});

test('checking goes on by batches; a run that is cancelled leaves nothing', async () => {
  const { id, mapping } = await uploaded(world, roster(4_500));
  await world.request('admin', contract.checkRun, { params: { id }, body: { mapping } });
  await fireOnce();
  expect(await get(world, id)).toMatchObject({ state: 'checking', done: 2_000 });
  expect((await world.request('admin', contract.cancelRun, { params: { id } })).reply.state).toBe('cancelled');
  await world.house.settle();
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from platform.import_row`.execute(
    world.house.floor.db,
  );
  expect(rows[0]?.n).toBe(0);
});
