import { ROUTING_DEFAULTS } from './rules.ts';
import type {
  Channel,
  DecidingRule,
  QueueRules,
  RoutingAgent,
  RoutingRules,
  Selection,
  WaitingContact,
} from './types.ts';

/** Points with the queue's and the front's. */
export function pointsOf(contact: WaitingContact, queue: QueueRules, rules: RoutingRules): number {
  const front = contact.front ? (rules.frontPriority ?? ROUTING_DEFAULTS.frontPriority) : 0;
  return (contact.priority ?? 0) + (queue.priority ?? 0) + front;
}

/**
 * The instant at which a contact without points would have had to come to stand at the same place. Since all contacts age
 * equally fast, the order of two never changes while both wait (Jackson 1960).
 */
export function virtualArrival(contact: WaitingContact, points: number, rules: RoutingRules): number {
  return contact.queuedAt - points * (rules.ageingSeconds ?? ROUTING_DEFAULTS.ageingSeconds) * 1000;
}

export type Placed = { readonly contactId: string; readonly arrival: number };

const byId = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Who waits before whom. */
export function byUrgency(a: Placed, b: Placed): number {
  return a.arrival - b.arrival || byId(a.contactId, b.contactId);
}

/** What agents are compared by whichever queue asks. */
export type Standing = {
  readonly agentId: string;
  readonly inHand: number;
  readonly band: number;
  readonly idleSince: number;
};

/** What agents are compared by for one queue. */
export type Rank = Standing & { readonly opening: number; readonly level: number };

type Criterion = readonly [rule: DecidingRule, compare: (a: Rank, b: Rank) => number];

const opening: Criterion = ['earlier-opening', (a, b) => a.opening - b.opening];
const level: Criterion = ['level', (a, b) => b.level - a.level];
const inHand: Criterion = ['in-hand', (a, b) => a.inHand - b.inHand];
const occupancy: Criterion = ['occupancy', (a, b) => a.band - b.band];
const idle: Criterion = ['idle', (a, b) => a.idleSince - b.idleSince];
const id: Criterion = ['id', (a, b) => byId(a.agentId, b.agentId)];

const CRITERIA: Record<Selection, readonly Criterion[]> = {
  'longest-idle': [opening, inHand, idle, id],
  'best-level': [opening, level, inHand, idle, id],
  'least-occupied': [opening, inHand, occupancy, idle, id],
};

/** Below 0: a is asked before b. A total order: ids decide last. */
export function byRank(selection: Selection): (a: Rank, b: Rank) => number {
  const criteria = CRITERIA[selection];
  return (a, b) => {
    for (const [, compare] of criteria) {
      const difference = compare(a, b);
      if (difference !== 0) return difference;
    }
    return 0;
  };
}

/** Among agents of one opening and level: what is left of `byRank`, written out because the mirror sorts by it all the time. */
export function byStanding(selection: Selection): (a: Standing, b: Standing) => number {
  return selection === 'least-occupied'
    ? (a, b) => a.inHand - b.inHand || a.band - b.band || a.idleSince - b.idleSince || byId(a.agentId, b.agentId)
    : (a, b) => a.inHand - b.inHand || a.idleSince - b.idleSince || byId(a.agentId, b.agentId);
}

/** The first criterion by which the chosen one differs from the next. */
export function decidingRule(selection: Selection, chosen: Rank, next: Rank | undefined): DecidingRule {
  if (!next) return 'only';
  return CRITERIA[selection].find(([, compare]) => compare(chosen, next) !== 0)?.[0] ?? 'id';
}

export const contactsInHand = ({ slots }: RoutingAgent): number => slots.filter(({ state }) => state !== 'idle').length;

export const isRinging = ({ slots }: RoutingAgent): boolean => slots.some(({ state }) => state === 'offered');

/** The lowest idle slot of the channel; undefined: nothing may be offered to this agent there now. */
export function freeSlot(agent: RoutingAgent, channel: Channel): number | undefined {
  // One offer rings at a time: two at once could not both be answered.
  if (!agent.ready || isRinging(agent)) return undefined;
  if (contactsInHand(agent) >= (agent.most ?? agent.slots.length)) return undefined;
  let lowest: number | undefined;
  for (const { slot, channel: takes, state } of agent.slots)
    if (state === 'idle' && takes === channel && (lowest === undefined || slot < lowest)) lowest = slot;
  return lowest;
}

export function standingOf(agent: RoutingAgent, rules: RoutingRules): Standing {
  const band = rules.occupancyBand ?? ROUTING_DEFAULTS.occupancyBand;
  return {
    agentId: agent.agentId,
    inHand: contactsInHand(agent),
    // 0.15 / 0.05 is a little less than 3 in binary fractions.
    band: Math.floor((agent.occupancy ?? 0) / band + 1e-9),
    idleSince: agent.idleSince,
  };
}
