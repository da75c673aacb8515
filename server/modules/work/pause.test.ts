import { type BusinessCalendar, chinaSpecialDays, defineCalendar } from '@tongli/calendar';
import { expect, test } from 'vitest';
import { limitTimes } from './limit-times.ts';
import { resumedTimes, timeLeft } from './pause.ts';

const day = [
  { startMinute: 9 * 60, endMinute: 12 * 60 },
  { startMinute: 13 * 60 + 30, endMinute: 18 * 60 },
];
const open = (zone: string, special = {}): BusinessCalendar =>
  defineCalendar({ zone, week: [day, day, day, day, day, [], []], special });
const china = Object.fromEntries(chinaSpecialDays(2026).days.map(({ date, ...rest }) => [date, rest]));

const zones = {
  Shanghai: { calendar: open('Asia/Shanghai', china), offset: '+08:00' },
  Urumqi: { calendar: open('Asia/Urumqi', china), offset: '+06:00' },
  London: { calendar: open('Europe/London'), offset: '+00:00' },
} as const;

/** Started, paused and resumed at local times: the due instant before, and the one after. */
function lived(zone: keyof typeof zones, [started, paused, resumed]: readonly string[], span: { days: number }) {
  const { calendar, offset } = zones[zone];
  const at = (local: string | undefined) => new Date(`${local}${offset}`);
  const before = limitTimes(calendar, at(started), span, 0.75);
  const left = timeLeft(calendar, { ...before, warnedAt: null, breachedAt: null }, at(paused));
  return { before, after: resumedTimes(calendar, left, { now: at(resumed), warnAt: before.warnAt }), at };
}

// Spring Festival 2026: closed 15 to 23 February; Saturdays 14 and 28 February are worked. A day is 7.5 hours.
test.each([
  // Two days from Thursday noon end on Saturday 14 at 18:00; an hour is left on Saturday at 17:00, and goes on where it runs again.
  [
    'over the festival',
    'Shanghai',
    ['2026-02-12T12:00', '2026-02-14T17:00', '2026-02-24T09:00'],
    2,
    '2026-02-14T18:00',
    '2026-02-24T10:00',
  ],
  [
    'resumed in the middle of it',
    'Shanghai',
    ['2026-02-12T12:00', '2026-02-14T17:00', '2026-02-18T15:00'],
    2,
    '2026-02-14T18:00',
    '2026-02-24T10:00',
  ],
  [
    'paused at lunch: nothing of it is lost',
    'Shanghai',
    ['2026-03-02T10:00', '2026-03-03T12:30', '2026-03-04T12:30'],
    1,
    '2026-03-03T18:00',
    '2026-03-04T18:00',
  ],
  [
    'an hour into the make-up Saturday',
    'Shanghai',
    ['2026-02-26T10:00', '2026-02-27T16:00', '2026-02-28T17:00'],
    1,
    '2026-02-27T18:00',
    '2026-03-02T10:00',
  ],
  [
    'paused and resumed while closed',
    'Shanghai',
    ['2026-02-12T10:00', '2026-02-16T10:00', '2026-02-20T10:00'],
    3,
    '2026-02-24T18:00',
    '2026-02-24T18:00',
  ],
  [
    'two hours west the same local times',
    'Urumqi',
    ['2026-02-12T12:00', '2026-02-14T17:00', '2026-02-24T09:00'],
    2,
    '2026-02-14T18:00',
    '2026-02-24T10:00',
  ],
  [
    'elsewhere Monday is worked and Saturday is not',
    'London',
    ['2026-02-12T12:00', '2026-02-13T17:00', '2026-02-16T11:30'],
    1,
    '2026-02-13T18:00',
    '2026-02-16T14:00',
  ],
] as const)('a pause %s (%s)', (_, zone, times, days, due, dueAfter) => {
  const { before, after, at } = lived(zone, times, { days });
  expect(before.dueAt).toEqual(at(due));
  expect(after.dueAt).toEqual(at(dueAfter));
  expect(after.warnAt.getTime()).toBeLessThanOrEqual(after.dueAt.getTime());
});

test('a limit that has warned does not warn again, and one that was due to does so at once', () => {
  const { calendar } = zones.Shanghai;
  const at = (local: string) => new Date(`${local}+08:00`);
  const track = { warnAt: at('2026-03-02T10:00'), dueAt: at('2026-03-02T15:00'), breachedAt: null };
  const warned = timeLeft(calendar, { ...track, warnedAt: at('2026-03-02T10:00') }, at('2026-03-02T11:00'));
  expect(warned).toEqual({ warn: null, due: 150 });
  const now = at('2026-03-03T09:00');
  expect(resumedTimes(calendar, warned, { now, warnAt: track.warnAt })).toEqual({
    warnAt: track.warnAt,
    dueAt: at('2026-03-03T11:30'),
  });
  const late = timeLeft(calendar, { ...track, warnedAt: null }, at('2026-03-02T11:00'));
  expect(resumedTimes(calendar, late, { now, warnAt: track.warnAt }).warnAt).toEqual(now);
});
