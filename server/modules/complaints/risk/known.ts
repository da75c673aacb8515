import type { CaseFacts } from '@tongli/text';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';

/** What the customer of a case has said since, as its history calls it. */
const said = ['question-answered', 'accepted', 'appealed', 'rated'];

export interface Asked {
  readonly id: string;
  readonly at: Date;
}

/** What was known of each case at an instant, besides its text. */
export async function factsKnown(call: Call, asked: readonly Asked[]): Promise<Map<string, CaseFacts>> {
  const { rows } = await sql<{ id: string } & Record<keyof CaseFacts, number>>`
    select c.id,
      greatest(extract(epoch from asked.at - c.lodged_at) / 86400, 0)::double precision as "waitingDays",
      (select count(*) from complaints.timeline_entry e
         where e.complaint_id = c.id and e.at <= asked.at and e.code = any(${said}))::integer
      + (select count(*) from complaints.repeat_link l
         where l.complaint_id = c.id and l.kind = 'repeat' and l.state = 'linked' and l.at <= asked.at)::integer
      + (select count(*) from complaints.customer_contact k
         where k.customer_id = c.customer_id and k.at > c.lodged_at and k.at <= asked.at)::integer as "contactsSoFar",
      (select count(*) from complaints.escalation x join complaints.complaint o on o.id = x.complaint_id
         where x.at <= asked.at and (o.id = c.id or o.customer_id = c.customer_id))::integer as "earlierEscalations",
      (select count(*) from complaints.timeline_entry e
         where e.complaint_id = c.id and e.at <= asked.at and e.code = 'limit-breached')::integer as "limitsBreached",
      (select count(*) from complaints.timeline_entry e
         where e.complaint_id = c.id and e.at <= asked.at and e.code = 'reopened')::integer as "timesReopened"
    from unnest(${asked.map(({ id }) => id)}::uuid[], ${asked.map(({ at }) => at.toISOString())}::timestamptz[]) as asked (id, at)
    join complaints.complaint c on c.id = asked.id`.execute(call.tx);
  return new Map(rows.map(({ id, ...known }) => [id, known]));
}
