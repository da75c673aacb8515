import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Chart, type ChartData, type ChartPoint, c4, chart, d2, d3, type RuleName } from './index.ts';

// Limits and flags computed with R and Python by others: the reference results beside the test data.
const root = resolve(import.meta.dirname, '../..', process.env.TONGLI_TEST_DATA ?? '../shared');
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

function countsOf(file: string, count: string, size: string, keep: (row: Row, place: number) => boolean = () => true) {
  const rows = read(`data/spc/${file}.csv`).filter(keep);
  return rows.map((row, place) => ({ label: String(place + 1), count: Number(row[count]), size: Number(row[size]) }));
}

function rings(keep: (row: Row) => boolean = () => true) {
  const samples = Map.groupBy(read('data/spc/qcc_pistonrings.csv').filter(keep), (row) => row.sample ?? '');
  return [...samples].map(([label, rows]) => ({ label, values: rows.map((row) => Number(row.diameter)) }));
}

const isTrial = (row: Row): boolean => row.trial === 'TRUE';
const trialWithout =
  (...dropped: readonly number[]) =>
  (row: Row, place: number): boolean =>
    isTrial(row) && !dropped.includes(place + 1);

const countSets = {
  orangejuice_trial30: () => countsOf('qcc_orangejuice', 'D', 'size', isTrial),
  orangejuice_trial_minus15_23: () => countsOf('qcc_orangejuice', 'D', 'size', trialWithout(15, 23)),
  orangejuice_all54: () => countsOf('qcc_orangejuice', 'D', 'size'),
  circuit_trial26: () => countsOf('qcc_circuit', 'x', 'size', isTrial),
  circuit_minus6_20: () => countsOf('qcc_circuit', 'x', 'size', trialWithout(6, 20)),
  circuit_all46: () => countsOf('qcc_circuit', 'x', 'size'),
  nhs_accidents: () => countsOf('qicharts2_nhs_accidents', 'r', 'n'),
  complaints_per_sales: () => countsOf('qicharts2_complaints', 'complaints', 'sales'),
} as const;

const ringSets = { pistonrings_phase1_25: () => rings(isTrial), pistonrings_all40: () => rings() } as const;

const countTypes = { p: 'p', np: 'np', "laney_p'": 'p-prime', c: 'c', u: 'u', "laney_u'": 'u-prime' } as const;
const ringTypes = { xbar_R: 'xbar-r', R: 'xbar-r', xbar_S: 'xbar-s', S: 'xbar-s' } as const;

function lookup<T>(table: Readonly<Record<string, T>>, name: string): T | undefined {
  return table[name];
}

function dataOf(row: Row): ChartData {
  const type = lookup(countTypes, row.chart ?? '');
  const points = lookup<() => ReturnType<typeof countsOf>>(countSets, row.name ?? '');
  if (type && points) return { type, points: points() };
  const ringType = lookup(ringTypes, row.chart ?? '');
  const samples = lookup(ringSets, row.name ?? '');
  if (ringType && samples) return { type: ringType, points: samples() };
  throw new Error(`the reference has an unknown row: ${row.name} ${row.chart}`);
}

const columns: readonly (readonly [column: string, rule: RuleName])[] = [
  ['R1', 'beyond-3-sigma'],
  ['R3', 'two-of-three-beyond-2-sigma'],
  ['R5', 'four-of-five-beyond-1-sigma'],
  ['R8', 'eight-one-side'],
  ['R6', 'six-trend'],
  ['N2', 'nine-one-side'],
  ['N4', 'fourteen-alternating'],
  ['N7', 'fifteen-within-1-sigma'],
  ['N8', 'eight-outside-1-sigma'],
];

function near(actual: number | null | undefined, expected: string | undefined): void {
  const wanted = Number(expected);
  expect(Math.abs((actual ?? Number.NaN) - wanted), `${actual} for ${expected}`).toBeLessThanOrEqual(
    1e-6 * Math.abs(wanted),
  );
}

function flagged(points: readonly ChartPoint[], rule?: RuleName): string {
  const hits = points.filter(({ rules }) => (rule ? rules.includes(rule) : rules.length > 0));
  return hits.map(({ index }) => index + 1).join(' ');
}

function expectLevel(result: Chart, row: Row): void {
  const first = result.points[0];
  const last = result.points.at(-1);
  near(result.centre, row.CL);
  near(first?.sigma, row.sigma_first);
  near(first?.lower, row.LCL_first);
  near(first?.upper, row.UCL_first);
  near(last?.lower, row.LCL_last);
  near(last?.upper, row.UCL_last);
  const sigmaZ = row.extra?.match(/sigma_z=(\S+)/)?.[1];
  if (sigmaZ) near(result.sigmaZ, sigmaZ);
}

function expectSpread(result: Chart, row: Row): void {
  const points = result.spread?.points ?? [];
  near(points[0]?.centre, row.CL);
  near(points[0]?.lower, row.LCL_first);
  near(points.at(-1)?.upper, row.UCL_last);
  const beyond = points.filter((point) => point.beyond).map(({ index }) => index + 1);
  expect(beyond.join(' ')).toBe(row.R1);
}

describe.skipIf(!present)('reference results', () => {
  const rows = present ? read('reference/spc/charts.csv') : [];

  it.each(rows.map((row) => [`${row.name} ${row.chart}`, row] as const))('%s', (_name, row) => {
    const data = dataOf(row);
    const nelson = chart({ ...data, rules: 'nelson' });
    expect(nelson.points).toHaveLength(Number(row.n));
    if (row.chart === 'R' || row.chart === 'S') return expectSpread(nelson, row);
    expectLevel(nelson, row);
    const ccom = chart({ ...data, rules: '6-8-1-3-5' });
    for (const [column, rule] of columns) {
      const source = rule === 'eight-one-side' ? ccom : nelson;
      expect(flagged(source.points, rule), column).toBe(row[column]);
    }
    expect(flagged(ccom.points)).toBe(row.ccom_68135);
  });

  it('has the constants', () => {
    for (const row of present ? read('reference/spc/constants.csv') : []) {
      const n = Number(row.n);
      expect(d2(n)).toBeCloseTo(Number(row.d2), 7);
      expect(d3(n)).toBeCloseTo(Number(row.d3), 7);
      expect(c4(n)).toBeCloseTo(Number(row.c4), 7);
      expect(Math.max(0, 1 - (3 * d3(n)) / d2(n))).toBeCloseTo(Number(row.D3), 6);
      expect(1 + (3 * Math.sqrt(1 - c4(n) ** 2)) / c4(n)).toBeCloseTo(Number(row.B4), 6);
    }
  });
});
