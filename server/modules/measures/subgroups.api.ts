import { complaintLodged, findingReversed, findingUpheld } from '@tongli/contracts/complaints';
import { contactClosed } from '@tongli/contracts/contacts';
import { addOwnIndicator, chartDefinition, drawChart, getIndicatorCard } from '@tongli/contracts/measures';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Call } from '../../platform/call.ts';
import { append } from '../../platform/events/append.ts';
import { personNamed, projectId, units } from '../../sample/people.ts';
import { caseId } from '../../test/measured-days.ts';
import { openWorld, type World } from '../../test/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const agentId = personNamed('liwei').id;
const unitId = units[2]?.id ?? null;
const queueId = caseId(20);

/** One contact that was answered, of so many seconds. */
async function serve(call: Call, number: number, enteredAt: string, seconds: number): Promise<void> {
  const rules = { transferred: false, withinSeconds: 20, shortSeconds: 5, offers: 1, ringMs: 3_000 };
  const times = { waitMs: 5_000, talkMs: seconds * 1_000, holdMs: 0, wrapUpMs: 0 };
  await append(call, contactClosed, caseId(1_000 + number), {
    ...{ number: `C-${number}`, channel: 'voice', state: 'closed', held: false, cause: 'finishWrapUp' },
    ...{ projectId, unitId, queueId, customerId: null, agentId, fromAgentId: agentId, outcome: 'answered', version: 9 },
    ...{ queuedAt: enteredAt, slots: [] },
    stays: [{ ...times, ...rules, queueId, agentId, unitId, outcome: 'answered', enteredAt }],
  });
}

const days = ['2026-01-10', '2026-01-11', '2026-01-12', '2026-01-13'];
/** 10:00, 10:15, 10:30 and 20:00 of the house's day; on the last day only the first of them. */
const slots = ['02:00', '02:15', '02:30', '12:00'];
const lengths = [60, 90, 120, 600];

const serveAll = async () => {
  await world.call(null, async (call) => {
    for (const [day, date] of days.entries())
      for (const [slot, time] of slots.entries())
        if (day < 3 || slot === 0)
          await serve(call, day * 10 + slot, `${date}T${time}:00.000Z`, (lengths[slot] ?? 0) + day);
  });
  await world.house.settle();
};

const draw = (change: object) =>
  world.request('chenjing', drawChart, {
    body: chartDefinition.parse({
      indicator: 'average-handle-time',
      from: '2026-01-10',
      to: '2026-01-13',
      sample: { size: 3, fromHour: 8, toHour: 16 },
      ...change,
    }),
  });

test('an average is drawn of subgroups of a shift, which the engine turns into means, ranges and limits', async () => {
  await serveAll();
  const { reply } = await draw({ type: 'xbar-r' });
  expect(reply?.recommendation.type).toBe('xbar-s');
  // Of 60, 90 and 120 seconds; nothing of the evening, which is another shift.
  expect(reply?.points.map(({ value }) => value)).toEqual([90, 91, 92, 63]);
  expect(reply?.movingRange?.map(({ value }) => value)).toEqual([60, 60, 60, null]);
  // Mean range 60 over d2(3) = 1.693: published limits of the range are D4 = 2.574 times it, of the mean A2 = 1.023 times.
  expect(reply?.movingRange?.[0]?.upper).toBeCloseTo(60 * 2.574, 0);
  const [first] = reply?.points ?? [];
  expect((first?.upper ?? 0) - (first?.centre ?? 0)).toBeCloseTo(60 * 1.023, 0);
});

test('an average that people wrote is drawn of the same subgroups as that of the catalogue, and one that looks back of none', async () => {
  await serveAll();
  const write = async (formula: string) => {
    const name = { zh: formula, en: formula };
    const body = { name, purpose: '', formula, unit: 'seconds' as const, direction: 'lower-is-better' as const };
    const ownerId = personNamed('malin').id;
    return (await world.request('malin', addOwnIndicator, { body: { ...body, target: null, ownerId } })).reply.code;
  };
  const own = await write('talk-seconds / contacts-answered');
  for (const type of ['xbar-r', 'xbar-s'] as const) {
    const supplied = await draw({ type });
    const { reply } = await draw({ type, indicator: own });
    expect(reply?.points.map(({ value }) => value)).toEqual([90, 91, 92, 63]);
    expect(reply?.movingRange?.[0]?.upper).toBeCloseTo(supplied.reply?.movingRange?.[0]?.upper ?? 0, 9);
    expect(reply?.points[0]?.upper).toBeCloseTo(supplied.reply?.points[0]?.upper ?? 0, 9);
  }
  const { problem } = await draw({ indicator: await write('previous(talk-seconds) / contacts-answered') });
  expect(problem?.code).toBe('sampling-unfit');
});

test('the whole day holds the evening, and larger subgroups hold as much as there is', async () => {
  await serveAll();
  const { reply } = await draw({ sample: { size: 5, fromHour: 0, toHour: 24 } });
  expect(reply?.points.map(({ size, count }) => [size, count])).toEqual([
    [4, 870],
    [4, 874],
    [4, 878],
    [1, 63],
  ]);
});

test.each([
  [{ indicator: 'complaints-per-day' }, 'sampling-unfit'],
  [{ indicator: 'occupancy' }, 'sampling-unfit'],
  [{ sample: { size: 3, fromHour: 16, toHour: 8 } }, 'sample-hours-empty'],
  [{ type: 'u' }, 'chart-type-unfit'],
  [{ to: '2027-06-30' }, 'range-too-long'],
])('%j is refused: %s', async (change, code) => {
  const { problem } = await draw(change);
  expect(problem?.code).toBe(code);
});

test('a complaint of bad attitude counts once, and is taken back when no finding stands any more', async () => {
  await serveAll();
  const about = { projectId, breach: 'attitude', product: '', area: '', lodgedOn: '2026-01-11', foundOn: '2026-01-13' };
  const count = async () => {
    const { rows } = await sql<{ sum: number }>`select coalesce(sum(sum), 0)::float8 as sum from measures.cell
      where measure = 'attitude-complaints'`.execute(world.house.floor.db);
    return rows[0]?.sum;
  };
  const complaintId = caseId(5);
  const fact = { ...about, complaintId, unitIds: [] };
  const tell = async (act: (call: Call) => Promise<void>) => {
    await world.call(null, act);
    await world.house.settle();
  };
  await tell(async (call) => {
    await append(call, complaintLodged, complaintId, {
      ...{ projectId, number: 'TS-1', lodgedOn: '2026-01-11', product: 'broadband', area: 'speed' },
      ...{ channel: 'phone', severity: 'normal', kind: 'routine' },
    });
    await append(call, findingUpheld, caseId(1), fact);
    await append(call, findingUpheld, caseId(2), fact);
    await append(call, findingUpheld, caseId(3), { ...fact, breach: 'late-handling' });
  });
  expect(await count()).toBe(1);
  await tell(async (call) => void (await append(call, findingReversed, caseId(1), fact)));
  expect(await count()).toBe(1);
  await tell(async (call) => void (await append(call, findingReversed, caseId(2), fact)));
  expect(await count()).toBe(0);
  const card = await world.request('chenjing', getIndicatorCard, {
    params: { code: 'attitude-complaint-rate' },
    query: { from: '2026-01-10', to: '2026-01-13', by: 'unit' },
  });
  expect(card.reply?.total).toMatchObject({ value: 0, size: expect.closeTo(13 / 10_000) });
});
