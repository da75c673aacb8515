import { type BusinessCalendar, defineCalendar } from '@tongli/calendar';
import { expect, test } from 'vitest';
import { expectedOpen, handlersNeeded, pace, weeksOf } from './headcount.ts';

const day = [{ startMinute: 9 * 60, endMinute: 17 * 60 }];
const calendar: BusinessCalendar = defineCalendar({
  zone: 'Asia/Shanghai',
  week: [day, day, day, day, day, [], []],
  special: { '2026-03-11': { kind: 'closed', name: { zh: '休', en: 'Closed' } } },
});

test('handlers are arrivals times effort by the hours that a day gives; what is open is arrivals times stay', () => {
  expect(handlersNeeded(20, { hoursPerCase: 1.5, hoursPerDay: 5 })).toBe(6);
  expect(handlersNeeded(20, { hoursPerCase: null, hoursPerDay: 5 })).toBeNull();
  expect(expectedOpen(20, 4)).toBe(80);
});

test('weeks ahead carry the pace of late over their working days, and those away do not count as there', () => {
  const past = [
    { from: '2026-02-16', arrivals: 20, active: 3 },
    { from: '2026-02-23', arrivals: 50, active: 4 },
  ];
  // (20 + 2 · 50) cases in (5 + 2 · 5) days.
  expect(pace(calendar, past)).toBe(8);
  const away = new Map([['2026-03-09', 2]]);
  const facts = { calendar, today: '2026-03-04', past, handlers: 6, away, hoursPerCase: 2.5, hoursPerDay: 5 };
  const weeks = weeksOf(facts);
  expect(weeks.slice(0, 2)).toMatchObject([
    { from: '2026-02-16', arrivals: 20, foreseen: false, needed: 2, there: 6, active: 3 },
    { from: '2026-02-23', arrivals: 50, needed: 5 },
  ]);
  expect(weeks.slice(2, 4)).toMatchObject([
    { from: '2026-03-02', arrivals: 40, foreseen: true, workingDays: 5, needed: 4, active: null },
    { from: '2026-03-09', arrivals: 32, workingDays: 4, needed: 4, there: 5.5 },
  ]);
});
