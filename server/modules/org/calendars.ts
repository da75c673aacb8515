import {
  addDays,
  addWorkingDays,
  addWorkingMinutes,
  type BusinessCalendar,
  defineCalendar,
  type IsoDate,
  localDate,
  type SpecialDay,
} from '@tongli/calendar';
import type { Calendar } from '@tongli/contracts/org';
import { audit } from '../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal, refuse, staleVersion } from '../../platform/call.ts';
import { once } from '../../platform/database/once.ts';
import { tables } from './store.ts';

/** Laid-out calendars by id and version: a version never changes, so every process may keep its own copy. */
const laidOut = new Map<string, BusinessCalendar>();

export interface CalendarVersion {
  readonly id: string;
  readonly version: number;
  readonly calendar: BusinessCalendar;
}

/** The site's dates run in its zone. */
const siteCalendar = 'service';

/** The calendar in force, ready for the engine; the site's own where none is named. */
export async function getCalendar(call: Call, code = siteCalendar): Promise<CalendarVersion> {
  const row = await tables(call)
    .selectFrom('org.calendar')
    .modifyFront(once('org.calendar'))
    .select(['id', 'version', 'definition'])
    .where('code', '=', code)
    .executeTakeFirstOrThrow();
  const key = `${row.id}:${row.version}`;
  const calendar = laidOut.get(key) ?? defineCalendar(row.definition as BusinessCalendar);
  laidOut.set(key, calendar);
  return { id: row.id, version: row.version, calendar };
}

export interface BusinessDay {
  readonly calendar: BusinessCalendar;
  readonly today: IsoDate;
  /** Yesterday: the last date on which everything has been counted. */
  readonly lastComplete: IsoDate;
}

/** The site's date at the instant of the call. */
export async function businessDay(call: Call): Promise<BusinessDay> {
  const { calendar } = await getCalendar(call);
  const today = localDate(calendar.zone, call.now);
  return { calendar, today, lastComplete: addDays(today, -1) };
}

/** Whether a calendar of this code exists. */
export async function isCalendar(call: Call, code: string): Promise<boolean> {
  const row = await tables(call).selectFrom('org.calendar').select('id').where('code', '=', code).executeTakeFirst();
  return row !== undefined;
}

export async function addCalendar(
  call: Call,
  input: { id: string; code: string; name: { zh: string; en: string }; definition: BusinessCalendar },
): Promise<void> {
  const definition = JSON.stringify(defineCalendar(input.definition));
  await tables(call)
    .insertInto('org.calendar')
    .values({ id: input.id, code: input.code, name_zh: input.name.zh, name_en: input.name.en, definition })
    .execute();
}

export async function listCalendars(call: Call): Promise<{ calendars: Calendar[] }> {
  const rows = await tables(call).selectFrom('org.calendar').selectAll().orderBy('code').execute();
  return { calendars: rows.map(replyOf) };
}

interface CalendarRow {
  id: string;
  code: string;
  name_zh: string;
  name_en: string;
  definition: unknown;
  version: number;
}

function replyOf(row: CalendarRow): Calendar {
  const { zone, week, special } = row.definition as BusinessCalendar;
  return {
    id: row.id,
    code: row.code,
    name: { zh: row.name_zh, en: row.name_en },
    zone,
    week: week.map((windows) => [...windows]),
    special: Object.entries(special)
      .sort(([a], [b]) => a.localeCompare(b))
      .map(([date, day]) => ({ ...(day as SpecialDay & { windows?: [] }), date })),
    version: row.version,
  };
}

export type CalendarChange = Pick<Calendar, 'name' | 'week' | 'special' | 'version'>;

/** Running limits keep their times; the change counts for what starts afterwards. */
export async function changeCalendar(call: Call, id: string, change: CalendarChange): Promise<Calendar | Refusal> {
  const row = await tables(call)
    .selectFrom('org.calendar')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) return notFound;
  if (row.version !== change.version) return staleVersion;
  const { zone } = row.definition as BusinessCalendar;
  const definition = lay(zone, change, call.now);
  if ('refusal' in definition) return definition;
  const saved = await tables(call)
    .updateTable('org.calendar')
    .set({
      name_zh: change.name.zh,
      name_en: change.name.en,
      definition: JSON.stringify(definition),
      version: row.version + 1,
    })
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow();
  await audit(call, 'org.change-calendar', { type: 'calendar', id });
  return replyOf(saved);
}

/** No limit is longer, whatever a process promises; a calendar that cannot hold it would stop complaints at the door. */
const longestLimit = { days: 365, minutes: 100_000 };

function lay(zone: string, { week, special }: CalendarChange, now: Date): BusinessCalendar | Refusal {
  const days = special.map(({ date, ...day }) => [date, day as SpecialDay] as const);
  try {
    const calendar = defineCalendar({ zone, week, special: Object.fromEntries(days) });
    addWorkingDays(calendar, now, longestLimit.days);
    addWorkingMinutes(calendar, now, longestLimit.minutes);
    return calendar;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return refuse('invalid-calendar', { status: 422, field: 'body.week', params: { detail: error.message } });
  }
}
