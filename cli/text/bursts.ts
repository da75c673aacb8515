import { type BurstCase, findBursts } from '@tongli/text';
import { type FlagKinds, readFlags } from '../flags.ts';
import { parseTimestamp } from '../forecast/timestamp.ts';
import { readDuration } from '../quantity.ts';
import { atCell, atOption, refuseValue } from '../refusal.ts';
import { columnAt } from '../table.ts';
import { alignRows, type Terminal, write, writeJson } from '../terminal.ts';
import { refuseExtra } from './extra.ts';
import { columnsAt, openRows } from './rows.ts';

export const burstsFlags: FlagKinds = { data: 'value', time: 'value', by: 'value', interval: 'value' };

const millisecondsPerMinute = 60_000;
const separator = '\u0000';

type Told = {
  readonly start: string;
  readonly end: string;
  readonly by: Readonly<Record<string, string>>;
  readonly observed: number;
  readonly expected: number;
  readonly rows: readonly number[];
};

export async function runBursts(args: readonly string[], terminal: Terminal): Promise<void> {
  const flags = readFlags(args, burstsFlags);
  refuseExtra(flags.positional, 'bursts', '--by product,issue');
  const [file, time] = [flags.required('data', 'cases.csv'), flags.required('time', 'received_at')];
  const by = flags.required('by', 'product,issue');
  const intervalMinutes = readInterval(flags.value('interval') ?? '15m');
  const { cases, names } = await readCases(file, time, by, terminal);
  const told: Told[] = findBursts(cases, { intervalMinutes }).map((burst) => {
    const values = burst.key.split(separator);
    return {
      start: timestampOf(burst.startMinute),
      end: timestampOf(burst.endMinute),
      by: Object.fromEntries(names.map((name, at) => [name, values[at] ?? ''])),
      observed: burst.observed,
      expected: burst.expected,
      rows: burst.rows,
    };
  });
  if (flags.has('json')) return writeJson(terminal.stdout, { bursts: told });
  return write(terminal.stdout, textOf(told, terminal));
}

async function readCases(file: string, time: string, by: string, terminal: Terminal) {
  const { table, rows } = await openRows(file, terminal);
  const [times, keys] = [columnAt(table, time), columnsAt(table, by)];
  const cases: BurstCase[] = [];
  const same = new Map<string, string>();
  let row = 0;
  for await (const batch of rows()) {
    for (const { line, cells } of batch) {
      const key = keys.map((place) => (cells[place] ?? '').trim()).join(separator);
      // One text for all cases of a key, where each cell would keep its piece of the file alive.
      if (!same.has(key)) same.set(key, key);
      cases.push({ minute: minuteOf(file, line, time, cells[times] ?? ''), key: same.get(key) ?? key, row: ++row });
    }
  }
  return { cases, names: keys.map((place) => table.columns[place] ?? '') };
}

/** Minutes of the wall clock since 1970; the clock is not converted. */
function minuteOf(file: string, line: number, column: string, text: string): number {
  const found = parseTimestamp(text);
  if (found) return Date.parse(`${found.date}T00:00:00Z`) / millisecondsPerMinute + found.minute;
  return refuseValue(atCell(file, line, column), text.trim(), {
    zh: '应为 1900 年以后存在的时间，请写成 2026-03-01 07:30',
    en: 'it must be a time that exists, after 1900; write it as 2026-03-01 07:30',
  });
}

function readInterval(text: string): number {
  const minutes = readDuration(atOption('interval'), text) / 60;
  if (minutes >= 5 && 1440 % minutes === 0) return minutes;
  return refuseValue(atOption('interval'), text, {
    zh: '应为能整除一天、不短于 5 分钟的时长，请写成 15m、1h 或 1d',
    en: 'it must divide a day and be 5 minutes or more; write it as 15m, 1h or 1d',
  });
}

function timestampOf(minute: number): string {
  return new Date(minute * millisecondsPerMinute).toISOString().slice(0, 19);
}

function textOf(bursts: readonly Told[], { language }: Terminal): string {
  const zh = language === 'zh';
  if (bursts.length === 0) return zh ? '没有发现集中爆发\n' : 'No burst found\n';
  const head = zh ? ['开始', '结束', '案件数', '预期', '对象'] : ['start', 'end', 'observed', 'expected', 'by'];
  const rows = bursts.map(({ start, end, observed, expected, by }) => [
    start,
    end,
    `${observed}`,
    expected.toFixed(2),
    Object.values(by).join(' · '),
  ]);
  return alignRows([head, ...rows]);
}
