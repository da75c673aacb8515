import { addDays } from '@tongli/calendar';
import type { PromiseResult } from '@tongli/contracts/work';
import { sql } from 'kysely';
import type { Call, Refusal } from '../../../platform/call.ts';
import { checkRange } from '../../../platform/range.ts';
import { businessDay, describePeople } from '../../org/index.ts';
import { shareOf } from '../share.ts';
import { seenBy } from '../task/store.ts';
import { outcomeSql } from './outcome.ts';

interface Counted {
  readonly ownerId: string;
  readonly open: number;
  readonly kept: number;
  readonly missed: number;
  readonly withdrawn: number;
  readonly confirmed: number;
  readonly reached: number;
}

const mostDays = 400;

export async function promiseResults(
  call: Call,
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
): Promise<{ from: string; to: string; rows: PromiseResult[] } | Refusal> {
  const { calendar, today } = await businessDay(call);
  const to = asked.to ?? today;
  const refused = checkRange({ from: asked.from ?? to, to }, 'query', mostDays);
  if (refused) return refused;
  const from = asked.from ?? addDays(to, -29);
  const day = sql`(task.due_at at time zone ${calendar.zone})::date`;
  const of = (outcome: string) => sql`(count(*) filter (where outcome = ${outcome}))::int`;
  const { rows } = await sql<Counted>`
    with promise as (
      select task.id, task.owner_id, ${outcomeSql} as outcome, checked.outcome as said
      from work.task task
        left join lateral (select outcome from work.promise_check c where c.task_id = task.id and c.outcome is not null
          order by c.at desc limit 1) checked on true
      where task.kind = 'promise' and task.due_at >= (${from}::date - 2)::timestamptz and task.due_at < (${to}::date + 2)::timestamptz
        and ${day} between ${from}::date and ${to}::date and ${seenBy(call)}
    )
    select owner_id as "ownerId", ${of('open')} as open, ${of('kept')} as kept, ${of('missed')} as missed, ${of('withdrawn')} as withdrawn,
      (count(*) filter (where said = 'kept'))::int as confirmed, (count(*) filter (where said in ('kept', 'not-kept')))::int as reached
    from promise group by owner_id order by count(*) desc, owner_id`.execute(call.tx);
  const names = await describePeople(
    call,
    rows.map(({ ownerId }) => ownerId),
  );
  return {
    from,
    to,
    rows: rows.map(({ ownerId, open, kept, missed, withdrawn, confirmed, reached }) => ({
      ...{ ownerId, ownerName: names.get(ownerId) ?? '', open, withdrawn },
      ...{ kept: shareOf(kept, kept + missed), confirmed: shareOf(confirmed, reached) },
    })),
  };
}
