import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import type { ImportCall } from '../../../platform/imports/index.ts';
import { tables } from '../store.ts';
import type { LedgerComplaint } from './row.ts';

export interface Ledger {
  readonly importId: string;
  readonly projectId: string;
  readonly unitId: string | null;
}

/** Where its cases belong, and by what they are hidden until they are complete. */
export async function keepLedger({ run, tx }: ImportCall, importId: string): Promise<Ledger> {
  const { projectId, unitId } = run;
  if (projectId === null) throw new Error(`ledger: ${importId} belongs to no project`);
  await tables({ tx })
    .insertInto('complaints.ledger_import')
    .values({ id: importId })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return { importId, projectId, unitId };
}

export async function showLedger(call: Call, importId: string, shown: boolean): Promise<void> {
  await tables(call).updateTable('complaints.ledger_import').set({ shown }).where('id', '=', importId).execute();
}

export interface NewComplaint extends Omit<LedgerComplaint, 'customer'> {
  readonly id: string;
  readonly customerId: string | null;
}

/**
 * Hidden until the import is complete; what was new is tallied by date in the same statement. Returns how many were new:
 * a number that came first elsewhere is left as it is.
 */
export async function insertComplaints(
  call: Call,
  { importId, projectId, unitId }: Ledger,
  complaints: readonly NewComplaint[],
): Promise<number> {
  const { rows } = await sql<{ applied: number }>`
    with inserted as (
      insert into complaints.complaint
        (id, number, project_id, unit_id, state, channel, severity, kind, product, area, cause, facts, demand, wants_response,
         about_handling, customer_id, lodged_at, lodged_on, acknowledged_at, answered_at, answer, closed_at, closed_on,
         on_time, due_at, import_id)
      select id, number, ${projectId}, ${unitId}::uuid, state, 'ledger', 'normal', 'routine', product, area, cause, facts, demand, true,
         false, "customerId", "lodgedAt", "lodgedOn", "acknowledgedAt", case when answer is not null then "closedAt" end,
         answer, "closedAt", "closedOn", "onTime", 'infinity', ${importId}
      from json_to_recordset(${JSON.stringify(complaints)}::json) as told
        (id uuid, number text, state text, product text, area text, cause text, facts text, demand text,
         "customerId" uuid, "lodgedAt" timestamptz, "lodgedOn" date, "acknowledgedAt" timestamptz, answer text,
         "closedAt" timestamptz, "closedOn" date, "onTime" boolean)
      on conflict (number) do nothing
      returning product, area, lodged_at, lodged_on, closed_at, closed_on, on_time, timed_on
    ), tallied as (${tally(importId)})
    select count(*)::integer as applied from inserted`.execute(call.tx);
  return rows[0]?.applied ?? 0;
}

/** Receipts count on their date, closings on theirs, and whether a row was on time on the date that the list gives it. */
const tally = (importId: string) => sql`
  insert into complaints.ledger_tally as t
    (import_id, day, product, area, lodged, closed, closed_on_time, timed, days_to_close, dated)
  select ${importId}, day, product, area, sum(lodged), sum(closed), sum(closed_on_time), sum(timed), sum(days_to_close),
    sum(dated)
  from (
    select lodged_on as day, product, area, 1 as lodged, 0 as closed, 0 as closed_on_time, 0 as timed,
      0 as days_to_close, 0 as dated
    from inserted
    union all
    select closed_on, product, area, 0, 1, 0, 0, extract(epoch from closed_at - lodged_at) / 86400, 1
    from inserted where closed_on is not null
    union all
    select timed_on, product, area, 0, 0, on_time::integer, 1, 0, 0
    from inserted where timed_on is not null
  ) counted
  group by day, product, area
  on conflict (import_id, day, product, area) do update set
    lodged = t.lodged + excluded.lodged, closed = t.closed + excluded.closed,
    closed_on_time = t.closed_on_time + excluded.closed_on_time, timed = t.timed + excluded.timed,
    days_to_close = t.days_to_close + excluded.days_to_close, dated = t.dated + excluded.dated`;
