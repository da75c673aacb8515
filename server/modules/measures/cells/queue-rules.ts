import type { IsoDate } from '@tongli/calendar';
import type { QueueRule } from '@tongli/contracts/measures';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import type { Range } from '../observations.ts';
import { ofProject } from '../store.ts';
import type { MeasuredFact } from './fact.ts';

/** Widens the dates on which a queue was held to something; the same in whatever order facts come. */
export async function noteRules(call: Call, facts: readonly { fact: MeasuredFact; day: IsoDate }[]): Promise<void> {
  const rows = facts.flatMap(({ fact: { rule, know }, day }) =>
    rule && know?.queueId && know.projectId
      ? [
          {
            project_id: know.projectId,
            queue_id: know.queueId,
            within: rule.withinSeconds,
            short: rule.shortSeconds,
            day,
          },
        ]
      : [],
  );
  const different = [...new Map(rows.map((row) => [Object.values(row).join(), row])).values()];
  if (different.length === 0) return;
  await sql`
    insert into measures.queue_rule as held (project_id, queue_id, within_seconds, short_seconds, first_day, last_day)
    select project_id, queue_id, within, short, min(day), max(day)
    from jsonb_to_recordset(${JSON.stringify(different)}::jsonb)
      as given (project_id uuid, queue_id uuid, within integer, short integer, day date)
    group by 1, 2, 3, 4 order by 2, 3, 4
    on conflict (queue_id, within_seconds, short_seconds) do update set
      first_day = least(held.first_day, excluded.first_day), last_day = greatest(held.last_day, excluded.last_day)`.execute(
    call.tx,
  );
}

/** What queues were held to over a period, by queue and from when on. */
export async function readRules(call: Call, projectId: string | undefined, { from, to }: Range): Promise<QueueRule[]> {
  const { rows } = await sql<QueueRule>`
    select queue_id as "queueId", within_seconds as "withinSeconds", short_seconds as "shortSeconds",
      first_day::text as "firstDay", last_day::text as "lastDay"
    from measures.queue_rule
    where first_day <= ${to}::date and last_day >= ${from}::date and ${ofProject(call, projectId)}
    order by queue_id, first_day, within_seconds, short_seconds limit 100`.execute(call.tx);
  return rows;
}
