import { ledgerDayImported, type ledgerDayWithdrawn } from '@tongli/contracts/complaints';
import type { PayloadOf } from '@tongli/contracts/kernel';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { appendAll } from '../../../platform/events/append.ts';
import type { ImportCall } from '../../../platform/imports/index.ts';
import { showLedger } from './store.ts';

/** In one transaction the complaints become visible, their words known, and their days counted. */
export async function completeLedger(call: ImportCall, importId: string): Promise<void> {
  await addWords(call, importId);
  await tellDays(call, importId, ledgerDayImported);
  await showLedger(call, importId, true);
}

/** The ledger's own words join the business tree under their own name; nobody is offered them. */
async function addWords(call: Call, importId: string): Promise<void> {
  await sql`
    insert into complaints.term (kind, code, name_zh, name_en, offered, from_ledger)
    select kind, word, word, word, false, true from (
      select 'product' as kind, product as word from complaints.ledger_tally where import_id = ${importId}
      union select 'area', area from complaints.ledger_tally where import_id = ${importId}
      union select 'cause', cause from complaints.complaint where import_id = ${importId}
    ) used where word <> ''
    on conflict do nothing`.execute(call.tx);
}

/** Days whose counts are read, and told, by one statement: a ledger of many years has millions of counts. */
const daysAtOnce = 100;

/** What a ledger counts, day by day. */
export async function tellDays(
  call: ImportCall,
  importId: string,
  definition: typeof ledgerDayImported | typeof ledgerDayWithdrawn,
): Promise<void> {
  for (let after = '-infinity'; ; ) {
    const days = await readDays(call, importId, after);
    await appendAll(
      call,
      days.map((payload) => ({ definition, subjectId: importId, payload })),
    );
    const last = days.at(-1);
    if (!last || days.length < daysAtOnce) return;
    after = last.day;
  }
}

type Day = PayloadOf<typeof ledgerDayImported>;

async function readDays({ run, tx }: ImportCall, importId: string, after: string): Promise<Day[]> {
  const { rows } = await sql<Omit<Day, 'projectId'>>`
    select day::text as day, jsonb_agg(jsonb_build_object('product', product, 'area', area, 'lodged', lodged,
      'closed', closed, 'closedOnTime', closed_on_time, 'timed', timed, 'daysToCloseSum', round(days_to_close, 6),
      'dated', dated) order by product, area) as cells
    from complaints.ledger_tally where import_id = ${importId} and day > ${after}::date
    group by day order by ledger_tally.day limit ${daysAtOnce}`.execute(tx);
  return rows.map((day) => ({ projectId: run.projectId, ...day }));
}
