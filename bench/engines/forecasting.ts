import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { addDays } from '../../engines/calendar/index.ts';
import { type Forecast, forecast } from '../../engines/forecasting/index.ts';
import { sampleHistory } from '../../engines/forecasting/test/sample-history.ts';
import type { Measurement } from '../measurement.ts';
import { type CallSeries, readCallSeries } from './call-series.ts';

const firstOrigin = 8;
const slotMinutes = 30;
const daysPerWeek = 7;
const here = import.meta.dirname;
const testData = resolve(here, '../..', process.env.TONGLI_TEST_DATA ?? '../shared');

/** Accuracy over every weekly origin of both call series beside R on the same weeks, and speed. */
export async function* measureForecasting(): AsyncGenerator<Measurement> {
  const all = readCallSeries(testData);
  if (!all) console.error(`SKIPPED: no call series in ${testData}; set TONGLI_TEST_DATA`);
  for (const series of all ?? []) yield* measureAccuracy(series);
  yield measureSpeed();
}

async function* measureAccuracy(series: CallSeries): AsyncGenerator<Measurement> {
  const weeks = weeksOf(series);
  const ours = ourForecasts(series, weeks);
  const peers = await askR(weeks, series.openDays);
  const { wape, coverage } = scoreOurs(weeks, ours);
  const scored = [...peers].map(([method, cells]) => ({ method, wape: wapeOf(weeks, cells) }));
  const best = scored.toSorted((a, b) => a.wape - b.wape)[0];
  const name = `forecast.${series.name.replace(' ', '-')}`;
  yield {
    name: `${name}.wape`,
    value: wape,
    unit: 'share',
    ...(best ? { peer: best.method, peerValue: best.wape, ratio: wape / best.wape } : {}),
  };
  for (const { method, wape: theirs } of scored) {
    const slug = method.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');
    yield {
      name: `${name}.wape.beside.${slug}`,
      value: wape,
      unit: 'share',
      peer: method,
      peerValue: theirs,
      ratio: wape / theirs,
    };
  }
  yield { name: `${name}.coverage80`, value: coverage, unit: 'share' };
}

type Week = readonly (number | null)[];
type Cells = ReadonlyMap<number, Float64Array>;

/** Half hours of the open days, a row per week; null where the day is missing. */
function weeksOf({ observations, firstWeek, weeks, openDays, slots }: CallSeries): Week[] {
  const sums = new Map<string, Float64Array>();
  for (const { date, minute, volume } of observations) {
    const day = sums.get(date) ?? new Float64Array(48);
    const slot = Math.floor(minute / slotMinutes);
    day[slot] = (day[slot] ?? 0) + volume;
    sums.set(date, day);
  }
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: openDays }, (_none, weekday) =>
      sums.get(addDays(firstWeek, week * daysPerWeek + weekday)),
    ).flatMap((day) =>
      day ? Array.from(day.slice(slots.from, slots.to)) : new Array<null>(slots.to - slots.from).fill(null),
    ),
  );
}

function ourForecasts({ observations, firstWeek }: CallSeries, weeks: readonly Week[]): Forecast[] {
  return weeks.slice(firstOrigin).map((_, place) =>
    forecast({
      observations,
      intervalMinutes: slotMinutes,
      horizonMinutes: daysPerWeek * 1440,
      from: { date: addDays(firstWeek, (firstOrigin + place) * daysPerWeek), minute: 0 },
    }),
  );
}

function scoreOurs(weeks: readonly Week[], forecasts: readonly Forecast[]) {
  let error = 0;
  let volume = 0;
  let within = 0;
  let open = 0;
  forecasts.forEach(({ intervals }, place) => {
    const week = weeks[firstOrigin + place] ?? [];
    const perDay = week.length / (week.length === 336 ? 7 : 5);
    const first = perDay === 48 ? 0 : 14;
    week.forEach((calls, cell) => {
      const interval = intervals[Math.floor(cell / perDay) * 48 + first + (cell % perDay)];
      if (calls === null || !interval) return;
      error += Math.abs(interval.mean - calls);
      volume += calls;
      if (!interval.open) return;
      open++;
      if (calls >= interval.p10 && calls <= interval.p90) within++;
    });
  });
  return { wape: error / volume, coverage: within / open };
}

function wapeOf(weeks: readonly Week[], cells: Cells): number {
  let error = 0;
  let volume = 0;
  for (const [origin, forecasts] of cells) {
    weeks[origin]?.forEach((calls, place) => {
      if (calls === null) return;
      error += Math.abs((forecasts[place] ?? 0) - calls);
      volume += calls;
    });
  }
  return error / volume;
}

/** By method and origin what R foresees; nothing, loudly, where R or its package is not installed. */
async function askR(weeks: readonly Week[], openDays: number): Promise<Map<string, Map<number, Float64Array>>> {
  const answer = new Map<string, Map<number, Float64Array>>();
  const child = spawn('Rscript', [resolve(here, 'forecasting.R'), String(firstOrigin), String(openDays)]);
  const output: string[] = [];
  const complaints: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => output.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => complaints.push(text));
  child.stdin.on('error', () => {});
  child.stdin.end(`${weeks.map((week) => week.map((calls) => calls ?? '').join(',')).join('\n')}\n`);
  const code = await once(child, 'close').then(
    ([status]) => status,
    () => 'not installed',
  );
  if (code !== 0) {
    console.error(
      `SKIPPED: R did not run (${code}) ${complaints.join('').trim()}; install r-base-core and r-cran-forecast for the peers`,
    );
    return answer;
  }
  for (const line of output.join('').trim().split('\n').slice(1)) {
    const [origin = '', method = '', interval = '', value = ''] = line.split(',');
    const byOrigin = answer.get(method) ?? new Map<number, Float64Array>();
    const cells = byOrigin.get(Number(origin)) ?? new Float64Array(weeks[0]?.length ?? 0);
    cells[Number(interval)] = Number(value);
    answer.set(method, byOrigin.set(Number(origin), cells));
  }
  return answer;
}

const queues = 20;

/** A year of half hours, open day and night, for queues from 3 to 3,000 contacts a day. */
function measureSpeed(): Measurement {
  const histories = Array.from({ length: queues }, (_, queue) =>
    sampleHistory({
      from: '2025-01-01',
      days: 365,
      perDay: [3, 30, 300, 3000][queue % 4] ?? 300,
      seed: queue,
      openMinutes: [0, 1440],
    }),
  );
  const started = performance.now();
  for (const observations of histories)
    forecast({ observations, intervalMinutes: slotMinutes, horizonMinutes: 10_080 });
  return { name: 'forecast.20-queues-a-year', value: (performance.now() - started) / 1000, unit: 's' };
}
