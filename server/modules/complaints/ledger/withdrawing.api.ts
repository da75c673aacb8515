import { addNote, listComplaints } from '@tongli/contracts/complaints';
import { chartDefinition, drawChart, getOverview } from '@tongli/contracts/measures';
import { openTask } from '@tongli/contracts/work';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { personNamed } from '../../../sample/people.ts';
import {
  checked,
  count,
  imported,
  judged,
  ledgerOf,
  listed,
  small,
  state,
  undone,
} from '../../../test/ledger-imports.ts';
import { openWorld, type World } from '../../../test/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const overview = async (from: string, to: string) =>
  (await world.request('malin', getOverview, { query: { from, to } })).reply;

test('a withdrawn ledger leaves no case, no count and no day that anybody counted', async () => {
  await imported(world, ledgerOf(0, 90));
  const before = await overview('2026-01-01', '2026-03-01');
  const body = chartDefinition.parse({ indicator: 'complaints-per-day', from: '2026-01-01', to: '2026-03-01' });
  const drawn = (await world.request('malin', drawChart, { body })).reply;
  const ledger = await imported(world, small, judged);
  expect((await overview('2026-01-01', '2026-03-01')).total).not.toEqual(before.total);
  expect(await undone(world, ledger.id)).toMatchObject({ status: 200 });
  expect(await state(world, ledger.id)).toMatchObject({ state: 'undone', undoableUntil: null });
  expect(await overview('2026-01-01', '2026-03-01')).toEqual(before);
  expect((await world.request('malin', drawChart, { body })).reply.points).toEqual(drawn.points);
  expect(await count(world, 'complaints.complaint')).toBe(90);
  for (const table of ['platform.import_row', 'platform.import_error', 'complaints.ledger_tally'])
    expect(await count(world, table), table).toBe(table === 'complaints.ledger_tally' ? 9 : 0);
  expect(await checked(world, small)).toMatchObject({ added: 3, unchanged: 0 });
});

test('its cases are gone at once, and their days with the last of them', async () => {
  const ledger = await imported(world, ledgerOf(0, 20));
  expect((await overview('2026-02-01', '2026-02-28')).days).not.toEqual([]);
  await undone(world, ledger.id);
  expect(await listed(world)).toEqual([]);
  // What is counted of a day whether or not there are cases: customers on record, and staff.
  const { rows } = await sql<{ cells: number; covered: number }>`
    select (select count(*)::int from measures.observation where measure not in ('customers', 'headcount')) as cells,
      (select count(*)::int from measures.coverage) as covered`.execute(world.house.floor.db);
  expect(rows[0]).toEqual({ cells: 0, covered: 0 });
});

test('not where somebody has worked on its cases, which are told by their numbers', async () => {
  const ledger = await imported(world, small);
  const cases = new Map((await listed(world)).map(({ id, number }) => [number, id]));
  const id = (number: string) => cases.get(number) ?? '';
  await world.request('luping', addNote, { params: { id: id('A-3') }, body: { text: '已回电' } });
  const ownerId = personNamed('liwei').id;
  const task = await world.request('luping', openTask, {
    body: {
      kind: 'task',
      title: '核对',
      ownerId,
      due: { minutes: 60 },
      subject: { type: 'complaint', id: id('A-1'), label: 'A-1' },
    },
  });
  expect(task).toMatchObject({ status: 200 });
  const refused = await undone(world, ledger.id);
  expect(refused).toMatchObject({
    status: 409,
    problem: { code: 'cases-touched', params: { count: 2, numbers: 'A-1, A-3' } },
  });
  expect(await state(world, ledger.id)).toMatchObject({ state: 'complete' });
  expect(await listed(world)).toHaveLength(3);
});

test('for thirty days', async () => {
  const ledger = await imported(world, ledgerOf(0, 10));
  await world.house.advanceTo(new Date('2026-04-02T02:00:00Z'));
  const late = await undone(world, ledger.id);
  expect(late.problem).toMatchObject({ code: 'too-late-to-undo' });
  expect(await count(world, 'complaints.ledger_tally')).toBe(0);
  const { reply } = await world.request('chenjing', listComplaints, {});
  expect(reply.items).toHaveLength(10);
});
