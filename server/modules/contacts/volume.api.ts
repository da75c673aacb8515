import * as contract from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed } from '../../sample/people.ts';
import { queueInput } from '../../test/queues.ts';
import { openWorld, type World } from '../../test/world.ts';
import { expectVolumes } from './index.ts';

let world: World;
let help: string;
const weeksBack = 9;

beforeAll(async () => {
  world = await openWorld();
  // An ordinary Wednesday: a holiday is held against nothing.
  await world.house.advanceTo(new Date('2026-08-26T02:07:00Z'));
  help = (await world.request('admin', contract.addQueue, { body: queueInput })).reply.id;
  for (let week = 1; week <= weeksBack; week++) await pastWeek(week, 2);
});
afterAll(() => world.close());

/** Contacts of a past week, so many a quarter hour for five hours around this time. */
async function pastWeek(week: number, each: number): Promise<void> {
  await sql`with came as (
      select gen_random_uuid() as id, ${await world.now()}::timestamptz - make_interval(days => 7 * ${week}::integer)
        + make_interval(secs => 450 * (n - 20)) as at from generate_series(1, ${20 * each}) n),
    contact as (insert into contacts.contact (id, project_id, channel, language, queue_id, outcome, started_at, closed_at)
      select id, ${await project()}::uuid, 'chat', 'zh', ${help}, 'answered', at, at from came)
    insert into contacts.visit (contact_id, number, project_id, queue_id, channel, entered_at, left_at, outcome, answer_within_seconds,
      wait_ms, talk_ms, hold_ms, wrap_up_ms, transferred)
    select id, 1, ${await project()}::uuid, ${help}, 'chat', at, at, 'answered', 20, 0, 0, 0, 0, false from came`.execute(
    world.house.floor.db,
  );
}

const project = async () =>
  (await sql<{ id: string }>`select project_id as id from contacts.queue limit 1`.execute(world.house.floor.db)).rows[0]
    ?.id ?? '';
const come = async (count: number) => {
  for (let one = 0; one < count; one++)
    await world.request(null, contract.startContact, {
      // Who has left a number stays in the queue though no page is open.
      body: { queue: 'help', channel: 'callback', phone: `1360000${String(1000 + one)}` },
    });
};
const volumes = async () => {
  const { alerts } = (await world.request('luping', contract.listAlerts)).reply;
  return alerts.filter(({ code }) => code.startsWith('volume'));
};
const after = async (minutes: number) =>
  world.house.advanceTo(new Date((await world.now()).getTime() + minutes * 60_000));

test('a usual quarter hour alarms nobody; four times as many do, and say what is usual', async () => {
  await come(3);
  expect(await volumes()).toEqual([]);
  await come(12);
  const [alert] = await volumes();
  expect(alert).toMatchObject({
    ...{ key: `volume-high ${help}`, queueId: help, value: 15, taken: null },
    suggestion: { code: 'announce', toQueueId: help },
    pattern: { from: '2026-08-26T02:00:00.000Z', minutes: 15, source: 'own' },
  });
  expect(alert?.pattern?.expected).toBeCloseTo(2, 0);
  expect(alert?.bound).toBeLessThan(15);
});

test('one leader takes it, others see who, and what came of it is kept; then it is quiet for an hour', async () => {
  const key = `volume-high ${help}`;
  expect((await world.request('wangfang', contract.takeAlert, { body: { key } })).status).toBe(403);
  const taken = (await world.request('luping', contract.takeAlert, { body: { key } })).reply;
  expect(taken).toMatchObject({ code: 'volume-high', queueId: help, value: 15, takenByName: '陆平', outcome: null });
  expect((await world.request('luping', contract.takeAlert, { body: { key } })).problem.code).toBe('alert-taken');
  expect((await volumes())[0]?.taken).toMatchObject({ id: taken.id, takenById: personNamed('luping').id });
  const settled = await world.request('luping', contract.settleAlert, {
    params: { id: taken.id },
    body: { outcome: 'acted', note: '已发公告' },
  });
  expect(settled.reply).toMatchObject({ outcome: 'acted', note: '已发公告', settledByName: '陆平' });
  expect(await volumes()).toEqual([]);
  const again = { params: { id: taken.id }, body: { outcome: 'passed' as const } };
  expect((await world.request('luping', contract.settleAlert, again)).problem.code).toBe('alert-settled');
  const kept = (await world.request('luping', contract.listTakenAlerts)).reply.alerts;
  expect(kept).toMatchObject([{ id: taken.id, outcome: 'acted' }]);
});

test('taken and over, it waits for a word; what is over cannot be taken', async () => {
  await after(75);
  await come(15);
  const key = `volume-high ${help}`;
  const taken = (await world.request('luping', contract.takeAlert, { body: { key } })).reply;
  await after(150);
  const { alerts, over } = (await world.request('luping', contract.listAlerts)).reply;
  expect(alerts.filter((one) => one.key === key)).toEqual([]);
  expect(over).toMatchObject([{ id: taken.id, key }]);
  expect((await world.request('luping', contract.takeAlert, { body: { key } })).problem.code).toBe('alert-over');
});

test('what planning foresees takes the place of the own pattern', async () => {
  await come(20);
  const [alert] = await volumes();
  expect(alert?.pattern?.source).toBe('own');
  const quarter = Math.floor((await world.now()).getTime() / 900_000) * 900_000;
  const foreseen = [-4, -3, -2, -1, 0].map((place) => ({
    at: new Date(quarter + place * 900_000),
    ...(place === 0 ? { mean: 19, variance: 24 } : { mean: 0.5, variance: 0.6 }),
  }));
  await world.call(null, (call) => expectVolumes(call, help, foreseen));
  expect(await volumes()).toEqual([]);
});

test('a holiday is held against nothing', async () => {
  await world.house.advanceTo(new Date('2026-10-01T02:07:00Z'));
  await come(25);
  expect(await volumes()).toEqual([]);
});
