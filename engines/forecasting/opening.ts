import type { SpecialDay, WorkingWindow } from '@tongli/calendar';
import type { Series } from './series.ts';
import type { ForecastProblem } from './types.ts';

/** Kinds of day: Monday 0 to Sunday 6, and a public holiday on which work goes on. */
export const holidayKind = 7;
export const kinds = 8;

export type Opening = {
  /** By day: the weekday that it is worked as; a make-up workday is a Monday. */
  readonly weekday: Int8Array;
  /** By day: whose shape it has, its weekday's or that of a public holiday. */
  readonly kind: Int8Array;
  /** By weekday and interval: the usual hours. */
  readonly week: Uint8Array;
  /** By day and interval: 1 where contacts are expected. */
  readonly open: Uint8Array;
  /** By day: sum over open intervals, NaN where too little of the day is known. */
  readonly total: Float64Array;
  /** By day: the part of the total that was observed; below 1 the total is scaled up. */
  readonly observed: Float64Array;
  readonly special: readonly (SpecialDay | undefined)[];
  /** Days that were or will be closed although their weekday is not. */
  readonly shut: Uint8Array;
  readonly gaps: readonly number[];
  readonly volumeWhenClosed: number;
};

const shutBelow = 0.02;
const busyFrom = 20;
const expectedForSilence = 8;
const leastSilence = 4;
const mostSilence = 12;

/** Finds which intervals are open, by the given hours or by where contacts came, and sums the days up. */
export function openingOf(series: Series, problem: ForecastProblem): Opening {
  const { days, slots, dates, volume } = series;
  const special = dates.iso.map((date) => problem.special?.[date]);
  const kind = Int8Array.from(dates.weekday, (weekday, day) => (special[day]?.kind === 'open' ? 0 : weekday));
  const weekday = kind.slice();
  const week = problem.open ? givenWeek(problem.open, series) : silentWeek(series, kind);
  const shut = new Uint8Array(days);
  const typical = typicalTotals(series, kind, week);
  for (let day = 0; day < Math.min(days, series.originDay + 1); day++) {
    const known = sumOpen(series, week, kind[day] ?? 0, day);
    const usual = typical[kind[day] ?? 0] ?? 0;
    if (known.part > 0.9 && usual >= busyFrom && known.sum < shutBelow * usual * known.part) shut[day] = 1;
  }
  shutHolidays(series, special, shut, week);
  const open = openCells(series, { kind, week, shut, special });
  const { total, observed } = totalsOf(series, open, kind, shut, week);
  const opened = firstDayOf(total);
  total.fill(Number.NaN, 0, opened);
  for (let day = 0; day < days; day++) if (special[day]?.kind === 'closed' && !shut[day]) kind[day] = holidayKind;
  let volumeWhenClosed = 0;
  for (let cell = 0; cell < volume.length; cell++) if (!open[cell]) volumeWhenClosed += volume[cell] || 0;
  const gaps: number[] = [];
  for (let day = opened; day < series.originDay; day++) {
    if (!shut[day] && Number.isNaN(total[day] ?? 0) && isOpenDay(week, dates.weekday[day] ?? 0, slots)) gaps.push(day);
  }
  return { weekday, kind, open, week, total, observed, special, shut, gaps, volumeWhenClosed };
}

export function isOpenDay(open: Uint8Array, day: number, slots: number): boolean {
  return open.subarray(day * slots, (day + 1) * slots).some((one) => one === 1);
}

function givenWeek(open: readonly (readonly WorkingWindow[])[], { slots, slotMinutes }: Series): Uint8Array {
  const week = new Uint8Array(7 * slots);
  open.forEach((windows, weekday) => {
    for (const { startMinute, endMinute } of windows)
      paint(week, weekday * slots, slots, slotMinutes, startMinute, endMinute);
  });
  return week;
}

function paint(cells: Uint8Array, base: number, slots: number, slotMinutes: number, start: number, end: number): void {
  for (let slot = Math.floor(start / slotMinutes); slot < Math.min(slots, Math.ceil(end / slotMinutes)); slot++)
    cells[base + slot] = 1;
}

/**
 * An interval of the week is closed when it never had a contact, or has been silent for four weeks in which it would have
 * had eight: by chance alone that happens once in 3,000 times.
 */
function silentWeek({ slots, originDay, volume }: Series, kind: Int8Array): Uint8Array {
  const week = new Uint8Array(7 * slots);
  for (let weekday = 0; weekday < 7; weekday++) {
    for (let slot = 0; slot < slots; slot++) {
      const seen: number[] = [];
      for (let day = originDay; day >= 0; day--) {
        const contacts = kind[day] === weekday ? (volume[day * slots + slot] ?? Number.NaN) : Number.NaN;
        if (!Number.isNaN(contacts)) seen.push(contacts);
      }
      const mean = seen.reduce((sum, contacts) => sum + contacts, 0) / Math.max(1, seen.length);
      const watched = Math.min(
        mostSilence,
        Math.max(leastSilence, Math.ceil(expectedForSilence / Math.max(mean, 1e-9))),
      );
      const silent =
        seen.length >= watched && mean * watched >= expectedForSilence && seen.slice(0, watched).every((n) => n === 0);
      if (mean > 0 && !silent) week[weekday * slots + slot] = 1;
    }
  }
  return week;
}

function sumOpen({ slots, volume }: Series, week: Uint8Array, weekday: number, day: number) {
  let sum = 0;
  let cells = 0;
  let all = 0;
  for (let slot = 0; slot < slots; slot++) {
    if (!week[weekday * slots + slot]) continue;
    all++;
    const contacts = volume[day * slots + slot] ?? Number.NaN;
    if (Number.isNaN(contacts)) continue;
    sum += contacts;
    cells++;
  }
  return { sum, cells, part: all === 0 ? 0 : cells / all };
}

/** Median total of the fully observed days of each weekday. */
function typicalTotals(series: Series, kind: Int8Array, week: Uint8Array): number[] {
  return Array.from({ length: 7 }, (_, weekday) => {
    const totals: number[] = [];
    for (let day = 0; day < series.originDay; day++) {
      if (kind[day] !== weekday) continue;
      const { sum, part } = sumOpen(series, week, weekday, day);
      if (part === 1) totals.push(sum);
    }
    totals.sort((a, b) => a - b);
    return totals[totals.length >> 1] ?? 0;
  });
}

/**
 * Public holidays ahead are closed when the past ones of the same name were, or else most past ones; without any in the
 * history, when Sundays are closed.
 */
function shutHolidays(
  { days, originDay, slots, volume, dates }: Series,
  special: Opening['special'],
  shut: Uint8Array,
  week: Uint8Array,
): void {
  const past = new Map<string, { shut: number; all: number }>();
  const count = (name: string, isShut: boolean) => {
    const seen = past.get(name) ?? { shut: 0, all: 0 };
    past.set(name, { shut: seen.shut + (isShut ? 1 : 0), all: seen.all + 1 });
  };
  for (let day = 0; day < days; day++) {
    const holiday = special[day];
    if (holiday?.kind !== 'closed' || !isOpenDay(week, dates.weekday[day] ?? 0, slots)) continue;
    const unseen = volume.subarray(day * slots, (day + 1) * slots).every(Number.isNaN);
    if (day < originDay) {
      if (unseen) shut[day] = 1;
      count(holiday.name.en, shut[day] === 1);
      count('', shut[day] === 1);
      continue;
    }
    const seen = past.get(holiday.name.en) ?? past.get('');
    if (unseen && (seen ? seen.shut * 2 > seen.all : !isOpenDay(week, 6, slots))) shut[day] = 1;
  }
}

type Hours = { kind: Int8Array; week: Uint8Array; shut: Uint8Array; special: Opening['special'] };

function openCells({ days, slots, slotMinutes }: Series, { kind, week, shut, special }: Hours): Uint8Array {
  const open = new Uint8Array(days * slots);
  for (let day = 0; day < days; day++) {
    if (shut[day]) continue;
    const windows = special[day]?.kind === 'open' ? special[day]?.windows : undefined;
    const weekday = kind[day] ?? 0;
    if (!windows) open.set(week.subarray(weekday * slots, (weekday + 1) * slots), day * slots);
    else
      for (const { startMinute, endMinute } of windows)
        paint(open, day * slots, slots, slotMinutes, startMinute, endMinute);
  }
  return open;
}

/** Days without contacts at the beginning are not history where, at the rate since, chance would hardly leave them empty. */
function firstDayOf(total: Float64Array): number {
  const first = total.findIndex((contacts) => contacts > 0);
  const since = total.slice(Math.max(0, first)).filter((contacts) => !Number.isNaN(contacts));
  const mean = since.reduce((sum, contacts) => sum + contacts, 0) / Math.max(1, since.length);
  const before = total.slice(0, Math.max(0, first)).filter((contacts) => contacts === 0).length;
  return before * mean > expectedForSilence ? first : 0;
}

const leastObserved = 0.5;

/** Days of which at least half of the usual volume was observed are scaled up; the day of the origin counts from 15 %. */
function totalsOf(series: Series, open: Uint8Array, kind: Int8Array, shut: Uint8Array, week: Uint8Array) {
  const { days, slots, volume, originDay } = series;
  const total = new Float64Array(days).fill(Number.NaN);
  const observed = new Float64Array(days);
  const shares = roughShares(series, kind, week);
  for (let day = 0; day <= Math.min(originDay, days - 1); day++) {
    if (shut[day]) continue;
    let sum = 0;
    let known = 0;
    let whole = 0;
    for (let slot = 0; slot < slots; slot++) {
      if (!open[day * slots + slot]) continue;
      const share = shares[(kind[day] ?? 0) * slots + slot] ?? 0;
      const contacts = volume[day * slots + slot] ?? Number.NaN;
      whole += share;
      if (Number.isNaN(contacts)) continue;
      known += share;
      sum += contacts;
    }
    const part = whole > 0 ? known / whole : 0;
    observed[day] = part > 0.999 ? 1 : part;
    if (part >= (day === originDay ? 0.15 : leastObserved)) total[day] = part > 0.999 ? sum : sum / part;
  }
  return { total, observed };
}

/** Mean volume of each interval of the week; an even spread where nothing is known. */
function roughShares({ slots, originDay, volume }: Series, kind: Int8Array, week: Uint8Array): Float64Array {
  const sums = new Float64Array(7 * slots);
  const counts = new Float64Array(7 * slots);
  for (let day = 0; day < originDay; day++) {
    for (let slot = 0; slot < slots; slot++) {
      const contacts = volume[day * slots + slot] ?? Number.NaN;
      const cell = (kind[day] ?? 0) * slots + slot;
      if (Number.isNaN(contacts)) continue;
      sums[cell] = (sums[cell] ?? 0) + contacts;
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  }
  return sums.map((sum, cell) => (week[cell] ? (sum + 0.01) / Math.max(1, counts[cell] ?? 0) : 0));
}
