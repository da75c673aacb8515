import { customerPresenceChanged } from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import { isRefusal } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import type { Floor } from '../../../platform/floor.ts';
import type { Pulse } from '../../../platform/pulse.ts';
import type { Timer } from '../../../platform/timers/timers.ts';
import { quit } from '../life/desk.ts';

/** Who has asked how their contact stands, since it was last written down. A look cannot write. */
const seen = new Set<string>();
export const noteSeen = (contactId: string): void => void seen.add(contactId);

const writeMs = 2_000;

async function writeSeen(floor: Floor): Promise<void> {
  const ids = [...seen];
  seen.clear();
  if (ids.length === 0) return;
  const now = await floor.clock.now(floor.db);
  await sql`update contacts.live set customer_seen_at = ${now}
    where contact_id = any(${ids}::uuid[]) and customer_seen_at is not null`.execute(floor.db);
}

export const customerPulse: Pulse = (floor) => {
  let writing: Promise<void> = Promise.resolve();
  const interval = setInterval(() => {
    writing = writeSeen(floor).catch((error: unknown) => floor.log.warn({ error }, 'customers wait'));
  }, writeMs).unref();
  return async () => {
    clearInterval(interval);
    await writing;
  };
};

const away = sql`interval '20 seconds'`;
const gone = sql`interval '120 seconds'`;

const isBack = sql<boolean>`customer_seen_at > customer_away_at`;

/** A customer whose page is closed is away, until it asks again; after two minutes they have left. */
export const customerTimer: Timer = {
  name: 'contact-customers',
  due: sql<Date | null>`select min(case when customer_away_at is null then customer_seen_at + ${away}
      when ${isBack} then customer_seen_at else customer_seen_at + ${gone} end)
    from contacts.live where customer_seen_at is not null and state <> 'wrapUp'`,
  fireDue: async (call, limit) => {
    const { rows } = await sql<{ id: string; agentId: string | null; leaves: boolean; returns: boolean }>`
      select contact_id as id, agent_id as "agentId", customer_seen_at + ${gone} <= ${call.now} as leaves,
        customer_away_at is not null as returns
      from contacts.live where customer_seen_at is not null and state <> 'wrapUp'
        and (customer_seen_at + ${gone} <= ${call.now} or ${isBack}
          or customer_away_at is null and customer_seen_at + ${away} <= ${call.now})
      order by contact_id limit ${limit} for no key update skip locked`.execute(call.tx);
    for (const { id, agentId, leaves, returns } of rows) {
      if (leaves) {
        const done = await quit(call, id);
        if (isRefusal(done)) throw new Error(`contacts: ${id} was left and ${done.refusal}`);
        continue;
      }
      await sql`update contacts.live set customer_away_at = ${returns ? null : call.now} where contact_id = ${id}`.execute(
        call.tx,
      );
      await append(call, customerPresenceChanged, id, { present: returns, agentId });
    }
    return rows.length;
  },
};
