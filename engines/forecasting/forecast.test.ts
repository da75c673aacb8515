import { addDays } from '@tongli/calendar';
import { describe, expect, it } from 'vitest';
import type { ForecastProblem } from './index.ts';
import { day, expectedOf, foresee, hour, near, totalOf } from './test/foreseeing.ts';
import { sampleHistory } from './test/sample-history.ts';

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
