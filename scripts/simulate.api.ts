import { join } from 'node:path';
import * as contract from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import pino from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openHouse } from '../server/house.ts';
import { freshDatabase, withTemplate, workerFolder } from '../server/test/cluster.ts';
import { type Centre, end, furnish, serve } from './simulate/centre.ts';
import { figuresOf } from './simulate/figures.ts';
import { patternOf } from './simulate/pattern.ts';
import { instantAt, type Plan } from './simulate/plan.ts';
import { simulate } from './simulate/simulation.ts';

const day = '2026-03-02';
const agents = 2;
const start = instantAt(day, 9 * 3_600);

const open = (databaseUrl: string) =>
  openHouse({
    ...{ databaseUrl, masterKey: Buffer.alloc(32, 7), secureCookies: false, blobFolder: join(workerFolder(), 'blobs') },
    logger: pino({ level: process.env.TEST_LOG ?? 'silent' }),
    clock: { mode: 'stepped', at: new Date(start) },
  });

/** The hour before ten, with a break for one of the two and too much to do for the other. */
const plan: Plan = {
  ...patternOf({ days: [day], perDay: 330, agents, seed: 11 }),
  shifts: [
    { agent: 0, from: start, until: start + 3_600_000, last: true },
    { agent: 1, from: start, until: start + 1_500_000, last: false },
    { agent: 1, from: start + 2_100_000, until: start + 3_600_000, last: true },
  ],
};
const hour: Plan = { ...plan, customers: plan.customers.filter(({ at }) => at >= start && at < start + 3_500_000) };

let centres: Centre[];
beforeAll(async () => {
  const template = await withTemplate('simulation', async (url) => {
    await end(await furnish(await open(url), start, agents));
  });
  const databases = [await freshDatabase(template), await freshDatabase(template)];
  centres = [];
  for (const { url } of databases) centres.push(await serve(await open(url), agents));
}, 120_000);
afterAll(async () => {
  for (const centre of centres) await end(centre);
});

const told = (rows: readonly { id: string; state: string; agentId: string | null }[]) =>
  rows.map(({ id, state, agentId }) => [id, state, agentId]).toSorted();

/** Of each contact, what its log says last. */
async function lastLines({ house }: Centre): Promise<{ id: string; state: string; agentId: string | null }[]> {
  const { rows } = await sql<{ id: string; state: string; agentId: string | null }>`
    select distinct on (contact_id) contact_id as id, state, agent_id as "agentId" from contacts.contact_log
    order by contact_id, seq desc`.execute(house.floor.db);
  return rows;
}

test('an hour over the interface: board, history and log agree, and the same seed gives the same hour', async () => {
  const [one, other] = centres as [Centre, Centre];
  let came = 0;
  let looked = 0;
  const look = async () => {
    came += 1;
    if (came % 8 !== 0) return;
    const { contacts } = await one.door.ask('luping', contract.getBoard);
    const open = (await lastLines(one)).filter(({ state }) => state !== 'closed');
    expect(told(contacts)).toEqual(told(open));
    looked += open.length;
  };
  const first = await simulate(one, hour, 1, look);
  expect(looked).toBeGreaterThan(5);
  const figures = figuresOf(first.passed, first.lived);
  expect(figures.offered).toBe(hour.customers.length);
  expect(figures.abandoned).toBeGreaterThan(0);
  expect(figures.occupancy).toBeGreaterThan(0.6);
  expect(figures.occupancy).toBeLessThanOrEqual(1);
  const [closed, sums] = [await lastLines(one), await one.door.ask('luping', contract.getBoardNumbers)];
  expect(closed.every(({ state }) => state === 'closed')).toBe(true);
  const sum = (of: 'offered' | 'answered' | 'abandoned') => sums.queues.reduce((all, queue) => all + queue[of], 0);
  expect([sum('offered'), sum('answered'), sum('abandoned')]).toEqual([
    ...[figures.offered, figures.answered, figures.abandoned],
  ]);
  expect((await one.door.ask('luping', contract.getBoard)).agents).toEqual([]);
  const again = await simulate(other, hour, 1, () => undefined);
  expect(again).toEqual(first);
}, 240_000);
