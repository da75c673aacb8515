import { addDays, type IsoDate, startOfDay } from '@tongli/calendar';
import type { Call } from '../../platform/call.ts';
import { businessDay } from './calendars.ts';

/** Since before there were records, and until further notice. They sort before and behind every date, as text too. */
export const always = '-infinity';
export const never = 'infinity';

/** An end that stands for no date is shown as none. */
export const shownDate = (date: IsoDate): IsoDate | null => (date === always || date === never ? null : date);

export const dayAfter = (date: IsoDate): IsoDate => addDays(date, 1);
export const dayBefore = (date: IsoDate): IsoDate => addDays(date, -1);

/** Today at the site, and when a date begins there. */
export interface Today {
  readonly today: IsoDate;
  /** When what is dated takes effect; null where it has already. */
  fireAt(date: IsoDate): Date | null;
}

export async function readToday(call: Call): Promise<Today> {
  const { today, calendar } = await businessDay(call);
  return { today, fireAt: (date) => (date > today && date !== never ? startOfDay(calendar.zone, date) : null) };
}
