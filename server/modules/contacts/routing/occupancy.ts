import { setImmediate as yieldTurn } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import type { Tx } from '../../../platform/database/database.ts';
import type { Floor } from '../../../platform/floor.ts';
import { type AgentLine, sumAgentLog } from '../history/agent-spans.ts';

type Reading = Pick<Call, 'tx'>;
export type Occupancies = ReadonlyMap<string, number>;

const spanMs = 3_600_000;
/** Whoever signed in longer ago than that is long off. */
const lookBackMs = 12 * 3_600_000;
const refreshMs = 60_000;
const agentsAtOnce = 200;
/** Less is no other order: the engine compares in bands of that. */
const band = 0.05;

/** Whom queues may get that want the least occupied, by themselves or with another queue's help; nobody where none does. */
async function concerned({ tx }: Reading): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct m.agent_id as id from contacts.queue q
    join contacts.queue_agent m on m.queue_id in (q.id, q.help_queue_id)
    join contacts.presence p on p.agent_id = m.agent_id and p.status <> 'signedOut'
    where q.rule = 'least-occupied' and not q.retired order by 1`.execute(tx);
  return rows.map(({ id }) => id);
}

type Line = AgentLine & { readonly agent_id: string };

/** Of the last hour, and of each place the line before, which says how it began. */
async function linesOf({ tx }: Reading, ids: readonly string[], now: number): Promise<Line[]> {
  const [start, earliest] = [new Date(now - spanMs), new Date(now - spanMs - lookBackMs)];
  const { rows } = await sql<Line>`
    with who as (select unnest(${[...ids]}::uuid[]) as id),
      before as (select l.* from who
        cross join lateral (select null::integer as slot union all select s.number from contacts.slot s where s.agent_id = who.id) n
        cross join lateral (select * from contacts.agent_log l where l.agent_id = who.id and l.slot is not distinct from n.slot
          and l.at < ${start} and l.at >= ${earliest} order by l.at desc, l.seq desc limit 1) l),
      within as (select l.* from who join contacts.agent_log l on l.agent_id = who.id where l.at >= ${start} and l.at < ${new Date(now)})
    select agent_id, (extract(epoch from at) * 1000)::float8 as at, status, reason, slot, state, cause
    from (select * from before union all select * from within) one order by agent_id, seq`.execute(tx);
  return rows;
}

/** Share of the last hour's ready time with something in hand, as in every number called occupancy; left out where there was none. */
async function measure(call: Reading, ids: readonly string[], now: number): Promise<Map<string, number>> {
  const logs = Map.groupBy(await linesOf(call, ids, now), (line) => line.agent_id);
  return new Map(
    [...logs].flatMap(([id, lines]): [string, number][] => {
      const { busy, idle } = sumAgentLog(lines, now - spanMs, now);
      return busy + idle > 0 ? [[id, busy / (busy + idle)]] : [];
    }),
  );
}

/** As it is now, for whoever routes or tries once. */
export async function readOccupancies(call: Pick<Call, 'tx' | 'now'>): Promise<Occupancies> {
  const ids = await concerned(call);
  return ids.length === 0 ? new Map() : measure(call, ids, call.now.getTime());
}

/** Occupancies beside the mirror of a router, which never waits for them. */
export interface OccupancyKeeper {
  readonly known: Occupancies;
  /** At most once a minute, some agents at a time. */
  refresh(floor: Floor, now: number): Promise<void>;
}

/** `changed` is told of whoever stands in another band than before. */
export function keepOccupancies(changed: (agentId: string) => void): OccupancyKeeper {
  const known = new Map<string, number>();
  let refreshedAt = Number.NEGATIVE_INFINITY;
  let underWay = false;
  const put = (id: string, occupancy: number) => {
    const before = known.get(id);
    known.set(id, occupancy);
    if (Math.floor((before ?? 0) / band) !== Math.floor(occupancy / band)) changed(id);
  };
  const all = async (floor: Floor, now: number) => {
    const call = { tx: floor.reader as Tx };
    const ids = await concerned(call);
    const there = new Set(ids);
    for (const id of known.keys()) if (!there.has(id)) known.delete(id);
    for (let from = 0; from < ids.length; from += agentsAtOnce) {
      for (const [id, occupancy] of await measure(call, ids.slice(from, from + agentsAtOnce), now)) put(id, occupancy);
      await yieldTurn();
    }
  };
  return {
    known,
    refresh: async (floor, now) => {
      if (underWay || now - refreshedAt < refreshMs) return;
      underWay = true;
      refreshedAt = now;
      try {
        await all(floor, now);
      } catch (error) {
        floor.log.warn({ error }, 'occupancies not measured');
      } finally {
        underWay = false;
      }
    },
  };
}
