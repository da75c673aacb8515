import { describe, expect, it } from 'vitest';
import { complaintRows, present } from '../fixtures/reference.ts';
import { type StreamSettings, stream } from '../fixtures/streams.ts';
import { findBursts } from './find.ts';
import { logLowerTail, logTail } from './tail.ts';
import type { BurstCase } from './watch.ts';

const day = 1440;
const timed = { intervalMinutes: 15 };

// scipy.stats.poisson.logsf and nbinom.logsf.
it.each([
  [9, 1, 1, -13.69754745],
  [1, 0.25, 0.25, -1.50869155],
  [8, 0.5, 0.5, -16.59296054],
  [10, 2, 4, -5.13971234],
  [40, 10, 35, -7.60921187],
])('knows how unlikely %d cases are at mean %d and variance %d', (count, mean, variance, logarithm) => {
  expect(logTail(count, mean, variance)).toBeCloseTo(logarithm, 5);
});

// scipy.stats.poisson.logcdf and nbinom.logcdf.
it.each([
  [0, 5, 5, -5.0],
  [3, 12, 12, -6.07842158],
  [20, 50, 50, -13.604288],
  [4, 20, 60, -5.51162418],
  [40, 100, 400, -9.08937183],
])('knows how unlikely so few as %d are at mean %d and variance %d', (count, mean, variance, logarithm) => {
  expect(logLowerTail(count, mean, variance)).toBeCloseTo(logarithm, 5);
});

describe('timed streams', () => {
  const one = Array.from({ length: 20 }, () => 1);
  const streams: readonly (readonly [string, Omit<StreamSettings, 'seed'>])[] = [
    ['of one an hour', { weeks: 8, perHour: one }],
    ['of many sizes', { weeks: 8, perHour: Array.from({ length: 40 }, (_, key) => 10 / (key + 1)) }],
    ['that stray twice as far as chance', { weeks: 8, perHour: [4, 4, 4, 2, 2, 2, 1, 1, 1], shape: 4 }],
  ];

  it.each(streams)('%s give at most one false alarm a week', (_name, settings) => {
    const found = [1, 2].flatMap((seed) => findBursts(stream({ ...settings, seed }).cases, timed));
    expect(found.length / (2 * settings.weeks)).toBeLessThanOrEqual(1);
  });

  it('give eight more cases in a quarter of an hour away within 15 minutes of the last', () => {
    const { cases, draw } = stream({ weeks: 8, perHour: one, seed: 3 });
    const planted = Array.from({ length: 12 }, (_, number) => {
      const from = (21 + Math.floor(number * 2.5)) * day + 20 * 60;
      const minutes = Array.from({ length: 8 }, () => from + draw() * 15).sort((a, b) => a - b);
      return { key: `${Math.floor(draw() * 20)}`, from, minutes };
    });
    const added: BurstCase[] = planted.flatMap(({ key, minutes }, number) =>
      minutes.map((minute, place) => ({ key, minute, row: 1_000_000 + number * 8 + place })),
    );
    const found = findBursts([...cases, ...added], timed);
    for (const [number, { key, from, minutes }] of planted.entries()) {
      const own = found.find((burst) => burst.key === key && burst.startMinute < from + 15 && burst.endMinute > from);
      expect(own?.foundMinute).toBeLessThanOrEqual((minutes.at(-1) ?? 0) + 15);
      expect(
        own?.rows.filter((row) => row >= 1_000_000 + number * 8 && row < 1_000_008 + number * 8).length,
      ).toBeGreaterThan(5);
    }
  });

  it('looked at every five minutes, give eight more cases away within 15 minutes of their beginning', () => {
    const five = { intervalMinutes: 5 };
    const { cases, draw } = stream({ weeks: 8, perHour: one, seed: 4, shape: 4 });
    const planted = Array.from({ length: 18 }, (_, number) => {
      const from = (21 + Math.floor(number * 1.9)) * day + Math.floor(draw() * 1440);
      return { key: `${Math.floor(draw() * 20)}`, from, minutes: Array.from({ length: 8 }, () => from + draw() * 15) };
    });
    const added: BurstCase[] = planted.flatMap(({ key, minutes }, number) =>
      minutes.map((minute, place) => ({ key, minute, row: 1_000_000 + number * 8 + place })),
    );
    const found = findBursts([...cases, ...added], five);
    const inTime = planted.filter(({ key, from }) =>
      found.some(
        (burst) =>
          burst.key === key &&
          burst.startMinute < from + 15 &&
          burst.endMinute > from &&
          burst.foundMinute <= from + 15,
      ),
    );
    expect(inTime.length).toBeGreaterThanOrEqual(15);
    expect(findBursts(cases, five).length / 8).toBeLessThanOrEqual(1);
  });

  it('know the hours: what is much at night is little at noon', () => {
    const { cases } = stream({ weeks: 6, perHour: [8], seed: 5 });
    const plant = (minute: number) => [
      ...cases,
      ...Array.from({ length: 9 }, (_, row) => ({ minute: minute + row, key: '0', row: 1_000_000 + row })),
    ];
    const isFound = (minute: number) =>
      findBursts(plant(minute), timed).some((burst) => burst.startMinute <= minute && burst.endMinute > minute);
    expect(isFound(36 * day + 3 * 60)).toBe(true);
    expect(isFound(36 * day + 10 * 60)).toBe(false);
  });

  it('are judged by what was known then: what follows changes nothing', () => {
    const { cases } = stream({ weeks: 4, perHour: [6, 3, 1], seed: 9 });
    const until = 25 * day;
    const before = findBursts(
      cases.filter(({ minute }) => minute < until),
      timed,
    );
    const all = findBursts(cases, timed).filter(({ foundMinute }) => foundMinute <= until);
    expect(all.map(({ key, foundMinute }) => [key, foundMinute])).toEqual(
      before.map(({ key, foundMinute }) => [key, foundMinute]),
    );
  });
});

it('names what it cannot use', () => {
  expect(() => findBursts([{ minute: 0, key: 'a', row: 1 }], { intervalMinutes: 7 })).toThrow('intervalMinutes is 7');
  expect(findBursts([], timed)).toEqual([]);
});

describe.skipIf(!present)('complaints by day', () => {
  it('give away fifteen more of a product and issue on the same day', () => {
    const cases = complaintRows('cfpb_2015Q1_daily_no_text').map((row, place) => ({
      minute: Date.parse(row['Date received'] ?? '') / 60_000,
      key: `${row.Product} ${row.Issue} ${row.State}`,
      row: place,
    }));
    const key = 'Mortgage Loan servicing, payments, escrow account OH';
    const minute = Date.parse('2015-02-11') / 60_000;
    const planted = Array.from({ length: 15 }, (_, row) => ({ minute, key, row: 1_000_000 + row }));
    const found = findBursts([...cases, ...planted], { intervalMinutes: day }).filter((burst) => burst.key === key);
    expect(found.map(({ startMinute, foundMinute }) => [startMinute, foundMinute])).toEqual([[minute, minute + day]]);
  });
});
