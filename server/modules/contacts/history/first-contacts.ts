import { addDays, type IsoDate, startOfDay } from '@tongli/calendar';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { businessDay } from '../../org/index.ts';

interface FirstContacts {
  readonly projectId: string;
  readonly queueId: string | null;
  readonly agentId: string | null;
  readonly unitId: string | null;
  readonly channel: string;
  readonly contacts: number;
  readonly followed: number;
}

/**
 * Answered contacts of known customers that began on a business date, by who had them last and where, and how many of them another one of the
 * same customer followed within so many days, in whatever queue.
 */
export async function firstContactsOf(call: Call, day: IsoDate, withinDays: number): Promise<FirstContacts[]> {
  const {
    calendar: { zone },
  } = await businessDay(call);
  const { rows } = await sql<FirstContacts>`
    select c.project_id as "projectId", c.queue_id as "queueId", c.agent_id as "agentId",
      coalesce(p.unit_id, c.unit_id) as "unitId", c.channel, count(*)::integer as contacts,
      (count(*) filter (where exists (
        select from contacts.contact f where f.customer_id = c.customer_id and f.project_id = c.project_id
          and (f.started_at, f.id) > (c.started_at, c.id)
          and f.started_at <= c.started_at + make_interval(days => ${withinDays}::integer))))::integer as followed
    from contacts.contact c left join contacts.presence p on p.agent_id = c.agent_id
    where c.customer_id is not null and c.outcome = 'answered'
      and c.started_at >= ${startOfDay(zone, day)} and c.started_at < ${startOfDay(zone, addDays(day, 1))}
    group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`.execute(call.tx);
  return rows;
}
