import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { backtest, type Observation } from './index.ts';

// Real call series. The benchmark compares every week with R; here the last four must stay where they are.
const shared = resolve(import.meta.dirname, '../..', process.env.TONGLI_TEST_DATA ?? '../shared', 'data/calls');
const present = existsSync(shared);
if (!present) console.warn(`SKIPPED: no call series in ${shared}; set TONGLI_TEST_DATA`);

function read(file: string, observationOf: (cells: readonly string[]) => Observation): Observation[] {
  const [, ...lines] = gunzipSync(readFileSync(join(shared, file)))
    .toString('utf8')
    .trim()
    .split(/\r?\n/);
  return lines.map((line) => observationOf(line.split(',').map((cell) => cell.replaceAll('"', ''))));
}

const bank2003 = () =>
  read('bank_calls_5min_2003_to_august.csv.gz', ([, at = '', calls]) => ({
    date: at.slice(0, 10),
    minute: Number(at.slice(11, 13)) * 60 + Number(at.slice(14, 16)),
    volume: Number(calls),
  }));
const bank1999 = () =>
  read('anonymous_bank_1999_6min_to_september.csv.gz', ([date = '', , place, calls]) => ({
    date,
    minute: (Number(place) - 1) * 6,
    volume: Number(calls),
  }));

describe.skipIf(!present)('on real calls', () => {
  it.each([
    // Eight weeks that end before the holidays of September 1999.
    ['2003', bank2003, '2003-08-30', 0.052],
    ['1999', bank1999, '1999-09-06', 0.25],
  ] as const)('the bank of %s is foreseen better than by any plain method', (_year, observations, until, most) => {
    const from = { date: until, minute: 0 };
    const { published, models, intervals } = backtest({
      observations: observations(),
      intervalMinutes: 30,
      weeks: 8,
      from,
    });
    expect(published.wape).toBeLessThan(most);
    expect(published.coverage).toBeGreaterThan(0.74);
    expect(published.coverage).toBeLessThan(0.89);
    expect(intervals).toBeGreaterThan(1000);
    const plain = models.filter(({ name }) => ['weekly-naive', 'slot-mean-4', 'slot-median-8'].includes(name));
    for (const { wape } of plain) expect(published.wape).toBeLessThan(0.95 * (wape ?? 0));
  });
});
