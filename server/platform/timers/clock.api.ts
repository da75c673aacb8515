import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  arrive,
  type BareFloor,
  effects,
  floorStart,
  leaveEffect,
  openFloor,
  parcelArrived,
} from '../../test/floor.ts';
import { followMachine, openClock, setClock } from '../clock/clock.ts';
import { append } from '../events/append.ts';
import { flow, inLane, on } from '../events/flow.ts';
import { registerFlows } from '../events/runner.ts';
import type { Floor } from '../floor.ts';
import { startHeartbeat } from './heartbeat.ts';
import { advanceTo, fireDueTimers, type Timer } from './timers.ts';

const minuteMs = 60_000;
const dayMs = 1_440 * minuteMs;
const after = (ms: number) => new Date(floorStart.getTime() + ms);

let bare: BareFloor;
let floor: Floor;
beforeEach(async () => {
  bare = await openFloor();
  floor = await bare.open();
  await sql`create table alarm (name text, number int, at timestamptz, rung_at timestamptz)`.execute(floor.db);
});
afterEach(() => bare.close());

const alarms = (name: string): Timer => ({
  name,
  due: sql`select min(at) from alarm where name = ${name} and rung_at is null`,
  fireDue: async (call, limit) => {
    const { rows } = await sql<{ number: number }>`
      update alarm set rung_at = ${call.now} where (name, number) in (
        select name, number from alarm where name = ${name} and rung_at is null and at <= ${call.now}
        order by at limit ${limit} for update skip locked)
      returning number`.execute(call.tx);
    for (const { number } of rows) await leaveEffect(call, name, number);
    return rows.length;
  },
});

const counting = flow('counting', [
  on(parcelArrived, (call, fact) => leaveEffect(call, 'counting', fact.payload.number)),
]);

const setAlarm = (name: string, number: number, at: Date) =>
  sql`insert into alarm (name, number, at) values (${name}, ${number}, ${at})`.execute(floor.db);

test('a stepped clock stands, is the same for all processes, and never goes back', async () => {
  const other = await bare.open();
  expect(await other.clock.now(other.db)).toEqual(floorStart);
  await setClock(floor.db, after(minuteMs));
  await setClock(floor.db, floorStart);
  await advanceTo(floor, [], [], floorStart);
  expect(await other.clock.now(other.db)).toEqual(after(minuteMs));
});

test('an existing database keeps its clock; once it follows the machine it cannot be stepped', async () => {
  const again = await openClock(floor.db, { mode: 'real', at: after(dayMs) });
  expect([again.mode, await again.now(floor.db)]).toEqual(['stepped', floorStart]);
  const real = await followMachine(floor.db);
  expect(Math.abs((await real.now(floor.db)).getTime() - Date.now())).toBeLessThan(1_000);
  await expect(advanceTo({ ...floor, clock: real }, [], [], after(dayMs))).rejects.toThrow(/real/);
});

test('timers of two modules fire in the order of their due times, each at its own instant', async () => {
  await setAlarm('tea', 1, after(3 * minuteMs));
  await setAlarm('egg', 2, after(minuteMs));
  await setAlarm('tea', 3, after(2 * minuteMs));
  await setAlarm('egg', 4, after(2 * minuteMs));
  await setAlarm('egg', 5, after(9 * minuteMs));
  await advanceTo(floor, [], [alarms('tea'), alarms('egg')], after(5 * minuteMs));
  const { rows } = await sql<{ number: number; at: Date }>`select number, at from effect order by id`.execute(floor.db);
  expect(rows).toEqual([
    { number: 2, at: after(minuteMs) },
    { number: 3, at: after(2 * minuteMs) },
    { number: 4, at: after(2 * minuteMs) },
    { number: 1, at: after(3 * minuteMs) },
  ]);
  expect(await floor.clock.now(floor.db)).toEqual(after(5 * minuteMs));
});

test('an alarm that a flow sets while time moves still rings at its own instant', async () => {
  const snoozing = flow('snoozing', [
    on(parcelArrived, (call, fact) =>
      sql`insert into alarm (name, number, at)
          values ('egg', ${fact.payload.number}, ${new Date(call.now.getTime() + minuteMs)})`.execute(call.tx),
    ),
  ]);
  await registerFlows(floor, [snoozing]);
  await arrive(floor, randomUUID(), 7);
  await advanceTo(floor, [snoozing], [alarms('egg')], after(dayMs));
  const { rows } = await sql<{ at: Date }>`select at from effect where flow = 'egg'`.execute(floor.db);
  expect(rows).toEqual([{ at: after(minuteMs) }]);
});

test('a month forward fires everything once, in order', async () => {
  for (let number = 0; number < 30 * 24; number += 1)
    await setAlarm('egg', number, after((number + 1) * 60 * minuteMs));
  await advanceTo(floor, [], [alarms('egg')], after(30 * dayMs));
  expect(await effects(floor, 'egg')).toEqual(Array.from({ length: 720 }, (_, index) => index));
});

test('a due time that does not fire ends the wait with an error', async () => {
  const stuck: Timer = { name: 'stuck', due: sql`${after(minuteMs)}::timestamptz`, fireDue: async () => 0 };
  await expect(advanceTo(floor, [], [stuck], after(dayMs))).rejects.toThrow(/does not fire/);
});

test('many due at once are fired once by two processes', async () => {
  const other = await bare.open();
  for (let number = 0; number < 250; number += 1) await setAlarm('egg', number, floorStart);
  const fire = async (one: Floor) => {
    for (let sweeps = 0; sweeps < 10; sweeps += 1) await fireDueTimers(one, [alarms('egg')]);
  };
  await Promise.all([fire(floor), fire(other)]);
  expect((await effects(floor, 'egg')).toSorted((a, b) => a - b)).toEqual(
    Array.from({ length: 250 }, (_, index) => index),
  );
});

test('a failing timer does not hold up the others', async () => {
  await setAlarm('egg', 1, floorStart);
  const failing: Timer = {
    name: 'failing',
    due: sql`${floorStart}::timestamptz`,
    fireDue: async () => Promise.reject(new Error('out of order')),
  };
  await expect(fireDueTimers(floor, [failing, alarms('egg')])).rejects.toThrow('out of order');
  expect(await effects(floor, 'egg')).toEqual([1]);
});

test('the heartbeat handles what happens and stops cleanly', async () => {
  await registerFlows(floor, [counting]);
  await setAlarm('egg', 9, floorStart);
  const heartbeat = startHeartbeat(floor, [counting], [alarms('egg')]);
  await arrive(floor, randomUUID(), 1, 2);
  await expect.poll(() => effects(floor, 'counting'), { timeout: 5_000 }).toEqual([1, 2]);
  await expect.poll(() => effects(floor, 'egg'), { timeout: 5_000 }).toEqual([9]);
  const began = performance.now();
  await heartbeat.stop();
  expect(performance.now() - began).toBeLessThan(500);
  await arrive(floor, randomUUID(), 3);
  await sleep(300);
  expect(await effects(floor, 'counting')).toEqual([1, 2]);
});

test('a flow of another lane that takes its time holds up no other', async () => {
  const released = Promise.withResolvers<void>();
  const telling = inLane(
    'telling',
    flow('telling', [
      on(parcelArrived, async (call, fact) => {
        await released.promise;
        await leaveEffect(call, 'telling', fact.payload.number);
      }),
    ]),
  );
  await registerFlows(floor, [telling, counting]);
  await setAlarm('egg', 9, floorStart);
  const heartbeat = startHeartbeat(floor, [telling, counting], [alarms('egg')]);
  await arrive(floor, randomUUID(), 1, 2);
  await expect.poll(() => effects(floor, 'counting'), { timeout: 5_000 }).toEqual([1, 2]);
  await expect.poll(() => effects(floor, 'egg'), { timeout: 5_000 }).toEqual([9]);
  expect(await effects(floor, 'telling')).toEqual([]);
  released.resolve();
  await expect.poll(() => effects(floor, 'telling'), { timeout: 5_000 }).toEqual([1, 2]);
  await heartbeat.stop();
});

test('time moves on when every lane is done, what one lane tells another included', async () => {
  const telling = inLane(
    'telling',
    flow('telling', [
      on(parcelArrived, async (call, fact) => {
        await leaveEffect(call, 'telling', fact.payload.number);
        if (fact.payload.number < 3)
          await append(call, parcelArrived, fact.subjectId, { number: fact.payload.number + 1 });
      }),
    ]),
  );
  await registerFlows(floor, [telling, counting]);
  await arrive(floor, randomUUID(), 1);
  await advanceTo(floor, [telling, counting], [], after(minuteMs));
  expect(await effects(floor, 'telling')).toEqual([1, 2, 3]);
  expect(await effects(floor, 'counting')).toEqual([1, 2, 3]);
});
