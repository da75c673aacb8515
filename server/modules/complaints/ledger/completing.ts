import { ledgerDayImported } from '@tongli/contracts/complaints';
import type { PayloadOf } from '@tongli/contracts/kernel';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import type { ImportCall } from '../../../platform/imports/index.ts';
import { showLedger } from './store.ts';

/** In one transaction the complaints become visible, their words known, and their days counted. */
export async function completeLedger(call: ImportCall, importId: string): Promise<void> {
  await addWords(call, importId);
  for (const day of await readDays(call, importId)) await append(call, ledgerDayImported, importId, day);
  await showLedger(call, importId, true);
}

/** The ledger's own words join the business tree under their own name; nobody is offered them. */
async function addWords(call: Call, importId: string): Promise<void> {
  await sql`
    insert into complaints.term (kind, code, name_zh, name_en, offered)
    select kind, word, word, word, false from (
      select 'product' as kind, product as word from complaints.ledger_tally where import_id = ${importId}
      union select 'area', area from complaints.ledger_tally where import_id = ${importId}
      union select 'cause', cause from complaints.complaint where import_id = ${importId}
    ) used where word <> ''
    on conflict do nothing`.execute(call.tx);
}

/** What a ledger counts, day by day. */
export async function readDays(
  { run, tx }: ImportCall,
  importId: string,
): Promise<PayloadOf<typeof ledgerDayImported>[]> {
  const { rows } = await sql<Omit<PayloadOf<typeof ledgerDayImported>, 'projectId'>>`
    select day::text as day, jsonb_agg(jsonb_build_object('product', product, 'area', area, 'lodged', lodged,
      'closed', closed, 'closedOnTime', closed_on_time, 'timed', timed, 'daysToCloseSum', round(days_to_close, 6),
      'dated', dated) order by product, area) as cells
    from complaints.ledger_tally where import_id = ${importId} group by day order by ledger_tally.day`.execute(tx);
  return rows.map((day) => ({ projectId: run.projectId, ...day }));
}
