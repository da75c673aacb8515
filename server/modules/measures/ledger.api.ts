import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { complaintLodged, ledgerDayImported } from '@tongli/contracts/complaints';
import { type ChartDefinition, chartDefinition, drawChart, getOverview } from '@tongli/contracts/measures';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { append } from '../../platform/events/append.ts';
import { openWorld, type World } from '../../test/world.ts';

const root = resolve(import.meta.dirname, '../../..', process.env.TONGLI_TEST_DATA ?? '../shared');
const file = resolve(root, 'data/complaints/cfpb_2015Q1_daily_no_text.csv.gz');
const present = existsSync(file);
if (!present) console.warn(`SKIPPED: no ledger of complaints at ${file}; set TONGLI_TEST_DATA`);

interface Complaint {
  readonly day: string;
  readonly product: string;
  readonly area: string;
  readonly onTime: boolean;
}

function readLedger(): Complaint[] {
  const rows: Record<string, string>[] = parse(gunzipSync(readFileSync(file)), { columns: true, bom: true });
  return rows.map((row) => ({
    day: row['Date received'] ?? '',
    product: row.Product ?? '',
    area: row.State ?? '',
    onTime: row['Timely response?'] === 'Yes',
  }));
}

function cellsOf(complaints: readonly Complaint[]) {
  const slices = Map.groupBy(complaints, ({ product, area }) => JSON.stringify([product, area]));
  return [...slices.values()].map((rows) => ({
    product: rows[0]?.product ?? '',
    area: rows[0]?.area ?? '',
    lodged: rows.length,
    // It has no closing dates: its rows count as on time or not on the day of receipt, and in no count of closings.
    closed: 0,
    closedOnTime: rows.filter(({ onTime }) => onTime).length,
    timed: rows.length,
    daysToCloseSum: 0,
    dated: 0,
  }));
}

describe.skipIf(!present)('a real ledger of 28,156 complaints', () => {
  const complaints = present ? readLedger() : [];
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
    await world.call(null, async (call) => {
      for (const [day, rows] of Map.groupBy(complaints, (complaint) => complaint.day))
        await append(call, ledgerDayImported, '0192c000-0001-7000-8000-000000000001', {
          projectId: null,
          day,
          cells: cellsOf(rows),
        });
    });
    await world.house.settle();
  });
  afterAll(() => world.close());

  const range = { from: '2015-01-01', to: '2015-03-19' };
  const countedBy = (key: 'day' | 'product' | 'area', rows: readonly Complaint[]) =>
    new Map([...Map.groupBy(rows, (row) => row[key])].map(([code, all]) => [code, all.length]));

  test('is counted as a count of its rows is: by day, product and area, and in a slice', async () => {
    const { reply } = await world.request('malin', getOverview, { query: range });
    expect(reply.total.lodged).toBe(28_156);
    expect(reply.total.onTimeRate).toBe(complaints.filter(({ onTime }) => onTime).length / complaints.length);
    expect(new Map(reply.days.map(({ date, lodged }) => [date, lodged]))).toEqual(countedBy('day', complaints));
    expect(new Map(reply.byProduct.map(({ code, lodged }) => [code, lodged]))).toEqual(
      countedBy('product', complaints),
    );
    expect(new Map(reply.byArea.map(({ code, lodged }) => [code, lodged]))).toEqual(countedBy('area', complaints));
    const product = 'Debt collection';
    const slice = await world.request('malin', getOverview, { query: { ...range, product } });
    const rows = complaints.filter((complaint) => complaint.product === product);
    expect(new Map(slice.reply.byArea.map(({ code, lodged }) => [code, lodged]))).toEqual(countedBy('area', rows));
  });

  test('has quiet Sundays, which the chart takes for what they are: more spread than counting explains', async () => {
    const body = chartDefinition.parse({ indicator: 'complaints-per-day', ...range });
    const { reply } = await world.request('malin', drawChart, { body });
    expect(reply.points).toHaveLength(78);
    expect(reply.type).toBe('u-prime');
    expect(reply.centre).toBeCloseTo(28_156 / 78, 9);
    expect(reply.sigmaZ).toBeGreaterThan(2);
    const weeks = await world.request('malin', drawChart, { body: { ...body, bucket: 'week' } });
    expect(weeks.reply.points.map(({ label }) => label)[0]).toBe('2015-01-05');
    expect(weeks.reply.points).toHaveLength(10);
  });

  test('beside what is lodged now, is a chart of its own: the years between are a gap, not eleven years of no complaints', async () => {
    const live = ['2026-02-10', '2026-02-10', '2026-02-12', '2026-02-20'];
    await world.call(null, async (call) => {
      for (const [place, lodgedOn] of live.entries())
        await append(call, complaintLodged, `0192c000-0002-7000-8000-${String(place).padStart(12, '0')}`, {
          projectId: null,
          number: `TS-${place}`,
          lodgedOn,
          product: 'broadband',
          area: 'billing',
          channel: 'phone',
          severity: 'normal',
          kind: 'routine',
        });
    });
    await world.house.settle();
    const draw = async (from: string, to: string, more: Partial<ChartDefinition> = {}) => {
      const body = chartDefinition.parse({ indicator: 'complaints-per-day', from, to, ...more });
      return (await world.request('malin', drawChart, { body })).reply;
    };
    const now = await draw('2025-06-01', '2026-03-01');
    expect(now.points.map(({ label, value }) => [label, value]).slice(0, 3)).toEqual([
      ['2026-02-10', 2],
      ['2026-02-11', 0],
      ['2026-02-12', 1],
    ]);
    expect(now.points).toHaveLength(20);
    const then = await draw('2015-01-01', '2018-01-01');
    expect(then.points).toHaveLength(78);
    expect((await draw(range.from, range.to)).centre).toBe(then.centre);
  });
});

describe('two ledgers with months between them', () => {
  test('leave a gap that limits, type and signals do not see', async () => {
    const world = await openWorld();
    const day = (date: string, lodged: number) => ({
      projectId: null,
      day: date,
      cells: [
        { product: 'mobile', area: '', lodged, closed: 0, closedOnTime: 0, timed: 0, daysToCloseSum: 0, dated: 0 },
      ],
    });
    await world.call(null, async (call) => {
      for (const [id, month] of [
        [1, '2025-03'],
        [2, '2025-09'],
      ] as const)
        for (const [place, lodged] of [4, 6, 5, 3, 7, 5, 4, 6, 5, 5].entries()) {
          const date = `${month}-${String(place * 2 + 1).padStart(2, '0')}`;
          await append(call, ledgerDayImported, `0192c000-0003-7000-8000-00000000000${id}`, day(date, lodged));
        }
    });
    await world.house.settle();
    const body = chartDefinition.parse({ indicator: 'complaints-per-day', from: '2025-01-01', to: '2025-12-31' });
    const { reply } = await world.request('malin', drawChart, { body });
    await world.close();
    expect([reply.points[0]?.label, reply.points.at(-1)?.label]).toEqual(['2025-03-01', '2025-09-19']);
    const present = reply.points.filter(({ value }) => value !== null);
    expect(present).toHaveLength(38);
    expect(reply.points.find(({ label }) => label === '2025-06-01')).toMatchObject({ value: null, size: 0 });
    expect(reply.centre).toBeCloseTo(100 / 38, 9);
    expect(reply.signals.every(({ length }) => length < 38)).toBe(true);
  });
});
