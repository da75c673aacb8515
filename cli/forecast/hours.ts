import type { WorkingWindow } from '@tongli/calendar';
import { atOption, refuseValue } from '../refusal.ts';

type Week = WorkingWindow[][];

const names = [
  ['mon', '周一', '星期一'],
  ['tue', '周二', '星期二'],
  ['wed', '周三', '星期三'],
  ['thu', '周四', '星期四'],
  ['fri', '周五', '星期五'],
  ['sat', '周六', '星期六'],
  ['sun', '周日', '星期日', '周天'],
];
const everyDay = ['daily', '每天'];
const minutesPerDay = 1440;

/** "Mon-Fri 07:00-21:00; Sat 08:00-12:00,13:00-17:00" or "每天 00:00-24:00"; a window may pass midnight. */
export function readHours(text: string): Week {
  const week: Week = Array.from({ length: 7 }, () => []);
  for (const part of text.split(/[;；]/)) {
    const [, days = '', hours = ''] = /^\s*(\S+(?:\s*[,，-]\s*\S+)*?)\s+([\d:,，~–\-\s]+)$/u.exec(part) ?? [];
    const weekdays = weekdaysOf(days);
    const windows = hours.split(/[,，]/).map(windowOf);
    if (weekdays.length === 0 || windows.some((window) => !window)) return refuseHours(text);
    for (const weekday of weekdays) for (const window of windows) if (window) addWindow(week, weekday, window);
  }
  for (const windows of week) {
    windows.sort((a, b) => a.startMinute - b.startMinute);
    if (windows.some(({ startMinute }, place) => startMinute < (windows[place - 1]?.endMinute ?? 0)))
      return refuseHours(text);
  }
  return week;
}

/** Empty where a name is none. */
function weekdaysOf(text: string): number[] {
  if (everyDay.includes(text.trim().toLowerCase())) return [0, 1, 2, 3, 4, 5, 6];
  const pieces = text.split(/[,，]/).map((piece) => {
    const [first = '', last = first, ...more] = piece.split(/[-~–至]/);
    const [from, to] = [weekdayOf(first), weekdayOf(last)];
    if (from < 0 || to < 0 || more.length > 0) return [];
    return Array.from({ length: ((to - from + 7) % 7) + 1 }, (_, step) => (from + step) % 7);
  });
  return pieces.some((days) => days.length === 0) ? [] : pieces.flat();
}

function weekdayOf(text: string): number {
  const name = text.trim().toLowerCase();
  return names.findIndex(([english = '', ...chinese]) =>
    /^[a-z]*$/.test(name) ? name.startsWith(english) : chinese.includes(name),
  );
}

function windowOf(text: string): WorkingWindow | undefined {
  const [, h1 = '', m1 = '', h2 = '', m2 = ''] =
    /^\s*(\d{1,2}):(\d{2})\s*[-~–]\s*(\d{1,2}):(\d{2})\s*$/.exec(text) ?? [];
  const [startMinute, endMinute] = [Number(h1) * 60 + Number(m1), Number(h2) * 60 + Number(m2)];
  if (h1 === '' || Number(m1) > 59 || Number(m2) > 59 || startMinute >= minutesPerDay || endMinute > minutesPerDay)
    return undefined;
  return startMinute === endMinute ? undefined : { startMinute, endMinute };
}

function addWindow(week: Week, weekday: number, { startMinute, endMinute }: WorkingWindow): void {
  if (endMinute > startMinute) {
    week[weekday]?.push({ startMinute, endMinute });
    return;
  }
  week[weekday]?.push({ startMinute, endMinute: minutesPerDay });
  if (endMinute > 0) week[(weekday + 1) % 7]?.push({ startMinute: 0, endMinute });
}

function refuseHours(text: string): never {
  return refuseValue(atOption('open'), text, {
    zh: '应为星期加不重叠的营业时间，请写成 "Mon-Fri 07:00-21:00; Sat 08:00-12:00" 或 "周一至周五 07:00-21:00"',
    en: 'it must be weekdays with hours that do not overlap; write it as "Mon-Fri 07:00-21:00; Sat 08:00-12:00"',
  });
}
