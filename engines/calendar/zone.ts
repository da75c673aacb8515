import { DAY_MS, dateOf, dayNumber, FIRST_YEAR, type IsoDate, LAST_YEAR } from './dates.ts';

/** A name of the IANA time zone database, such as 'Asia/Shanghai'. */
export type Zone = string;

/** From the instant `from` on (ms of the epoch) the local clock is `offset` ms ahead of UTC. */
interface OffsetSpan {
  from: number;
  offset: number;
}

interface ZoneClock {
  formatter: Intl.DateTimeFormat;
  /** By UTC year: spans in order, the first one from the year's start. */
  years: Map<number, readonly OffsetSpan[]>;
}

const MINUTE_MS = 60_000;
const MINUTES_PER_DAY = 1440;
/** No zone has ever been further from UTC than 15 h 57 min. */
const WIDEST_OFFSET_MS = 16 * 3_600_000;

const clocks = new Map<Zone, ZoneClock>();

function clockOf(zone: Zone): ZoneClock {
  const known = clocks.get(zone);
  if (known) return known;
  const clock = { formatter: formatterOf(zone), years: new Map() };
  clocks.set(zone, clock);
  return clock;
}

function formatterOf(zone: Zone): Intl.DateTimeFormat {
  try {
    return new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
  } catch {
    throw new RangeError(`zone must be a name of the IANA time zone database, got ${JSON.stringify(zone)}`);
  }
}

/** Throws RangeError when the runtime does not know the zone. */
export function assertZone(zone: Zone): void {
  clockOf(zone);
}

/** Asks the formatter: some microseconds. `at` is a whole second. */
function askOffset(formatter: Intl.DateTimeFormat, at: number): number {
  const field: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatter.formatToParts(at)) field[type] = Number(value);
  const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = field;
  return Date.UTC(year, month - 1, day, hour, minute, second) - at;
}

/** The first whole second in (low, high] whose offset is no longer that of `low`. */
function findChange(formatter: Intl.DateTimeFormat, low: number, high: number): number {
  const before = askOffset(formatter, low);
  let same = low / 1000;
  let changed = high / 1000;
  while (changed - same > 1) {
    const middle = Math.floor((same + changed) / 2);
    if (askOffset(formatter, middle * 1000) === before) same = middle;
    else changed = middle;
  }
  return changed * 1000;
}

/** Probed once a day: two changes within 24 hours that cancel out would be missed; none is on record. */
function probeYear(formatter: Intl.DateTimeFormat, year: number): OffsetSpan[] {
  const start = Date.UTC(year, 0, 1);
  const end = Date.UTC(year + 1, 0, 1);
  let offset = askOffset(formatter, start);
  const spans = [{ from: start, offset }];
  for (let at = start; at < end; at += DAY_MS) {
    const after = askOffset(formatter, at + DAY_MS);
    if (after === offset) continue;
    const from = findChange(formatter, at, at + DAY_MS);
    if (from < end) spans.push({ from, offset: after });
    offset = after;
  }
  return spans;
}

function spanAt(zone: Zone, at: number): OffsetSpan {
  const year = new Date(at).getUTCFullYear();
  // One year of slack on both sides: a local date of the domain may lie in the neighbouring UTC year.
  if (!(year >= FIRST_YEAR - 1 && year <= LAST_YEAR + 1)) {
    throw new RangeError(`instant must lie in the years ${FIRST_YEAR} to ${LAST_YEAR}, got ${at} ms of the epoch`);
  }
  const clock = clockOf(zone);
  let spans = clock.years.get(year);
  if (!spans) {
    spans = probeYear(clock.formatter, year);
    clock.years.set(year, spans);
  }
  let found = spans[0];
  for (const span of spans) if (span.from <= at) found = span;
  if (!found) throw new RangeError(`zone ${zone} has no offset in ${year}`);
  return found;
}

/** The local clock's reading at an instant, as if it were UTC (ms). */
export function localMs(zone: Zone, at: number): number {
  return at + spanAt(zone, at).offset;
}

/** The first instant (ms) at which the local clock reads `local` (ms as if UTC) or later. Rises with `local`. */
export function firstInstant(zone: Zone, local: number): number {
  const before = spanAt(zone, local - WIDEST_OFFSET_MS).offset;
  const later = spanAt(zone, local + WIDEST_OFFSET_MS);
  const unchanged = local - before;
  if (later.offset === before || unchanged < later.from) return unchanged;
  return Math.max(later.from, local - later.offset);
}

/** The business date in `zone` at an instant. */
export function localDate(zone: Zone, at: Date): IsoDate {
  return dateOf(Math.floor(localMs(zone, at.getTime()) / DAY_MS));
}

/**
 * The first instant at which clocks in `zone` read `minute` minutes after midnight of `date`, or later.
 * Clocks set back: the earlier of the two readings. Clocks set forward over that minute: the instant of the change.
 * Shape: minute 0 to 1440, where 1440 is the next date's midnight. Throws RangeError on bounds, dates and zones.
 */
export function instantOf(zone: Zone, date: IsoDate, minute: number): Date {
  if (!(minute >= 0 && minute <= MINUTES_PER_DAY)) {
    throw new RangeError(`minute must lie in 0 to ${MINUTES_PER_DAY}, got ${minute}`);
  }
  return new Date(firstInstant(zone, dayNumber(date) * DAY_MS + minute * MINUTE_MS));
}

/** The instant at which `date` begins in `zone`; not midnight where clocks are set forward over it. */
export function startOfDay(zone: Zone, date: IsoDate): Date {
  return instantOf(zone, date, 0);
}
