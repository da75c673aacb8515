import { ledgerDayImported } from '@tongli/contracts/complaints';
import type { PayloadOf } from '@tongli/contracts/kernel';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import type { Call } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { tables } from '../store.ts';
import type { ImportRow } from './store.ts';

/** In one transaction the complaints become visible, their words known, and their days counted. */
export async function completeImport(call: Call, row: ImportRow): Promise<void> {
  await addWords(call, row);
  for (const day of await countDays(call, row)) await append(call, ledgerDayImported, row.id, day);
  await tables(call)
    .updateTable('complaints.ledger_import')
    .set({ state: 'complete', finished_at: call.now, due_at: null })
    .where('id', '=', row.id)
    .execute();
  await audit(call, 'complaints.complete-import', { type: 'complaint-import', id: row.id });
}

/** The ledger's own words join the business tree under their own name; nobody is offered them. */
async function addWords(call: Call, { id }: ImportRow): Promise<void> {
  await sql`
    insert into complaints.term (kind, code, name_zh, name_en, offered)
    select distinct used.kind, word, word, word, false
    from complaints.complaint c
    cross join lateral (values ('product', c.product), ('area', c.area), ('cause', c.cause)) as used (kind, word)
    where c.import_id = ${id} and word <> ''
    on conflict do nothing`.execute(call.tx);
}

type Day = PayloadOf<typeof ledgerDayImported>;

/** What each business date received and closed, by product and area. */
async function countDays(call: Call, { id }: ImportRow): Promise<Day[]> {
  const { rows } = await sql<Day>`
    with counted as (
      select lodged_on as day, product, area, count(*) as lodged, 0 as closed, 0 as on_time, 0 as timed, 0 as days, 0 as dated
      from complaints.complaint where import_id = ${id} group by 1, 2, 3
      union all
      select closed_on, product, area, 0, count(*), count(*) filter (where on_time), count(on_time),
        coalesce(sum(extract(epoch from closed_at - lodged_at)) / 86400, 0), count(closed_at)
      from complaints.complaint where import_id = ${id} and closed_on is not null group by 1, 2, 3
    ), cell as (
      select day, product, area, jsonb_build_object('product', product, 'area', area, 'lodged', sum(lodged),
        'closed', sum(closed), 'closedOnTime', sum(on_time), 'timed', sum(timed),
        'daysToCloseSum', round(sum(days), 6), 'dated', sum(dated)) as counts
      from counted group by day, product, area
    )
    select day::text as day, jsonb_agg(counts order by product, area) as cells from cell group by day order by cell.day`.execute(
    call.tx,
  );
  return rows;
}
