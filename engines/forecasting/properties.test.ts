import { addDays } from '@tongli/calendar';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecast } from './index.ts';
import { sampleHistory } from './test/sample-history.ts';
import type { ForecastInterval, ForecastProblem, Observation } from './types.ts';

const hour = 60;
const history = fc
  .record({
    days: fc.integer({ min: 1, max: 60 }),
    perDay: fc.constantFrom(0.3, 4, 60, 2000),
    seed: fc.integer({ min: 1, max: 1e6 }),
    noise: fc.constantFrom(0, 0.05, 0.4),
  })
  .map((choice) => sampleHistory({ ...choice, intervalMinutes: hour }));

const week = (observations: readonly Observation[], more: Partial<ForecastProblem> = {}): readonly ForecastInterval[] =>
  forecast({ observations, intervalMinutes: hour, horizonMinutes: 10_080, ...more }).intervals;

const runs = { numRuns: 15, seed: 20_261_122 };

describe('a forecast', () => {
  it('is never negative, nests its quantiles, and is complete', () => {
    fc.assert(
      fc.property(history, (observations) => {
        const intervals = week(observations);
        expect(intervals).toHaveLength(168);
        for (const { mean, p10, p50, p90 } of intervals) {
          expect(p10).toBeGreaterThanOrEqual(0);
          expect(p50).toBeGreaterThanOrEqual(p10);
          expect(p90).toBeGreaterThanOrEqual(p50);
          expect(mean).toBeGreaterThanOrEqual(0);
          expect(Number.isFinite(mean + p90)).toBe(true);
        }
      }),
      runs,
    );
  });

  it('is zero in closed hours, given or found', () => {
    const open = Array.from({ length: 7 }, (_, day) => (day < 5 ? [{ startMinute: 540, endMinute: 1080 }] : []));
    fc.assert(
      fc.property(history, fc.boolean(), (observations, given) => {
        for (const { date, minute, mean, p90, open: isOpen } of week(observations, given ? { open } : {})) {
          const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
          const closed = given ? weekday > 4 || minute < 540 || minute >= 1080 : minute < 480 || minute >= 1200;
          if (!closed) continue;
          expect([mean, p90, isOpen]).toEqual([0, 0, false]);
        }
      }),
      runs,
    );
  });

  it('grows with the volumes', () => {
    // Below some hundred contacts counting noise has its own measure, and the models' weights shift with it.
    const busy = sampleHistory({ days: 50, intervalMinutes: hour, perDay: 50_000 });
    const plain = week(busy);
    fc.assert(
      fc.property(fc.double({ min: 1.5, max: 20, noNaN: true }), (factor) => {
        const scaled = week(busy.map((one) => ({ ...one, volume: one.volume * factor })));
        plain.forEach(({ mean, p90 }, place) => {
          expect(scaled[place]?.mean ?? 0).toBeGreaterThanOrEqual(0.96 * mean * factor);
          expect(scaled[place]?.mean ?? 0).toBeLessThanOrEqual(1.04 * mean * factor);
          expect(scaled[place]?.p90 ?? 0).toBeLessThanOrEqual(1.04 * p90 * factor);
        });
      }),
      runs,
    );
  });

  it('lives with gaps', () => {
    const full = sampleHistory({ days: 60, intervalMinutes: hour });
    const sum = (intervals: readonly ForecastInterval[]) => intervals.reduce((all, { mean }) => all + mean, 0);
    const whole = sum(week(full));
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 1439 }), { maxLength: 200 }),
        fc.integer({ min: 0, max: 55 }),
        (places, day) => {
          const lost = new Set(places);
          const missing = addDays('2026-01-05', day);
          const holed = full.filter(({ date }, place) => !lost.has(place) && date !== missing);
          expect(sum(week(holed, { from: { date: '2026-03-06', minute: 0 } })) / whole).toBeCloseTo(1, 1);
        },
      ),
      runs,
    );
  });

  it('never sees the future: what comes after its start changes no digit', () => {
    const observations = sampleHistory({ days: 70, intervalMinutes: hour });
    const from = { date: '2026-03-02', minute: 600 };
    const past = observations.filter(
      ({ date, minute }) => date < from.date || (date === from.date && minute < from.minute),
    );
    const honest = week(past, { from });
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1e4, noNaN: true }), fc.boolean(), (volume, drop) => {
        const future = observations.slice(past.length).map((one) => ({ ...one, volume, handleSeconds: 99 }));
        expect(week([...past, ...(drop ? future.slice(50) : future)], { from })).toEqual(honest);
      }),
      runs,
    );
  });

  it('does not depend on the order or fineness of the observations', () => {
    fc.assert(
      fc.property(history, (observations) => {
        const fine = observations.flatMap(({ date, minute, volume }) => [
          { date, minute: minute + 30, volume: volume / 2 },
          { date, minute, volume: volume / 2 },
        ]);
        expect(week(fine.toReversed())).toEqual(week(observations));
      }),
      runs,
    );
  });
});
