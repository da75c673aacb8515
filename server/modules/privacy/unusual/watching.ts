import { randomUUID } from 'node:crypto';
import { looks } from '@tongli/contracts/access';
import { unusualAccessFound } from '@tongli/contracts/privacy';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import type { Timer } from '../../../platform/timers/timers.ts';
import { tables } from '../store.ts';
import type { PrivacyTables } from '../tables.ts';
import { type HourOfLooks, judge } from './rule.ts';

const hourMs = 3_600_000;
const historyDays = 30;
/** What is older was before there was anybody to tell of it: an installation that is upgraded begins here. */
const oldestMs = 48 * hourMs;
/** What was done within the hour may be written a little later. */
const patienceMs = 300_000;

const beginningOf = (at: Date) => new Date(Math.floor(at.getTime() / hourMs) * hourMs);
const after = (at: Date, ms: number) => new Date(at.getTime() + ms);

/** The first hour with a look in it that was not compared yet. */
const nextHour = sql<Date | null>`
  select date_trunc('hour', min(at)) as at from platform.audit_entry
  where operation = any(${[...looks]}::text[]) and at >= (select watched_until from privacy.watch)`;

const hourToCompare = async ({ tx }: Call): Promise<Date | null> =>
  (await sql<{ at: Date | null }>`${nextHour}`.execute(tx)).rows[0]?.at ?? null;

type Hour = HourOfLooks & { readonly actorId: string };

/** Each who looked in this hour, with their own hours and those of the others over the thirty days before. */
async function readHour(call: Call, from: Date): Promise<Hour[]> {
  const counted = sql`operation = any(${[...looks]}::text[]) and actor_id is not null`;
  const { rows } = await sql<Hour>`
    with hours as (
      select actor_id, count(*)::float8 as looks from platform.audit_entry
      where ${counted} and at >= ${after(from, -historyDays * 24 * hourMs)} and at < ${from}
      group by actor_id, date_trunc('hour', at)
    ), means as (select actor_id, avg(looks) as mean from hours group by actor_id)
    select entry.actor_id as "actorId", count(*)::integer as looks,
      coalesce((select mean from means where means.actor_id = entry.actor_id), 0) as "ownMean",
      coalesce((select percentile_cont(0.5) within group (order by mean) from means
        where means.actor_id <> entry.actor_id), 0) as "peerMean"
    from platform.audit_entry as entry
    where ${counted} and at >= ${from} and at < ${after(from, hourMs)}
    group by entry.actor_id order by entry.actor_id`.execute(call.tx);
  return rows;
}

async function compare(call: Call, hourAt: Date): Promise<void> {
  for (const { actorId, ...hour } of await readHour(call, hourAt)) {
    const found = judge(hour);
    if (!found) continue;
    const { looks: count, ownMean, peerMean, bound } = found;
    const id = randomUUID();
    await tables(call)
      .insertInto('privacy.unusual_access')
      .values({ id, actor_id: actorId, hour_at: hourAt, looks: count, own_mean: ownMean, peer_mean: peerMean, bound })
      .execute();
    await append(call, unusualAccessFound, id, { actorId, hourAt: hourAt.toISOString(), looks: count, bound });
  }
}

/** Comes due only where somebody looked: a clock that is stepped stops for it no oftener. One process at a time. */
export const unusualAccess: Timer = {
  name: 'unusual-access',
  due: sql`(${nextHour}) + make_interval(secs => ${(hourMs + patienceMs) / 1000})`,
  fireDue: async (call) => {
    const turn = await call.tx
      .withTables<PrivacyTables>()
      .selectFrom('privacy.watch')
      .select('singleton')
      .forUpdate()
      .skipLocked()
      .executeTakeFirst();
    const hour = turn ? await hourToCompare(call) : null;
    if (!hour || after(hour, hourMs + patienceMs) > call.now) return 0;
    const oldest = beginningOf(after(call.now, -oldestMs));
    if (hour >= oldest) await compare(call, hour);
    const until = hour >= oldest ? after(hour, hourMs) : oldest;
    await tables(call).updateTable('privacy.watch').set({ watched_until: until }).execute();
    return 1;
  },
};
