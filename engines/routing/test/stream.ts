import { seededChance } from '../../queueing/simulation/index.ts';
import { startHeap } from '../heap.ts';
import { type RoutingAgent, type RoutingRules, startRouter, type WaitingContact } from '../index.ts';

export type Stream = {
  readonly rules: RoutingRules;
  readonly agents: readonly RoutingAgent[];
  /** Mean seconds between arrivals and of handling, both exponential. */
  readonly betweenSeconds: number;
  readonly handleSeconds: number;
  /** What arrives, by a number between 0 and 1. */
  readonly draw: (chance: number) => Pick<WaitingContact, 'queueId' | 'priority'>;
  readonly contacts: number;
  readonly seed: number;
  /** By whom, after how long, and for how long. */
  readonly onAnswer: (contact: WaitingContact, agentId: string, waitedSeconds: number, handleSeconds: number) => void;
  /** Nobody was free: its place on arrival. */
  readonly onQueue?: (contact: WaitingContact, position: number) => void;
};

/** Runs a Poisson stream through the router: each answered at once when offered, each freed agent routed anew. */
export function runStream({ rules, agents, contacts, seed, ...stream }: Stream): void {
  const router = startRouter(rules);
  const crew = new Map(agents.map((agent) => [agent.agentId, agent]));
  for (const agent of agents) router.putAgent(agent);
  const chance = new Float64Array(3 * contacts);
  seededChance(seed)(0)(chance);
  const handle = new Map<string, number>();
  const waiting = new Map<string, WaitingContact>();
  const ends = startHeap<{ at: number; agentId: string }>((a, b) => a.at - b.at);
  const set = (agentId: string, state: 'idle' | 'busy', idleSince?: number) => {
    const agent = crew.get(agentId);
    if (!agent) return;
    const slots = agent.slots.map((slot) => ({ ...slot, state }));
    crew.set(agentId, { ...agent, slots, ...(idleSince === undefined ? {} : { idleSince }) });
    router.putAgent(crew.get(agentId) ?? agent);
  };
  const route = (now: number) => {
    for (const { contactId, agentId } of router.next(now).offers) {
      const contact = waiting.get(contactId);
      if (!contact) continue;
      waiting.delete(contactId);
      const length = handle.get(contactId) ?? 0;
      stream.onAnswer(contact, agentId, (now - contact.queuedAt) / 1000, length / 1000);
      ends.push({ at: now + length, agentId });
      handle.delete(contactId);
      set(agentId, 'busy');
    }
  };
  const finish = (until: number) => {
    for (let end = ends.peek(); end && end.at <= until; end = ends.peek()) {
      ends.pop();
      set(end.agentId, 'idle', end.at);
      route(end.at);
    }
  };
  let now = 0;
  for (let at = 0; at < contacts; at++) {
    const [gap = 0.5, length = 0.5, kind = 0.5] = chance.subarray(3 * at, 3 * at + 3);
    now -= Math.log(gap) * stream.betweenSeconds * 1000;
    finish(now);
    const contact = { ...stream.draw(kind), contactId: `c${at}`, channel: 'voice' as const, queuedAt: now };
    waiting.set(contact.contactId, contact);
    handle.set(contact.contactId, -Math.log(length) * stream.handleSeconds * 1000);
    router.putContact(contact);
    route(now);
    if (waiting.has(contact.contactId)) stream.onQueue?.(contact, router.position(contact.contactId) ?? 0);
  }
}

/** Mean and half width of its 99.9 % interval from batches; contacts of the first batch only fill the system. */
export function batchMeans(values: readonly number[], batches: number): { mean: number; half: number } {
  const size = Math.floor(values.length / (batches + 1));
  const means = Array.from({ length: batches }, (_, at) => average(values.slice((at + 1) * size, (at + 2) * size)));
  const mean = average(means);
  const squares = means.reduce((sum, of) => sum + (of - mean) ** 2, 0);
  // Student's t at 99.9 % and 19 degrees of freedom: with 20 batches exact, with more on the safe side.
  return { mean, half: 3.883 * Math.sqrt(squares / (batches - 1) / batches) };
}

export const average = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;
