import type { ImportCall } from '../../../platform/imports/index.ts';
import { getCalendar } from '../../org/index.ts';
import { currentProcess } from '../../requests/index.ts';
import { judges } from './options.ts';
import type { Reading } from './row.ts';

/** By the calendar of the process in force, and by its limit where that was chosen. */
export async function readingOf(call: ImportCall): Promise<Reading> {
  const { settings } = await currentProcess(call);
  const { calendar } = await getCalendar(call, settings.calendar);
  return { calendar, judgeWithinDays: judges(call.run) ? settings.respondWithinDays : null, now: call.now };
}
