import { explain, type Forecast, type ForecastInterval, forecast } from '@tongli/forecasting';
import { type FlagKinds, readFlags } from '../flags.ts';
import { Refusal } from '../refusal.ts';
import { type Terminal, write, writeJson } from '../terminal.ts';
import { historyFlags, misuseRefused, readHorizon, readKnown } from './options.ts';

export const forecastFlags: FlagKinds = { ...historyFlags, horizon: 'value', explain: 'switch' };

export async function runForecast(args: readonly string[], terminal: Terminal): Promise<void> {
  const flags = readFlags(args, forecastFlags);
  const horizonMinutes = readHorizon(flags.required('horizon', '7d'), 1);
  const known = await readKnown(flags, horizonMinutes, terminal);
  readHorizon(flags.required('horizon', '7d'), known.intervalMinutes);
  const found = misuseRefused(() => forecast({ ...known, horizonMinutes }));
  if (found.intervals.length === 0) refuseNothing(flags.value('from') ?? '');
  if (flags.has('json')) return writeJson(terminal.stdout, documentOf(found));
  await write(terminal.stdout, csvOf(found));
  // Beside the table and not in it, so that the table can be saved as it is.
  if (flags.has('explain'))
    await write(terminal.stderr, `${explain(found.explanation, terminal.language).join('\n')}\n`);
}

function documentOf({ intervals, explanation }: Forecast) {
  return {
    intervals: intervals.map((one) => ({
      timestamp: timestampOf(one),
      mean: one.mean,
      p10: one.p10,
      p50: one.p50,
      p90: one.p90,
      open: one.open,
      ...(one.handleSeconds === undefined ? {} : { aht: one.handleSeconds }),
    })),
    explanation: {
      ...explanation,
      sentences: { zh: explain(explanation, 'zh'), en: explain(explanation, 'en') },
    },
  };
}

function csvOf({ intervals }: Forecast): string {
  const withAht = intervals.some(({ handleSeconds }) => handleSeconds !== undefined);
  const figure = (value: number) => String(Math.round(value * 100) / 100);
  const rows = intervals.map((one) => {
    const cells = [timestampOf(one), ...[one.mean, one.p10, one.p50, one.p90].map(figure)];
    if (withAht) cells.push(one.handleSeconds === undefined ? '' : figure(one.handleSeconds));
    return cells.join(',');
  });
  return `${['timestamp,mean,p10,p50,p90', ...(withAht ? ['aht'] : [])].join(',')}\n${rows.map((row) => `${row}\n`).join('')}`;
}

function timestampOf({ date, minute }: ForecastInterval): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${date}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:00`;
}

function refuseNothing(from: string): never {
  throw new Refusal({
    zh: `选项 --from 的值是“${from}”：此前没有任何历史数据，请写更晚的时间。`,
    en: `--from is "${from}": the history has nothing before it; write a later time.`,
  });
}
