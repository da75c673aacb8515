import { describe, expect, it } from 'vitest';
import { type BusinessCalendar, defineCalendar, type SpecialDay, type WorkingWindow } from './index.ts';

const nineToSix: WorkingWindow[] = [
  { startMinute: 540, endMinute: 720 },
  { startMinute: 810, endMinute: 1080 },
];
const name = { zh: '春节', en: 'Spring Festival' };
const sound: BusinessCalendar = {
  zone: 'Asia/Shanghai',
  week: [nineToSix, nineToSix, nineToSix, nineToSix, nineToSix, [], []],
  special: { '2026-02-17': { kind: 'closed', name }, '2026-02-14': { kind: 'open', windows: nineToSix, name } },
};

function withMonday(...windows: [number, number][]): BusinessCalendar {
  const monday = windows.map(([startMinute, endMinute]) => ({ startMinute, endMinute }));
  return { ...sound, week: [monday, ...sound.week.slice(1)] };
}

function withSpecial(date: string, day: SpecialDay): BusinessCalendar {
  return { ...sound, special: { [date]: day } };
}

describe('defineCalendar', () => {
  it('gives a frozen copy that survives JSON', () => {
    const calendar = defineCalendar(sound);
    expect(calendar).toEqual(sound);
    expect(JSON.parse(JSON.stringify(calendar))).toEqual(sound);
    expect(Object.isFrozen(calendar.week[0]?.[0])).toBe(true);
    expect(Object.isFrozen(calendar.special['2026-02-17'])).toBe(true);
  });

  it('lets windows touch and fill the whole day', () => {
    expect(() => defineCalendar(withMonday([0, 720], [720, 1440]))).not.toThrow();
  });

  it.each<[string, BusinessCalendar, string]>([
    [
      'zone',
      { ...sound, zone: 'Asia/Peking' },
      'zone must be a name of the IANA time zone database, got "Asia/Peking"',
    ],
    ['six days', { ...sound, week: sound.week.slice(1) }, 'week must have 7 days, Monday first, got 6'],
    ['below', withMonday([-1, 60]), 'week[0][0].startMinute must be a whole minute in 0 to 1440, got -1'],
    ['above', withMonday([60, 1441]), 'week[0][0].endMinute must be a whole minute in 0 to 1440, got 1441'],
    ['half a minute', withMonday([60.5, 90]), 'week[0][0].startMinute must be a whole minute in 0 to 1440, got 60.5'],
    ['empty window', withMonday([60, 60]), 'week[0][0].endMinute must be greater than startMinute 60, got 60'],
    ['overlap', withMonday([60, 120], [119, 180]), 'week[0][1].startMinute must be at least 120'],
    ['disorder', withMonday([600, 660], [60, 120]), 'week[0][1].startMinute must be at least 660'],
    ['date', withSpecial('2026-02-30', { kind: 'closed', name }), 'date must exist in the calendar, got 2026-02-30'],
    [
      'closed with windows',
      withSpecial('2026-02-17', { kind: 'closed', windows: nineToSix, name }),
      'windows must be absent',
    ],
    ['kind', withSpecial('2026-02-17', { kind: 'shut' as 'closed', name }), 'kind must be closed or open, got "shut"'],
  ])('refuses %s', (_case, input, message) => {
    expect(() => defineCalendar(input)).toThrow(RangeError);
    expect(() => defineCalendar(input)).toThrow(message);
  });
});
