import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, instantOf, localDate, startOfDay } from './index.ts';

const shanghai = 'Asia/Shanghai';
const newYork = 'America/New_York';

describe('localDate', () => {
  it.each([
    [shanghai, '2026-02-16T15:59:59.999Z', '2026-02-16'],
    [shanghai, '2026-02-16T16:00:00Z', '2026-02-17'],
    [newYork, '2026-07-01T03:59:59Z', '2026-06-30'],
    [newYork, '2026-01-01T04:59:59Z', '2025-12-31'],
    ['Asia/Kathmandu', '2026-01-01T18:15:00Z', '2026-01-02'],
    ['Pacific/Kiritimati', '2025-12-31T10:00:00Z', '2026-01-01'],
  ])('in %s, %s is on %s', (zone, at, date) => {
    expect(localDate(zone, new Date(at))).toBe(date);
  });
});

describe('instantOf', () => {
  it.each([
    ['plain', shanghai, '2026-02-17', 540, '2026-02-17T01:00:00.000Z'],
    ['the next midnight', shanghai, '2026-02-17', 1440, '2026-02-17T16:00:00.000Z'],
    ['before clocks go forward', newYork, '2026-03-08', 119, '2026-03-08T06:59:00.000Z'],
    ['inside the gap: when clocks jump', newYork, '2026-03-08', 150, '2026-03-08T07:00:00.000Z'],
    ['after the gap', newYork, '2026-03-08', 180, '2026-03-08T07:00:00.000Z'],
    ['an hour on', newYork, '2026-03-08', 240, '2026-03-08T08:00:00.000Z'],
    ['in the overlap: the earlier', newYork, '2026-11-01', 90, '2026-11-01T05:30:00.000Z'],
    ['after the overlap', newYork, '2026-11-01', 120, '2026-11-01T07:00:00.000Z'],
    ['half an hour of summer time', 'Australia/Lord_Howe', '2026-10-04', 135, '2026-10-03T15:30:00.000Z'],
    ['Shanghai under summer time', shanghai, '1988-07-01', 0, '1988-06-30T15:00:00.000Z'],
  ])('%s', (_case, zone, date, minute, expected) => {
    expect(instantOf(zone, date, minute).toISOString()).toBe(expected);
  });

  it('begins a day at 01:00 where clocks skip midnight', () => {
    expect(startOfDay('Africa/Cairo', '2026-04-24').toISOString()).toBe('2026-04-23T22:00:00.000Z');
  });

  it('gives a date that a zone skipped no length', () => {
    const start = startOfDay('Pacific/Apia', '2011-12-30');
    expect(start).toEqual(startOfDay('Pacific/Apia', '2011-12-31'));
    expect(start.toISOString()).toBe('2011-12-30T10:00:00.000Z');
  });

  it('names the zone, the bound and the instant it refuses', () => {
    expect(() => instantOf('Mars/Olympus', '2026-01-01', 0)).toThrow(
      'zone must be a name of the IANA time zone database',
    );
    expect(() => instantOf(shanghai, '2026-01-01', 1441)).toThrow('minute must lie in 0 to 1440, got 1441');
    expect(() => localDate(shanghai, new Date(Number.NaN))).toThrow(RangeError);
  });

  const zones = fc.constantFrom(shanghai, newYork, 'Europe/London', 'Africa/Casablanca', 'Australia/Lord_Howe', 'UTC');
  const dates = fc.integer({ min: 0, max: 365 * 60 }).map((n) => addDays('1985-01-01', n));
  const minutes = fc.integer({ min: 0, max: 1440 });

  it('never runs backwards within a day', () => {
    fc.assert(
      fc.property(zones, dates, minutes, minutes, (zone, date, a, b) => {
        const [early, late] = [Math.min(a, b), Math.max(a, b)];
        expect(instantOf(zone, date, early).getTime()).toBeLessThanOrEqual(instantOf(zone, date, late).getTime());
      }),
    );
  });

  it('starts a day at the first instant of its date', () => {
    fc.assert(
      fc.property(zones, dates, (zone, date) => {
        const start = startOfDay(zone, date);
        expect(localDate(zone, start)).toBe(date);
        expect(localDate(zone, new Date(start.getTime() - 1))).toBe(addDays(date, -1));
        expect(instantOf(zone, date, 1440)).toEqual(startOfDay(zone, addDays(date, 1)));
      }),
    );
  });
});
