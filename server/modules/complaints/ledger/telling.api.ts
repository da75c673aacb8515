import { afterEach, beforeEach, expect, test } from 'vitest';
import { imported, judged, listed, small } from '../../../test/ledger-imports.ts';
import { openWorld, type World } from '../../../test/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

async function daysOf(id: string) {
  const facts = await world.house.floor.db
    .selectFrom('platform.event')
    .select('payload')
    .where('subject_id', '=', id)
    .orderBy('id')
    .execute();
  return facts.map((fact) => fact.payload);
}

test('the days of a ledger are told by product and area', async () => {
  const { id, options } = await imported(world, small, judged);
  expect(options.map(({ code, chosen }) => [code, chosen])).toEqual(judged.map((code) => [code, true]));
  const cell = { product: 'broadband', area: 'gaoxin', lodged: 0, closed: 1, timed: 1, dated: 1 };
  expect(await daysOf(id)).toMatchObject([
    { day: '2026-02-02', cells: [{ product: 'broadband', area: 'gaoxin', lodged: 2, closed: 0, timed: 0, dated: 0 }] },
    { day: '2026-02-03', cells: [{ product: '话费', area: '', lodged: 1, closed: 0 }] },
    { day: '2026-02-04', cells: [{ ...cell, closedOnTime: 1, daysToCloseSum: 2.25 }] },
    { day: '2026-02-20', cells: [{ ...cell, closedOnTime: 0, daysToCloseSum: 18 }] },
  ]);
});

test('a limit that nobody chose for a ledger judges none of its rows', async () => {
  const { id, options } = await imported(world, small);
  expect(options.map(({ chosen }) => chosen)).toEqual([true, false]);
  expect(await daysOf(id)).toMatchObject([
    { day: '2026-02-02', cells: [{ lodged: 2, closed: 0, timed: 0 }] },
    { day: '2026-02-03', cells: [{ lodged: 1, closed: 0, timed: 0 }] },
    { day: '2026-02-04', cells: [{ lodged: 0, closed: 1, timed: 0, closedOnTime: 0 }] },
    { day: '2026-02-20', cells: [{ lodged: 0, closed: 1, timed: 0, closedOnTime: 0 }] },
  ]);
});

test('rows without a closing date are in no count of closings; their timeliness is found on the day of receipt', async () => {
  const timely = [
    'Complaint ID,Date received,Product,Timely response?',
    '1,2026-02-02,Loans,Yes',
    '2,2026-02-02,Loans,No',
    '3,2026-02-02,Loans,',
  ].join('\n');
  const { id, options } = await imported(world, timely, judged);
  expect(options.map(({ code }) => code)).toEqual(['pass-over-known']);
  expect(await daysOf(id)).toMatchObject([
    { day: '2026-02-02', cells: [{ lodged: 3, closed: 0, timed: 2, closedOnTime: 1, dated: 0, daysToCloseSum: 0 }] },
  ]);
  expect(await listed(world, { 'filter[closedOn][eq]': '2026-02-02' })).toEqual([]);
  const timed = await listed(world, { 'filter[timedOn][eq]': '2026-02-02' });
  expect(timed.map(({ number, state, closedAt }) => ({ number, state, closedAt }))).toEqual(
    expect.arrayContaining(['1', '2'].map((number) => ({ number, state: 'closed', closedAt: null }))),
  );
  expect(timed).toHaveLength(2);
  expect(await listed(world, { 'filter[timedOn][gte]': '2026-02-01', 'filter[onTime][eq]': 'true' })).toHaveLength(1);
});
