import { sql } from 'kysely';
import type { Database, Tx } from '../database/database.ts';
import type { Timer } from '../timers/timers.ts';

interface Month {
  readonly name: string;
  readonly opens: Date;
  readonly ends: Date;
}

/** The month of UTC that lies so many months after that of the instant. */
function monthOf(instant: Date, later: number): Month {
  const opens = new Date(Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth() + later, 1));
  const ends = new Date(Date.UTC(instant.getUTCFullYear(), instant.getUTCMonth() + later + 1, 1));
  return { name: opens.toISOString().slice(0, 7).replace('-', '_'), opens, ends };
}

async function openMonth(db: Database | Tx, { name, opens, ends }: Month): Promise<boolean> {
  const { rows } = await sql<{
    opened: boolean;
  }>`select platform.open_audit_month(${name}, ${opens}, ${ends}) as opened`.execute(db);
  return rows[0]?.opened ?? false;
}

/** When the newest part begins, by its name; long ago where none was opened yet. */
const lastOpens = sql<Date>`
  select coalesce(to_timestamp(max(substring(c.relname from '^audit_entry_(\\d{4}_\\d{2})$')), 'YYYY_MM'), 'epoch')
  from pg_inherits i join pg_class c on c.oid = i.inhrelid
  where i.inhparent = 'platform.audit_entry'::regclass`;

/** Opens the part of the running month and that of the next, a month ahead. */
export const auditMonths: Timer = {
  name: 'audit-months',
  due: lastOpens,
  fireDue: async (call) => {
    let opened = 0;
    for (const later of [0, 1]) if (await openMonth(call.tx, monthOf(call.now, later))) opened += 1;
    return opened;
  },
};
