import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { tongli } from '../test/terminal.ts';

const shared = resolve(import.meta.dirname, '../..', process.env.TONGLI_TEST_DATA ?? '../shared');
const present = existsSync(join(shared, 'reference/spc/charts.csv'));
if (!present) console.warn(`SKIPPED: no reference results of control charts in ${shared}; set TONGLI_TEST_DATA`);

const folder = mkdtempSync(join(tmpdir(), 'tongli-'));
afterAll(() => rmSync(folder, { recursive: true }));

const linesOf = (path: string): string[] => readFileSync(join(shared, path), 'utf8').trim().split(/\r?\n/);

/** The data sets of the reference: the file, the rows that stay, and the options that read them. */
const sets: Readonly<Record<string, { file: string; keep?: (line: string, row: number) => boolean; columns: string }>> =
  {
    pistonrings_phase1_25: { file: 'qcc_pistonrings', keep: isTrial, columns: '--value diameter --subgroup sample' },
    pistonrings_all40: { file: 'qcc_pistonrings', columns: '--value diameter --subgroup sample' },
    orangejuice_trial30: { file: 'qcc_orangejuice', keep: isTrial, columns: '--value D --size size' },
    orangejuice_trial_minus15_23: { file: 'qcc_orangejuice', keep: without(15, 23), columns: '--value D --size size' },
    orangejuice_all54: { file: 'qcc_orangejuice', columns: '--value D --size size' },
    circuit_trial26: { file: 'qcc_circuit', keep: isTrial, columns: '--value x --size 100' },
    circuit_minus6_20: { file: 'qcc_circuit', keep: without(6, 20), columns: '--value x --size size' },
    circuit_all46: { file: 'qcc_circuit', columns: '--value x --size size' },
    nhs_accidents: { file: 'qicharts2_nhs_accidents', columns: '--value r --size n' },
    complaints_per_sales: { file: 'qicharts2_complaints', columns: '--value complaints --size sales' },
  };

function isTrial(line: string): boolean {
  return line.endsWith('TRUE');
}

function without(...dropped: readonly number[]) {
  return (line: string, row: number): boolean => isTrial(line) && !dropped.includes(row);
}

const types: Readonly<Record<string, string>> = {
  xbar_R: 'xbar-r',
  xbar_S: 'xbar-s',
  p: 'p',
  np: 'np',
  "laney_p'": 'p-prime',
  c: 'c',
  u: 'u',
  "laney_u'": 'u-prime',
};

async function draw(row: Readonly<Record<string, string>>) {
  const set = sets[row.name ?? ''];
  if (!set) throw new Error(`the reference has an unknown set: ${row.name}`);
  const [head = '', ...lines] = linesOf(`data/spc/${set.file}.csv`);
  const file = join(folder, `${row.name}.csv`);
  const kept = lines.filter((line, place) => set.keep?.(line, place + 1) ?? true);
  writeFileSync(file, [head, ...kept].join('\n'));
  const { code, out, err } = await tongli([
    'chart',
    types[row.chart ?? ''] ?? '',
    '--data',
    file,
    ...set.columns.split(' '),
    '--json',
  ]);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return JSON.parse(out);
}

function near(actual: number, expected = ''): void {
  expect(Math.abs(actual - Number(expected))).toBeLessThanOrEqual(1e-6 * Math.abs(Number(expected)));
}

describe.skipIf(!present)('tongli chart on the reference data', () => {
  const [head = '', ...lines] = present ? linesOf('reference/spc/charts.csv') : [];
  const names = head.split(',');
  const rows = lines.map((line) => {
    const cells = line.split(',');
    return Object.fromEntries(names.map((name, place) => [name, cells[place] ?? '']));
  });
  const levels = rows.filter(({ chart }) => Object.hasOwn(types, chart ?? ''));

  it.each(levels.map((row) => [`${row.name} ${row.chart}`, row] as const))('%s', async (_name, row) => {
    const drawn = await draw(row);
    expect(drawn.points).toHaveLength(Number(row.n));
    near(drawn.centre, row.CL);
    near(drawn.limits[0].lower, row.LCL_first);
    near(drawn.limits[0].upper, row.UCL_first);
    near(drawn.limits.at(-1).lower, row.LCL_last);
    near(drawn.limits.at(-1).upper, row.UCL_last);
    const flagged = drawn.points.filter(({ rules }: { rules: string[] }) => rules.length > 0);
    expect(flagged.map(({ index }: { index: number }) => index).join(' ')).toBe(row.ccom_68135);
  });
});

const days = ['day,complaints,handled,period'];
for (let day = 1; day <= 20; day++)
  days.push(`d${day},${day === 15 ? 40 : 10 + (day % 3)},1000,${day > 10 ? 'new' : 'old'}`);
const input = `${days.join('\n')}\n`;
const u = ['chart', 'u', '--data', '-', '--value', 'complaints', '--size', 'handled', '--label', 'day'];

describe('tongli chart', () => {
  it('prints exactly its fields, counting points from 1', async () => {
    const drawn = JSON.parse((await tongli([...u, '--json'], { input })).out);
    expect(Object.keys(drawn)).toEqual(['type', 'centre', 'sigma', 'limits', 'points', 'signals', 'falseAlarm']);
    expect(drawn.points[14]).toEqual({ index: 15, label: 'd15', value: 0.04, size: 1000, rules: ['beyond-3-sigma'] });
    const [, signal] = drawn.signals;
    expect(signal).toMatchObject({ rule: 'beyond-3-sigma', from: 15, to: 15, side: 'above' });
    expect(signal.explanation.zh).toContain('d15 超出上控制限');
    expect(signal.explanation.en).toContain('d15 is above the upper limit');
    expect(drawn.falseAlarm).toEqual({ meanRunLength: 77.7, within25: 0.2546 });
  });

  it('freezes a baseline and gives each phase its limits', async () => {
    const frozen = JSON.parse((await tongli([...u, '--baseline', '1..10', '--rules', '1', '--json'], { input })).out);
    expect(frozen.centre).toBeCloseTo(0.011, 6);
    const split = JSON.parse((await tongli([...u, '--phase', 'period', '--json'], { input })).out);
    expect(split.limits[0].upper).toBeLessThan(split.limits[10].upper);
  });

  it('reads gaps, and one value a row', async () => {
    const rings = 'v\n1\n2\n\n3\nNA\n2\n';
    const drawn = JSON.parse(
      (await tongli(['chart', 'i-mr', '--data', '-', '--value', 'v', '--json'], { input: rings })).out,
    );
    expect(drawn.points.map(({ value }: { value: number | null }) => value)).toEqual([1, 2, 3, null, 2]);
    expect(drawn.points[4]).toMatchObject({ label: '#5', size: 1 });
  });

  it('tells signals in words', async () => {
    const { out } = await tongli(u, { input, language: 'zh' });
    expect(out).toMatch(/2\. d15 超出上控制限/);
    expect(out).toMatch(/误报 +过程正常时平均每 77.7 点误报一次/);
  });

  it('draws a picture that stands alone', async () => {
    const file = join(folder, 'chart.svg');
    const title = days.join('\n').replace('complaints', 'a<b>&"c"');
    const named = u.map((arg) => (arg === 'complaints' ? 'a<b>&"c"' : arg));
    const quoted = title.replace('a<b>&"c"', '"a<b>&""c"""');
    await tongli([...named, '--phase', 'period', '--svg', file], { input: quoted });
    const svg = readFileSync(file, 'utf8');
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www.w3.org\/2000\/svg"/);
    expect(svg).toContain('a&lt;b&gt;&amp;&quot;c&quot; / handled · u');
    expect(svg).toContain('Phase 2 · CL');
    expect(svg).toMatch(/\d\. d15 is above the upper limit/);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('recommends a chart and says why', async () => {
    const options = ['--data', '-', '--value', 'complaints', '--size', 'handled', '--json'];
    const advice = JSON.parse((await tongli(['chart', '--recommend', ...options], { input })).out);
    expect(advice.type).toMatch(/^p/);
    expect(advice.dispersion.degreesOfFreedom).toBe(19);
    expect(JSON.parse((await tongli(['chart', 'u', '--recommend', ...options], { input })).out).type).toMatch(/^u/);
  });

  it.each([
    [['chart', '--data', '-', '--value', 'v'], 'The type of the chart is missing: write one of xbar-r'],
    [['chart', 'pie', '--data', '-', '--value', 'v'], 'There is no chart "pie"'],
    [['chart', 'ewma', '--data', '-', '--value', 'handled', '--size', '5'], '--size is "5": ewma charts have no sizes'],
    [
      ['chart', 'cusum', '--data', '-', '--value', 'handled'],
      'standard input does not suit this chart: points 0 to 19 have sigma 0',
    ],
    [
      ['chart', 'cusum', '--rules', '1'],
      '--rules is "1": cusum charts are read by their own limits alone; leave it out',
    ],
    [['chart', 'ewma', '--target', 'x'], '--target is "x": it must be a number'],
    [[...u, '--lower-spec', '3'], '--lower-spec is "3": it belongs to i-mr, xbar-r and xbar-s'],
    [
      ['chart', 'i-mr', '--lower-spec', '3', '--upper-spec', '2'],
      '--lower-spec is "3": it must be below --upper-spec, 2; correct it',
    ],
    [['chart', 'p', '--data', '-', '--value', 'complaints'], '--size is missing: add it'],
    [[...u, '--baseline', '1..30'], '--baseline is "1..30": there are only 20 points; write a range within 1..20.'],
    [[...u, '--baseline', '5'], '--baseline is "5": it must be the first and last point'],
    [[...u, '--rules', 'all'], '--rules is "all": it must be one of 6-8-1-3-5, nelson, western-electric, 1'],
    [[...u, '--target', '3'], '--target is "3": it belongs to ewma and cusum'],
    [
      ['chart', 'p', '--data', '-', '--value', 'handled', '--size', 'complaints'],
      'standard input, line 2, column "handled" is "1000": it must not exceed the size, 11',
    ],
    [
      ['chart', 'i-mr', '--data', '-', '--value', 'day'],
      'standard input, line 2, column "day" is "d1": it must be a number',
    ],
    [[...u, '--svg', '/nowhere/at/all.svg'], '--svg /nowhere/at/all.svg cannot be written (ENOENT)'],
  ])('refuses %j', async (args, sentence) => {
    const { code, err } = await tongli(args, { input });
    expect(err).toContain(sentence);
    expect(code).toBe(2);
  });
});

// D. C. Montgomery, Introduction to Statistical Quality Control, table 9.1.
const shifted = [
  9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.2, 10.34, 9.03, 11.47, 10.51, 9.4, 10.08, 9.37, 10.62, 10.31,
  8.52, 10.84, 10.9, 9.33, 12.29, 11.5, 10.6, 11.08, 10.38, 11.62, 11.31, 10.52, 12.2, 12.4,
];
const seconds = `x\n${shifted.join('\n')}\n`;
const remembering = (type: string) => ['chart', type, '--data', '-', '--value', 'x', '--target', '10'];

describe('tongli chart ewma and cusum', () => {
  it('prints what they remember beside the fields of every chart', async () => {
    const args = [...remembering('ewma'), '--baseline', '1..20', '--json'];
    const drawn = JSON.parse((await tongli(args, { input: seconds })).out);
    expect(Object.keys(drawn)).toEqual(['type', 'centre', 'sigma', 'limits', 'points', 'signals', 'falseAlarm']);
    expect(drawn).toMatchObject({ type: 'ewma', centre: 10, falseAlarm: { meanRunLength: 552.7 } });
    expect(drawn.points[0]).toEqual({ index: 1, label: '#1', value: 9.89, size: 1, rules: [], observed: 9.45 });
    expect(drawn.limits[0].upper).toBeCloseTo(10 + 0.6 * drawn.sigma, 12);
    expect(drawn.signals).toMatchObject([{ rule: 'beyond-ewma-limits', from: 32, to: 32, side: 'above' }]);
  });

  it('says since when', async () => {
    const args = [...remembering('cusum'), '--baseline', '1..20', '--json'];
    const drawn = JSON.parse((await tongli(args, { input: seconds })).out);
    expect(drawn.limits[0]).toEqual({ lower: -5, upper: 5 });
    expect(drawn.points[1]).toMatchObject({ observed: 7.99, upperSum: 0 });
    expect(drawn.points[1].value).toBe(-drawn.points[1].lowerSum);
    expect(drawn.signals).toMatchObject([{ rule: 'beyond-decision-interval', from: 23, to: 32, side: 'above' }]);
    expect(drawn.signals[0].explanation.zh).toContain('过程很可能从 #23 起上移');
    const { out } = await tongli(args.slice(0, -1), { input: seconds });
    expect(out).toMatch(/# +label +observed +value +lower/);
  });

  it('remembers subgroups', async () => {
    const grouped = `x,day\n${shifted.map((value, place) => `${value},${place >> 1}`).join('\n')}\n`;
    const args = [...remembering('cusum'), '--subgroup', 'day', '--json'];
    const drawn = JSON.parse((await tongli(args, { input: grouped })).out);
    expect(drawn.points).toHaveLength(16);
    expect(drawn.points[0]).toMatchObject({ label: '0', size: 2, observed: expect.closeTo(8.72, 12) });
  });

  it.each(['ewma', 'cusum'])('draws %s', async (type) => {
    const file = join(folder, `${type}.svg`);
    await tongli([...remembering(type), '--baseline', '1..20', '--svg', file], { input: seconds });
    const svg = readFileSync(file, 'utf8');
    expect(svg.match(/class="line"/g)).toHaveLength(type === 'cusum' ? 2 : 1);
    expect(svg.match(/class="sign"/g)?.length).toBeGreaterThan(0);
    expect(svg).toContain(type === 'cusum' ? 'UCL 5<' : 'CL 10<');
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });
});

describe('tongli chart with a specification', () => {
  const args = ['chart', 'i-mr', '--data', '-', '--value', 'x', '--lower-spec', '5', '--upper-spec', '15'];

  it('adds the capability of the points that set the limits', async () => {
    const { capability, sigma } = JSON.parse(
      (await tongli([...args, '--baseline', '1..20', '--json'], { input: seconds })).out,
    );
    expect(capability).toMatchObject({ values: 20, outside: 0, sigmaWithin: sigma, required: 1.33 });
    expect(capability.cp.value).toBeCloseTo(10 / 6 / sigma, 12);
    expect(capability.explanation.zh).toContain('Cpk');
    const { out } = await tongli(args.slice(0, -2), { input: seconds });
    expect(out).toMatch(/Cpk .* the 1\.25 required/);
  });
});
