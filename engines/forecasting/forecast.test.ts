import { addDays, chinaSpecialDays, type SpecialDay, weekday } from '@tongli/calendar';
import { describe, expect, it } from 'vitest';
import { backtest, type Forecast, type ForecastProblem, forecast } from './index.ts';
import { sampleHistory } from './test/sample-history.ts';

const hour = 60;
const day = 1440;
const foresee = (problem: Pick<ForecastProblem, 'observations'> & Partial<ForecastProblem>): Forecast =>
  forecast({ intervalMinutes: hour, horizonMinutes: 7 * day, ...problem });
const totalOf = ({ intervals }: Forecast, date: string): number =>
  intervals.reduce((sum, one) => (one.date === date ? sum + one.mean : sum), 0);

/** Total of a day without noise, so that a test can say what is right. */
const expectedOf = (date: string, perDay = 1000) => perDay * ([1.25, 1, 0.95, 0.95, 1.05, 0.4, 0][weekday(date)] ?? 0);

function near(actual: number, expected: number, share: number): void {
  expect(actual).toBeGreaterThan(expected * (1 - share));
  expect(actual).toBeLessThan(expected * (1 + share));
}

describe('a level', () => {
  it('follows a shift within a week or two', () => {
    const observations = sampleHistory({
      days: 84,
      intervalMinutes: hour,
      factor: (_date, at) => (at >= 73 ? 1.6 : 1),
    });
    const found = foresee({ observations });
    for (let ahead = 0; ahead < 5; ahead++) {
      const date = addDays('2026-03-30', ahead);
      near(totalOf(found, date), expectedOf(date) * 1.6, 0.12);
    }
    expect(found.explanation.levelShifts.map(({ date }) => date)).toContain('2026-03-19');
  });

  it('does not follow one strange day, and names it', () => {
    const observations = sampleHistory({ days: 84, intervalMinutes: hour, factor: (_date, at) => (at === 81 ? 4 : 1) });
    const found = foresee({ observations });
    near(totalOf(found, '2026-03-30'), expectedOf('2026-03-30'), 0.08);
    expect(found.explanation.outliers).toMatchObject([{ date: '2026-03-27' }]);
  });

  it('takes what grows further, and what has a year through it', () => {
    const growing = sampleHistory({ days: 140, intervalMinutes: hour, factor: (_date, at) => 1.004 ** at });
    near(totalOf(foresee({ observations: growing }), '2026-05-25'), expectedOf('2026-05-25') * 1.004 ** 140, 0.07);
    const wave = (_date: string, at: number) => 1 + 0.4 * Math.sin((2 * Math.PI * at) / 365.25);
    const yearly = sampleHistory({ from: '2024-01-01', days: 790, intervalMinutes: hour, factor: wave });
    const far = foresee({ observations: yearly, horizonMinutes: 120 * day });
    expect(far.explanation.basis).toBe('years');
    const date = addDays('2024-01-01', 790 + 90);
    near(totalOf(far, date), expectedOf(date) * wave('', 880), 0.15);
  });
});

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

describe('strange weeks', () => {
  it('of a festival that nobody named do not become the level', () => {
    const closedWeek = (_date: string, at: number) => (at >= 84 && at < 91 ? 0.3 : 1);
    const found = foresee({ observations: sampleHistory({ days: 93, intervalMinutes: hour, factor: closedWeek }) });
    near(totalOf(found, '2026-04-08'), expectedOf('2026-04-08'), 0.15);
  });

  it('without an interval that was always busy close it, after four of them', () => {
    const weeks = (count: number) =>
      sampleHistory({ days: 98, intervalMinutes: hour }).map((one) =>
        one.minute === 1140 && one.date >= addDays('2026-04-13', -7 * count) ? { ...one, volume: 0 } : one,
      );
    const isOpen = (count: number) =>
      foresee({ observations: weeks(count) }).intervals.some(({ minute, open }) => minute === 1140 && open);
    expect([isOpen(2), isOpen(4)]).toEqual([true, false]);
  });
});

describe('sparse queues', () => {
  it('keeps their mean although most intervals are empty', () => {
    const observations = sampleHistory({ days: 180, intervalMinutes: 30, perDay: 3, noise: 0 });
    const found = foresee({ observations, intervalMinutes: 30 });
    const week = found.intervals.reduce((sum, { mean }) => sum + mean, 0);
    near(week, 3 * 5.6, 0.2);
    expect(found.intervals.every(({ p10 }) => p10 === 0)).toBe(true);
    expect(Math.max(...found.intervals.map(({ p90 }) => p90))).toBeLessThan(4);
  });

  it('reads intervals that are not written as empty where zeros are never written', () => {
    const written = sampleHistory({ days: 180, intervalMinutes: 30, perDay: 3, noise: 0 }).filter(
      ({ volume }) => volume > 0,
    );
    const found = foresee({ observations: written, intervalMinutes: 30 });
    expect(found.explanation.unwritten).toBe('zero');
    near(
      found.intervals.reduce((sum, { mean }) => sum + mean, 0),
      3 * 5.6,
      0.25,
    );
  });
});

describe('little history', () => {
  it('says what it rests on', () => {
    const bases = [1, 20, 100].map(
      (days) => foresee({ observations: sampleHistory({ days, intervalMinutes: hour }) }).explanation.basis,
    );
    expect(bases).toEqual(['days', 'weeks', 'months']);
    const none = foresee({ observations: [], from: { date: '2026-01-01', minute: 0 } });
    expect([none.intervals, none.explanation.basis]).toEqual([[], 'nothing']);
  });

  it('begins with the first contact, not with the zeros before it', () => {
    const opened = sampleHistory({ days: 120, intervalMinutes: hour, factor: (_date, at) => (at >= 98 ? 1 : 0) });
    const found = foresee({ observations: opened });
    near(totalOf(found, '2026-05-05'), expectedOf('2026-05-05'), 0.1);
    const high = found.intervals.reduce((sum, { date, p90 }) => (date === '2026-05-05' ? sum + p90 : sum), 0);
    expect(high).toBeLessThan(2 * expectedOf('2026-05-05'));
    expect(found.explanation.testedWeeks).toBeLessThan(5);
  });

  it('lives with an end weeks before the start', () => {
    const found = foresee({
      observations: sampleHistory({ days: 98, intervalMinutes: hour }),
      from: { date: '2026-05-11', minute: 0 },
    });
    near(totalOf(found, '2026-05-12'), expectedOf('2026-05-12'), 0.1);
    expect(found.explanation.testedWeeks).toBe(12);
  });

  it('has wider bands', () => {
    const width = (days: number) => {
      const found = foresee({ observations: sampleHistory({ days, intervalMinutes: hour }) });
      return found.intervals.reduce((sum, { p10, p90 }) => sum + p90 - p10, 0);
    };
    expect(width(10)).toBeGreaterThan(1.3 * width(98));
  });
});

describe('handling times', () => {
  it('are foreseen by hour, as far as the hour has shown them', () => {
    const observations = sampleHistory({ days: 60, intervalMinutes: hour, handleSeconds: 200 }).map((one) =>
      one.minute === 600 && one.handleSeconds ? { ...one, handleSeconds: 300 } : one,
    );
    const found = foresee({ observations });
    const at = (minute: number) =>
      found.intervals.find((one) => one.minute === minute && one.date === '2026-03-10')?.handleSeconds ?? 0;
    near(at(600), 295, 0.05);
    near(at(960), 202, 0.03);
    expect(foresee({ observations: sampleHistory({ days: 30 }) }).intervals[0]).not.toHaveProperty('handleSeconds');
  });
});

describe('a backtest', () => {
  const observations = sampleHistory({ days: 126, intervalMinutes: hour });

  it('measures what would have been published', () => {
    const found = backtest({ observations, intervalMinutes: hour, weeks: 6 });
    expect(found.weeks.map(({ from }) => from)).toEqual([
      '2026-03-30',
      '2026-04-06',
      '2026-04-13',
      '2026-04-20',
      '2026-04-27',
      '2026-05-04',
    ]);
    expect(found.published.wape).toBeLessThan(0.13);
    expect(Math.abs(found.published.bias ?? 1)).toBeLessThan(0.04);
    expect(found.published.mase).toBeLessThan(0.9);
    expect(found.published.coverage).toBeGreaterThan(0.7);
    expect(found.models.map(({ name }) => name)).toContain('weekly-naive');
  });

  it.each([
    ['steady', 0.03],
    ['restless', 0.25],
  ])('finds four fifths of a %s queue within its bands', (_name, noise) => {
    const long = sampleHistory({ days: 182, intervalMinutes: hour, noise, seed: 7 });
    const { published } = backtest({ observations: long, intervalMinutes: hour, weeks: 12 });
    expect(published.coverage).toBeGreaterThan(0.75);
    expect(published.coverage).toBeLessThan(0.86);
  });

  it('judges the hours that it is given', () => {
    const open = Array.from({ length: 7 }, () => [{ startMinute: 540, endMinute: 720 }]);
    const narrow = backtest({ observations, intervalMinutes: hour, weeks: 2, open });
    const morning = observations.filter(({ minute }) => minute >= 540 && minute < 720);
    const sum = morning.reduce((all, { date, volume }) => (date >= '2026-04-27' ? all + volume : all), 0);
    expect(narrow.weeks[0]!.volume + narrow.weeks[1]!.volume).toBe(sum);
    expect(narrow.intervals).toBe(2 * 7 * 3);
  });

  it('never sees the future: a leak that is planted shows', () => {
    const honest = backtest({ observations, intervalMinutes: hour, weeks: 2 });
    // The last week is changed beyond recognition: the week before it must be foreseen to the same digit.
    const changed = observations.map((one) => (one.date >= '2026-05-04' ? { ...one, volume: 9999 - one.volume } : one));
    const after = backtest({ observations: changed, intervalMinutes: hour, weeks: 2 });
    expect(after.weeks[0]).toEqual(honest.weeks[0]);
    expect(after.weeks[1]).not.toEqual(honest.weeks[1]);
    // The same comparison finds a forecaster that is let see one day of the week that it foresees.
    const leaky = (more: typeof observations) =>
      foresee({ observations: more, from: { date: '2026-05-05', minute: 0 } }).intervals;
    expect(leaky(changed)).not.toEqual(leaky(observations));
  });
});

describe('misuse', () => {
  const observations = sampleHistory({ days: 3 });
  it.each<[Partial<ForecastProblem>, RegExp]>([
    [{ intervalMinutes: 7 }, /intervalMinutes is 7: it must divide 1440/],
    [{ horizonMinutes: 0 }, /horizonMinutes is 0/],
    [{ from: { date: '2026-01-06', minute: 10 } }, /from.minute is 10: .* multiple of 60/],
    [{ open: [] }, /open has 0 days: it must have 7/],
    [
      { observations: [{ date: '2026-01-05', minute: 0, volume: -1 }] },
      /observations\[0\].volume is -1: it must be 0 or more/,
    ],
    [{ observations: [{ date: '2026-02-30', minute: 0, volume: 1 }] }, /"2026-02-30"/],
    [{ events: [{ name: 'x', from: '2026-01-05', to: '2026-01-05', uplift: -2 }] }, /uplift of event "x" is -2/],
  ])('%j', (problem, message) => {
    expect(() => foresee({ observations, ...problem })).toThrow(message);
  });
});
