import * as contract from '@tongli/contracts/contacts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World, worldStart } from '../test/world.ts';
import { liveContacts } from './contacts.ts';
import { addQueues } from './queues.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.call(null, addQueues);
  await liveContacts(world.house.floor, worldStart);
}, 120_000);
afterAll(() => world.close());

test('yesterday and today have contacts, all at their end, and nobody is left signed in', async () => {
  const { items } = (await world.request('luping', contract.listContacts)).reply;
  expect(items.length).toBeGreaterThan(25);
  expect(items.every(({ state }) => state === 'closed')).toBe(true);
  expect(items.some(({ outcome }) => outcome === 'abandoned')).toBe(true);
  expect(new Set(items.map(({ channel }) => channel))).toEqual(new Set(['voice', 'chat']));
  const board = (await world.request('luping', contract.getBoard)).reply;
  expect([board.contacts, board.agents]).toEqual([[], []]);
  expect(board.queues.map(({ code }) => code)).toEqual(['complaints', 'service', 'technical']);
});

test('its numbers add up, by day and on the board', async () => {
  const query = { from: '2026-03-01', to: '2026-03-02', by: 'day' };
  const { total, rows } = (await world.request('luping', contract.getContactNumbers, { query })).reply;
  expect(total.offered).toBe(total.answered + total.abandoned);
  expect(total.serviceLevel.abandonsNegative).toBeGreaterThan(0.5);
  expect(rows.map(({ key }) => key)).toEqual(['2026-03-01', '2026-03-02']);
  const { queues } = (await world.request('luping', contract.getBoardNumbers)).reply;
  expect(queues.reduce((sum, { offered }) => sum + offered, 0)).toBe(rows[1]?.numbers.offered);
});

test('the list is ordered and filtered by any of its attributes', async () => {
  for (const sort of ['-startedAt', '-waitSeconds', 'talkSeconds']) {
    const answer = await world.request('luping', contract.listContacts, {
      query: { sort, limit: '10', count: 'true' },
    });
    expect(answer.reply.items, sort).toHaveLength(10);
    const cursor = answer.reply.nextCursor ?? '';
    expect(
      (await world.request('luping', contract.listContacts, { query: { sort, limit: '10', cursor } })).status,
      sort,
    ).toBe(200);
  }
  const query = { 'filter[wrapUpCode][eq]': 'bill', 'filter[talkSeconds][gte]': '30' };
  expect((await world.request('luping', contract.listContacts, { query })).reply.items.length).toBeGreaterThan(0);
});
