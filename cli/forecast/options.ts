import { addDays } from '@tongli/calendar';
import type { ForecastProblem } from '@tongli/forecasting';
import type { FlagKinds, Flags } from '../flags.ts';
import { readDuration } from '../quantity.ts';
import { atOption, Refusal, refuseValue } from '../refusal.ts';
import type { Terminal } from '../terminal.ts';
import { readEvents, readHolidays } from './calendar-files.ts';
import { readHistory } from './history.ts';
import { readHours } from './hours.ts';
import { type LocalTime, readTimestamp } from './timestamp.ts';

/** What forecast and backtest both take. */
export const historyFlags: FlagKinds = {
  history: 'value',
  interval: 'value',
  open: 'value',
  holidays: 'value',
  events: 'value',
  from: 'value',
  zone: 'value',
};

const minutesPerDay = 1440;

/** Reads the files and options that say what is known; `horizonMinutes` is only for the years of the holidays. */
export async function readKnown(
  flags: Flags,
  horizonMinutes: number,
  terminal: Terminal,
): Promise<Omit<ForecastProblem, 'horizonMinutes'>> {
  requireNothingElse(flags);
  const intervalMinutes = readInterval(flags);
  const from = readFrom(flags, intervalMinutes);
  const open = flags.value('open');
  const hours = open === undefined ? undefined : readHours(open);
  const observations = await readHistory(flags.required('history', 'history.csv'), intervalMinutes, terminal);
  const holidays = flags.value('holidays');
  const events = flags.value('events');
  const zone = flags.value('zone');
  if (zone !== undefined) requireZone(zone);
  const years = yearsOf(observations, from, horizonMinutes);
  return {
    observations,
    intervalMinutes,
    ...(from ? { from } : {}),
    ...(hours ? { open: hours } : {}),
    ...(holidays === undefined ? {} : { special: await readHolidays(holidays, years, terminal) }),
    ...(events === undefined ? {} : { events: await readEvents(events, terminal) }),
    ...(zone === undefined ? {} : { zone }),
  };
}

function readInterval(flags: Flags): number {
  const text = flags.required('interval', '30m');
  const minutes = readDuration(atOption('interval'), text) / 60;
  if (Number.isInteger(minutes) && minutesPerDay % minutes === 0) return minutes;
  return refuseValue(atOption('interval'), text, {
    zh: '一天应能被它整除，以分钟计，请写成 15m、30m 或 1h',
    en: 'it must divide a day, in whole minutes; write it as 15m, 30m or 1h',
  });
}

function readFrom(flags: Flags, intervalMinutes: number): LocalTime | undefined {
  const text = flags.value('from');
  if (text === undefined) return undefined;
  const time = readTimestamp(atOption('from'), text);
  if (time.minute % intervalMinutes === 0) return time;
  return refuseValue(atOption('from'), text, {
    zh: `应为时段的起点（从零点起每 ${intervalMinutes} 分钟），请改正`,
    en: `it must be the start of an interval, every ${intervalMinutes} minutes from midnight; correct it`,
  });
}

export function readHorizon(text: string, intervalMinutes: number): number {
  const minutes = readDuration(atOption('horizon'), text) / 60;
  if (minutes >= intervalMinutes && minutes <= 800 * minutesPerDay) return minutes;
  return refuseValue(atOption('horizon'), text, {
    zh: '应不短于一个时段，不超过 800 天，请写成 7d',
    en: 'it must be from one interval to 800 days; write it as 7d',
  });
}

function requireZone(zone: string): void {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone });
  } catch {
    refuseValue(atOption('zone'), zone, {
      zh: '应为 IANA 时区名称，请写成 Asia/Shanghai 或 Europe/Berlin',
      en: 'it must be a name of the IANA time zones; write it as Asia/Shanghai or Europe/Berlin',
    });
  }
}

function yearsOf(observations: ForecastProblem['observations'], from: LocalTime | undefined, horizonMinutes: number) {
  let first = observations[0]?.date ?? '';
  let last = from?.date ?? first;
  for (const { date } of observations) {
    if (date < first) first = date;
    if (date > last) last = date;
  }
  const end = addDays(last, Math.ceil(horizonMinutes / minutesPerDay) + 14);
  return { from: Number(first.slice(0, 4)), to: Number(end.slice(0, 4)) };
}

function requireNothingElse({ positional }: Flags): void {
  const [extra] = positional;
  if (extra === undefined) return;
  throw new Refusal({
    zh: `不认识“${extra}”：这里只接受选项，例如 --history ${extra}。`,
    en: `"${extra}" is not understood: only options are taken here, for example --history ${extra}.`,
  });
}

/** What the engine cannot take although each value is sound is a fault of this program's checks; say it all the same. */
export function misuseRefused<T>(act: () => T): T {
  try {
    return act();
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new Refusal({ zh: `无法计算：${error.message}。`, en: `This cannot be computed: ${error.message}.` });
  }
}
