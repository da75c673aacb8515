import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  addWorkingMinutes,
  type BusinessCalendar,
  chinaSpecialDays,
  type DayCount,
  defineCalendar,
  isOpen,
  nextOpening,
  type WorkingWindow,
  workingMinutesBetween,
} from './index.ts';

const day: WorkingWindow[] = [
  { startMinute: 540, endMinute: 720 },
  { startMinute: 810, endMinute: 1080 },
];
const always: WorkingWindow[] = [{ startMinute: 0, endMinute: 1440 }];
const none: WorkingWindow[] = [];

function chinese(): BusinessCalendar {
  const days = [2024, 2025, 2026].flatMap((year) => chinaSpecialDays(year).days);
  const special = Object.fromEntries(days.map(({ date, ...rest }) => [date, rest]));
  return defineCalendar({ zone: 'Asia/Shanghai', week: [day, day, day, day, day, none, none], special });
}

const office = chinese();
const closed = defineCalendar({ zone: 'Asia/Shanghai', week: Array(7).fill(none), special: {} });
const nights = defineCalendar({
  zone: 'America/New_York',
  week: Array(7).fill([{ startMinute: 0, endMinute: 360 }]),
  special: {},
});

const shanghai = (local: string) => new Date(`${local}+08:00`);

describe('addWorkingMinutes', () => {
  it.each([
    ['within a window', '2026-03-02T09:30', 60, '2026-03-02T10:30'],
    ['over lunch', '2026-03-02T11:30', 60, '2026-03-02T14:00'],
    ['to the closing edge of the morning', '2026-03-02T11:00', 60, '2026-03-02T12:00'],
    ['from lunch', '2026-03-02T12:45', 30, '2026-03-02T14:00'],
    ['from before opening', '2026-03-02T06:00', 30, '2026-03-02T09:30'],
    ['from after closing', '2026-03-02T21:00', 30, '2026-03-03T09:30'],
    ['over the weekend', '2026-03-06T17:30', 60, '2026-03-09T09:30'],
    ['over Spring Festival, the make-up Saturday before it worked', '2026-02-13T17:00', 60 + 450, '2026-02-14T18:00'],
    ['over Spring Festival, nine days closed', '2026-02-14T17:00', 120, '2026-02-24T10:00'],
    ['into the make-up Saturday after it', '2026-02-27T17:30', 60, '2026-02-28T09:30'],
    ['over the end of the year', '2025-12-31T17:30', 60, '2026-01-04T09:30'],
    ['nothing', '2026-03-02T12:45', 0, '2026-03-02T12:45'],
    ['back over lunch', '2026-03-02T14:00', -60, '2026-03-02T11:30'],
    ['back to an opening edge', '2026-03-02T14:00', -30, '2026-03-02T13:30'],
    ['back over the end of the year', '2026-01-04T09:30', -60, '2025-12-31T17:30'],
  ])('%s', (_case, from, minutes, expected) => {
    expect(addWorkingMinutes(office, shanghai(from), minutes)).toEqual(shanghai(expected));
  });

  it('opens a make-up workday with hours of its own', () => {
    const short = defineCalendar({
      ...office,
      special: {
        '2026-02-14': { kind: 'open', windows: [{ startMinute: 600, endMinute: 660 }], name: { zh: '', en: '' } },
      },
    });
    expect(addWorkingMinutes(short, shanghai('2026-02-13T18:00'), 60)).toEqual(shanghai('2026-02-14T11:00'));
  });

  it('loses the hour that New York skips and works the one it repeats', () => {
    const spring = new Date('2026-03-08T05:00:00Z');
    const autumn = new Date('2026-11-01T04:00:00Z');
    expect(addWorkingMinutes(nights, spring, 300).toISOString()).toBe('2026-03-08T10:00:00.000Z');
    expect(addWorkingMinutes(nights, spring, 301).toISOString()).toBe('2026-03-09T04:01:00.000Z');
    expect(addWorkingMinutes(nights, autumn, 420).toISOString()).toBe('2026-11-01T11:00:00.000Z');
    expect(workingMinutesBetween(nights, autumn, new Date('2026-11-02T05:00:00Z'))).toBe(420);
  });

  it('says that a calendar never opens rather than search for ever', () => {
    const message = 'calendar must open within 2 years';
    expect(() => addWorkingMinutes(closed, shanghai('2026-03-02T09:00'), 1)).toThrow(message);
    expect(() => addWorkingMinutes(closed, shanghai('2026-03-02T09:00'), -1)).toThrow(message);
    expect(() => addWorkingDays(closed, shanghai('2026-03-02T09:00'), 1)).toThrow(message);
  });

  it('refuses minutes that are no number and limits out of reach', () => {
    expect(() => addWorkingMinutes(office, shanghai('2026-03-02T09:00'), Number.NaN)).toThrow('minutes must be finite');
    expect(() => addWorkingMinutes(office, shanghai('2026-03-02T09:00'), 1e9)).toThrow('at most 100 years');
    expect(() => addWorkingMinutes(office, new Date(Number.NaN), 1)).toThrow(RangeError);
  });
});

describe('addWorkingDays', () => {
  it.each<[string, string, number, DayCount, string]>([
    ['the day of receipt is not counted', '2026-03-02T09:00', 1, {}, '2026-03-03T18:00'],
    ['however late it was', '2026-03-02T23:30', 1, {}, '2026-03-03T18:00'],
    ['over a weekend', '2026-03-06T10:00', 5, {}, '2026-03-13T18:00'],
    ['from a Saturday', '2026-03-07T10:00', 1, {}, '2026-03-09T18:00'],
    ['make-up Saturdays count, holidays do not', '2026-02-13T10:00', 5, {}, '2026-02-27T18:00'],
    ['and the Saturday after', '2026-02-13T10:00', 6, {}, '2026-02-28T18:00'],
    ['over National Day 2025', '2025-09-30T10:00', 3, {}, '2025-10-11T18:00'],
    ['over the end of the year', '2025-12-30T10:00', 2, {}, '2026-01-04T18:00'],
    ['until midnight', '2026-03-02T09:00', 1, { until: 'midnight' }, '2026-03-04T00:00'],
    ['the day of receipt counted', '2026-03-02T09:00', 1, { first: 'receipt' }, '2026-03-02T18:00'],
    ['unless it has closed', '2026-03-02T18:00', 1, { first: 'receipt' }, '2026-03-03T18:00'],
    ['or never opened', '2026-03-07T09:00', 2, { first: 'receipt' }, '2026-03-10T18:00'],
  ])('%s', (_case, from, days, count, expected) => {
    expect(addWorkingDays(office, shanghai(from), days, count)).toEqual(shanghai(expected));
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses %d days', (days) => {
    expect(() => addWorkingDays(office, shanghai('2026-03-02T09:00'), days)).toThrow('whole number of at least 1');
  });
});

describe('openings', () => {
  it.each([
    ['2026-03-02T09:00', true, '2026-03-02T09:00'],
    ['2026-03-02T11:59', true, '2026-03-02T11:59'],
    ['2026-03-02T12:00', false, '2026-03-02T13:30'],
    ['2026-03-02T18:00', false, '2026-03-03T09:00'],
    ['2026-02-14T10:00', true, '2026-02-14T10:00'],
    ['2026-02-17T10:00', false, '2026-02-24T09:00'],
    ['2025-12-31T20:00', false, '2026-01-04T09:00'],
  ])('at %s open is %s, and the next opening %s', (at, open, opening) => {
    expect(isOpen(office, shanghai(at))).toBe(open);
    expect(nextOpening(office, shanghai(at))).toEqual(shanghai(opening));
  });

  it('gives null when nothing opens', () => {
    expect(nextOpening(closed, shanghai('2026-03-02T09:00'))).toBeNull();
  });

  it('agrees with addWorkingMinutes on how far ahead it looks', () => {
    const once = (date: string) =>
      defineCalendar({ ...closed, special: { [date]: { kind: 'open', windows: always, name: { zh: '', en: '' } } } });
    const from = shanghai('2026-03-02T09:00');
    expect(nextOpening(once('2028-12-31'), from)).toEqual(shanghai('2028-12-31T00:00'));
    expect(addWorkingMinutes(once('2028-12-31'), from, 1)).toEqual(shanghai('2028-12-31T00:01'));
    expect(nextOpening(once('2029-01-01'), from)).toBeNull();
    expect(() => addWorkingMinutes(once('2029-01-01'), from, 1)).toThrow(RangeError);
  });
});

describe('workingMinutesBetween', () => {
  it.each([
    ['2026-03-02T00:00', '2026-03-03T00:00', 450],
    ['2026-03-02T11:30', '2026-03-02T14:00', 60],
    ['2026-03-02T12:10', '2026-03-02T13:20', 0],
    ['2026-02-14T00:00', '2026-02-25T00:00', 900],
    ['2026-03-02T14:00', '2026-03-02T11:30', -60],
    ['2025-12-31T17:30', '2026-01-04T09:30', 60],
  ])('from %s to %s is %d', (a, b, minutes) => {
    expect(workingMinutesBetween(office, shanghai(a), shanghai(b))).toBe(minutes);
  });

  it('counts the 248 working days of 2026 at seven and a half hours', () => {
    expect(workingMinutesBetween(office, shanghai('2026-01-01T00:00'), shanghai('2027-01-01T00:00'))).toBe(248 * 450);
  });

  it('refuses spans of more than 100 years', () => {
    expect(() => workingMinutesBetween(office, new Date('1920-01-01'), new Date('2026-01-01'))).toThrow(
      '100 years apart',
    );
  });
});
