import { assign, explain } from '../index.ts';
import { pointsOf, virtualArrival } from '../order.ts';
import type { QueueRules, RoutingRules, WaitingContact } from '../types.ts';
import { type Centre, situationOf } from './centre.ts';

/** What must hold after every step, in words; empty: all of it. */
export function broken(centre: Centre): string[] {
  return [...ownership(centre), ...reservations(centre), ...waiting(centre), ...logs(centre)];
}

const SLOT_STATES = { offered: 'offered', connected: 'talking', wrapUp: 'wrapUp' } as const;

function* ownership({ contacts, agents, setups }: Centre): Generator<string> {
  for (const contact of contacts.values()) {
    const holders = [...agents.values()].flatMap(({ agentId, slots }) =>
      slots.filter(({ contactId }) => contactId === contact.contactId).map((slot) => ({ agentId, ...slot })),
    );
    const active = holders.filter(({ state }) => state !== 'wrapUp');
    if (active.length > 1) yield `${contact.contactId} has ${active.length} owners`;
    if (contact.state === 'queued' || contact.state === 'closed') {
      if (active.length > 0) yield `${contact.contactId} is ${contact.state} and with ${active[0]?.agentId}`;
      continue;
    }
    const owner = holders.find(({ agentId, slot }) => agentId === contact.agentId && slot === contact.slot);
    const expected = contact.state === 'connected' && contact.held ? 'hold' : SLOT_STATES[contact.state];
    if (owner?.state !== expected) yield `${contact.contactId} is ${contact.state}, its slot ${owner?.state}`;
    if (owner && owner.channel !== contact.channel) yield `${contact.contactId} is in a slot for ${owner.channel}`;
  }
  for (const { agentId, slots } of agents.values()) {
    const { voice = 0, chat = 0 } = setups.get(agentId) ?? {};
    const used = (channel: string) => slots.filter((of) => of.channel === channel && of.contactId !== null).length;
    if (used('voice') > voice || used('chat') > chat) yield `${agentId} holds more than allowed`;
    if (new Set(slots.map(({ slot }) => slot)).size < slots.length) yield `${agentId} has a slot twice`;
  }
}

/** Nobody rings, is held in wrap-up or waits for a reconnection without a timer that ends it. */
function* reservations({ contacts, agents, timers, now }: Centre): Generator<string> {
  const hasTimer = (timer: string, contactId: string, agentId: string) =>
    timers.has(`${contactId} ${timer} ${agentId}`);
  for (const { agentId, slots } of agents.values()) {
    if (slots.filter(({ state }) => state === 'offered').length > 1) yield `${agentId} is rung twice`;
    for (const { state, contactId } of slots) {
      if ((state === 'idle') !== (contactId === null)) yield `${agentId} has a slot ${state} with ${contactId}`;
      const contact = contacts.get(contactId ?? '');
      if (state === 'offered' && contact?.state !== 'offered') yield `${agentId} is stuck with ${contactId}`;
      if (state === 'offered' && !hasTimer('offer', contactId ?? '', agentId)) yield `${agentId} rings for ever`;
      if (state === 'wrapUp' && !hasTimer('wrapUp', contactId ?? '', agentId)) yield `${agentId} wraps up for ever`;
    }
  }
  for (const contact of contacts.values())
    if (contact.state === 'connected' && contact.reconnectUntil !== null)
      if (!hasTimer('reconnect', contact.contactId, contact.agentId)) yield `${contact.contactId} waits for ever`;
  for (const { at } of timers.values()) if (at < now) yield 'a timer was missed';
}

/** After routing: all who wait are known to the router, and nobody waits while someone able is idle. */
function* waiting(centre: Centre): Generator<string> {
  const { waiting: queued, ...situation } = situationOf(centre);
  if (queued.length !== centre.router.waiting)
    yield `${queued.length} wait and the router knows ${centre.router.waiting}`;
  const { offers, left } = assign(situationOf(centre));
  if (offers.length > 0) yield `${offers[0]?.contactId} waits while ${offers[0]?.agentId} is idle`;
  for (const { contactId, why } of left) {
    const contact = queued.find((of) => of.contactId === contactId);
    const able = contact && explain(contact, situation).find(({ rank }) => rank !== null);
    if (able && why !== 'waits-for-preferred') yield `${contactId} waits (${why}) while ${able.agentId} is idle`;
  }
}

function* logs({ contacts, contactLog }: Centre): Generator<string> {
  const last = new Map(contactLog.map((row) => [row.contactId, row]));
  const closings = contactLog.filter(({ state }) => state === 'closed');
  if (new Set(closings.map(({ contactId }) => contactId)).size < closings.length) yield 'a contact closed twice';
  for (const contact of contacts.values()) {
    const row = last.get(contact.contactId);
    if (row?.state !== contact.state) yield `the log says ${row?.state} of ${contact.contactId}: ${contact.state}`;
    if (contact.state === 'closed' && (contact.outcome === 'answered') !== (contact.answeredAt !== null))
      yield `${contact.contactId} is ${contact.outcome}, answered at ${contact.answeredAt}`;
  }
}

/**
 * Who was passed by in one pass of the router: a plain contact of the same queue and channel that came no later, whose priority with
 * ageing stood higher, and that might have had the same agent.
 */
export function passedBy(
  rules: RoutingRules,
  before: readonly WaitingContact[],
  offered: readonly { contactId: string; agentId: string }[],
): string[] {
  const still = new Map(before.map((contact) => [contact.contactId, contact]));
  return offered.flatMap(({ contactId }) => {
    const taken = still.get(contactId);
    still.delete(contactId);
    if (!taken) return [];
    const queue = rules.queues.find(({ queueId }) => queueId === taken.queueId);
    return [...still.values()]
      .filter((other) => queue && stoodBefore(other, taken, queue, rules))
      .map((other) => `${contactId} was taken before ${other.contactId}`);
  });
}

function stoodBefore(other: WaitingContact, taken: WaitingContact, queue: QueueRules, rules: RoutingRules): boolean {
  const special = other.preferred ?? other.avoid?.[0];
  if (special || other.queueId !== taken.queueId || other.channel !== taken.channel || taken.preferred) return false;
  if ((other.inQueueSince ?? 0) > (taken.inQueueSince ?? 0)) return false;
  const arrival = (of: WaitingContact) => virtualArrival(of, pointsOf(of, queue, rules), rules);
  return arrival(other) < arrival(taken);
}
