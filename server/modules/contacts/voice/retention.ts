import { sql } from 'kysely';
import type { Timer } from '../../../platform/timers/timers.ts';
import { forget } from './recording.ts';
import { tellCall } from './rows.ts';

/** Half a year, as complaints about what was said come within. */
export const usualDays = 180;
const dayMs = 86_400_000;

export const keptUntil = (madeAt: Date, days: number): Date => new Date(madeAt.getTime() + days * dayMs);

export const span = sql`make_interval(secs => 86400 * coalesce((select (settings->>'recordingDays')::integer from contacts.settings), ${sql.lit(usualDays)}))`;

/** Kept, and not held for a legal matter. */
const free = sql`r.state = 'kept' and not exists (
  select from contacts.legal_hold h where h.contact_id = r.contact_id and h.lifted_at is null)`;

/** What has been kept long enough is deleted. */
export const recordingTimer: Timer = {
  name: 'contact-recordings',
  due: sql<Date | null>`select min(r.made_at) + ${span} from contacts.recording r where ${free}`,
  fireDue: async (call, limit) => {
    const { rows } = await sql<{
      id: string;
      contactId: string;
    }>`select r.id, r.contact_id as "contactId" from contacts.recording r
      where ${free} and r.made_at + ${span} <= ${call.now} order by r.made_at limit ${limit} for update of r skip locked`.execute(
      call.tx,
    );
    for (const { id } of rows) await forget(call, id);
    for (const id of new Set(rows.map(({ contactId }) => contactId))) await tellCall(call, id);
    return rows.length;
  },
};
