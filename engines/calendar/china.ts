import chineseDays from 'chinese-days';
import arrangements from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import type { SpecialDay } from './calendar.ts';
import { dateOf, dayNumber, type IsoDate } from './dates.ts';

type Name = SpecialDay['name'];

/** A special day with its date; spread the rest into `BusinessCalendar.special`. */
export interface DatedSpecialDay extends SpecialDay {
  readonly date: IsoDate;
}

export interface ChinaYear {
  /** Whether the State Council's arrangement of the year is in the data. */
  readonly announced: boolean;
  /** In order of date. */
  readonly days: readonly DatedSpecialDay[];
}

const FIRST_CHINA_YEAR = 2004;
const LAST_CHINA_YEAR = 2099;

const newYear: Name = { zh: '元旦', en: "New Year's Day" };
const springFestival: Name = { zh: '春节', en: 'Spring Festival' };
const qingming: Name = { zh: '清明节', en: 'Tomb-Sweeping Day' };
const labourDay: Name = { zh: '劳动节', en: 'Labour Day' };
const dragonBoat: Name = { zh: '端午节', en: 'Dragon Boat Festival' };
const midAutumn: Name = { zh: '中秋节', en: 'Mid-Autumn Festival' };
const nationalDay: Name = { zh: '国庆节', en: 'National Day' };
const festivals = [newYear, springFestival, qingming, labourDay, dragonBoat, midAutumn, nationalDay];

/**
 * Public holidays (closed) and make-up workdays 调休 (open) of mainland China, 2004 to 2099.
 * Announced years: the State Council's arrangement. Other years: the statutory days only, marked provisional; the days
 * moved to make long holidays, and the weekends worked for them, are known once announced (usually in November).
 * Sources: package chinese-days; Regulation on Public Holidays for National Annual Festivals and Memorial Days 全国年节及
 * 纪念日放假办法 as in force from 2025-01-01 (13 days). Throws RangeError on other years.
 */
export function chinaSpecialDays(year: number): ChinaYear {
  if (!Number.isInteger(year) || year < FIRST_CHINA_YEAR || year > LAST_CHINA_YEAR) {
    throw new RangeError(`year must lie in ${FIRST_CHINA_YEAR} to ${LAST_CHINA_YEAR}, got ${year}`);
  }
  const closed = announcedDays(arrangements.holidays, year).map(([date, text]) => closedDay(date, festivalName(text)));
  if (closed.length === 0) return { announced: false, days: statutoryDays(year) };
  const open = announcedDays(arrangements.workdays, year).map(([date, text]) => makeUpDay(date, festivalName(text)));
  const days = [...closed, ...open].sort((a, b) => dayNumber(a.date) - dayNumber(b.date));
  return { announced: true, days };
}

// The library's own look-ups read dates in the zone of the process and are a day off west of Greenwich; its table is not.
function announcedDays(table: Readonly<Record<IsoDate, string>>, year: number): [IsoDate, string][] {
  return Object.entries(table).filter(([date]) => date.startsWith(`${year}-`));
}

/** The table's entries read 'English,中文,statutory days'. */
function festivalName(text: string): Name {
  const [en = '', zh = ''] = text.split(',');
  return festivals.find((name) => name.zh.startsWith(zh)) ?? { zh, en };
}

function closedDay(date: IsoDate, name: Name): DatedSpecialDay {
  return { date, kind: 'closed', name };
}

function makeUpDay(date: IsoDate, { zh, en }: Name): DatedSpecialDay {
  return { date, kind: 'open', name: { zh: `${zh}调休上班`, en: `${en} make-up workday` } };
}

function statutoryDays(year: number): DatedSpecialDay[] {
  const firstOfSpring = lunarDay(year, 1, 1);
  const dated: [number, Name][] = [
    [dayNumber(`${year}-01-01`), newYear],
    ...[-1, 0, 1, 2].map((n): [number, Name] => [firstOfSpring + n, springFestival]),
    [qingmingDay(year), qingming],
    ...[1, 2].map((n): [number, Name] => [dayNumber(`${year}-05-0${n}`), labourDay]),
    [lunarDay(year, 5, 5), dragonBoat],
    [lunarDay(year, 8, 15), midAutumn],
    ...[1, 2, 3].map((n): [number, Name] => [dayNumber(`${year}-10-0${n}`), nationalDay]),
  ];
  // Mid-Autumn may fall on National Day: one closed day, named after the earlier entry of the list.
  const byDay = new Map(dated.toReversed());
  return [...byDay]
    .sort(([a], [b]) => a - b)
    .map(([day, name]) => ({ ...closedDay(dateOf(day), name), provisional: true }));
}

/** Day number of a day of the lunar calendar, month not a leap month: month lengths summed from 1900-01-31, its day 1. */
function lunarDay(lunarYear: number, month: number, day: number): number {
  let days = dayNumber('1900-01-31') + day - 1;
  for (let year = 1900; year < lunarYear; year++) days += lunarDays(year, 13);
  return days + lunarDays(lunarYear, month);
}

/** Days of a lunar year ahead of `month`, the leap month included; month 13 gives the whole year. */
function lunarDays(lunarYear: number, month: number): number {
  const { leapMonth, days: leapDays } = chineseDays.getYearLeapMonth(lunarYear);
  let days = leapMonth && leapMonth < month ? leapDays : 0;
  for (let m = 1; m < month; m++) days += chineseDays.monthDays(lunarYear, m);
  return days;
}

/**
 * Day number of Qingming 清明: the sun stands at 15° of longitude, in China's time.
 * Formula, 2000 to 2099, y = year mod 100: April ⌊0.2422 y + 4.81⌋ − ⌊y / 4⌋.
 */
function qingmingDay(year: number): number {
  const y = year % 100;
  const day = Math.floor(0.2422 * y + 4.81) - Math.floor(y / 4);
  return dayNumber(`${year}-04-0${day}`);
}
