import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { commandHelp } from '../help.ts';
import { tongli } from '../test/terminal.ts';
import { readHours } from './hours.ts';
import { parseTimestamp } from './timestamp.ts';

const folder = mkdtempSync(join(tmpdir(), 'tongli-'));
afterAll(() => rmSync(folder, { recursive: true }));

const lines = ['timestamp,volume,aht'];
for (let day = 1; day <= 28; day++) {
  for (let hour = 9; hour < 12; hour++) {
    const time = `2026-02-${String(day).padStart(2, '0')} ${String(hour).padStart(2, '0')}`;
    const volume = day % 7 === 1 ? 20 : 5 * hour;
    lines.push(`${time}:00,${volume},180`, `${time}:30,${volume},220`);
  }
}
const input = `${lines.join('\n')}\n`;
const forecast = ['forecast', '--history', '-', '--interval', '1h', '--horizon', '2d'];
const backtest = ['backtest', '--history', '-', '--interval', '1h', '--weeks', '2'];

const file = (name: string, content: string | Uint8Array): string => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

describe('tongli forecast', () => {
  it('writes CSV, adding finer intervals up', async () => {
    const { code, out, err } = await tongli(forecast, { input });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const [head, ...rows] = out.trim().split('\n');
    expect(head).toBe('timestamp,mean,p10,p50,p90,aht');
    expect(rows).toHaveLength(48);
    const cells = (time: string) =>
      rows
        .find((row) => row.startsWith(time))
        ?.split(',')
        .map(Number) ?? [];
    expect(cells('2026-03-01T10:00:00')[1]).toBeCloseTo(40, 0);
    expect(cells('2026-03-02T11:00:00')[1]).toBeCloseTo(110, 0);
    expect(cells('2026-03-02T11:00:00')[5]).toBeCloseTo(200, 6);
    expect(cells('2026-03-02T12:00:00').slice(1, 5)).toEqual([0, 0, 0, 0]);
  });

  it('reads the same from any encoding, packed or not', async () => {
    const plain = (await tongli(forecast, { input })).out;
    const chinese = Buffer.from(input.replace('aht', 'aht,\u8bf4\u660e'));
    for (const form of [
      `\uFEFF${input}`,
      input.replaceAll(',', ';').replaceAll('\n', '\r\n'),
      gzipSync(input),
      chinese,
    ]) {
      expect((await tongli(forecast, { input: form })).out).toBe(plain);
    }
    // 说明 in GB18030.
    const gb = Buffer.concat([
      Buffer.from('timestamp,volume,aht,'),
      Buffer.from([0xcb, 0xb5, 0xc3, 0xf7]),
      Buffer.from(input.slice(20)),
    ]);
    expect((await tongli(forecast, { input: gb })).out).toBe(plain);
    const packed = file('history.csv.gz', gzipSync(input));
    expect((await tongli(forecast.map((arg) => (arg === '-' ? packed : arg)))).out).toBe(plain);
  });

  it('explains itself beside the table', async () => {
    const { out, err } = await tongli([...forecast, '--explain'], { input, language: 'zh' });
    expect(out).not.toContain('权重');
    expect(err).toMatch(/依据 28 个有数据的日子/);
    expect(err).toMatch(/日总量的权重：/);
    expect(err).toMatch(/星期：.*周日/);
  });

  it('writes one JSON document', async () => {
    const document = JSON.parse((await tongli([...forecast, '--json'], { input })).out);
    expect(Object.keys(document)).toEqual(['intervals', 'explanation']);
    expect(document.intervals[9]).toMatchObject({
      timestamp: '2026-03-01T09:00:00',
      open: true,
      aht: expect.closeTo(200, 6),
    });
    expect(document.explanation.basis).toBe('weeks');
    expect(document.explanation.sentences.en[0]).toContain('28 days with data');
  });

  it('takes hours, holidays, campaigns and a start', async () => {
    const holidays = file('holidays.csv', 'date,name\n2026-02-09,Founders\n2026-02-24,Founders\n2026-02-27,Founders\n');
    const events = file('events.csv', 'from,to,name,uplift\n2026-02-26,2026-02-26,sale,100%\n');
    const more = [
      '--from',
      '2026-02-25 09:00',
      '--open',
      'Mon-Sat 09:00-11:00',
      '--holidays',
      holidays,
      '--events',
      events,
    ];
    const { out } = await tongli([...forecast, ...more], { input: input.replaceAll(/2026-02-(09|24) .*\n/g, '') });
    const rows = out
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split(','));
    expect(rows[0]?.[0]).toBe('2026-02-25T09:00:00');
    const at = (time: string) => Number(rows.find(([stamp]) => stamp === time)?.[1]);
    expect(at('2026-02-26T10:00:00')).toBeGreaterThan(150);
    expect(at('2026-02-25T11:00:00')).toBe(0);
    expect(at('2026-02-27T08:00:00')).toBe(0);
    const china = await tongli([...forecast, '--holidays', 'CN'], { input });
    expect(china.code).toBe(0);
  });

  it.each(['zh', 'en'] as const)('keeps the promises of its help: %s', (language) => {
    const launcher = fileURLToPath(new URL('../../tongli', import.meta.url));
    for (const name of ['forecast', 'backtest']) {
      const example = commandHelp(name, language).match(/^ {2}awk[\s\S]*?\.\/tongli[^\n]*/m)?.[0] ?? '';
      const command = `${example.replace('./tongli', launcher)} --lang ${language}`;
      const { status, stdout } = spawnSync('sh', ['-c', command], { encoding: 'utf8' });
      expect(status).toBe(0);
      if (name === 'backtest') expect(stdout).toMatch(/^(发布的预测|published) +[01]\.\d%/m);
      else
        for (const [time, volume] of [
          ['03-01T10', 40],
          ['03-02T09', 90],
          ['03-02T11', 110],
        ] as const) {
          const mean = Number(stdout.match(new RegExp(`2026-${time}:00:00,([^,]*)`))?.[1]);
          expect(Math.abs(mean - volume)).toBeLessThan(1.5);
        }
    }
  });

  it.each([
    [['forecast', '--history', '-', '--interval', '1h'], '--horizon is missing: add it, for example --horizon 7d'],
    [['forecast', '--history', '-', '--horizon', '7d'], '--interval is missing'],
    [[...forecast, '--from', 'tomorrow'], '--from is "tomorrow": it must be a time that exists'],
    [[...forecast, '--from', '2026-02-27 09:30'], '--from is "2026-02-27 09:30": it must be the start of an interval'],
    [[...forecast, '--from', '2025-01-01'], '--from is "2025-01-01": the history has nothing before it'],
    [[...forecast, '--open', 'weekdays'], '--open is "weekdays": it must be weekdays with hours'],
    [[...forecast, '--zone', 'Mars'], '--zone is "Mars": it must be a name of the IANA time zones'],
    [['forecast', '--history', '-', '--interval', '7m', '--horizon', '1d'], '--interval is "7m": it must divide a day'],
    [['forecast', '--history', '-', '--interval', '10m', '--horizon', '1d'], 'a row every 30 minutes'],
    [
      ['forecast', '--history', '-', '--interval', '1h', '--horizon', '3y'],
      '--horizon is "3y": it must be a time above 0',
    ],
    [['forecast', '--history', '/nowhere.csv', '--interval', '1h', '--horizon', '1d'], '/nowhere.csv does not exist'],
    [[...backtest.slice(0, -1), '0'], '--weeks is "0": it must be a whole number from 1 to 520'],
    [[...backtest, 'extra'], '"extra" is not understood'],
  ])('refuses %j', async (args, sentence) => {
    const { code, err } = await tongli(args, { input });
    expect(err).toContain(sentence);
    expect(code).toBe(2);
  });

  it.each([
    ['timestamp,calls\n2026-02-01,3\n', 'standard input has no column "volume" in line 1, only timestamp, calls'],
    [
      'timestamp,volume\n2026-02-01 09:00,3\n2026-02-30 09:00,4\n',
      'standard input, line 3, column "timestamp" is "2026-02-30 09:00"',
    ],
    [
      'timestamp,volume\n\n2026-02-01 09:00,-4\n',
      'standard input, line 3, column "volume" is "-4": it must be 0 or more',
    ],
    [
      'timestamp,volume,aht\n2026-02-01 09:00,4,3m\n',
      'standard input, line 2, column "aht" is "3m": it must be a number',
    ],
    ['timestamp,volume\n2026-02-01 09:00,\n', 'Standard input has no data below its header'],
    ['', 'Standard input is empty'],
  ])('refuses the history %j', async (history, sentence) => {
    const { code, err } = await tongli(['forecast', '--history', '-', '--interval', '30m', '--horizon', '1d'], {
      input: history,
    });
    expect(err.toLowerCase()).toContain(sentence.toLowerCase());
    expect(code).toBe(2);
  });

  it.each([
    ['--holidays', 'date,kind\n2026-02-09,half\n', 'line 2, column "kind" is "half": it must be closed'],
    [
      '--events',
      'from,to,name\n2026-02-09,2026-02-08,sale\n',
      'column "to" is "2026-02-08": it must not lie before from',
    ],
    [
      '--events',
      'from,to,name,uplift\n2026-02-09,2026-02-09,sale,-100%\n',
      'column "uplift" is "-100%": it must be above -100%',
    ],
  ])('refuses %s with %j', async (option, content, sentence) => {
    const { code, err } = await tongli([...forecast, option, file('bad.csv', content)], { input });
    expect(err).toContain(sentence);
    expect(code).toBe(2);
  });
});

describe('tongli backtest', () => {
  it('measures what would have been published and every model', async () => {
    const document = JSON.parse((await tongli([...backtest, '--json'], { input })).out);
    expect(Object.keys(document)).toEqual(['weeks', 'intervals', 'published', 'models', 'seconds']);
    expect(Object.keys(document.published)).toEqual(['wape', 'bias', 'mase', 'coverage', 'below', 'above', 'seconds']);
    expect(document.weeks.map(({ from }: { from: string }) => from)).toEqual(['2026-02-15', '2026-02-22']);
    const { out } = await tongli(backtest, { input, language: 'zh' });
    expect(out).toMatch(/发布的预测 +\d/);
    expect(out).toContain('照搬上周');
  });

  it('refuses a history of less than two days', async () => {
    const { code, err } = await tongli(backtest, { input: input.split('\n').slice(0, 7).join('\n') });
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('the history is too short') });
  });
});

describe('what is typed', () => {
  it('reads hours in both languages, past midnight too', () => {
    const week = readHours('Mon-Thu,Sat 07:00-12:00,13:00-21:00; fri 22:00-06:00');
    expect(week[0]).toEqual([
      { startMinute: 420, endMinute: 720 },
      { startMinute: 780, endMinute: 1260 },
    ]);
    expect(week[4]).toEqual([{ startMinute: 1320, endMinute: 1440 }]);
    expect(week[5]).toHaveLength(3);
    expect(readHours('周一至周五 07:00-21:00；每天 22:00-23:00')[6]).toEqual([{ startMinute: 1320, endMinute: 1380 }]);
    for (const text of [
      'Mon',
      'Mon,Foo 07:00-08:00',
      'Mon 8-9',
      'Mon 07:00-12:00,11:00-13:00',
      'Mon 07:00-25:00',
      '',
    ]) {
      expect(() => readHours(text)).toThrow('--open is');
    }
  });

  it('reads times as the wall clock shows them', () => {
    const half = { date: '2026-03-01', minute: 450 };
    for (const text of ['2026-03-01T07:30:00Z', '2026-03-01 07:30', '2026/3/1 7:30', '2026-03-01T07:30:00+08:00']) {
      expect(parseTimestamp(text)).toEqual(half);
    }
    expect(parseTimestamp('2026-02-29')).toBeUndefined();
    expect(parseTimestamp('2026-03-01 24:00')).toBeUndefined();
  });
});

const shared = resolve(import.meta.dirname, '../..', process.env.TONGLI_TEST_DATA ?? '../shared', 'data/calls');
const present = existsSync(shared);
if (!present) console.warn(`SKIPPED: no call series in ${shared}; set TONGLI_TEST_DATA`);

describe.skipIf(!present)('on a real bank', () => {
  it('tests the last four weeks of a file in fives of minutes', async () => {
    const raw = gunzipSync(readFileSync(join(shared, 'bank_calls_5min_2003_to_august.csv.gz'))).toString();
    const history = raw.replace(/^.*\n/, 'row,timestamp,volume\n');
    const { out } = await tongli(['backtest', '--history', '-', '--interval', '30m', '--weeks', '4', '--json'], {
      input: history,
    });
    const { published, intervals } = JSON.parse(out);
    expect(intervals).toBe(4 * 5 * 29);
    expect(published.wape).toBeLessThan(0.05);
  });
});
