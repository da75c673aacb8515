import { ledgerCustomersDetached, ledgerDayWithdrawn } from '@tongli/contracts/complaints';
import { sql } from 'kysely';
import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import type { ImportCall } from '../../../platform/imports/index.ts';
import { subjectsOfWork } from '../../work/index.ts';
import { tellDays } from './completing.ts';
import { showLedger } from './store.ts';

const namedInRefusal = 20;

/** Its cases are hidden and uncounted in one moment, unless somebody has worked on one of them since. */
export async function withdrawLedger(call: ImportCall, importId: string): Promise<Refusal | null> {
  const touched = await readTouched(call, importId);
  if (touched.length > 0) {
    const named = touched.slice(0, namedInRefusal).join(', ');
    const numbers = touched.length > namedInRefusal ? `${named} …` : named;
    return refuse('cases-touched', { params: { count: touched.length, numbers } });
  }
  await tellDays(call, importId, ledgerDayWithdrawn);
  await showLedger(call, importId, false);
  return null;
}

/**
 * The numbers of the cases that were changed, or written about, after they came in. That a person was erased from a case is
 * no work on it.
 */
async function readTouched(call: Call, importId: string): Promise<string[]> {
  const worked = await subjectsOfWork(call, 'complaint');
  const { rows } = await sql<{ number: string }>`
    select number from complaints.complaint
    where import_id = ${importId} and version > case when erased_at is null then 1 else 2 end
    union
    select number from complaints.timeline_entry said join complaints.complaint on complaint.id = said.complaint_id
    where import_id = ${importId}
    union
    select number from complaints.complaint where id = any(${worked}::uuid[]) and import_id = ${importId}
    order by number`.execute(call.tx);
  return rows.map(({ number }) => number);
}

/** What somebody wrote in the very moment in which the cases were hidden goes with them. */
export async function removeComplaints(call: Call, importId: string, limit: number): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select id from complaints.complaint where import_id = ${importId} limit ${limit}`.execute(call.tx);
  const ids = rows.map(({ id }) => id);
  for (const table of ['complaints.timeline_entry', 'complaints.step_entry'])
    await sql`delete from ${sql.table(table)} where complaint_id = any(${ids}::uuid[])`.execute(call.tx);
  const { rows: removed } = await sql<{ customer_id: string | null }>`
    delete from complaints.complaint where id = any(${ids}::uuid[]) returning customer_id`.execute(call.tx);
  const customerIds = [...new Set(removed.flatMap(({ customer_id: id }) => id ?? []))];
  if (customerIds.length > 0) await append(call, ledgerCustomersDetached, importId, { customerIds });
  if (ids.length === 0) await removeWords(call);
  return ids.length;
}

/** Words that came with a ledger and that no case bears any more: they say nothing, and nobody is offered them. */
async function removeWords(call: Call): Promise<void> {
  for (const kind of ['product', 'area', 'cause'] as const)
    await sql`
      delete from complaints.term where kind = ${kind} and from_ledger and not offered
        and not exists (select from complaints.complaint where ${sql.ref(`complaint.${kind}`)} = term.code)`.execute(
      call.tx,
    );
}

/** What days it counted is known for as long as it can be withdrawn. */
export async function clearLedger(call: Call, importId: string, limit: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    delete from complaints.ledger_tally where ctid = any(array(
      select ctid from complaints.ledger_tally where import_id = ${importId} limit ${limit}))`.execute(call.tx);
  if (numAffectedRows > 0n) return Number(numAffectedRows);
  await sql`delete from complaints.ledger_import where id = ${importId} and not shown`.execute(call.tx);
  return 0;
}
