import { abilityOf, stagesOf } from './ability.ts';
import {
  exclusionOf,
  type Judged,
  judge,
  judgedBy,
  nextChange,
  offerOf,
  openingsOf,
  overflowIsDue,
  passedOverOf,
  type Queue,
  ringing,
  waitsForPreferred,
  whyNoOne,
} from './choice.ts';
import { byUrgency, pointsOf, virtualArrival } from './order.ts';
import type {
  Assignment,
  Candidate,
  Exclusion,
  Instant,
  Left,
  Offer,
  Overflow,
  RoutingAgent,
  RoutingRules,
  Situation,
  WaitingContact,
  WhyLeft,
} from './types.ts';

type Crew = Map<string, RoutingAgent>;
type Queues = ReadonlyMap<string, Queue>;

/**
 * Who gets which contact now. The most urgent contact chooses first, each the first of its able agents who are free; so
 * nothing waits while someone who may take it is idle. The same situation gives the same answer, in whatever order it is told.
 */
export function assign({ now, waiting, agents, rules }: Situation): Assignment {
  const queues = queuesOf(rules);
  const crew: Crew = new Map(agents.map((agent) => [agent.agentId, agent]));
  const offers: Offer[] = [];
  const overflows: Overflow[] = [];
  const left: Left[] = [];
  let nextAt: Instant | null = null;
  for (const contact of inOrder(waiting, queues, rules)) {
    const { contactId } = contact;
    const queue = queues.get(contact.queueId);
    const answer = queue ? choose(contact, queue, crew, rules, now) : 'no-such-queue';
    if (typeof answer !== 'string') {
      offers.push(answer);
      ring(crew, answer);
    } else if (answer === 'overflow') {
      overflows.push({ contactId, toQueueId: queue?.rules.overflow?.toQueueId ?? null });
    } else {
      left.push({ contactId, why: answer });
      const change = queue ? nextChange(contact, queue, now) : null;
      if (change !== null && (nextAt === null || change < nextAt)) nextAt = change;
    }
  }
  return { offers, overflows, left, nextAt };
}

/** Every agent as a candidate for one contact, ranked ones first: what "try it" shows. */
export function explain(contact: WaitingContact, { now, agents, rules }: Omit<Situation, 'waiting'>): Candidate[] {
  const queue = queuesOf(rules).get(contact.queueId);
  if (!queue) return agents.map(({ agentId }) => ({ agentId, rank: null, score: null, excludedBy: 'not-in-queue' }));
  const out: { agentId: string; by: Exclusion }[] = [];
  const able: Judged[] = [];
  for (const agent of agents) {
    const by = exclusionOf(contact, queue, agent, now);
    const ability = abilityOf(agent, queue.rules, queue.stages);
    if (by) out.push({ agentId: agent.agentId, by });
    else if (ability) able.push(judge(agent, ability, rules));
  }
  able.sort(judgedBy(queue));
  const preferred = able.find(({ agent }) => agent.agentId === contact.preferred?.agentId);
  const [taken] = preferred ? [preferred] : able;
  const all = { ...rules, candidatesKept: agents.length };
  const openings = openingsOf(contact, queue, now);
  const shown = { contact, queue, rules: all, now, openings, first: able, able: able.length, passedOver: [] };
  const ranked = taken ? (offerOf({ ...shown, taken })?.reason.candidates ?? []) : [];
  out.sort((a, b) => (a.agentId < b.agentId ? -1 : 1));
  return [...ranked, ...out.map(({ agentId, by }) => ({ agentId, rank: null, score: null, excludedBy: by }))];
}

function queuesOf(rules: RoutingRules): Queues {
  return new Map(rules.queues.map((queue) => [queue.queueId, { rules: queue, stages: stagesOf(queue, rules) }]));
}

function inOrder(waiting: readonly WaitingContact[], queues: Queues, rules: RoutingRules): WaitingContact[] {
  const placed = waiting.map((contact) => {
    const queue = queues.get(contact.queueId)?.rules;
    const points = queue ? pointsOf(contact, queue, rules) : 0;
    return { contact, contactId: contact.contactId, arrival: virtualArrival(contact, points, rules) };
  });
  return placed.sort(byUrgency).map(({ contact }) => contact);
}

function choose(contact: WaitingContact, queue: Queue, crew: Crew, rules: RoutingRules, now: Instant): Offer | WhyLeft {
  const able: Judged[] = [];
  for (const agent of crew.values()) {
    const ability = abilityOf(agent, queue.rules, queue.stages);
    if (ability && !exclusionOf(contact, queue, agent, now)) able.push(judge(agent, ability, rules));
  }
  able.sort(judgedBy(queue));
  const own = crew.get(contact.preferred?.agentId ?? '');
  const ability = own ? abilityOf(own, queue.rules, queue.stages) : null;
  const preferred = able.find(({ agent }) => agent === own);
  const waits = !preferred && waitsForPreferred(contact, queue, own, ability, now);
  const taken = preferred ?? (waits ? undefined : able[0]);
  if (taken) {
    const openings = openingsOf(contact, queue, now);
    const passedOver = passedOverOf(contact, queue, (agentId) => crew.get(agentId), taken, now);
    const offer = offerOf({ contact, queue, rules, now, openings, taken, first: able, able: able.length, passedOver });
    if (offer) return offer;
  }
  if (overflowIsDue(contact, queue, now)) return 'overflow';
  return waits ? 'waits-for-preferred' : whyNoOne(contact, queue, crew.values(), now);
}

function ring(crew: Crew, { agentId, slot }: Offer): void {
  const agent = crew.get(agentId);
  if (agent) crew.set(agentId, ringing(agent, slot));
}
