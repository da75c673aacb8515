import { ledgerDayImported } from '@tongli/contracts/complaints';
import type { PayloadOf } from '@tongli/contracts/kernel';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import type { Call } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { tables } from '../store.ts';
import type { ImportRow } from './store.ts';

/** In one transaction the complaints become visible, their words known, and their days counted. The tally is cleared next. */
export async function completeImport(call: Call, row: ImportRow): Promise<void> {
  await addWords(call, row);
  for (const day of await readDays(call, row))
    await append(call, ledgerDayImported, row.id, { projectId: row.project_id, ...day });
  await tables(call)
    .updateTable('complaints.ledger_import')
    .set({ state: 'complete', finished_at: call.now })
    .where('id', '=', row.id)
    .execute();
  await audit(call, 'complaints.complete-import', { type: 'complaint-import', id: row.id });
}

/** The ledger's own words join the business tree under their own name; nobody is offered them. */
async function addWords(call: Call, { id }: ImportRow): Promise<void> {
  await sql`
    insert into complaints.term (kind, code, name_zh, name_en, offered)
    select kind, word, word, word, false from (
      select 'product' as kind, product as word from complaints.ledger_tally where import_id = ${id}
      union select 'area', area from complaints.ledger_tally where import_id = ${id}
      union select 'cause', cause from complaints.complaint where import_id = ${id}
    ) used where word <> ''
    on conflict do nothing`.execute(call.tx);
}

type Day = Omit<PayloadOf<typeof ledgerDayImported>, 'projectId'>;

async function readDays(call: Call, { id }: ImportRow): Promise<Day[]> {
  const { rows } = await sql<Day>`
    select day::text as day, jsonb_agg(jsonb_build_object('product', product, 'area', area, 'lodged', lodged,
      'closed', closed, 'closedOnTime', closed_on_time, 'timed', timed, 'daysToCloseSum', round(days_to_close, 6),
      'dated', dated) order by product, area) as cells
    from complaints.ledger_tally where import_id = ${id} group by day order by ledger_tally.day`.execute(call.tx);
  return rows;
}
