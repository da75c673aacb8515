import { seededRandom } from '@tongli/spc';
import { describe, expect, test } from 'vitest';
import { judgeVolume, reach, type Stream, seen, thresholdFor } from './volume.ts';

const quarters = 96;
const weeksBack = 8;

/** By inversion; in parts of at most 30, below which the exponential is far from nothing. */
function poisson(random: () => number, mean: number): number {
  if (mean > 30) return poisson(random, 30) + poisson(random, mean - 30);
  let [count, product] = [0, random()];
  const least = Math.exp(-mean);
  while (product > least) {
    count++;
    product *= random();
  }
  return count;
}

/** About 1 with this standard deviation. */
const factor = (random: () => number, spread: number) =>
  Math.exp(spread * Math.sqrt(-2 * Math.log(random() || 1e-9)) * Math.cos(2 * Math.PI * random()) - spread ** 2 / 2);

/** A day with a noon as busy as five nights. */
const shape = (quarter: number, mean: number) => mean * (0.4 + 1.2 * Math.sin((Math.PI * quarter) / quarters) ** 2);

/** `spread`: how far whole days differ from each other. */
const dayOf = (random: () => number, mean: number, spread: number) => {
  const level = factor(random, spread);
  return Array.from({ length: quarters }, (_, quarter) => poisson(random, shape(quarter, mean) * level));
};

const streamAt = (past: readonly number[][], today: readonly number[], quarter: number): Stream => ({
  past: past.map((day) => day.slice(quarter - reach, quarter + reach + 1)),
  current: today.slice(quarter - seen + 1, quarter + 1),
  foreseen: Array.from({ length: seen }, () => null),
});

/** Episodes: alarms of one side with less than two hours between them are one. */
function episodes(past: readonly number[][], today: readonly number[], threshold: number): number {
  let [count, last] = [0, Number.NEGATIVE_INFINITY];
  for (let quarter = reach; quarter < quarters - reach; quarter++) {
    if (!judgeVolume(streamAt(past, today, quarter), threshold)) continue;
    if (quarter - last > 8) count++;
    last = quarter;
  }
  return count;
}

const days = 280;
function falseAlarmsPerWeek(mean: number, spread: number, seed: number): number {
  const random = seededRandom(seed);
  const draw = () => dayOf(random, mean, spread);
  const past = Array.from({ length: weeksBack }, draw);
  let alarms = 0;
  for (let day = 0; day < days; day++) {
    const today = draw();
    alarms += episodes(past, today, thresholdFor(1));
    past.shift();
    past.push(today);
  }
  return (alarms * 7) / days;
}

// One a week is borne over all queues; measured: see README.
describe('quiet streams', () => {
  test.each([
    [0.5, 0, 1],
    [2, 0, 2],
    [12, 0, 3],
    [60, 0, 4],
    [12, 0.15, 5],
  ])(
    'of %d contacts a quarter hour whose days stray by %d give at most one false alarm a week',
    (mean, spread, seed) => {
      const rate = falseAlarmsPerWeek(mean, spread, seed);
      expect(rate).toBeLessThanOrEqual(1);
    },
  );
});

describe('a planted surge', () => {
  const found = (mean: number, times: number, length: number) => {
    const random = seededRandom(9);
    let hits = 0;
    for (let trial = 0; trial < 100; trial++) {
      const past = Array.from({ length: weeksBack }, () => dayOf(random, mean, 0.05));
      const today = dayOf(random, mean, 0.05);
      const start = 40 + (trial % 20);
      for (let quarter = start; quarter < start + length; quarter++)
        today[quarter] = poisson(random, shape(quarter, mean) * times);
      const codes = Array.from({ length }, (_, at) => judgeVolume(streamAt(past, today, start + at), thresholdFor(10)));
      if (codes.some((one) => one?.code === (times > 1 ? 'volume-high' : 'volume-low'))) hits++;
    }
    return hits;
  };

  test.each([
    ['twice as many of a busy queue within half an hour', 20, 2, 2, 95],
    ['three times as many of a small queue within an hour', 3, 3, 4, 90],
    ['half as many of a busy queue within an hour and a quarter', 20, 0.4, 5, 95],
  ])('%s is found', (_name, mean, times, length, least) => {
    const hits = found(mean, times, length);
    expect(hits).toBeGreaterThanOrEqual(least);
  });
});

describe('what there is to go by', () => {
  const flat = (count: number) => Array.from({ length: 2 * reach + 1 }, () => count);
  const none = Array.from({ length: seen }, () => null);
  const now = (count: number) => [10, 10, 10, 10, count];
  const past = Array.from({ length: 8 }, () => flat(10));

  test('with fewer than four weeks nothing is said', () => {
    expect(judgeVolume({ past: past.slice(0, 3), current: now(60), foreseen: none }, thresholdFor(1))).toBe(null);
    expect(judgeVolume({ past, current: now(60), foreseen: none }, thresholdFor(1))).toMatchObject({
      ...{ code: 'volume-high', from: 0, quarters: 1, value: 60, source: 'own' },
    });
  });

  test('a surge of a past week does not hide one of today', () => {
    const stained = [flat(70), ...past.slice(1)];
    const judged = judgeVolume({ past: stained, current: now(60), foreseen: none }, thresholdFor(1));
    expect(judged?.expected).toBeCloseTo(10, 0);
  });

  test('a running quarter hour is never too quiet', () => {
    expect(judgeVolume({ past, current: now(0), foreseen: none }, thresholdFor(1))).toBe(null);
    const hour = [0, 0, 0, 0, 0];
    expect(judgeVolume({ past, current: hour, foreseen: none }, thresholdFor(1))).toMatchObject({ code: 'volume-low' });
  });

  test('what planning foresees goes before the own pattern, where it covers the stretch', () => {
    const planned = none.map(() => ({ mean: 55, variance: 70 }));
    const stream = { past, current: [50, 60, 55, 52, 58], foreseen: planned };
    expect(judgeVolume(stream, thresholdFor(1))).toBe(null);
    expect(judgeVolume({ ...stream, foreseen: none }, thresholdFor(1))).toMatchObject({ source: 'own' });
  });

  test('the bound is the last count that chance brings', () => {
    const judged = judgeVolume({ past, current: now(60), foreseen: none }, thresholdFor(1));
    const at = (count: number) =>
      judgeVolume({ past, current: [10, 10, 10, 10, count], foreseen: none }, thresholdFor(1));
    expect([at(judged?.bound ?? 0), at((judged?.bound ?? 0) + 1)?.code]).toEqual([null, 'volume-high']);
  });
});
