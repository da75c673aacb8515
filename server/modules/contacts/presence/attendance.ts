import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { Floor } from '../../../platform/floor.ts';
import type { Pulse } from '../../../platform/pulse.ts';
import { nudge } from '../../../platform/timers/nudge.ts';

/**
 * Whose browsers this process holds connections of. What others may know of it is in the database: a row for each agent, which falls
 * with the process's own row when that is not renewed.
 */
const attending = new Set<string>();
let wake: () => void = () => undefined;

/** Of whom nothing was heard for some time before they were let go: they have been away for as long. */
const silent = new Map<string, number>();

export function attend(agentId: string, present: boolean, silentMs = 0): void {
  if (present) attending.add(agentId);
  else attending.delete(agentId);
  if (!present && silentMs > 0) silent.set(agentId, silentMs);
  else silent.delete(agentId);
  wake();
}

const renewMs = 2_000;
const goneMs = 6_000;

/** Says who is here, forgets processes that are gone, and notes since when nobody holds an agent's connection. */
export async function renew(floor: Floor, processId: string): Promise<void> {
  const now = await floor.clock.now(floor.db);
  const dead = new Date(now.getTime() - goneMs);
  const here = [...attending];
  const since = [...silent].map(([id, ms]) => ({ id, at: new Date(now.getTime() - ms) }));
  silent.clear();
  await floor.db.transaction().execute(async (tx) => {
    await sql`insert into contacts.process (id, seen_at) values (${processId}, ${now})
      on conflict (id) do update set seen_at = excluded.seen_at`.execute(tx);
    await sql`delete from contacts.process where seen_at < ${dead}`.execute(tx);
    await sql`delete from contacts.attendance where process_id = ${processId} and agent_id <> all(${here}::uuid[])`.execute(
      tx,
    );
    await sql`insert into contacts.attendance (process_id, agent_id) select ${processId}, id from unnest(${here}::uuid[]) id
      on conflict do nothing`.execute(tx);
    // Whoever locks them has them in hand: the next round comes soon.
    await sql`update contacts.presence q set lost_at = coalesce((select x.at from jsonb_to_recordset(${JSON.stringify(since)}::jsonb)
        as x (id uuid, at timestamptz) where x.id = q.agent_id), ${now}), version = version + 1 where agent_id in (
      select p.agent_id from contacts.presence p where p.watched and p.status <> 'signedOut' and p.lost_at is null
        and not exists (select from contacts.attendance a where a.agent_id = p.agent_id) for update skip locked)`.execute(
      tx,
    );
  });
}

/** Keeps the database told for as long as the process serves. */
export const attendancePulse: Pulse = (floor) => {
  const processId = randomUUID();
  let ended = false;
  let pause: () => void = () => undefined;
  wake = () => pause();
  const run = async () => {
    while (!ended) {
      await renew(floor, processId).catch((error: unknown) => floor.log.warn({ error }, 'attendance waits'));
      nudge(floor.db);
      await new Promise<void>((resolve) => {
        const timeout = setTimeout(resolve, renewMs);
        pause = () => {
          clearTimeout(timeout);
          setTimeout(resolve, 50);
        };
      });
    }
    await sql`delete from contacts.process where id = ${processId}`.execute(floor.db).catch(() => undefined);
  };
  const running = run();
  return async () => {
    ended = true;
    pause();
    await running;
  };
};
