import { sql } from 'kysely';
import type { ReadServed, Served } from '../modules/outreach/index.ts';

const days = (from: string, to: string) =>
  sql`(extract(epoch from ${sql.ref(to)} - ${sql.ref(from)}) / 86400)::double precision`;

/** What a case was like until its customer was first asked: coming back later is left out, for a low score may bring it about. */
export const readServed: ReadServed = async (call, ids) => {
  if (ids.length === 0) return new Map();
  const { rows } = await sql<Served & { id: string }>`
    select id, (not on_time)::integer as late, ${days('lodged_at', 'first_answered_at')} as "answer-days",
      ${days('lodged_at', 'acknowledged_at')} * 24 as "acknowledge-hours",
      (select count(*)::integer from complaints.timeline_entry entry where entry.complaint_id = complaint.id
        and code in ('assigned', 'assigned-by-rule') and entry.at <= coalesce(first_closed_at, entry.at)) as "times-given",
      (validity = 'not-upheld')::integer as "not-upheld", (severity <> 'normal')::integer as serious
    from complaints.complaint complaint where id = any(${[...ids]}::uuid[])
    union all
    select id, (not on_time)::integer, ${days('lodged_at', 'answered_at')}, null, null, null, (priority = 'urgent')::integer
    from requests.request where id = any(${[...ids]}::uuid[])`.execute(call.tx);
  return new Map(rows.map(({ id, ...served }) => [id, served]));
};
