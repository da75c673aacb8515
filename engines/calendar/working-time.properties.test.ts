import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addWorkingDays,
  addWorkingMinutes,
  type BusinessCalendar,
  defineCalendar,
  isOpen,
  localDate,
  nextOpening,
  type WorkingWindow,
  weekday,
  workingMinutesBetween,
} from './index.ts';

const MINUTE_MS = 60_000;
const name = { zh: '特殊日', en: 'Special day' };

const windows = fc.uniqueArray(fc.integer({ min: 0, max: 1440 }), { maxLength: 6 }).map((edges): WorkingWindow[] => {
  const sorted = edges.toSorted((a, b) => a - b);
  return sorted.flatMap((startMinute, index) => {
    const endMinute = sorted[index + 1];
    return index % 2 === 0 && endMinute !== undefined ? [{ startMinute, endMinute }] : [];
  });
});
const openDay = windows.filter((list) => list.length > 0);
const zone = fc.constantFrom('Asia/Shanghai', 'America/New_York', 'Australia/Lord_Howe', 'Africa/Casablanca', 'UTC');
const dateIn2026 = fc
  .integer({ min: 0, max: 364 })
  .map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
const special = fc.dictionary(
  dateIn2026,
  fc.oneof(
    fc.constant({ kind: 'closed' as const, name }),
    openDay.map((list) => ({ kind: 'open' as const, windows: list, name })),
  ),
);
const calendar = fc
  .record({ zone, monday: openDay, rest: fc.array(windows, { minLength: 6, maxLength: 6 }), special })
  .map(
    (drawn): BusinessCalendar =>
      defineCalendar({ zone: drawn.zone, week: [drawn.monday, ...drawn.rest], special: drawn.special }),
  );

const instant = fc
  .integer({ min: 0, max: 2 * 366 * 24 * 60 * 60 })
  .map((second) => new Date(Date.UTC(2025, 6, 1) + second * 1000));
const minutes = fc.integer({ min: 1, max: 60_000 });

describe('working time, for any calendar', () => {
  it('adds what lies between', () => {
    fc.assert(
      fc.property(calendar, instant, minutes, (cal, from, n) => {
        const due = addWorkingMinutes(cal, from, n);
        expect(workingMinutesBetween(cal, from, due)).toBe(n);
        expect(workingMinutesBetween(cal, addWorkingMinutes(cal, from, -n), from)).toBe(n);
      }),
    );
  });

  it('is additive', () => {
    fc.assert(
      fc.property(calendar, instant, minutes, minutes, (cal, from, a, b) => {
        const twice = addWorkingMinutes(cal, addWorkingMinutes(cal, from, a), b);
        expect(twice).toEqual(addWorkingMinutes(cal, from, a + b));
      }),
    );
  });

  it('rises with the start and with the minutes', () => {
    fc.assert(
      fc.property(calendar, instant, instant, minutes, (cal, a, b, n) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        expect(addWorkingMinutes(cal, early, n).getTime()).toBeLessThanOrEqual(
          addWorkingMinutes(cal, late, n).getTime(),
        );
        expect(addWorkingMinutes(cal, early, n).getTime()).toBeLessThan(addWorkingMinutes(cal, early, n + 1).getTime());
      }),
    );
  });

  it('ends in open time or as a window closes', () => {
    fc.assert(
      fc.property(calendar, instant, minutes, (cal, from, n) => {
        expect(isOpen(cal, new Date(addWorkingMinutes(cal, from, n).getTime() - 1))).toBe(true);
        expect(isOpen(cal, addWorkingMinutes(cal, from, -n))).toBe(true);
      }),
    );
  });

  it('finds nothing open before the next opening', () => {
    fc.assert(
      fc.property(calendar, instant, (cal, at) => {
        const opening = nextOpening(cal, at);
        expect(opening && isOpen(cal, opening)).toBe(true);
        expect(workingMinutesBetween(cal, at, opening!)).toBe(0);
      }),
    );
  });

  it('reaches n days in n steps of one', () => {
    fc.assert(
      fc.property(calendar, instant, fc.integer({ min: 1, max: 30 }), (cal, from, n) => {
        let step = from;
        // The closing instant of a day that ends at midnight belongs to the next date: step back into the day.
        for (let i = 0; i < n; i++) step = new Date(addWorkingDays(cal, step, 1).getTime() - 1);
        expect(addWorkingDays(cal, from, n)).toEqual(new Date(step.getTime() + 1));
      }),
    );
  });

  it('round the clock is plain time', () => {
    const week = Array(7).fill([{ startMinute: 0, endMinute: 1440 }]);
    fc.assert(
      fc.property(zone, instant, fc.integer({ min: -500_000, max: 500_000 }), (name, from, n) => {
        const roundTheClock = defineCalendar({ zone: name, week, special: {} });
        const due = addWorkingMinutes(roundTheClock, from, n);
        expect(due.getTime()).toBe(from.getTime() + n * MINUTE_MS);
        expect(workingMinutesBetween(roundTheClock, from, due)).toBe(n);
      }),
    );
  });
});

/** Independent oracle: reads the wall clock minute by minute. */
function opensOnTheClock(cal: BusinessCalendar, clock: Intl.DateTimeFormat, at: Date): boolean {
  const date = localDate(cal.zone, at);
  const [hour = 0, minute = 0] = clock.format(at).split(':').map(Number);
  const reading = hour * 60 + minute;
  const day = cal.special[date];
  const open = day ? (day.kind === 'open' ? (day.windows ?? cal.week[0]!) : []) : cal.week[weekday(date)]!;
  return open.some(({ startMinute, endMinute }) => startMinute <= reading && reading < endMinute);
}

describe('against the wall clock', () => {
  it('agrees minute by minute where clocks do not change', () => {
    const start = fc.integer({ min: 0, max: 300 * 1440 }).map((n) => new Date(Date.UTC(2026, 0, 1) + n * MINUTE_MS));
    fc.assert(
      fc.property(calendar, start, (drawn, from) => {
        const cal = defineCalendar({ ...drawn, zone: 'Asia/Shanghai' });
        const clock = new Intl.DateTimeFormat('en-GB', { timeZone: cal.zone, hour: '2-digit', minute: '2-digit' });
        let counted = 0;
        for (let n = 0; n < 3 * 1440; n++) {
          const at = new Date(from.getTime() + n * MINUTE_MS);
          const open = opensOnTheClock(cal, clock, at);
          expect(isOpen(cal, at)).toBe(open);
          if (open) counted++;
        }
        expect(workingMinutesBetween(cal, from, new Date(from.getTime() + 3 * 1440 * MINUTE_MS))).toBe(counted);
      }),
      { numRuns: 15 },
    );
  });
});

describe('speed', () => {
  it('sets a million limits in seconds, not minutes', () => {
    const day = [
      { startMinute: 540, endMinute: 720 },
      { startMinute: 810, endMinute: 1080 },
    ];
    const office = defineCalendar({ zone: 'Asia/Shanghai', week: [day, day, day, day, day, [], []], special: {} });
    const began = performance.now();
    for (let n = 0; n < 1_000_000; n++) addWorkingMinutes(office, new Date(1.75e12 + n * 20_000), (n * 7919) % 120_000);
    // Measured 0.3 s; the bound only guards against a search minute by minute.
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
