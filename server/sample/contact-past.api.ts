import * as contract from '@tongli/contracts/contacts';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World, worldStart } from '../test/world.ts';
import { contactsByDay } from './contact-past.ts';
import { addQueues } from './queues.ts';

const dayMs = 86_400_000;
const days = 6;

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await world.call(null, addQueues);
  const keepDays = contactsByDay(world.house.floor, worldStart, new Date(worldStart.getTime() + (days + 1) * dayMs));
  for (let day = 1; day <= days + 2; day += 1) {
    const now = new Date(worldStart.getTime() + day * dayMs);
    await world.house.advanceTo(now);
    await keepDays(now);
  }
  await world.house.settle();
}, 120_000);
afterAll(() => world.close());

test('days that are over have contacts, whose numbers add up', async () => {
  const query = { from: '2026-03-03', to: '2026-03-07', by: 'day' };
  const { total, rows } = (await world.request('luping', contract.getContactNumbers, { query })).reply;
  expect(rows).toHaveLength(5);
  expect(total.offered).toBeGreaterThan(250);
  expect(total.offered).toBe(total.answered + total.abandoned);
  expect(total.serviceLevel.abandonsNegative).toBeGreaterThan(0.6);
});

test('each of them can be read from its first second to its last', async () => {
  const query = { 'filter[outcome][eq]': 'answered', limit: '1' };
  const [one] = (await world.request('luping', contract.listContacts, { query })).reply.items;
  const { reply } = await world.request('luping', contract.getContact, { params: { id: one?.id ?? '' } });
  expect(reply).toMatchObject({ state: 'closed', outcome: 'answered' });
});

test('agents were signed in, ate and went home', async () => {
  const board = (await world.request('luping', contract.getBoard)).reply;
  expect([board.contacts, board.agents]).toEqual([[], []]);
  const query = { from: '2026-03-03', to: '2026-03-05' };
  const { agents } = (await world.request('luping', contract.getAgentNumbers, { query })).reply;
  expect(agents).toHaveLength(6);
});
