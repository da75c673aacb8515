import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ledgerDayImported } from '@tongli/contracts/complaints';
import { chartDefinition, drawChart, getOverview } from '@tongli/contracts/measures';
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
    closed: rows.length,
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
        await append(call, ledgerDayImported, '0192c000-0001-7000-8000-000000000001', { day, cells: cellsOf(rows) });
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
});
