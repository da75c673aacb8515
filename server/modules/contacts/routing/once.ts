import { assign } from '@tongli/routing';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import type { Timer } from '../../../platform/timers/timers.ts';
import { loadRules } from '../queues/rules.ts';
import { tables } from '../store.ts';
import { readOccupancies } from './occupancy.ts';
import { commitOffers } from './offering.ts';
import { readAgents, readWaiting } from './situation.ts';

/** Held by the process that follows what happens and routes by itself; it ends with its connection. */
export const routerLock = { space: 7_420_021, key: 1 } as const;

/** What the logs have come to: where it is another than at the last routing, something has changed. */
const mark = sql<string>`concat_ws(' ',
  (select max(seq) from contacts.agent_log), (select count(*) || ' ' || coalesce(sum(version), 0) from contacts.live),
  (select count(*) || ' ' || coalesce(sum(version), 0) from contacts.queue), (select count(*) from contacts.queue_agent))`;

const isFollowed = sql<boolean>`exists (
  select from pg_locks where locktype = 'advisory' and classid = ${sql.lit(routerLock.space)} and objid = ${sql.lit(routerLock.key)}
    and granted and database = (select oid from pg_database where datname = current_database()))`;

const atOnce = new Date(0);

/**
 * Routes from the tables alone: for whoever steps the clock, and as long as no process has the router. Where one has, it is there all the
 * time and this has nothing to do.
 */
export const routingTimer: Timer = {
  name: 'contact-routing',
  due: sql<Date | null>`select case when ${isFollowed} then null when s.routed = ${mark} then s.route_at else ${atOnce}::timestamptz end
    from contacts.settings s`,
  fireDue: async (call) => {
    const held = await sql`select only_row from contacts.settings for no key update skip locked`.execute(call.tx);
    if (held.rows.length === 0) return 0;
    return routeOnce(call);
  },
};

/** For whoever lives a past: routes at the instant of the call, and says who was offered what. */
export async function routeContacts(call: Call): Promise<ReadonlyMap<string, string>> {
  await routeOnce(call);
  const rows = await tables(call)
    .selectFrom('contacts.live')
    .select(['contact_id', 'agent_id'])
    .where('state', '=', 'offered')
    .execute();
  return new Map(rows.flatMap(({ contact_id: id, agent_id: agentId }) => (agentId === null ? [] : [[id, agentId]])));
}

/** Offers what can be offered now; how many contacts that moved. Whoever came to another queue is offered there as well. */
export async function routeOnce(call: Call): Promise<number> {
  let total = 0;
  for (;;) {
    const { assignment, done } = await assignAll(call);
    total += done;
    if (done > 0 && assignment.overflows.length > 0) continue;
    const nextAt = assignment.nextAt === null ? null : new Date(assignment.nextAt);
    await sql`update contacts.settings set route_at = ${nextAt}, routed = ${mark}`.execute(call.tx);
    return total;
  }
}

async function assignAll(call: Call) {
  const waiting = await readWaiting(call);
  const assignment =
    waiting.length === 0
      ? { offers: [], overflows: [], nextAt: null }
      : assign({
          now: call.now.getTime(),
          waiting,
          agents: await readAgents(call, { occupancies: await readOccupancies(call) }),
          rules: await loadRules(call),
        });
  const { done } = await commitOffers(call, assignment);
  return { assignment, done };
}
