import { addDays, localDate, startOfDay } from '@tongli/calendar';
import { type Expression, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { businessDay } from '../../org/index.ts';

const paused = sql<boolean>`exists (select from complaints.pause waits where waits.complaint_id = complaint.id and waits.ended_at is null)`;

/** How the case of a row stands to the limit that ends first, at an instant: the same words for the board and for the worklist behind it.
 * Whoever counts many cases joins their pauses once and says how a paused one is told. */
export const standingAt = (now: Date, isPaused: Expression<boolean> = paused): Expression<string> => sql<string>`case
  when complaint.state = 'closed' or complaint.due_at = 'infinity' then 'none'
  when ${isPaused} then 'paused'
  when complaint.due_at <= ${now} then 'breached'
  when complaint.warned_due_at = complaint.due_at then 'amber'
  else 'calm' end`;

/** What else holds for each case that stands so, for an index to find it by: of an expression none is found. Null where nothing does. */
export function impliedBy(standing: string, now: Date): Expression<boolean> | null {
  const isOpen = sql`complaint.state <> 'closed'`;
  if (standing === 'breached') return sql<boolean>`${isOpen} and complaint.due_at <= ${now}`;
  if (standing === 'amber') return sql<boolean>`${isOpen} and complaint.warned_due_at = complaint.due_at`;
  return null;
}

export const isDueToday = (
  now: Date,
  endOfToday: Date,
  isPaused: Expression<boolean> = paused,
): Expression<boolean> => sql<boolean>`(complaint.state <> 'closed'
  and complaint.due_at > ${now} and complaint.due_at <= ${endOfToday} and not ${isPaused})`;

/** The midnight that ends the business day. */
export async function endOfToday(call: Call): Promise<Date> {
  const { calendar } = await businessDay(call);
  return startOfDay(calendar.zone, addDays(localDate(calendar.zone, call.now), 1));
}
