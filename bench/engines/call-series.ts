import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { IsoDate } from '../../engines/calendar/index.ts';
import type { Observation } from '../../engines/forecasting/index.ts';

export type CallSeries = {
  readonly name: 'bank 2003' | 'bank 1999';
  readonly observations: readonly Observation[];
  /** A Monday, with which the first whole week begins. */
  readonly firstWeek: IsoDate;
  readonly weeks: number;
  /** Open days of a week, from Monday, and the half hours of such a day. */
  readonly openDays: number;
  readonly slots: { readonly from: number; readonly to: number };
};

const file2003 = 'data/calls/bank_calls_5min_2003_to_august.csv.gz';
const file1999 = 'data/calls/anonymous_bank_1999_6min_to_september.csv.gz';

/** The two real call series under the folder of test data; undefined where they are not. */
export function readCallSeries(folder: string): CallSeries[] | undefined {
  if (!existsSync(join(folder, file2003)) || !existsSync(join(folder, file1999))) return undefined;
  return [
    {
      name: 'bank 2003',
      observations: rowsOf(join(folder, file2003)).map(([, at = '', calls = '']) => ({
        date: at.slice(0, 10),
        minute: Number(at.slice(11, 13)) * 60 + Number(at.slice(14, 16)),
        volume: Number(calls),
      })),
      firstWeek: '2003-03-03',
      weeks: 26,
      openDays: 5,
      slots: { from: 14, to: 43 },
    },
    {
      name: 'bank 1999',
      observations: rowsOf(join(folder, file1999))
        .map(([date = '', , place = '', calls = '']) => ({
          date,
          minute: (Number(place) - 1) * 6,
          volume: Number(calls),
        }))
        // The first days of January and the last of September are not whole weeks.
        .filter(({ date }) => date >= '1999-01-04' && date < '1999-09-27'),
      firstWeek: '1999-01-04',
      weeks: 38,
      openDays: 7,
      slots: { from: 0, to: 48 },
    },
  ];
}

function rowsOf(file: string): string[][] {
  const [, ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trim().split(/\r?\n/);
  return lines.map((line) => line.split(',').map((cell) => cell.replaceAll('"', '')));
}
