import { dayRange } from '@tongli/calendar';
import {
  complaintAcknowledged,
  complaintAnswered,
  complaintAssigned,
  complaintChanged,
  complaintClosed,
  complaintLodged,
  complaintReclassified,
  complaintRepeatFound,
  complaintsLinked,
  ledgerDayImported,
  questionAsked,
} from '@tongli/contracts/complaints';
import { agentDaysCounted, contactClosed } from '@tongli/contracts/contacts';
import type { PayloadOf } from '@tongli/contracts/kernel';
import { firstContactsCounted } from '@tongli/contracts/measures';
import { limitBreached } from '@tongli/contracts/work';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Call } from '../../platform/call.ts';
import { append } from '../../platform/events/append.ts';
import { replay } from '../../platform/events/runner.ts';
import { personNamed, projectId, units } from '../../sample/people.ts';
import { caseId, observed, overview } from '../../test/measured-days.ts';
import { openWorld, type World } from '../../test/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());
const personId = personNamed('liwei').id;

const lodging = (product: string, area: string, day: string): PayloadOf<typeof complaintLodged> => ({
  projectId: null,
  number: 'TS-1',
  lodgedOn: day,
  product,
  area,
  channel: 'phone',
  severity: 'normal',
  kind: 'routine',
});

const closing = (product: string, area: string, onTime: boolean, days: number) => ({
  projectId: null,
  lodgedOn: '2026-02-20',
  closedOn: '2026-02-25',
  product,
  area,
  cause: 'process',
  validity: 'upheld' as const,
  onTime,
  daysToClose: days,
  steps: [],
});

const cell = { product: 'mobile', area: '', lodged: 7, closed: 5, closedOnTime: 3, timed: 4, dated: 2 };

const dueAt = '2026-03-04T02:00:00.000Z';
const limit = { subjectType: 'complaint', kind: 'respond', dueAt, ownerId: null } as const;

/** A case that is found to be a repeat, goes to a team, is corrected, breaches, is answered, and turns out to be no repeat. */
async function liveOn(call: Call): Promise<void> {
  const id = caseId(5);
  const place = { projectId, unitId: null };
  const unitId = units[2]?.id ?? null;
  await append(call, complaintLodged, id, { ...lodging('mobile', 'speed', '2026-03-02'), respondBy: dueAt });
  await append(call, complaintRepeatFound, id, {
    ...{ projectId, number: 'TS-1', ofId: caseId(1), by: 'house', score: 0.9 },
  });
  await append(call, complaintAssigned, id, { number: 'TS-1', ownerId: personId, previousOwnerId: null });
  await append(call, complaintChanged, id, { act: 'assigned', version: 2, before: place, after: { ...place, unitId } });
  await append(call, complaintAcknowledged, id, { onTime: true, dueAt });
  await append(call, complaintReclassified, id, {
    ...{ projectId: null, lodgedOn: '2026-03-02' },
    ...{ from: { product: 'mobile', area: 'speed' }, to: { product: 'broadband', area: 'speed' } },
  });
  await append(call, limitBreached, id, limit);
  await append(call, complaintAnswered, id, { onTime: false, dueAt });
  await append(call, complaintsLinked, id, { projectId, otherId: caseId(1), verdict: 'different', score: 0.2 });
  await append(call, complaintClosed, id, { ...closing('broadband', 'speed', false, 0.7), closedOn: '2026-03-02' });
  await serve(call, unitId);
}

/** A contact that overflows into another queue, and is answered there after midnight. */
async function serve(call: Call, unitId: string | null): Promise<void> {
  const times = { waitMs: 12_345.5, talkMs: 61_000.25, holdMs: 0, wrapUpMs: 9_000, offers: 1, ringMs: 4_000 };
  const first = { ...times, queueId: caseId(20), agentId: null, unitId, outcome: 'overflowed', talkMs: 0 } as const;
  const then = { ...times, queueId: caseId(21), agentId: personId, unitId, outcome: 'answered' } as const;
  const rules = { transferred: false, withinSeconds: 20, shortSeconds: 5 };
  await append(call, contactClosed, caseId(30), {
    ...{ number: 'C-1', channel: 'voice', state: 'closed', held: false, cause: 'finishWrapUp', projectId, unitId },
    ...{ queueId: caseId(21), customerId: null, agentId: null, fromAgentId: personId, outcome: 'answered', version: 9 },
    ...{ queuedAt: '2026-03-01T15:58:00.000Z', slots: [] },
    stays: [
      { ...first, ...rules, enteredAt: '2026-03-01T15:58:00.000Z' },
      { ...then, ...rules, enteredAt: '2026-03-01T16:01:00.000Z' },
    ],
  });
  const day = { signedInMs: 28_800_000, notReadyMs: 1_800_000, busyMs: 14_400_000, idleMs: 7_200_000 };
  await append(call, agentDaysCounted, projectId, {
    day: '2026-03-01',
    agents: [{ agentId: personId, unitId, ...day, byReason: { lunch: 1_200_000 }, offers: 9, notTaken: 2 }],
  });
  const rest = { queueId: caseId(21), agentId: personId, unitId, channel: 'voice' };
  await append(call, firstContactsCounted, projectId, {
    day: '2026-02-21',
    rows: [{ ...rest, contacts: 9, followed: 2 }],
  });
}

/** Everything that can happen to counts, in the order of a log. */
async function liveABit(call: Call): Promise<void> {
  await append(call, complaintLodged, caseId(1), lodging('broadband', 'billing', '2026-02-20'));
  await append(call, complaintLodged, caseId(2), lodging('broadband', 'speed', '2026-02-20'));
  await append(call, complaintReclassified, caseId(2), {
    projectId: null,
    lodgedOn: '2026-02-20',
    from: { product: 'broadband', area: 'speed' },
    to: { product: 'mobile', area: 'billing' },
  });
  await append(call, complaintClosed, caseId(1), closing('broadband', 'billing', true, 0.1));
  await append(call, complaintClosed, caseId(2), closing('mobile', 'billing', false, 0.2));
  await append(call, ledgerDayImported, caseId(3), {
    projectId: null,
    day: '2026-02-20',
    cells: [{ ...cell, daysToCloseSum: 12.345678901234567 }],
  });
}

test('facts of complaints and ledgers become counts by day, product and area', async () => {
  await world.call(null, liveABit);
  await world.house.settle();
  const { reply } = await overview(world, { from: '2026-02-19', to: '2026-02-25' });
  expect(reply.days).toHaveLength(7);
  expect(reply.days[0]).toMatchObject({ date: '2026-02-19', lodged: 0, onTimeRate: null, meanDaysToClose: null });
  expect(reply.days[1]).toMatchObject({ date: '2026-02-20', lodged: 9, closed: 5, timed: 4, onTimeRate: 0.75 });
  expect(reply.days[6]).toMatchObject({ closed: 2, onTimeRate: 0.5 });
  expect(reply.days[6]?.meanDaysToClose).toBeCloseTo(0.15, 12);
  expect(reply.byProduct.map(({ code, lodged }) => [code, lodged])).toEqual([
    ['mobile', 8],
    ['broadband', 1],
  ]);
  expect(reply.byArea.map(({ code, lodged }) => [code, lodged])).toEqual([
    ['', 7],
    ['billing', 2],
  ]);
  expect(reply.total).toMatchObject({ lodged: 9, closed: 7, timed: 6 });
  const slice = await overview(world, { from: '2026-02-19', to: '2026-02-25', product: 'mobile', area: 'billing' });
  expect(slice.reply.total).toMatchObject({ lodged: 1, closed: 1, onTimeRate: 0 });
});

const counted = ['observation', 'coverage', 'cell', 'slice', 'subject', 'entry', 'day_sum', 'queue_rule'] as const;

test('counted anew from the log, every table is the same to the last digit', async () => {
  const { db } = world.house.floor;
  for (const act of [liveABit, liveOn]) {
    await world.call(null, act);
    await world.house.settle();
  }
  const tables = async () => {
    const all: Record<string, unknown[]> = {};
    for (const name of counted) {
      const { rows } = await sql`select * from ${sql.table(`measures.${name}`)}`.execute(db);
      all[name] = rows.map((row) => JSON.stringify(row)).sort();
    }
    return all;
  };
  const before = await tables();
  for (const name of counted) expect(before[name]?.length, name).toBeGreaterThan(1);
  for (const name of counted) await sql`truncate ${sql.table(`measures.${name}`)}`.execute(db);
  for (const flow of ['measured-facts', 'ledger-facts']) await replay(world.house.floor, flow);
  // A process that has caught up looks at the log again when the log has grown.
  await world.call(null, async (call) => {
    await append(call, ledgerDayImported, caseId(4), { projectId: null, day: '2026-02-20', cells: [] });
    await append(call, questionAsked, caseId(9), { questionId: caseId(8), number: 'TS-9', ownerId: null });
  });
  await world.house.settle();
  const after = await tables();
  expect({ ...after, subject: after.subject?.filter((row) => !String(row).includes(caseId(9))) }).toEqual(before);
});

test('every cut of the sums by day adds up to the cells', async () => {
  await world.call(null, liveOn);
  await world.house.settle();
  const { rows } = await sql<{ measure: string; cut: string; cells: number; sums: number }>`
    select day_sum.measure, day_sum.cut, sum(day_sum.sum) as sums,
      (select sum(cell.sum) from measures.cell where cell.measure = day_sum.measure) as cells
    from measures.day_sum group by 1, 2`.execute(world.house.floor.db);
  expect(rows.length).toBeGreaterThan(60);
  for (const { measure, cut, cells, sums } of rows) expect(sums, `${measure} by ${cut}`).toBe(cells);
});

test('the day sums of what happened here are those of its cells', async () => {
  await world.call(null, liveOn);
  await world.house.settle();
  const { rows } = await sql<{ measure: string; cells: number; sums: number | null }>`
    select measure, sum(sum) as cells, (select sum(value) from measures.observation held
      where held.measure = cell.measure and product = '*' and area = '*') as sums
    from measures.cell group by measure order by measure`.execute(world.house.floor.db);
  expect(rows.length).toBeGreaterThan(8);
  for (const { measure, cells, sums } of rows) expect(cells, measure).toBe(sums ?? 0);
});

test('the overview is what plain SQL over the narrowest slices says', async () => {
  const products = ['broadband', 'mobile', 'television'];
  const areas = ['billing', 'speed', 'service', 'sales'];
  const days = dayRange('2026-01-01', '2026-02-28');
  const cells = days.flatMap((day, d) =>
    products.flatMap((product, p) =>
      areas.flatMap((area, a) => [
        { measure: 'lodged' as const, day, product, area, value: (d * 7 + p * 3 + a) % 5 },
        { measure: 'timed' as const, day, product, area, value: ((d + p + a) % 3) + 1 },
        { measure: 'closed-on-time' as const, day, product, area, value: (d + p + a) % 3 },
      ]),
    ),
  );
  await observed(world, cells);
  const { reply } = await overview(world, { from: '2026-01-10', to: '2026-02-20', product: 'mobile' });
  const { rows } = await sql<{ area: string; lodged: number; rate: number }>`
    select area, sum(value) filter (where measure = 'lodged') as lodged,
      (sum(value) filter (where measure = 'closed-on-time') / sum(value) filter (where measure = 'timed'))::float8 as rate
    from measures.observation
    where product = 'mobile' and area <> '*' and day between '2026-01-10' and '2026-02-20'
    group by area order by lodged desc, area`.execute(world.house.floor.db);
  expect(reply.byArea.map(({ code, lodged }) => [code, lodged])).toEqual(rows.map((row) => [row.area, row.lodged]));
  reply.byArea.forEach(({ onTimeRate }, place) => {
    expect(onTimeRate).toBeCloseTo(rows[place]?.rate ?? Number.NaN, 12);
  });
  const sum = (all: readonly { lodged: number; timed: number }[]) =>
    all.reduce((total, { lodged, timed }) => ({ lodged: total.lodged + lodged, timed: total.timed + timed }));
  for (const part of [reply.days, reply.byProduct, reply.byArea])
    expect(sum(part)).toMatchObject({ lodged: reply.total.lodged, timed: reply.total.timed });
});
