import { randomUUID } from 'node:crypto';
import { defineCalendar } from '@tongli/calendar';
import * as contract from '@tongli/contracts/work';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { fireDueTimers } from '../../platform/timers/timers.ts';
import { serviceCalendar } from '../../sample/organisation.ts';
import { personNamed } from '../../sample/people.ts';
import { openWorld, type World } from '../../test/world.ts';
import { endLimit, handOverLimits, limitsOf, limitTimes, type NewLimit, startLimit } from './index.ts';
import { dueLimits } from './store.ts';
import { limitTimer } from './timers.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const calendar = defineCalendar(serviceCalendar(2026));
const at = (local: string) => new Date(`${local}+08:00`);
const plus = (time: Date, milliseconds: number) => new Date(time.getTime() + milliseconds);
const hour = 3_600_000;
const complaint = () => ({ type: 'complaint', id: randomUUID() });
const liwei = personNamed('liwei').id;
const zhoumin = personNamed('zhoumin').id;

/** The sample world begins after the festival; a test may stand its clock where it likes before anything happened. */
const standAt = (time: Date) => world.house.floor.db.updateTable('platform.clock').set({ at: time }).execute();

const start = (limit: Partial<NewLimit> & Pick<NewLimit, 'subject' | 'startedAt' | 'warnAt' | 'dueAt'>) =>
  world.call(null, (call) => startLimit(call, { kind: 'respond', ownerId: liwei, ...limit }));

const startPlain = async (subject = complaint(), kind: NewLimit['kind'] = 'respond') => {
  const startedAt = await world.now();
  const [warnAt, dueAt] = [plus(startedAt, 3 * hour), plus(startedAt, 4 * hour)];
  await start({ subject, kind, startedAt, warnAt, dueAt });
  return { subject, kind, startedAt, warnAt, dueAt };
};

const facts = async () => {
  const rows = await world.house.floor.db
    .selectFrom('platform.event')
    .select(['type', 'subject_id', 'occurred_at', 'payload'])
    .where('type', 'in', [contract.limitWarned.type, contract.limitBreached.type])
    .orderBy('position')
    .execute();
  return rows.map((row) => ({ type: row.type, id: row.subject_id, at: row.occurred_at, payload: row.payload }));
};

test('over Spring Festival every warning and every breach fires once, at its own minute', async () => {
  const begin = at('2026-02-13T09:00');
  await standAt(begin);
  const expected: { type: string; id: string; at: Date }[] = [];
  for (let index = 0; index < 40; index += 1) {
    const subject = complaint();
    // A prime step of minutes: starts fall into lunch, nights, the make-up Saturday and the holidays themselves.
    const startedAt = plus(begin, index * 397 * 60_000);
    const span = index % 2 === 0 ? { minutes: 240 } : { days: 1 + (index % 5) };
    const { warnAt, dueAt } = limitTimes(calendar, startedAt, span, 0.75);
    await start({ subject, startedAt, warnAt, dueAt });
    expected.push({ type: 'limit.warned', id: subject.id, at: warnAt });
    expected.push({ type: 'limit.breached', id: subject.id, at: dueAt });
  }
  await world.house.advanceTo(at('2026-03-20T00:00'));
  const fired = await facts();
  const inOrder = (a: { at: Date; id: string }, b: { at: Date; id: string }) =>
    Number(a.at) - Number(b.at) || a.id.localeCompare(b.id);
  expect(fired.map(({ payload: _, ...fact }) => fact).sort(inOrder)).toEqual(expected.sort(inOrder));
  expect(fired.map((fact) => Number(fact.at))).toEqual(fired.map((fact) => Number(fact.at)).sort((a, b) => a - b));
  const resting = fired.filter(({ at: time }) => time >= at('2026-02-15T00:00') && time < at('2026-02-24T09:00'));
  expect(resting).toEqual([]);
  expect(fired.some(({ at: time }) => time >= at('2026-02-14T09:00') && time <= at('2026-02-14T18:00'))).toBe(true);
});

test('nothing fires a millisecond early, and what fired does not fire again', async () => {
  const { subject, warnAt, dueAt } = await startPlain();
  await world.house.advanceTo(plus(warnAt, -1));
  expect(await facts()).toEqual([]);
  await world.house.advanceTo(warnAt);
  await world.house.settle();
  const payload = { subjectType: 'complaint', kind: 'respond', dueAt: dueAt.toISOString(), ownerId: liwei };
  expect(await facts()).toEqual([{ type: 'limit.warned', id: subject.id, at: warnAt, payload }]);
  await world.house.advanceTo(plus(dueAt, -1));
  expect(await facts()).toHaveLength(1);
  await world.house.advanceTo(plus(dueAt, 24 * hour));
  await world.house.settle();
  expect(await facts()).toEqual([
    { type: 'limit.warned', id: subject.id, at: warnAt, payload },
    { type: 'limit.breached', id: subject.id, at: dueAt, payload },
  ]);
});

test('after a standstill, eight sweeps at once fire each warning and each breach once, the warning first', async () => {
  const subjects = Array.from({ length: 250 }, complaint);
  const startedAt = await world.now();
  await world.call(null, async (call) => {
    for (const [index, subject] of subjects.entries()) {
      const warnAt = plus(startedAt, index * 1_000);
      await startLimit(call, {
        subject,
        kind: 'respond',
        ownerId: null,
        startedAt,
        warnAt,
        dueAt: plus(warnAt, hour),
      });
    }
  });
  await world.house.floor.db
    .updateTable('platform.clock')
    .set({ at: plus(startedAt, 24 * hour) })
    .execute();
  const sweeps = Array.from({ length: 8 }, () => fireDueTimers(world.house.floor, [limitTimer]));
  const swept = await Promise.all(sweeps);
  expect(swept.reduce((sum, one) => sum + one, 0)).toBe(250);
  await world.house.settle();
  const fired = Map.groupBy(await facts(), (fact) => fact.id);
  expect(fired.size).toBe(250);
  for (const { id } of subjects)
    expect(fired.get(id)?.map((fact) => fact.type)).toEqual(['limit.warned', 'limit.breached']);
});

test('a handover moves what is still to fire to the new owner; the leaders hear of a breach', async () => {
  const { subject, warnAt, dueAt } = await startPlain();
  await startPlain(subject, 'acknowledge');
  await world.house.advanceTo(warnAt);
  await world.call('chenjing', (call) => handOverLimits(call, subject, zhoumin));
  await world.house.advanceTo(dueAt);
  expect((await facts()).map(({ type, payload }) => [type, (payload as { ownerId: string }).ownerId])).toEqual([
    ['limit.warned', liwei],
    ['limit.warned', liwei],
    ['limit.breached', zhoumin],
    ['limit.breached', zhoumin],
  ]);
  const codes = async (username: string) => {
    const { reply } = await world.request(username, contract.listNotices);
    return reply.items.map((item) => [item.code, item.params.kind, item.subjectId]).sort();
  };
  const both = (code: string) => [
    [code, 'acknowledge', subject.id],
    [code, 'respond', subject.id],
  ];
  expect(await codes('liwei')).toEqual(both('limit-warned'));
  expect(await codes('zhoumin')).toEqual(both('limit-breached'));
  expect(await codes('chenjing')).toEqual(both('limit-breached'));
  expect(await codes('luping')).toEqual(both('limit-breached'));
  expect(await codes('malin')).toEqual([]);
});

test('a limit that ends does not fire any more, and says whether it was in time', async () => {
  const early = await startPlain();
  const withdrawn = await startPlain();
  await world.house.advanceTo(plus(early.warnAt, 1));
  const end = (subject: NewLimit['subject'], how: 'met' | 'cancelled') =>
    world.call('liwei', (call) => endLimit(call, subject, 'respond', how));
  expect(await end(early.subject, 'met')).toEqual({ dueAt: early.dueAt, onTime: true });
  expect(await end(withdrawn.subject, 'cancelled')).toEqual({ dueAt: withdrawn.dueAt, onTime: true });
  expect(await end(early.subject, 'met')).toBeNull();
  await world.house.advanceTo(plus(early.dueAt, hour));
  expect((await facts()).map((fact) => fact.type)).toEqual(['limit.warned', 'limit.warned']);
  const limits = await world.call('liwei', (call) => limitsOf(call, [early.subject, withdrawn.subject, complaint()]));
  expect([...limits.values()].flat().map((limit) => limit.state)).toHaveLength(2);
  expect(limits.get(early.subject.id)).toMatchObject([{ state: 'met', dueAt: early.dueAt.toISOString() }]);
  expect(limits.get(withdrawn.subject.id)).toMatchObject([{ state: 'cancelled' }]);
});

test('an end after the due time is late, and its breach is on record though no sweep came by', async () => {
  const { subject, dueAt } = await startPlain();
  await standAt(plus(dueAt, 500));
  const ended = await world.call('liwei', (call) => endLimit(call, subject, 'respond', 'met'));
  expect(ended).toEqual({ dueAt, onTime: false });
  await world.house.settle();
  expect((await facts()).map((fact) => fact.type)).toEqual(['limit.warned', 'limit.breached']);
  const limits = await world.call('liwei', (call) => limitsOf(call, [subject]));
  expect(limits.get(subject.id)).toMatchObject([{ state: 'met-late' }]);
});

test('one limit of a kind runs at a time; after its end another may start', async () => {
  const { subject, dueAt } = await startPlain();
  await world.house.advanceTo(plus(await world.now(), hour));
  await startPlain(subject);
  const running = async () => (await world.call(null, (call) => limitsOf(call, [subject]))).get(subject.id);
  expect(await running()).toMatchObject([{ state: 'running', dueAt: dueAt.toISOString() }]);
  await world.call('liwei', (call) => endLimit(call, subject, 'respond', 'met'));
  await startPlain(subject);
  expect(await running()).toMatchObject([{ state: 'met' }, { state: 'running' }]);
});

test('an end and sweeps at the same moment agree: no second breach, no lost one', async () => {
  const limits = await Promise.all(Array.from({ length: 20 }, () => startPlain()));
  await standAt(limits[0]!.dueAt);
  await Promise.all([
    ...limits.map(({ subject }) => world.call('liwei', (call) => endLimit(call, subject, 'respond', 'met'))),
    fireDueTimers(world.house.floor, [limitTimer]),
    fireDueTimers(world.house.floor, [limitTimer]),
  ]);
  await world.house.settle();
  const fired = Map.groupBy(await facts(), (fact) => fact.id);
  for (const { subject } of limits)
    expect(fired.get(subject.id)?.map((fact) => fact.type)).toEqual(['limit.warned', 'limit.breached']);
});

test('among 50,000 running limits the sweep reads one index from its low end', async () => {
  const { db } = world.house.floor;
  await sql`
    insert into work.time_limit (id, subject_type, subject_id, kind, started_at, warn_at, due_at, fire_at)
    select gen_random_uuid(), 'complaint', gen_random_uuid(), 'respond', t, t, t, t
    from (select timestamptz '2026-03-03' + n * interval '1 minute' as t from generate_series(1, 50000) n) times`.execute(
    db,
  );
  await sql`analyze work.time_limit`.execute(db);
  const plan = await world.call(null, (call) => dueLimits(call, 100).explain<{ 'QUERY PLAN': string }>());
  const lines = plan.map((line) => line['QUERY PLAN']).join('\n');
  expect(lines).toContain('time_limit_to_fire');
  expect(lines).not.toMatch(/Seq Scan|Sort/);
});
