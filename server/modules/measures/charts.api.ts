import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { addDays } from '@tongli/calendar';
import { type ChartDefinition, type ControlChart, chartDefinition, drawChart } from '@tongli/contracts/measures';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import { type Observation, observe } from './index.ts';

// Limits and flags computed with R and Python by others: the reference results beside the test data.
const root = resolve(import.meta.dirname, '../../..', process.env.TONGLI_TEST_DATA ?? '../shared');
const present = existsSync(join(root, 'reference/spc/charts.csv'));
if (!present) console.warn(`SKIPPED: no reference results of control charts in ${root}; set TONGLI_TEST_DATA`);

type Row = Readonly<Record<string, string>>;

function read(path: string): Row[] {
  const [head = '', ...lines] = readFileSync(join(root, path), 'utf8').trim().split(/\r?\n/);
  const names = head.replaceAll('"', '').split(',');
  return lines.map((line) => {
    const cells = line.replaceAll('"', '').split(',');
    return Object.fromEntries(names.map((name, place) => [name, cells[place] ?? '']));
  });
}

interface Sample {
  readonly file: string;
  readonly count: string;
  readonly size: string;
  readonly keep: (row: Row, place: number) => boolean;
}

const all = () => true;
const trial = (row: Row) => row.trial === 'TRUE';
const trialWithout =
  (...dropped: readonly number[]) =>
  (row: Row, place: number) =>
    trial(row) && !dropped.includes(place + 1);

const juice = { file: 'qcc_orangejuice', count: 'D', size: 'size' };
const circuit = { file: 'qcc_circuit', count: 'x', size: 'size' };
const samples: Readonly<Record<string, Sample>> = {
  orangejuice_trial30: { ...juice, keep: trial },
  orangejuice_trial_minus15_23: { ...juice, keep: trialWithout(15, 23) },
  orangejuice_all54: { ...juice, keep: all },
  circuit_trial26: { ...circuit, keep: trial },
  circuit_minus6_20: { ...circuit, keep: trialWithout(6, 20) },
  circuit_all46: { ...circuit, keep: all },
  nhs_accidents: { file: 'qicharts2_nhs_accidents', count: 'r', size: 'n', keep: all },
};

/**
 * Which of our charts each reference chart is. Complaints per day have one day of opportunity a point, so that our u chart is
 * the reference's c chart, and its Laney u' chart of 100 boards is ours divided by 100; rates with other sizes have no like here.
 */
const kinds: Readonly<Record<string, { indicator: string; type: ChartDefinition['type']; scale: number }>> = {
  p: { indicator: 'on-time-rate', type: 'p', scale: 1 },
  "laney_p'": { indicator: 'on-time-rate', type: 'p-prime', scale: 1 },
  c: { indicator: 'complaints-per-day', type: 'u', scale: 1 },
  "laney_u'": { indicator: 'complaints-per-day', type: 'u-prime', scale: 100 },
};

const start = '2025-01-01';

function observationsOf(name: string, sample: Sample): Observation[] {
  const isRate = sample.file !== 'qcc_circuit';
  return read(`data/spc/${sample.file}.csv`)
    .filter(sample.keep)
    .flatMap((row, place): Observation[] => {
      const slice = { day: addDays(start, place), product: name, area: 'any' };
      const count = Number(row[sample.count]);
      if (!isRate) return [{ ...slice, measure: 'lodged' as const, value: count }];
      return [
        { ...slice, measure: 'closed-on-time' as const, value: count },
        { ...slice, measure: 'timed' as const, value: Number(row[sample.size]) },
      ];
    });
}

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await sql`truncate measures.observation, measures.coverage`.execute(world.house.floor.db);
  if (!present) return;
  const observations = Object.entries(samples).flatMap(([name, sample]) => observationsOf(name, sample));
  await world.call(null, (call) => observe(call, observations));
});
afterAll(() => world.close());

async function drawn(change: Partial<ChartDefinition>): Promise<ControlChart> {
  const body = chartDefinition.parse({ indicator: 'on-time-rate', from: start, to: '2025-12-31', ...change });
  const { status, reply } = await world.request('malin', drawChart, { body });
  expect(status).toBe(200);
  return reply;
}

function near(actual: number | null | undefined, expected: string | undefined, scale: number): void {
  const wanted = Number(expected) * scale;
  expect(Math.abs((actual ?? Number.NaN) - wanted)).toBeLessThanOrEqual(1e-6 * Math.abs(wanted));
}

describe.skipIf(!present)('through counting, storing and drawing, charts are those of the reference', () => {
  const rows = (present ? read('reference/spc/charts.csv') : []).filter(
    (row) => row.name && samples[row.name] && row.chart && kinds[row.chart],
  );

  it.each(rows.map((row) => [`${row.name} ${row.chart}`, row] as const))('%s', async (_name, row) => {
    const { scale, ...kind } = kinds[row.chart ?? ''] ?? { scale: 1 };
    const to = addDays(start, Number(row.n) - 1);
    const chart = await drawn({ ...kind, product: row.name ?? '', to });
    expect(chart.points).toHaveLength(Number(row.n));
    const [first, last] = [chart.points[0], chart.points.at(-1)];
    near(chart.centre, row.CL, scale);
    near(first?.sigma, row.sigma_first, scale);
    near(first?.lower, row.LCL_first, scale);
    near(first?.upper, row.UCL_first, scale);
    near(last?.lower, row.LCL_last, scale);
    near(last?.upper, row.UCL_last, scale);
    const flagged = chart.points.flatMap(({ rules }, index) => (rules.length > 0 ? [index + 1] : []));
    expect(flagged.join(' ')).toBe(row.ccom_68135);
  });

  it('covers every reference chart of counts that our indicators can be', () => {
    expect(rows).toHaveLength(14);
  });

  it('judges later points against a frozen baseline of the first thirty', async () => {
    const body = { product: 'orangejuice_all54', type: 'p' as const, to: addDays(start, 53) };
    const chart = await drawn({ ...body, baseline: { from: start, to: addDays(start, 29) } });
    const reference = rows.find((row) => row.name === 'orangejuice_trial30' && row.chart === 'p');
    near(chart.centre, reference?.CL, 1);
    near(chart.points[53]?.upper, reference?.UCL_first, 1);
    expect(chart.points).toHaveLength(54);
    expect(chart.signals.some(({ side, from }) => side === 'below' && from >= addDays(start, 30))).toBe(true);
  });

  it('recommends what the dispersion asks for, and says why in both languages', async () => {
    const wide = await drawn({ product: 'nhs_accidents', to: addDays(start, 19) });
    expect(wide.type).toBe('p-prime');
    expect(wide.sigmaZ).toBeGreaterThan(5);
    expect(wide.recommendation.explanation.zh).toMatch(/普通控制限.*。$/);
    expect(wide.recommendation.explanation.en).toMatch(/plain limits.*\.$/);
  });
});
