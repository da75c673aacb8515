import { type BusinessCalendar, localDate } from '@tongli/calendar';
import type { Call } from '../../platform/call.ts';
import { getCalendar } from '../org/index.ts';

export interface BusinessDay {
  readonly calendar: BusinessCalendar;
  readonly today: string;
}

/** The centre's calendar and its date at the instant of the call. */
export async function businessDay(call: Call): Promise<BusinessDay> {
  const { calendar } = await getCalendar(call, 'service');
  return { calendar, today: localDate(calendar.zone, call.now) };
}
