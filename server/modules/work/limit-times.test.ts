import { type BusinessCalendar, chinaSpecialDays, defineCalendar } from '@tongli/calendar';
import { expect, test } from 'vitest';
import { limitTimes } from './limit-times.ts';

const day = [
  { startMinute: 9 * 60, endMinute: 12 * 60 },
  { startMinute: 13 * 60 + 30, endMinute: 18 * 60 },
];
const calendar: BusinessCalendar = defineCalendar({
  zone: 'Asia/Shanghai',
  week: [day, day, day, day, day, [], []],
  special: Object.fromEntries(chinaSpecialDays(2026).days.map(({ date, ...rest }) => [date, rest])),
});
const at = (local: string) => new Date(`${local}+08:00`);

test.each([
  ['within the morning', '2026-03-02T09:00', { minutes: 60 }, 0.5, '2026-03-02T09:30', '2026-03-02T10:00'],
  ['across lunch', '2026-03-02T11:00', { minutes: 120 }, 0.75, '2026-03-02T14:00', '2026-03-02T14:30'],
  ['due as lunch begins', '2026-03-02T10:00', { minutes: 120 }, 0.5, '2026-03-02T11:00', '2026-03-02T12:00'],
  ['begun at lunch', '2026-03-02T12:30', { minutes: 240 }, 0.75, '2026-03-02T16:30', '2026-03-02T17:30'],
  ['begun at night', '2026-03-02T22:00', { minutes: 240 }, 0.75, '2026-03-03T12:00', '2026-03-03T14:30'],
  ['over a weekend', '2026-03-06T17:00', { minutes: 240 }, 0.75, '2026-03-09T11:00', '2026-03-09T12:00'],
  // Spring Festival 2026: closed 15 to 23 February; Saturdays 14 and 28 February are worked.
  ['into the make-up Saturday', '2026-02-13T17:00', { minutes: 240 }, 0.75, '2026-02-14T11:00', '2026-02-14T12:00'],
  ['over the festival', '2026-02-14T17:00', { minutes: 240 }, 0.75, '2026-02-24T11:00', '2026-02-24T12:00'],
  ['begun on the festival', '2026-02-17T10:00', { minutes: 60 }, 0.5, '2026-02-24T09:30', '2026-02-24T10:00'],
  // One hour is left of the Friday, then 5 × 7.5 h: 75 % of 38.5 h = 28.875 h, that is 27.875 h after Friday:
  // Saturday 14, 24 and 25 February (22.5 h), and 5.375 h into the 26th.
  ['five days over the festival', '2026-02-13T17:00', { days: 5 }, 0.75, '2026-02-26T15:52:30', '2026-02-27T18:00'],
  [
    'two days, the second a make-up Saturday',
    '2026-02-26T18:30',
    { days: 2 },
    0.5,
    '2026-02-27T18:00',
    '2026-02-28T18:00',
  ],
  // Day 15 after 12 February is the 27th: the holidays count too.
  [
    '15 days of the calendar, over the festival',
    '2026-02-12T10:00',
    { calendarDays: 15 },
    1,
    '2026-02-27T18:00',
    '2026-02-28T00:00',
  ],
  ['a warning at the end itself', '2026-03-02T09:00', { minutes: 60 }, 1, '2026-03-02T10:00', '2026-03-02T10:00'],
] as const)('limit %s', (_, start, span, share, warnAt, dueAt) => {
  expect(limitTimes(calendar, at(start), span, share)).toEqual({ warnAt: at(warnAt), dueAt: at(dueAt) });
});

test.each([
  [{ minutes: 60 }, 0, /warnAtShare/],
  [{ minutes: 60 }, 1.01, /warnAtShare/],
  [{ minutes: 60 }, Number.NaN, /warnAtShare/],
  [{ minutes: 0 }, 0.5, /minutes/],
  [{ minutes: -5 }, 0.5, /minutes/],
  [{ days: 0 }, 0.5, /days/],
  [{ days: 1.5 }, 0.5, /days/],
] as const)('%j warned at %s is refused', (span, share, message) => {
  expect(() => limitTimes(calendar, at('2026-03-02T09:00'), span, share)).toThrow(message);
});
