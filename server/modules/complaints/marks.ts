import type { Complaint } from '@tongli/contracts/complaints';
import { sql } from 'kysely';
import type { Call } from '../../platform/call.ts';

/** What a case is part of, so that whoever opens it knows before they speak to the customer. */
export async function marksOf(call: Call, complaintId: string): Promise<Complaint['marks']> {
  const { rows } = await sql<Complaint['marks']>`
    select
      (select count(*)::integer from complaints.repeat_link
        where complaint_id = asked.id and kind = 'repeat' and state = 'linked') as repeats,
      (select incident.number from complaints.incident_case part join complaints.incident on incident.id = part.incident_id
        where part.complaint_id = asked.id and part.removed_at is null
        order by incident.started_at desc limit 1) as "incidentNumber",
      (select master.number from complaints.complaint_group led join complaints.complaint master on master.id = led.master_id
        where led.state = 'open' and led.master_id in (
          select asked.id union all
          select master_id from complaints.master_member where complaint_id = asked.id and detached_at is null)
        limit 1) as "groupNumber",
      (select state from complaints.interception where complaint_id = asked.id and state <> 'ended'
        order by round desc limit 1) as interception
    from (select ${complaintId}::uuid as id) asked`.execute(call.tx);
  return rows[0] ?? { repeats: 0, incidentNumber: null, groupNumber: null, interception: null };
}
