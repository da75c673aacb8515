import { addDays, dayRange } from '@tongli/calendar';
import * as contract from '@tongli/contracts/measures';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { mustSucceed } from '../../platform/call.ts';
import { caseId, definition, draw, lodgedOn, observed, overview, quietDays } from '../../test/measured-days.ts';
import { openWorld, type World } from '../../test/world.ts';
import { verify } from './index.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());
test('days with nothing are zeros for counts and gaps for rates; neither today nor the time before the records is drawn', async () => {
  await observed(world, [
    ...['2026-02-20', '2026-02-22', '2026-03-02'].map((day) => lodgedOn(day, 2)),
    ...['2026-02-20', '2026-02-22', '2026-02-23'].map(
      (day) => ({ measure: 'timed', day, product: 'broadband', area: 'billing', value: 2 }) as const,
    ),
  ]);
  const counts = (await draw(world, definition({ from: '2026-01-01', to: '2026-12-31' }))).reply;
  expect(counts.points[0]).toMatchObject({ label: '2026-02-20', value: 2, count: 2, size: 1 });
  expect(counts.points[1]).toMatchObject({ label: '2026-02-21', value: 0 });
  expect(counts.points.at(-1)).toMatchObject({ label: '2026-03-01', value: 0 });
  const rates = (await draw(world, definition({ indicator: 'on-time-rate', from: '2026-02-01', type: 'p' }))).reply;
  expect(rates.points.slice(0, 4).map(({ value }) => value)).toEqual([0, null, 0, 0]);
  expect(rates.points[1]).toMatchObject({ label: '2026-02-21', size: 0, lower: null, upper: null });
  const weeks = (await draw(world, definition({ from: '2026-02-01', bucket: 'week', type: 'u' }))).problem;
  expect(weeks).toMatchObject({ code: 'too-few-points', params: { points: 1, minimum: 2 } });
});

test('what cannot be drawn is refused with field and bound', async () => {
  await observed(world, quietDays('2026-03-01'));
  const fit = await draw(world, definition({ type: 'p' }));
  expect(fit.status).toBe(422);
  expect(fit.problem).toMatchObject({ code: 'chart-type-unfit', params: { allowed: 'u, u-prime, i-mr' } });
  expect(fit.problem.errors).toMatchObject([{ field: 'body.type' }]);
  const unknown = await draw(world, definition({ product: 'gas', indicator: 'on-time-rate' }));
  expect(unknown.problem).toMatchObject({ code: 'too-few-points', params: { points: 0 } });
  const thin = await draw(world, definition({ baseline: { from: '2025-12-01', to: '2025-12-01' } }));
  expect(thin.problem).toMatchObject({ code: 'too-few-points', params: { points: 1 } });
  expect(thin.problem.errors).toMatchObject([{ field: 'body.baseline' }]);
  const late = await draw(world, definition({ splitOn: '2026-03-01' }));
  expect(late.problem.errors).toMatchObject([{ field: 'body.splitOn' }]);
  const long = await overview(world, { from: '2020-01-01', to: '2026-01-01' });
  expect(long.problem.errors).toMatchObject([{ field: 'query.from', params: { maximum: 1_100 } }]);
});

test('the catalogue says what each number is, and how far the records reach', async () => {
  const empty = await world.request('malin', contract.listIndicators);
  expect(empty.reply.span).toBeNull();
  await observed(world, quietDays('2025-12-05'));
  const { reply } = await world.request('malin', contract.listIndicators);
  expect(reply.span).toEqual({ from: '2025-12-01', to: '2025-12-05' });
  expect(reply.indicators.map(({ code, direction }) => [code, direction])).toEqual(
    expect.arrayContaining([
      ['complaints-per-day', 'lower-is-better'],
      ['on-time-rate', 'higher-is-better'],
      ['escalation-rate', 'lower-is-better'],
    ]),
  );
});

test('before and after an action: better, not better, and too early to say', async () => {
  const split = '2026-02-01';
  const fewer = dayRange(split, '2026-03-01').map((day, place) => lodgedOn(day, [2, 1, 2, 3][place % 4] ?? 2));
  await observed(world, [...quietDays(addDays(split, -1)), ...fewer]);
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
  await observed(world, quietDays('2026-02-28'));
  expect(await statuses(null)).toEqual([401, 401, 401, 401, 401, 401]);
  expect(await statuses('wangfang')).toEqual([403, 403, 403, 403, 403, 403]);
  expect(await statuses('chenjing')).toEqual([200, 200, 200, 200, 403, 403]);
  expect(await statuses('malin')).toEqual([200, 200, 200, 200, 200, 404]);
});
