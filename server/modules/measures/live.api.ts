import { complaintAcknowledged, complaintLodged } from '@tongli/contracts/complaints';
import * as contract from '@tongli/contracts/measures';
import { limitBreached } from '@tongli/contracts/work';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { append } from '../../platform/events/append.ts';
import { personNamed, projectId } from '../../sample/people.ts';
import { caseId } from '../../test/measured-days.ts';
import { anotherHouse, openWorld, type World } from '../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const dueAt = '2026-03-02T06:00:00.000Z';
const inTime = 'acknowledged-in-time-rate';
const rule = {
  ...{ indicator: inTime, unitId: null, warnAt: 0.95, breachAt: 0.9, control: false, windowMinutes: 240, minimum: 5 },
  ...{ ownerId: personNamed('malin').id, takeMinutes: 5, suggestion: '请值班班长加派一名受理人员' },
};

/** Complaints lodged and, at once, acknowledged in time or not. */
async function happen(from: number, kept: readonly boolean[]): Promise<void> {
  await world.call(null, async (call) => {
    for (const [place, onTime] of kept.entries()) {
      const id = caseId(from + place);
      const what = {
        product: 'broadband',
        area: 'speed',
        channel: 'phone',
        severity: 'normal',
        kind: 'routine',
      } as const;
      await append(call, complaintLodged, id, {
        projectId,
        number: `TS-${from + place}`,
        lodgedOn: '2026-03-02',
        ...what,
      });
      if (onTime) await append(call, complaintAcknowledged, id, { onTime, dueAt });
      else
        await append(call, limitBreached, id, { subjectType: 'complaint', kind: 'acknowledge', dueAt, ownerId: null });
    }
  });
  await world.house.settle();
}

const later = async (seconds: number) =>
  world.house.advanceTo(new Date((await world.now()).getTime() + seconds * 1_000));
const board = async (as = 'chenjing') => (await world.request(as, contract.getLiveBoard)).reply;
const alerts = async () => (await board()).alerts;
const told = async (code: string) => {
  const { rows } = await sql<{ person_id: string }>`
    select person_id from work.notice where code = ${code}`.execute(world.house.floor.db);
  return rows.map((row) => row.person_id);
};

test('limits that do not nest are refused at their field; a threshold stands once for its place', async () => {
  const add = (body: object) => world.request('chenjing', contract.addThreshold, { body: { ...rule, ...body } });
  const wrong = await add({ warnAt: 0.8 });
  expect([wrong.status, wrong.problem.code, wrong.problem.errors?.[0]?.field]).toEqual([
    422,
    'limits-do-not-nest',
    'body.warnAt',
  ]);
  expect((await add({ indicator: 'gravity' })).problem.code).toBe('unknown-indicator');
  expect((await add({ ownerId: caseId(1) })).problem.code).toBe('unknown-person');
  expect((await add({ unitId: caseId(1) })).problem.code).toBe('unknown-unit');
  const added = await add({});
  expect(added.reply).toMatchObject({
    ownerName: '马琳',
    projectId,
    version: 1,
    actions: { change: { allowed: true } },
  });
  expect((await add({})).problem.code).toBe('threshold-stands');
});

test('a planted breach is one alert within a minute, whichever of two servers looks; it is explained by its cases', async () => {
  await happen(
    100,
    Array.from({ length: 10 }, () => true),
  );
  expect(await alerts()).toEqual([]);
  await happen(200, [false, false]);
  const other = await anotherHouse(world);
  await later(59);
  await Promise.all([other.settle(), world.house.settle()]);
  await other.close();
  const [alert, ...others] = await alerts();
  expect(others).toEqual([]);
  expect(alert).toMatchObject({
    state: 'raised',
    indicator: inTime,
    count: 10,
    size: 12,
    boundAt: 0.9,
    ownerName: '马琳',
  });
  expect(Date.parse(alert?.raisedAt ?? '') - Date.parse('2026-03-02T02:00:00Z')).toBeLessThanOrEqual(60_000);
  expect(await told('indicator-alert-raised')).toEqual([rule.ownerId]);
  const { reply } = await world.request('chenjing', contract.getIndicatorAlert, { params: { id: alert?.id ?? '' } });
  expect(reply.cases).toHaveLength(12);
  expect(reply.cases.filter(({ counted }) => counted === 0).map(({ number }) => number)).toEqual(['TS-200', 'TS-201']);
  expect(reply.points.at(-1)).toMatchObject({ count: 10, size: 12 });
  const tile = (await board()).indicators.find((one) => one.indicator.code === inTime);
  expect(tile).toMatchObject({ standing: 'breached', windowMinutes: 240, warnAt: 0.95, breachAt: 0.9 });
});

test('worse numbers raise no second one; not taken in five minutes it goes up the line, each time once', async () => {
  await happen(300, [false]);
  await later(60);
  expect(await alerts()).toHaveLength(1);
  const takeBy = Date.parse((await alerts())[0]?.takeBy ?? '');
  await world.house.advanceTo(new Date(takeBy - 1));
  expect((await alerts())[0]).toMatchObject({ escalations: 0 });
  await world.house.advanceTo(new Date(takeBy));
  const [alert] = await alerts();
  expect(alert).toMatchObject({ escalations: 1, state: 'raised' });
  expect(alert?.ownerId).not.toBe(rule.ownerId);
  expect(await told('indicator-alert-escalated')).toEqual([alert?.ownerId]);
});

test('taken, acted on, closed with an outcome; the result stands beside what was before', async () => {
  const id = (await alerts())[0]?.id ?? '';
  const version = async () =>
    (await world.request('chenjing', contract.getIndicatorAlert, { params: { id } })).reply.alert.version;
  const act = async (as: string, which: 'take' | 'act' | 'close', body: object = {}) => {
    const endpoint = {
      take: contract.takeIndicatorAlert,
      act: contract.recordIntervention,
      close: contract.closeIndicatorAlert,
    }[which];
    return world.request(as, endpoint, { params: { id }, body: { ...body, version: await version() } as never });
  };
  const action = { action: '加派两名受理人员，电话确认积压' };
  expect((await act('chenjing', 'act', action)).problem.code).toBe('alert-not-taken');
  expect((await act('chenjing', 'take')).reply.alert).toMatchObject({ state: 'taken', ownerName: '陈静' });
  await later(3_600);
  expect(await alerts()).toMatchObject([{ escalations: 1, state: 'taken' }]);
  expect((await act('malin', 'act', action)).problem.code).toBe('alert-of-another');
  const early = await act('chenjing', 'close', { outcome: 'effective', text: 'x' });
  expect([early.problem.code, early.problem.errors?.[0]?.field]).toEqual(['no-intervention', 'body.outcome']);
  expect((await act('chenjing', 'act', action)).reply).toMatchObject({
    alert: { state: 'acted' },
    effect: { before: { count: 10, size: 13 } },
  });
  await later(900);
  await happen(
    400,
    Array.from({ length: 60 }, () => true),
  );
  await later(60);
  expect((await alerts())[0]?.recoveredAt).not.toBeNull();
  const closed = await act('chenjing', 'close', { outcome: 'effective', text: '积压清零' });
  expect(closed.reply.effect?.after).toMatchObject({ value: 1, count: 60, size: 60 });
  expect(closed.reply.log.map(({ code }) => code)).toEqual([
    'raised',
    'escalated',
    'taken',
    'acted',
    'recovered',
    'closed',
  ]);
  expect(closed.reply.alert).toMatchObject({ outcome: 'effective', actions: { close: { allowed: false } } });
  await happen(
    500,
    Array.from({ length: 20 }, () => false),
  );
  await later(60);
  expect((await alerts()).map(({ state }) => state)).toEqual(['raised', 'closed']);
});

test('an indicator explains itself: value, course, parts and the cases behind', async () => {
  const query = { from: '2026-02-28', to: '2026-03-05', by: 'product' };
  const { reply } = await world.request('chenjing', contract.getIndicatorCard, { params: { code: inTime }, query });
  expect(reply.days.map(({ date, size }) => [date, size])).toEqual([
    ['2026-02-28', 0],
    ['2026-03-01', 0],
    ['2026-03-02', 93],
  ]);
  expect(reply.total).toEqual({ value: 70 / 93, count: 70, size: 93 });
  expect(reply.breakdown).toMatchObject([{ key: 'broadband', count: 70, size: 93 }]);
  expect(reply.cases).toHaveLength(50);
  expect(reply.indicator.events).toContain('limit.breached');
  const hours = { params: { code: 'first-response-hours' }, query };
  expect((await world.request('chenjing', contract.getIndicatorCard, hours)).reply.percentiles?.p90).toBeLessThan(0.02);
});

test('who may look and who may act; a removed threshold leaves its alerts to be closed', async () => {
  const [alert] = await alerts();
  const params = { id: alert?.id ?? '' };
  const threshold = (await world.request('chenjing', contract.listThresholds)).reply.thresholds[0];
  const acts = [
    (as: string | null) => world.request(as, contract.getLiveBoard),
    (as: string | null) => world.request(as, contract.listThresholds),
    (as: string | null) => world.request(as, contract.getIndicatorAlert, { params }),
    (as: string | null) => world.request(as, contract.takeIndicatorAlert, { params, body: { version: 99 } }),
    (as: string | null) => world.request(as, contract.removeThreshold, { params: { id: caseId(1) } }),
  ];
  const statuses = async (as: string | null) => Promise.all(acts.map(async (act) => (await act(as)).status));
  expect(await statuses(null)).toEqual([401, 401, 401, 401, 401]);
  expect(await statuses('wangfang')).toEqual([403, 403, 403, 403, 403]);
  expect(await statuses('liwei')).toEqual([200, 200, 200, 403, 403]);
  expect(await statuses('luping')).toEqual([200, 200, 200, 409, 404]);
  await world.request('chenjing', contract.removeThreshold, { params: { id: threshold?.id ?? '' } });
  await later(60);
  expect((await alerts())[0]).toMatchObject({ state: 'raised' });
  expect((await alerts())[0]?.recoveredAt).not.toBeNull();
});
