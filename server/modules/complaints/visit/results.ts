import type { VisitResult } from '@tongli/contracts/complaints';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { businessDay, describePeople } from '../../org/index.ts';
import { present } from '../list.ts';
import { inReach } from '../store.ts';

interface Counted {
  readonly handler_id: string | null;
  readonly closed: number;
  readonly planned: number;
  readonly reached: number;
  readonly solved: number;
  readonly satisfied: number;
  readonly rated: number;
  readonly rated_satisfied: number;
}

const dayMs = 86_400_000;
const daysBefore = (date: string, days: number) =>
  new Date(Date.parse(`${date}T00:00:00Z`) - days * dayMs).toISOString().slice(0, 10);

/** Of the house's own cases closed on these dates: how many were visited and what was said, by who handled them. */
export async function visitResults(
  call: Call,
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
): Promise<{ from: string; to: string; rows: VisitResult[] }> {
  const to = asked.to ?? (await businessDay(call)).today;
  const from = asked.from ?? daysBefore(to, 29);
  const { rows } = await sql<Counted>`
    with closed as (
      select complaint.id, complaint.owner_id as handler_id
      from complaints.complaint complaint
      where complaint.closed_on between ${from}::date and ${to}::date
        and complaint.import_id is null and ${inReach(call)}
    ), visited as (
      select handler_id, state, solved, satisfied from complaints.visit
      where closed_on between ${from}::date and ${to}::date and state <> 'dropped'
        and complaint_id in (select id from closed)
    ), rated as (
      select distinct on (closed.id) closed.handler_id, verdict.satisfied
      from closed join complaints.verdict on verdict.complaint_id = closed.id
      where verdict.rated_at is not null
      order by closed.id, verdict.answered_at desc
    ), counted as (
      select handler_id, count(*)::int as closed, 0 as planned, 0 as reached, 0 as solved, 0 as satisfied, 0 as rated,
        0 as rated_satisfied from closed group by 1
      union all
      select handler_id, 0, count(*)::int, count(*) filter (where state = 'done')::int, count(*) filter (where solved)::int,
        count(*) filter (where satisfied)::int, 0, 0 from visited group by 1
      union all
      select handler_id, 0, 0, 0, 0, 0, count(*)::int, count(*) filter (where satisfied)::int from rated group by 1
    )
    select handler_id, sum(closed)::int as closed, sum(planned)::int as planned, sum(reached)::int as reached,
      sum(solved)::int as solved, sum(satisfied)::int as satisfied, sum(rated)::int as rated,
      sum(rated_satisfied)::int as rated_satisfied
    from counted group by handler_id order by sum(closed) desc, handler_id`.execute(call.tx);
  const people = await describePeople(call, present(rows.map(({ handler_id }) => handler_id)));
  return { from, to, rows: rows.map((row) => resultOf(row, people)) };
}

const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);

function resultOf(row: Counted, people: ReadonlyMap<string, string>): VisitResult {
  const { handler_id: handlerId, rated_satisfied: ratedSatisfied, ...counts } = row;
  return {
    handlerId,
    handlerName: people.get(handlerId ?? '') ?? null,
    ...counts,
    ratedSatisfied,
    visitRate: share(row.reached, row.planned),
    satisfaction: share(row.satisfied, row.reached),
  };
}
