import { type BusinessCalendar, chinaSpecialDays } from '@tongli/calendar';
import type { Term, TermKind } from '@tongli/contracts/complaints';
import type { ComplaintSettings } from '@tongli/contracts/requests';
import { suppliedRecourse } from '../modules/requests/index.ts';

const workday = [
  { startMinute: 9 * 60, endMinute: 12 * 60 },
  { startMinute: 13 * 60 + 30, endMinute: 18 * 60 },
];

/** Nine to six with lunch closed, Monday to Friday, public holidays and make-up days of China around `year`. */
export function serviceCalendar(year: number): BusinessCalendar {
  const days = [year - 1, year, year + 1].flatMap((one) => chinaSpecialDays(one).days);
  return {
    zone: 'Asia/Shanghai',
    week: [workday, workday, workday, workday, workday, [], []],
    special: Object.fromEntries(days.map(({ date, ...day }) => [date, day])),
  };
}

export const serviceCalendarName = { zh: '服务日历', en: 'Service calendar' };

/** Acknowledged within half a working day, answered within five; a handler grants up to ¥200. */
export const complaintProcess = {
  calendar: 'service',
  acknowledgeWithinMinutes: 240,
  respondWithinDays: 5,
  daysCount: 'working',
  warnAtShare: 0.75,
  handlerAuthorityMinor: 20_000,
  complexRespondWithinDays: 15,
  pauseReasons: ['customer', 'third-party', 'agreed'],
  pauseAtMostDays: 15,
  extendAtMostDays: 30,
  extendAtMostTimes: 1,
  recourse: suppliedRecourse,
} satisfies ComplaintSettings;

const kinds: readonly TermKind[] = ['product', 'area', 'cause'];

/** Something to choose, until an installation has named its own products, areas and causes. */
export const firstTerms: readonly Term[] = kinds.map((kind) => ({
  kind,
  code: 'other',
  name: { zh: '其他', en: 'Other' },
}));
