import { describe, expect, it } from 'vitest';
import { backtest } from './index.ts';
import { foresee, hour } from './test/foreseeing.ts';
import { sampleHistory } from './test/sample-history.ts';

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
