import { addDays, dayRange } from '@tongli/calendar';
import {
  complaintClosed,
  complaintLodged,
  complaintReclassified,
  ledgerDayImported,
} from '@tongli/contracts/complaints';
import type { PayloadOf } from '@tongli/contracts/kernel';
import * as contract from '@tongli/contracts/measures';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Call, mustSucceed } from '../../platform/call.ts';
import { append } from '../../platform/events/append.ts';
import { people, projectId } from '../../sample/people.ts';
import { openWorld, type World } from '../../test/world.ts';
import { getSignals, observe, recordSignal, setSignalState, verify } from './index.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const caseId = (number: number) => `0192b000-0001-7000-8000-${String(number).padStart(12, '0')}`;
const triaged = { id: caseId(9), number: 'TR-2026-0009' };
const definition = (change: Partial<contract.ChartDefinition> = {}) =>
  contract.chartDefinition.parse({
    indicator: 'complaints-per-day',
    from: '2025-12-01',
    to: '2026-03-01',
    ...change,
  });
const draw = (body: contract.ChartDefinition, as = 'malin') => world.request(as, contract.drawChart, { body });

/** Complaints per day that swing a little about four, from 1 December 2025 on. */
const quiet = [4, 5, 3, 4, 3, 5, 4, 4, 5, 3];
const lodgedOn = (day: string, value: number, product = 'broadband', area = 'billing') =>
  ({ measure: 'lodged', day, product, area, value }) as const;
const quietDays = (through: string) =>
  dayRange('2025-12-01', through).map((day, place) => lodgedOn(day, quiet[place % quiet.length] ?? 4));
const observed = (observations: Parameters<typeof observe>[1]) =>
  world.call(null, (call) => observe(call, observations));

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
});

const cell = { product: 'mobile', area: '', lodged: 7, closed: 5, closedOnTime: 3, timed: 4, dated: 2 };

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

const overview = (query: Record<string, string>, as = 'chenjing') => world.request(as, contract.getOverview, { query });

test('facts of complaints and ledgers become counts by day, product and area', async () => {
  await world.call(null, liveABit);
  await world.house.settle();
  const { reply } = await overview({ from: '2026-02-19', to: '2026-02-25' });
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
  const slice = await overview({ from: '2026-02-19', to: '2026-02-25', product: 'mobile', area: 'billing' });
  expect(slice.reply.total).toMatchObject({ lodged: 1, closed: 1, onTimeRate: 0 });
});

test('counted anew from the log, the table is the same to the last digit', async () => {
  const { db } = world.house.floor;
  await world.call(null, liveABit);
  await world.house.settle();
  const table = async () => ({
    counts: (await sql`select * from measures.observation order by measure, product, area, day`.execute(db)).rows,
    coverage: (await sql`select * from measures.coverage order by source`.execute(db)).rows,
  });
  const before = await table();
  expect(before.counts.length).toBeGreaterThan(20);
  expect(before.coverage).toEqual([
    { project_id: projectId, source: caseId(3), first_day: '2026-02-20', last_day: '2026-02-20' },
    { project_id: projectId, source: 'live', first_day: '2026-02-20', last_day: null },
  ]);
  await sql`truncate measures.observation, measures.coverage`.execute(db);
  await db.updateTable('platform.flow_cursor').set({ position: 0 }).where('flow', '=', 'complaint-facts').execute();
  // A process that has caught up looks at the log again when the log has grown.
  await world.call(null, (call) =>
    append(call, ledgerDayImported, caseId(4), { projectId: null, day: '2026-02-20', cells: [] }),
  );
  await world.house.settle();
  expect(await table()).toEqual(before);
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
  await observed(cells);
  const { reply } = await overview({ from: '2026-01-10', to: '2026-02-20', product: 'mobile' });
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

test('days with nothing are zeros for counts and gaps for rates; neither today nor the time before the records is drawn', async () => {
  await observed([
    ...['2026-02-20', '2026-02-22', '2026-03-02'].map((day) => lodgedOn(day, 2)),
    ...['2026-02-20', '2026-02-22', '2026-02-23'].map(
      (day) => ({ measure: 'timed', day, product: 'broadband', area: 'billing', value: 2 }) as const,
    ),
  ]);
  const counts = (await draw(definition({ from: '2026-01-01', to: '2026-12-31' }))).reply;
  expect(counts.points[0]).toMatchObject({ label: '2026-02-20', value: 2, count: 2, size: 1 });
  expect(counts.points[1]).toMatchObject({ label: '2026-02-21', value: 0 });
  expect(counts.points.at(-1)).toMatchObject({ label: '2026-03-01', value: 0 });
  const rates = (await draw(definition({ indicator: 'on-time-rate', from: '2026-02-01', type: 'p' }))).reply;
  expect(rates.points.slice(0, 4).map(({ value }) => value)).toEqual([0, null, 0, 0]);
  expect(rates.points[1]).toMatchObject({ label: '2026-02-21', size: 0, lower: null, upper: null });
  const weeks = (await draw(definition({ from: '2026-02-01', bucket: 'week', type: 'u' }))).problem;
  expect(weeks).toMatchObject({ code: 'too-few-points', params: { points: 1, minimum: 2 } });
});

test('what cannot be drawn is refused with field and bound', async () => {
  await observed(quietDays('2026-03-01'));
  const fit = await draw(definition({ type: 'p' }));
  expect(fit.status).toBe(422);
  expect(fit.problem).toMatchObject({ code: 'chart-type-unfit', params: { allowed: 'u, u-prime, i-mr' } });
  expect(fit.problem.errors).toMatchObject([{ field: 'body.type' }]);
  const unknown = await draw(definition({ product: 'gas', indicator: 'on-time-rate' }));
  expect(unknown.problem).toMatchObject({ code: 'too-few-points', params: { points: 0 } });
  const thin = await draw(definition({ baseline: { from: '2025-12-01', to: '2025-12-01' } }));
  expect(thin.problem).toMatchObject({ code: 'too-few-points', params: { points: 1 } });
  expect(thin.problem.errors).toMatchObject([{ field: 'body.baseline' }]);
  const late = await draw(definition({ splitOn: '2026-03-01' }));
  expect(late.problem.errors).toMatchObject([{ field: 'body.splitOn' }]);
  const long = await overview({ from: '2020-01-01', to: '2026-01-01' });
  expect(long.problem.errors).toMatchObject([{ field: 'query.from', params: { maximum: 1_100 } }]);
});

test('the catalogue says what each number is, and how far the records reach', async () => {
  const empty = await world.request('malin', contract.listIndicators);
  expect(empty.reply.span).toBeNull();
  await observed(quietDays('2025-12-05'));
  const { reply } = await world.request('malin', contract.listIndicators);
  expect(reply.span).toEqual({ from: '2025-12-01', to: '2025-12-05' });
  expect(reply.indicators.map(({ code, direction }) => [code, direction])).toEqual([
    ['complaints-per-day', 'lower-is-better'],
    ['on-time-rate', 'higher-is-better'],
    ['days-to-close', 'lower-is-better'],
  ]);
});

const frozen = { baseline: { from: '2025-12-01', to: '2026-02-28' }, type: 'u', rules: '1' } as const;

test('a watched chart raises a shift once, on the morning after the day on which it shows', async () => {
  await observed(quietDays('2026-03-03'));
  const watched = await world.request('malin', contract.watchChart, { body: definition(frozen) });
  expect(watched.reply).toMatchObject({ newSignals: 0, createdBy: '马琳', definition: { to: '2026-03-01' } });
  await observed(dayRange('2026-03-04', '2026-03-06').map((day) => lodgedOn(day, 14)));
  const raised = async () =>
    world.house.floor.db
      .selectFrom('platform.event')
      .select(['occurred_at', 'payload', 'subject_id'])
      .where('type', '=', 'signal.raised')
      .execute();
  await world.house.advanceTo(new Date('2026-03-04T16:09:59Z'));
  expect(await raised()).toEqual([]);
  await world.house.advanceTo(new Date('2026-03-04T16:10:00Z'));
  const [event] = await raised();
  expect(event?.occurred_at).toEqual(new Date('2026-03-04T16:10:00Z'));
  expect(event?.payload).toMatchObject({ rule: 'beyond-3-sigma', from: '2026-03-04', to: '2026-03-04' });
  await world.house.advanceTo(new Date('2026-03-09T02:00:00Z'));
  expect(await raised()).toHaveLength(1);
  const signals = await world.call(null, (call) => getSignals(call, [event?.subject_id ?? '']));
  const [found] = [...signals.values()];
  expect(found?.signal).toMatchObject({ from: '2026-03-04', to: '2026-03-06', length: 3, state: 'new' });
  expect(found?.definition.to).toBe('2026-03-08');
  const { rows: notices } = await sql<{ person_id: string }>`
    select person_id from work.notice where code = 'signal-raised'`.execute(world.house.floor.db);
  const engineers = people.filter(({ roles }) => roles.includes('quality-engineer')).map(({ id }) => id);
  expect(notices.map(({ person_id }) => person_id).sort()).toEqual(engineers.sort());
});

test('what a chart already shows is raised when watching begins; watching twice is watching once', async () => {
  await observed([...quietDays('2026-02-28'), lodgedOn('2026-03-01', 20)]);
  const body = definition(frozen);
  const first = await world.request('malin', contract.watchChart, { body });
  expect(first.reply.newSignals).toBe(1);
  const again = await world.request('guotao', contract.watchChart, { body: { ...body, to: '2026-02-28' } });
  expect(again.reply).toMatchObject({ id: first.reply.id, createdBy: '马琳' });
  await world.house.advanceTo(new Date('2026-03-02T16:10:00Z'));
  const list = await world.request('chenjing', contract.listWatchedCharts);
  expect(list.reply.charts).toMatchObject([{ newSignals: 1, definition: { to: '2026-03-02' } }]);
  const params = { id: first.reply.id };
  expect((await world.request('luping', contract.unwatchChart, { params })).status).toBe(200);
  expect((await world.request('luping', contract.unwatchChart, { params })).status).toBe(404);
  expect((await world.request('chenjing', contract.listWatchedCharts)).reply.charts).toEqual([]);
});

test('a signal seen by a person keeps one identity while its run grows, and carries what triage found', async () => {
  await observed([...quietDays('2026-02-27'), lodgedOn('2026-02-28', 20), lodgedOn('2026-03-01', 19)]);
  const early = definition({ ...frozen, to: '2026-02-28' });
  const look = (body: contract.ChartDefinition, to: string) =>
    world.call('malin', (call) => recordSignal(call, body, { rule: 'beyond-3-sigma', from: '2026-02-28', to }));
  const first = mustSucceed(await look(early, '2026-02-28'));
  expect(first.signal).toMatchObject({ state: 'new', triageId: null, length: 1 });
  const grown = mustSucceed(await look(definition(frozen), '2026-03-01'));
  expect(grown).toMatchObject({ signalId: first.signalId, signal: { to: '2026-03-01', length: 2 } });
  const backward = mustSucceed(await look(early, '2026-02-28'));
  expect(backward).toMatchObject({ signalId: first.signalId, signal: { to: '2026-03-01' } });
  expect(await look(early, '2026-03-01')).toMatchObject({ refusal: 'no-such-signal', field: 'body.rule' });
  await world.call('malin', (call) => setSignalState(call, first.signalId, 'special-cause', triaged));
  const found = { state: 'special-cause', triageId: triaged.id, triageNumber: triaged.number };
  const { reply } = await draw(definition(frozen));
  expect(reply.signals).toMatchObject([{ ...found, from: '2026-02-28' }]);
});

test('what triage found of a signal shows whatever the dates and the type that the chart is drawn with', async () => {
  await observed([...quietDays('2026-02-26'), ...dayRange('2026-02-27', '2026-03-01').map((day) => lodgedOn(day, 30))]);
  const open = { rules: '1' } as const;
  const reference = { rule: 'beyond-3-sigma', from: '2026-02-27', to: '2026-03-01' } as const;
  const record = (from: string) =>
    world.call('malin', (call) => recordSignal(call, definition({ ...open, type: 'u', from }), reference));
  const { signalId } = mustSucceed(await record('2026-01-01'));
  await world.call('malin', (call) => setSignalState(call, signalId, 'known-event', triaged));
  for (const from of ['2025-12-01', '2026-01-03', '2026-02-01'])
    for (const type of ['auto', 'u'] as const) {
      const { reply } = await draw(definition({ ...open, type, from }));
      expect(reply.signals.map(({ state, triageNumber }) => [from, type, state, triageNumber])).toEqual([
        [from, type, 'known-event', triaged.number],
      ]);
    }
  expect(mustSucceed(await record('2026-02-01')).signalId).toBe(signalId);
  const watched = (body: contract.ChartDefinition) => world.request('malin', contract.watchChart, { body });
  const first = await watched(definition({ ...open, from: '2026-01-01' }));
  expect(first.reply).toMatchObject({ newSignals: 0, definition: { from: '2026-01-01' } });
  expect((await watched(definition({ ...open, type: 'u', from: '2026-02-01' }))).reply.id).toBe(first.reply.id);
});

test('two people who record one signal at the same moment record one', async () => {
  await observed([...quietDays('2026-02-28'), lodgedOn('2026-03-01', 20)]);
  const record = (as: string) =>
    world.call(as, (call) =>
      recordSignal(call, definition(frozen), { rule: 'beyond-3-sigma', from: '2026-03-01', to: '2026-03-01' }),
    );
  const [one, other] = await Promise.all([record('malin'), record('guotao')]);
  expect(mustSucceed(one).signalId).toBe(mustSucceed(other).signalId);
});

test('before and after an action: better, not better, and too early to say', async () => {
  const split = '2026-02-01';
  const fewer = dayRange(split, '2026-03-01').map((day, place) => lodgedOn(day, [2, 1, 2, 3][place % 4] ?? 2));
  await observed([...quietDays(addDays(split, -1)), ...fewer]);
  const judge = (splitOn: string, through: string, type: 'auto' | 'i-mr' = 'auto') =>
    world.call(null, async (call) =>
      mustSucceed(await verify(call, { definition: definition({ type }), beforeFrom: '2025-12-01', splitOn, through })),
    );
  const better = await judge(split, '2026-03-31');
  expect(better).toMatchObject({ verdict: 'effective', before: { n: 62 }, after: { n: 29 } });
  expect(better.relativeChange).toBeCloseTo(-0.5, 1);
  expect(better.pValue).toBeLessThan(0.001);
  expect(await judge('2026-01-01', '2026-01-31', 'i-mr')).toMatchObject({ verdict: 'not-effective' });
  expect(await judge('2026-02-26', '2026-03-31')).toMatchObject({ verdict: 'too-little-data', after: { n: 4 } });
  expect(await judge('2026-03-20', '2026-03-31')).toMatchObject({ verdict: 'too-little-data', after: { n: 0 } });
});

test('who may look and who may watch', async () => {
  const body = definition();
  const query = { from: '2026-02-01', to: '2026-02-28' };
  const acts = [
    (as: string | null) => world.request(as, contract.listIndicators),
    (as: string | null) => world.request(as, contract.getOverview, { query }),
    (as: string | null) => world.request(as, contract.listWatchedCharts),
    (as: string | null) => world.request(as, contract.drawChart, { body }),
    (as: string | null) => world.request(as, contract.watchChart, { body }),
    (as: string | null) => world.request(as, contract.unwatchChart, { params: { id: caseId(1) } }),
  ];
  const statuses = async (as: string | null) => Promise.all(acts.map(async (act) => (await act(as)).status));
  await observed(quietDays('2026-02-28'));
  expect(await statuses(null)).toEqual([401, 401, 401, 401, 401, 401]);
  expect(await statuses('wangfang')).toEqual([403, 403, 403, 403, 403, 403]);
  expect(await statuses('chenjing')).toEqual([200, 200, 200, 200, 403, 403]);
  expect(await statuses('malin')).toEqual([200, 200, 200, 200, 200, 404]);
});
