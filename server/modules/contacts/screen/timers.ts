import { sql } from 'kysely';
import type { Timer } from '../../../platform/timers/timers.ts';
import { tables } from '../store.ts';
import { span } from '../voice/retention.ts';
import { forgetScreen } from './keeping.ts';
import { finish } from './taking.ts';

const free = sql`s.state = 'kept' and not exists (
  select from contacts.legal_hold h where h.contact_id = s.contact_id and h.lifted_at is null)`;

/** Screens are kept as long as what was said meanwhile, and are held with it. */
export const screenTimer: Timer = {
  name: 'contact-screens',
  due: sql<Date | null>`select min(s.started_at) + ${span} from contacts.screen s where ${free}`,
  fireDue: async (call, limit) => {
    const { rows } = await sql<{ id: string }>`select s.id from contacts.screen s
      where ${free} and s.started_at + ${span} <= ${call.now} order by s.started_at limit ${limit}
      for update of s skip locked`.execute(call.tx);
    for (const { id } of rows) await forgetScreen(call, id);
    return rows.length;
  },
};

/** A browser that sends a piece every ten seconds, and was not heard of for so long, is gone. */
const silent = sql`interval '2 minutes'`;

export const brokenScreenTimer: Timer = {
  name: 'contact-screens-broken',
  due: sql<Date | null>`select min(last_at) + ${silent} from contacts.screen where state = 'running'`,
  fireDue: async (call, limit) => {
    const rows = await tables(call)
      .selectFrom('contacts.screen')
      .selectAll()
      .where('state', '=', 'running')
      .where(sql<boolean>`last_at + ${silent} <= ${call.now}`)
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const row of rows) await finish(call, row, { why: 'lost', missing: 0 });
    return rows.length;
  },
};
