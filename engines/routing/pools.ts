import { type Ability, abilityOf } from './ability.ts';
import { type Judged, judge, judgedBy, type Queue } from './choice.ts';
import { freeSlot } from './order.ts';
import { insert, remove } from './sorted.ts';
import type { Channel, RoutingAgent, RoutingRules } from './types.ts';

/** The free agents of a queue on one channel, by the opening at which they come in, each sorted by rank. */
type Pool = {
  readonly queue: Queue;
  readonly channel: Channel;
  readonly compare: (a: Judged, b: Judged) => number;
  readonly byOpening: readonly Judged[][];
};

type Place = { readonly pool: Pool; readonly judged: Judged };

type Entry = {
  readonly agent: RoutingAgent;
  readonly abilities: ReadonlyMap<string, Ability>;
  readonly places: Place[];
};

export type Free = {
  /** The first by rank, at most `most`, of those who are not passed over. */
  readonly first: readonly Judged[];
  /** How many there are. */
  readonly able: number;
};

export type Pools = {
  readonly size: number;
  get(agentId: string): RoutingAgent | undefined;
  all(): Iterable<RoutingAgent>;
  abilityOf(agentId: string, queueId: string): Ability | null;
  put(agent: RoutingAgent): void;
  remove(agentId: string): void;
  isEmpty(queue: Queue, channel: Channel, openings: number): boolean;
  free(queue: Queue, channel: Channel, openings: number, most: number, passOver?: (agentId: string) => boolean): Free;
  /** The agent's place in the queue, if free there. */
  judged(agentId: string, queue: Queue, channel: Channel, openings: number): Judged | undefined;
};

/** Agents' side of the mirror. A pool comes into being when a queue first asks for a channel; until then it costs nothing. */
export function startPools(queues: ReadonlyMap<string, Queue>, rules: RoutingRules): Pools {
  const entries = new Map<string, Entry>();
  const pools = new Map<string, Map<Channel, Pool>>();
  const abilities = startAbilities(queues);

  const poolOf = (queue: Queue, channel: Channel): Pool => {
    const ofQueue = pools.get(queue.rules.queueId) ?? new Map<Channel, Pool>();
    pools.set(queue.rules.queueId, ofQueue);
    const found = ofQueue.get(channel);
    if (found) return found;
    const pool = { queue, channel, compare: judgedBy(queue), byOpening: queue.stages.map(() => []) };
    ofQueue.set(channel, pool);
    for (const entry of entries.values()) place(entry, pool, rules);
    return pool;
  };
  const leave = (agentId: string) => {
    const entry = entries.get(agentId);
    for (const { pool, judged } of entry?.places ?? [])
      remove(pool.byOpening[judged.rank.opening] ?? [], judged, pool.compare);
    entries.delete(agentId);
  };
  return {
    get size() {
      return entries.size;
    },
    get: (agentId) => entries.get(agentId)?.agent,
    *all() {
      for (const { agent } of entries.values()) yield agent;
    },
    abilityOf: (agentId, queueId) => entries.get(agentId)?.abilities.get(queueId) ?? null,
    put(agent) {
      const known = entries.get(agent.agentId);
      const same = known && known.agent.skills === agent.skills && known.agent.queues === agent.queues;
      const entry = { agent, abilities: same ? known.abilities : abilities(agent), places: [] };
      leave(agent.agentId);
      entries.set(agent.agentId, entry);
      for (const queueId of entry.abilities.keys())
        for (const pool of pools.get(queueId)?.values() ?? []) place(entry, pool, rules);
    },
    remove: leave,
    isEmpty: (queue, channel, openings) =>
      poolOf(queue, channel).byOpening.every((agents, opening) => opening > openings || agents.length === 0),
    free: (queue, channel, openings, most, passOver) => freeOf(poolOf(queue, channel), openings, most, passOver),
    judged(agentId, queue, channel, openings) {
      const pool = poolOf(queue, channel);
      const found = entries.get(agentId)?.places.find((of) => of.pool === pool)?.judged;
      return found && found.rank.opening <= openings ? found : undefined;
    },
  };
}

function place(entry: Entry, pool: Pool, rules: RoutingRules): void {
  const ability = entry.abilities.get(pool.queue.rules.queueId);
  const agents = ability && pool.byOpening[ability.opening];
  if (!agents || freeSlot(entry.agent, pool.channel) === undefined) return;
  const judged = judge(entry.agent, ability, rules);
  insert(agents, judged, pool.compare);
  entry.places.push({ pool, judged });
}

function freeOf({ byOpening }: Pool, openings: number, most: number, passOver?: (agentId: string) => boolean): Free {
  const first: Judged[] = [];
  let able = 0;
  for (let opening = 0; opening <= openings; opening++) {
    const agents = byOpening[opening] ?? [];
    if (!passOver && first.length >= most) {
      able += agents.length;
      continue;
    }
    for (const judged of agents) {
      if (!passOver && first.length >= most) break;
      if (passOver?.(judged.agent.agentId)) continue;
      if (passOver) able++;
      if (first.length < most) first.push(judged);
    }
    if (!passOver) able += agents.length;
  }
  return { first, able };
}

/** What an agent may take follows from skills and queues alone, and many agents have the same. */
function startAbilities(queues: ReadonlyMap<string, Queue>): (agent: RoutingAgent) => ReadonlyMap<string, Ability> {
  const known = new Map<string, ReadonlyMap<string, Ability>>();
  return (agent) => {
    const skills = Object.entries(agent.skills).sort(([a], [b]) => (a < b ? -1 : 1));
    const key = JSON.stringify([skills, agent.queues?.toSorted() ?? null]);
    const found = known.get(key);
    if (found) return found;
    const abilities = new Map<string, Ability>();
    for (const [queueId, { rules, stages }] of queues) {
      const ability = abilityOf(agent, rules, stages);
      if (ability) abilities.set(queueId, ability);
    }
    known.set(key, abilities);
    return abilities;
  };
}
