import { addDays, chinaSpecialDays, type SpecialDay, weekday } from '@tongli/calendar';
import { describe, expect, it } from 'vitest';
import type { Forecast } from './index.ts';
import { day, expectedOf, foresee, hour, near, totalOf } from './test/foreseeing.ts';
import { sampleHistory } from './test/sample-history.ts';

describe('the calendar', () => {
  const special: Record<string, SpecialDay> = {};
  for (const year of [2025, 2026]) {
    for (const { date, ...rest } of chinaSpecialDays(year).days) special[date] = rest;
  }
  /** Holidays have a third of a Sunday that is worked; the days before Spring Festival are busy. */
  const chinese = (date: string): number => {
    const today = special[date];
    if (today?.kind === 'closed') return 0.3;
    const soon = [1, 2, 3].some((ahead) => special[addDays(date, ahead)]?.name.en === 'Spring Festival');
    return soon ? 1.4 : 1;
  };

  it('moves Spring Festival and make-up workdays to where they are this year', () => {
    const from = '2025-01-01';
    const worked = (date: string) =>
      special[date]?.kind === 'open' ? 1.25 / ([1, 1, 1, 1, 1, 0.4, 0.4][weekday(date)] ?? 1) : 1;
    const sunday = (date: string) => (weekday(date) === 6 ? 0 : 1);
    const base = sampleHistory({
      from,
      days: 404,
      intervalMinutes: hour,
      factor: (date) => chinese(date) * worked(date) * sunday(date),
    });
    const makeUpSundays = Object.keys(special).filter((date) => special[date]?.kind === 'open' && weekday(date) === 6);
    // Worked Sundays look like a Monday.
    const observations = base.filter(({ date }) => !makeUpSundays.includes(date));
    for (const date of makeUpSundays.filter((one) => one < '2026-02-09')) {
      for (const one of base) if (one.date === '2025-06-09') observations.push({ ...one, date });
    }
    const found = foresee({ observations, special, horizonMinutes: 21 * day, from: { date: '2026-02-09', minute: 0 } });
    // Tuesday 17 February 2026 is the first day of the lunar year; it was 29 January in 2025.
    near(totalOf(found, '2026-02-17'), expectedOf('2026-02-17') * 0.3, 0.3);
    // Busy before the festival: the days before 15 February, its first day off this year.
    near(totalOf(found, '2026-02-12'), expectedOf('2026-02-12') * 1.4, 0.12);
    near(totalOf(found, '2026-02-25'), expectedOf('2026-02-25'), 0.12);
    // Saturday 14 February is worked for it.
    expect(totalOf(found, '2026-02-14')).toBeGreaterThan(800);
    const names = found.explanation.effects.map(({ name }) => name.zh);
    expect(names).toContain('春节');
  });

  it('closes on holidays on which the centre was closed', () => {
    const factor = (date: string) => (special[date]?.kind === 'closed' ? 0 : 1);
    const observations = sampleHistory({ from: '2025-08-01', days: 150, intervalMinutes: hour, factor });
    const found = foresee({ observations, special, horizonMinutes: 14 * day });
    const open = found.intervals.filter(({ date }) => date === '2026-01-01').some((one) => one.open);
    expect([open, totalOf(found, '2026-01-01')]).toEqual([false, 0]);
    expect(found.explanation.closedDays).toContain('2025-10-01');
  });

  it('learns what a campaign does, or takes what it is told', () => {
    const sale = (from: string, to: string, uplift?: number) => ({
      name: 'sale',
      from,
      to,
      ...(uplift ? { uplift } : {}),
    });
    const past = ['2026-02-02', '2026-03-02', '2026-03-24'];
    const events = past.map((from) => sale(from, addDays(from, 2)));
    const during = (date: string) => (events.some(({ from, to }) => date >= from && date <= to) ? 1.5 : 1);
    const observations = sampleHistory({ days: 98, intervalMinutes: hour, factor: during });
    const ahead = foresee({ observations, events: [...events, sale('2026-04-14', '2026-04-15')] });
    near(totalOf(ahead, '2026-04-14'), expectedOf('2026-04-14') * 1.5, 0.1);
    near(totalOf(ahead, '2026-04-16'), expectedOf('2026-04-16'), 0.1);
    expect(ahead.explanation.effects.find(({ group }) => group === 'event')?.factor).toBeCloseTo(1.5, 0);
    const told = foresee({
      observations,
      events: [...events, { ...sale('2026-04-14', '2026-04-14', 1), name: 'launch' }],
    });
    near(totalOf(told, '2026-04-14'), expectedOf('2026-04-14') * 2, 0.1);
  });

  it('sees the course of the month', () => {
    const payday = (date: string) => (Number(date.slice(8)) <= 3 ? 1.4 : 1);
    const observations = sampleHistory({ days: 174, intervalMinutes: hour, factor: payday });
    const found = foresee({ observations, horizonMinutes: 14 * day });
    near(totalOf(found, '2026-07-01'), expectedOf('2026-07-01') * 1.4, 0.15);
    near(totalOf(found, '2026-07-08'), expectedOf('2026-07-08'), 0.1);
    expect(found.explanation.effects.some(({ group }) => group === 'month')).toBe(true);
  });
});

describe('the clock', () => {
  const observations = sampleHistory({
    days: 80,
    intervalMinutes: hour,
    openMinutes: [0, 1440],
    factor: (date) => (weekday(date) === 6 ? 0 : 1),
  });
  // A night service, Sundays too.
  const allWeek = sampleHistory({ days: 300, intervalMinutes: hour, openMinutes: [0, 1440] }).map((one) => ({
    ...one,
    volume: 40,
  }));

  it('leaves out the hour that summer time skips', () => {
    const found = foresee({ observations, zone: 'Europe/Berlin', from: { date: '2026-03-27', minute: 0 } });
    const minutes = found.intervals.filter(({ date }) => date === '2026-03-29').map(({ minute }) => minute);
    expect(minutes).toHaveLength(23);
    expect(minutes).not.toContain(120);
  });

  it('counts the hour that it repeats twice, ahead and in the history', () => {
    const found = foresee({ observations: allWeek, zone: 'Europe/Berlin', from: { date: '2026-10-24', minute: 0 } });
    const hours = found.intervals.filter(({ date }) => date === '2026-10-25').map(({ mean }) => Math.round(mean));
    expect(hours.slice(0, 5)).toEqual([40, 40, 80, 40, 40]);
    const repeated = [...allWeek, ...allWeek.filter(({ date, minute }) => date === '2026-10-25' && minute === 120)];
    const after = foresee({ observations: repeated, zone: 'Europe/Berlin' });
    for (const { mean } of after.intervals) near(mean, 40, 0.02);
  });

  it('foresees the rest of a day by how it has begun', () => {
    const half = sampleHistory({
      days: 80,
      intervalMinutes: hour,
      noise: 0.1,
      factor: (_date, at) => (at === 79 ? 2 : 1),
    });
    const from = { date: '2026-03-25', minute: 840 };
    const found = foresee({ observations: half, from, horizonMinutes: 600 });
    const blind = foresee({ observations: half, from: { ...from, minute: 0 }, horizonMinutes: day });
    const rest = (one: Forecast) =>
      one.intervals.reduce((sum, { minute, mean }) => (minute >= 840 ? sum + mean : sum), 0);
    expect(found.intervals[0]).toMatchObject(from);
    expect(rest(found)).toBeGreaterThan(1.2 * rest(blind));
  });
});
