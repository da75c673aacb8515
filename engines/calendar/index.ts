/**
 * @tongli/calendar: business calendars, on which the limits of complaints run.
 * Pure: no input or output, no clock; every instant is an argument. Definitions, sources and domain: README.md.
 */
export { type BusinessCalendar, defineCalendar, type SpecialDay, type WorkingWindow, windowsOn } from './calendar.ts';
export { type ChinaYear, chinaSpecialDays, type DatedSpecialDay } from './china.ts';
export { addDays, dayRange, type IsoDate, weekday } from './dates.ts';
export {
  addWorkingDays,
  addWorkingMinutes,
  type DayCount,
  isOpen,
  nextOpening,
  workingMinutesBetween,
} from './working-time.ts';
export { instantOf, localDate, startOfDay, type Zone } from './zone.ts';
