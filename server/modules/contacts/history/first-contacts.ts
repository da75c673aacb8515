import { addDays, type IsoDate, startOfDay } from '@tongli/calendar';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { businessDay } from '../../org/index.ts';
import { isSpoken } from './spoken.ts';

interface FirstContacts {
  readonly projectId: string;
  readonly queueId: string | null;
  readonly agentId: string | null;
  readonly unitId: string | null;
  readonly channel: string;
  readonly contacts: number;
  readonly followed: number;
  /** Of both, those that the first line could resolve by itself. */
  readonly firstLine: number;
  readonly firstLineFollowed: number;
}

/**
 * Answered contacts of known customers that began on a business date, by who had them last and where, and how many of them another one of the
 * same customer followed within so many days, in whatever queue. What was about anything that the first line cannot resolve, by how codes are
 * marked now, is not one for the first line.
 */
export async function firstContactsOf(call: Call, day: IsoDate, withinDays: number): Promise<FirstContacts[]> {
  const {
    calendar: { zone },
  } = await businessDay(call);
  const { rows } = await sql<FirstContacts>`
    with beyond as (select coalesce(array_agg(code), '{}') as codes from contacts.wrap_up_code where not first_line),
    came as (
      select c.project_id, c.queue_id, c.agent_id, coalesce(p.unit_id, c.unit_id) as unit_id, c.channel,
        not c.wrap_up_codes && beyond.codes as first_line,
        exists (
          select from contacts.contact f where f.customer_id = c.customer_id and f.project_id = c.project_id and ${isSpoken('f')}
            and (f.started_at, f.id) > (c.started_at, c.id)
            and f.started_at <= c.started_at + make_interval(days => ${withinDays}::integer)) as followed
      from beyond cross join contacts.contact c left join contacts.presence p on p.agent_id = c.agent_id
      where c.customer_id is not null and c.outcome = 'answered' and ${isSpoken('c')}
        and c.started_at >= ${startOfDay(zone, day)} and c.started_at < ${startOfDay(zone, addDays(day, 1))}
    )
    select project_id as "projectId", queue_id as "queueId", agent_id as "agentId", unit_id as "unitId", channel,
      count(*)::integer as contacts, (count(*) filter (where followed))::integer as followed,
      (count(*) filter (where first_line))::integer as "firstLine",
      (count(*) filter (where first_line and followed))::integer as "firstLineFollowed"
    from came group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`.execute(call.tx);
  return rows;
}
