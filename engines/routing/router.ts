import { stagesOf } from './ability.ts';
import {
  exclusionOf,
  type Judged,
  judge,
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
import { startHeap } from './heap.ts';
import { type Lines, type Standing, startLines } from './lines.ts';
import { byUrgency } from './order.ts';
import { type Pools, startPools } from './pools.ts';
import { ROUTING_DEFAULTS } from './rules.ts';
import type { Instant, Offer, Overflow, Router, RoutingRules, WaitingContact } from './types.ts';

type Mirror = {
  readonly rules: RoutingRules;
  readonly queues: ReadonlyMap<string, Queue>;
  readonly pools: Pools;
  readonly lines: Lines;
  readonly agenda: Agenda;
  /** Contacts whose queue is not in the rules. */
  readonly homeless: Map<string, WaitingContact>;
};

/** A router without contacts and agents. Its clock, the `now` of `next`, must not run backwards. */
export function startRouter(rules: RoutingRules): Router {
  let mirror = emptyMirror(rules);
  return {
    putContact: (contact) => putContact(mirror, contact),
    removeContact: (contactId) => removeContact(mirror, contactId),
    putAgent: (agent) => mirror.pools.put(agent),
    removeAgent: (agentId) => mirror.pools.remove(agentId),
    setRules(changed) {
      const before = mirror;
      mirror = emptyMirror(changed);
      for (const agent of before.pools.all()) mirror.pools.put(agent);
      for (const { standing } of before.lines.all()) for (const { contact } of standing) putContact(mirror, contact);
      for (const contact of before.homeless.values()) putContact(mirror, contact);
    },
    next: (now) => ({ ...pass(mirror, now), nextAt: mirror.agenda.nextAt(mirror.lines, now) }),
    whyLeft: (contactId, now) => whyLeft(mirror, contactId, now),
    position: (contactId) => mirror.lines.position(contactId),
    get waiting() {
      return mirror.lines.size + mirror.homeless.size;
    },
    get agents() {
      return mirror.pools.size;
    },
  };
}

function emptyMirror(rules: RoutingRules): Mirror {
  const queues = new Map(
    rules.queues.map((queue) => [queue.queueId, { rules: queue, stages: stagesOf(queue, rules) }]),
  );
  const lines = startLines(rules);
  return { rules, queues, lines, pools: startPools(queues, rules), agenda: startAgenda(), homeless: new Map() };
}

function putContact(mirror: Mirror, contact: WaitingContact): void {
  removeContact(mirror, contact.contactId);
  const queue = mirror.queues.get(contact.queueId);
  if (queue) mirror.agenda.add(mirror.lines.put(contact, queue));
  else mirror.homeless.set(contact.contactId, contact);
}

function removeContact({ lines, homeless }: Mirror, contactId: string): void {
  lines.remove(contactId);
  homeless.delete(contactId);
}

/** The heads of all lines in the order of urgency; a line whose head gets nothing is through. */
function pass(mirror: Mirror, now: Instant): { offers: Offer[]; overflows: Overflow[] } {
  const offers: Offer[] = [];
  const overflows: Overflow[] = [];
  const heads = startHeap(byUrgency, headsOf(mirror, now));
  for (let head = heads.pop(); head; head = heads.pop()) {
    const { contactId, line } = head;
    const offer = offerFor(mirror, head, now);
    if (offer) {
      offers.push(offer);
      const agent = mirror.pools.get(offer.agentId);
      if (agent) mirror.pools.put(ringing(agent, offer.slot));
    } else if (overflowIsDue(head.contact, line.queue, now)) {
      overflows.push({ contactId, toQueueId: line.queue.rules.overflow?.toQueueId ?? null });
    } else continue;
    mirror.lines.remove(contactId);
    const [following] = line.standing;
    if (following) heads.push(following);
  }
  return { offers, overflows };
}

/** Lines for which nobody is free and nothing is due are left out: in a busy hour nearly all. */
function headsOf({ lines, pools }: Mirror, now: Instant): Standing[] {
  const heads: Standing[] = [];
  for (const { standing, queue } of lines.all()) {
    const [head] = standing;
    if (!head) continue;
    const { contact } = head;
    const none = pools.isEmpty(queue, contact.channel, openingsOf(contact, queue, now));
    if (!none || overflowIsDue(contact, queue, now)) heads.push(head);
  }
  return heads;
}

const NOBODY: ReadonlySet<string> = new Set();

function offerFor({ pools, rules }: Mirror, { contact, line }: Standing, now: Instant): Offer | null {
  const { queue, alone } = line;
  const { channel, avoid = [] } = contact;
  const openings = openingsOf(contact, queue, now);
  const most = Math.max(2, rules.candidatesKept ?? ROUTING_DEFAULTS.candidatesKept);
  const avoided = avoid.filter(({ until }) => until > now).map(({ agentId }) => agentId);
  const without = avoided.length > 0 ? new Set(avoided) : NOBODY;
  const { first, able } = pools.free(queue, channel, openings, most, without);
  const own = ownOf(contact, queue, pools, rules, now);
  const taken = own ?? (waits(contact, queue, pools, now) ? undefined : first[0]);
  if (!taken) return null;
  const passedOver = alone ? passedOverOf(contact, queue, pools.get, taken, now) : [];
  return offerOf({ contact, queue, rules, now, openings, taken, first, able, passedOver });
}

/** The preferred agent, if he may be asked. */
function ownOf(contact: WaitingContact, queue: Queue, pools: Pools, rules: RoutingRules, now: Instant): Judged | null {
  const agent = contact.preferred && pools.get(contact.preferred.agentId);
  const ability = agent && pools.abilityOf(agent.agentId, contact.queueId);
  return ability && !exclusionOf(contact, queue, agent, now) ? judge(agent, ability, rules) : null;
}

function waits(contact: WaitingContact, queue: Queue, pools: Pools, now: Instant): boolean {
  const agentId = contact.preferred?.agentId;
  if (agentId === undefined) return false;
  return waitsForPreferred(contact, queue, pools.get(agentId), pools.abilityOf(agentId, contact.queueId), now);
}

function whyLeft({ lines, homeless, pools }: Mirror, contactId: string, now: Instant) {
  if (homeless.has(contactId)) return 'no-such-queue';
  const standing = lines.get(contactId);
  if (!standing) return null;
  const { contact, line } = standing;
  if (waits(contact, line.queue, pools, now)) return 'waits-for-preferred';
  return whyNoOne(contact, line.queue, pools.all(), now);
}

type Agenda = {
  add(standing: Standing): void;
  /** When time alone may change something next. */
  nextAt(lines: Lines, now: Instant): Instant | null;
};

/** One entry a contact: what was planned for one that has left or been replaced stays, and is recognised when it comes up. */
function startAgenda(): Agenda {
  const fresh: Standing[] = [];
  const planned = startHeap<{ at: Instant; of: Standing }>((a, b) => a.at - b.at);
  const plan = (of: Standing, now: Instant) => {
    const at = nextChange(of.contact, of.line.queue, now);
    if (at !== null) planned.push({ at, of });
  };
  return {
    add: (standing) => void fresh.push(standing),
    nextAt(lines, now) {
      const stands = (of: Standing) => lines.get(of.contactId) === of;
      for (const of of fresh.splice(0)) if (stands(of)) plan(of, now);
      for (let top = planned.peek(); top; top = planned.peek()) {
        if (top.at > now && stands(top.of)) return top.at;
        planned.pop();
        if (stands(top.of)) plan(top.of, now);
      }
      return null;
    },
  };
}
