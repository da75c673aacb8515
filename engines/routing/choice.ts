import { type Ability, abilityOf, openingsAfter, type Stage } from './ability.ts';
import { byRank, decidingRule, freeSlot, isRinging, pointsOf, type Rank, standingOf } from './order.ts';
import { ROUTING_DEFAULTS } from './rules.ts';
import type {
  Candidate,
  DecidingRule,
  Exclusion,
  Instant,
  Offer,
  QueueRules,
  RoutingAgent,
  RoutingRules,
  WaitingContact,
  WhyLeft,
} from './types.ts';

/** A queue with what follows from its rules. */
export type Queue = { readonly rules: QueueRules; readonly stages: readonly Stage[] };

/** An agent as a queue sees it. */
export type Judged = { readonly agent: RoutingAgent; readonly rank: Rank };

export const sinceOf = ({ inQueueSince, queuedAt }: WaitingContact): Instant => inQueueSince ?? queuedAt;

export const openingsOf = (contact: WaitingContact, { stages }: Queue, now: Instant): number =>
  openingsAfter(stages, now - sinceOf(contact));

export const isAvoided = ({ avoid = [] }: WaitingContact, id: string, now: Instant): boolean =>
  avoid.some(({ agentId, until }) => agentId === id && until > now);

export function overflowIsDue(contact: WaitingContact, { rules: { overflow } }: Queue, now: Instant): boolean {
  return overflow !== undefined && now - sinceOf(contact) >= overflow.afterSeconds * 1000;
}

/** Does the contact wait for its own agent alone, who is ready but has no free slot? */
export function waitsForPreferred(
  contact: WaitingContact,
  { rules: { preferSeconds = 0 } }: Queue,
  agent: RoutingAgent | undefined,
  ability: Ability | null,
  now: Instant,
): boolean {
  if (!contact.preferred || !agent?.ready || !ability) return false;
  return now < sinceOf(contact) + preferSeconds * 1000 && !isAvoided(contact, agent.agentId, now);
}

/** When time alone may change what can be said of a waiting contact; null: never. */
export function nextChange(contact: WaitingContact, { rules, stages }: Queue, now: Instant): Instant | null {
  const since = sinceOf(contact);
  let next = Number.POSITIVE_INFINITY;
  const consider = (at: Instant) => {
    if (at > now && at < next) next = at;
  };
  for (const { afterSeconds } of stages) consider(since + afterSeconds * 1000);
  if (rules.overflow) consider(since + rules.overflow.afterSeconds * 1000);
  if (contact.preferred) consider(since + (rules.preferSeconds ?? 0) * 1000);
  for (const { until } of contact.avoid ?? []) consider(until);
  return next === Number.POSITIVE_INFINITY ? null : next;
}

type Chosen = {
  readonly contact: WaitingContact;
  readonly queue: Queue;
  readonly rules: RoutingRules;
  readonly now: Instant;
  readonly openings: number;
  readonly taken: Judged;
  /** The first ones by rank, without those whom the contact avoids: `taken` is among them or preferred. */
  readonly first: readonly Judged[];
  readonly able: number;
  /** Who would have been asked but is excluded. */
  readonly passedOver: readonly { readonly agentId: string; readonly by: Exclusion }[];
};

export function offerOf(chosen: Chosen): Offer | null {
  const { contact, queue, rules, now, openings, taken, first, able } = chosen;
  const slot = freeSlot(taken.agent, contact.channel);
  if (slot === undefined) return null;
  const ranked = [taken, ...first.filter(({ agent }) => agent !== taken.agent)];
  return {
    contactId: contact.contactId,
    agentId: taken.agent.agentId,
    slot,
    reason: {
      rule: ruleOf(chosen, ranked),
      selection: queue.rules.selection,
      openings,
      waitedSeconds: (now - contact.queuedAt) / 1000,
      priority: pointsOf(contact, queue.rules, rules),
      able,
      candidates: [
        ...chosen.passedOver.map(({ agentId, by }) => ({ agentId, rank: null, score: null, excludedBy: by })),
        ...ranked
          .slice(0, rules.candidatesKept ?? ROUTING_DEFAULTS.candidatesKept)
          .map((of, at) => candidate(of, at + 1, now)),
      ],
    },
  };
}

function ruleOf({ contact, queue, taken }: Chosen, ranked: readonly Judged[]): DecidingRule {
  if (contact.preferred?.agentId === taken.agent.agentId) return 'preferred';
  return decidingRule(queue.rules.selection, taken.rank, ranked[1]?.rank);
}

function candidate({ agent, rank }: Judged, at: number, now: Instant): Candidate {
  const score = {
    opening: rank.opening,
    level: rank.level,
    inHand: rank.inHand,
    occupancy: agent.occupancy ?? 0,
    idleSeconds: (now - rank.idleSince) / 1000,
  };
  return { agentId: agent.agentId, rank: at, score };
}

/** Why this agent may not be offered the contact now; undefined: he may. */
export function exclusionOf(
  contact: WaitingContact,
  queue: Queue,
  agent: RoutingAgent,
  now: Instant,
): Exclusion | undefined {
  const ability = abilityOf(agent, queue.rules, queue.stages);
  if (!ability) return 'not-in-queue';
  if (ability.opening > openingsOf(contact, queue, now)) return 'level';
  if (isAvoided(contact, agent.agentId, now)) return 'avoided';
  if (!agent.ready) return 'not-ready';
  if (isRinging(agent)) return 'ringing';
  return freeSlot(agent, contact.channel) === undefined ? 'busy' : undefined;
}

export const judge = (agent: RoutingAgent, ability: Ability, rules: RoutingRules): Judged => ({
  agent,
  rank: { ...standingOf(agent, rules), ...ability },
});

export const judgedBy = ({ rules }: Queue): ((a: Judged, b: Judged) => number) => {
  const compare = byRank(rules.selection);
  return (a, b) => compare(a.rank, b.rank);
};

/** The agent while the slot rings. */
export function ringing(agent: RoutingAgent, slot: number): RoutingAgent {
  return { ...agent, slots: agent.slots.map((of) => (of.slot === slot ? { ...of, state: 'offered' as const } : of)) };
}

/** The contact's own agent where another was taken, and those who did not take it before. */
export function passedOverOf(
  contact: WaitingContact,
  queue: Queue,
  find: (agentId: string) => RoutingAgent | undefined,
  taken: Judged,
  now: Instant,
): { agentId: string; by: Exclusion }[] {
  const ids = new Set([contact.preferred?.agentId, ...(contact.avoid ?? []).map(({ agentId }) => agentId)]);
  return [...ids].flatMap((agentId) => {
    const agent = agentId === undefined || agentId === taken.agent.agentId ? undefined : find(agentId);
    const by = agent && exclusionOf(contact, queue, agent, now);
    return agent && by ? [{ agentId: agent.agentId, by }] : [];
  });
}

/** Why nobody could be asked. */
export function whyNoOne(contact: WaitingContact, queue: Queue, agents: Iterable<RoutingAgent>, now: Instant): WhyLeft {
  let why: WhyLeft = 'no-one-signed-in';
  for (const agent of agents) {
    const by = exclusionOf(contact, queue, agent, now);
    if (by === 'not-in-queue') continue;
    if (by === 'busy' || by === 'ringing') return 'all-busy';
    why = 'no-one-able';
  }
  return why;
}
