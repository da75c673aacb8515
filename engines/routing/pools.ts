import { type Ability, abilityOf } from './ability.ts';
import { type Judged, judge, type Queue } from './choice.ts';
import { byStanding, freeSlot, type Standing, standingOf } from './order.ts';
import { insert, remove } from './sorted.ts';
import type { Channel, RoutingAgent, RoutingRules } from './types.ts';

const CHANNELS = ['voice', 'chat', 'form'] as const satisfies Channel[];

/** Agents with the same skills and queues, and of these the free ones by channel, in both orders in which queues may ask. */
type Team = {
  readonly key: string;
  readonly served: readonly Served[];
  readonly byIdle: Record<Channel, Standing[]>;
  readonly byOccupancy: Record<Channel, Standing[]>;
  members: number;
};

/** A queue that a team serves. */
type Served = { readonly node: Node; readonly ability: Ability };

type Node = {
  readonly queue: Queue;
  /** Teams by the opening at which they come in. */
  readonly teams: readonly { team: Team; level: number }[][];
  /** Free agents by channel and opening. */
  readonly free: Record<Channel, number[]>;
};

type Entry = { readonly agent: RoutingAgent; readonly team: Team; readonly standing: Standing; readonly on: Channel[] };

/** The free agents of a queue: the first by rank, and how many there are. */
export type Free = { readonly first: readonly Judged[]; readonly able: number };

export type Pools = {
  readonly size: number;
  get(agentId: string): RoutingAgent | undefined;
  all(): Iterable<RoutingAgent>;
  abilityOf(agentId: string, queueId: string): Ability | null;
  put(agent: RoutingAgent): void;
  remove(agentId: string): void;
  isEmpty(queue: Queue, channel: Channel, openings: number): boolean;
  /** At most `most`, of those who are not in `without`. */
  free(queue: Queue, channel: Channel, openings: number, most: number, without: ReadonlySet<string>): Free;
};

/** Agents' side of the mirror. */
export function startPools(queues: ReadonlyMap<string, Queue>, rules: RoutingRules): Pools {
  const entries = new Map<string, Entry>();
  const nodes = new Map([...queues].map(([queueId, queue]) => [queueId, startNode(queue)]));
  const teams = startTeams(nodes);
  const leave = (agentId: string): Entry | undefined => {
    const entry = entries.get(agentId);
    if (entry) for (const channel of entry.on) takeOut(entry, channel);
    entries.delete(agentId);
    return entry;
  };
  return {
    get size() {
      return entries.size;
    },
    get: (agentId) => entries.get(agentId)?.agent,
    *all() {
      for (const { agent } of entries.values()) yield agent;
    },
    abilityOf: (agentId, queueId) =>
      entries.get(agentId)?.team.served.find(({ node }) => node.queue.rules.queueId === queueId)?.ability ?? null,
    put(agent) {
      const known = leave(agent.agentId);
      const same = known && known.agent.skills === agent.skills && known.agent.queues === agent.queues;
      const team = same ? known.team : teams.join(agent);
      if (known && !same) teams.leave(known.team);
      const on = CHANNELS.filter((channel) => freeSlot(agent, channel) !== undefined);
      const entry = { agent, team, standing: standingOf(agent, rules), on };
      entries.set(agent.agentId, entry);
      for (const channel of on) putIn(entry, channel);
    },
    remove(agentId) {
      const left = leave(agentId);
      if (left) teams.leave(left.team);
    },
    isEmpty({ rules: { queueId } }, channel, openings) {
      const free = nodes.get(queueId)?.free[channel] ?? [];
      for (let opening = 0; opening <= openings; opening++) if ((free[opening] ?? 0) > 0) return false;
      return true;
    },
    free({ rules: { queueId } }, channel, openings, most, without) {
      const node = nodes.get(queueId);
      if (!node) return { first: [], able: 0 };
      const agentOf = (agentId: string) => entries.get(agentId)?.agent;
      return freeOf(node, channel, { openings, most, without, agentOf, rules });
    },
  };
}

const perChannel = <Value>(start: () => Value): Record<Channel, Value> => ({
  voice: start(),
  chat: start(),
  form: start(),
});

function startNode(queue: Queue): Node {
  return { queue, teams: queue.stages.map(() => []), free: perChannel(() => queue.stages.map(() => 0)) };
}

const byIdle = byStanding('longest-idle');
const byOccupancy = byStanding('least-occupied');

function putIn({ team, standing }: Entry, channel: Channel): void {
  insert(team.byIdle[channel], standing, byIdle);
  insert(team.byOccupancy[channel], standing, byOccupancy);
  count(team, channel, 1);
}

function takeOut({ team, standing }: Entry, channel: Channel): void {
  remove(team.byIdle[channel], standing, byIdle);
  remove(team.byOccupancy[channel], standing, byOccupancy);
  count(team, channel, -1);
}

function count({ served }: Team, channel: Channel, by: 1 | -1): void {
  for (const { node, ability } of served) {
    const free = node.free[channel];
    free[ability.opening] = (free[ability.opening] ?? 0) + by;
  }
}

type Asked = {
  readonly openings: number;
  readonly most: number;
  readonly without: ReadonlySet<string>;
  readonly agentOf: (agentId: string) => RoutingAgent | undefined;
  readonly rules: RoutingRules;
};

function freeOf(node: Node, channel: Channel, { openings, most, without, agentOf, rules }: Asked): Free {
  const first: Judged[] = [];
  let able = 0;
  for (let opening = 0; opening <= openings; opening++) {
    const free = node.free[channel][opening] ?? 0;
    able += free;
    if (free === 0 || first.length >= most) continue;
    for (const { level, standing } of bestOf(node, opening, channel, most - first.length, without)) {
      const agent = agentOf(standing.agentId);
      if (agent) first.push(judge(agent, { opening, level }, rules));
    }
  }
  for (const agentId of without) if (isAmong(node, channel, openings, agentOf(agentId))) able--;
  return { first, able };
}

function isAmong({ queue }: Node, channel: Channel, openings: number, agent: RoutingAgent | undefined): boolean {
  if (!agent || freeSlot(agent, channel) === undefined) return false;
  const ability = abilityOf(agent, queue.rules, queue.stages);
  return ability !== null && ability.opening <= openings;
}

type Best = { readonly level: number; readonly standing: Standing };

/** The first of all teams that come in at one opening: of each team only as many as still get among the best. */
function bestOf(node: Node, opening: number, channel: Channel, most: number, without: ReadonlySet<string>): Best[] {
  const { selection } = node.queue.rules;
  const order = selection === 'least-occupied' ? byOccupancy : byIdle;
  const levels = selection === 'best-level' ? 1 : 0;
  const compare = (a: Best, b: Best) => levels * (b.level - a.level) || order(a.standing, b.standing);
  const best: Best[] = [];
  for (const { team, level } of node.teams[opening] ?? []) {
    for (const standing of (selection === 'least-occupied' ? team.byOccupancy : team.byIdle)[channel]) {
      if (without.size > 0 && without.has(standing.agentId)) continue;
      const last = best.length < most ? undefined : best.at(-1);
      const entry = { level, standing };
      if (last && compare(entry, last) > 0) break;
      insert(best, entry, compare);
      if (best.length > most) best.pop();
    }
  }
  return best;
}

type Teams = { join(agent: RoutingAgent): Team; leave(team: Team): void };

/** What an agent may take follows from skills and queues alone, and many agents have the same. */
function startTeams(nodes: ReadonlyMap<string, Node>): Teams {
  const teams = new Map<string, Team>();
  return {
    join(agent) {
      const skills = Object.entries(agent.skills).sort(([a], [b]) => (a < b ? -1 : 1));
      const key = JSON.stringify([skills, agent.queues?.toSorted() ?? null]);
      const team = teams.get(key) ?? startTeam(key, agent, nodes);
      teams.set(key, team);
      team.members++;
      return team;
    },
    leave(team) {
      team.members--;
      if (team.members > 0) return;
      teams.delete(team.key);
      for (const { node, ability } of team.served) {
        const beside = node.teams[ability.opening] ?? [];
        beside.splice(
          beside.findIndex((of) => of.team === team),
          1,
        );
      }
    },
  };
}

function startTeam(key: string, agent: RoutingAgent, nodes: ReadonlyMap<string, Node>): Team {
  const served: Served[] = [];
  const orders = { byIdle: perChannel<Standing[]>(() => []), byOccupancy: perChannel<Standing[]>(() => []) };
  const team: Team = { key, served, ...orders, members: 0 };
  for (const node of nodes.values()) {
    const ability = abilityOf(agent, node.queue.rules, node.queue.stages);
    if (!ability) continue;
    served.push({ node, ability });
    node.teams[ability.opening]?.push({ team, level: ability.level });
  }
  return team;
}
