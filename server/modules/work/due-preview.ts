import { addWorkingMinutes } from '@tongli/calendar';
import type { QueryOf } from '@tongli/contracts/kernel';
import type { previewDue as contract } from '@tongli/contracts/work';
import { type Call, type Refusal, refuse } from '../../platform/call.ts';
import { getCalendar, isCalendar } from '../org/index.ts';

/** Where a promise of so much working time would end; nothing is kept. */
export async function previewDue(
  call: Call,
  { minutes, calendar: code }: QueryOf<typeof contract>,
): Promise<{ dueAt: string } | Refusal> {
  if (code !== undefined && !(await isCalendar(call, code)))
    return refuse('unknown-calendar', { status: 422, field: 'query.calendar' });
  const { calendar } = await getCalendar(call, code);
  return { dueAt: addWorkingMinutes(calendar, call.now, minutes).toISOString() };
}
