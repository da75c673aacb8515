import { assign } from './assign.ts';
import { ringing } from './choice.ts';
import { byUrgency, pointsOf, virtualArrival } from './order.ts';
import type { Router, RoutingAgent, RoutingRules, WaitingContact } from './types.ts';

/** A router without contacts and agents. */
export function startRouter(startRules: RoutingRules): Router {
  let rules = startRules;
  const contacts = new Map<string, WaitingContact>();
  const agents = new Map<string, RoutingAgent>();
  const situation = (now: number) => ({ now, rules, waiting: [...contacts.values()], agents: [...agents.values()] });
  return {
    putContact: (contact) => void contacts.set(contact.contactId, contact),
    removeContact: (contactId) => void contacts.delete(contactId),
    putAgent: (agent) => void agents.set(agent.agentId, agent),
    removeAgent: (agentId) => void agents.delete(agentId),
    setRules: (changed) => {
      rules = changed;
    },
    next(now) {
      const { offers, overflows, nextAt } = assign(situation(now));
      for (const { contactId, agentId, slot } of offers) {
        const agent = agents.get(agentId);
        if (agent) agents.set(agentId, ringing(agent, slot));
        contacts.delete(contactId);
      }
      for (const { contactId } of overflows) contacts.delete(contactId);
      return { offers, overflows, nextAt };
    },
    whyLeft: (contactId, now) => assign(situation(now)).left.find((of) => of.contactId === contactId)?.why ?? null,
    position(contactId) {
      const contact = contacts.get(contactId);
      const queue = rules.queues.find(({ queueId }) => queueId === contact?.queueId);
      if (!contact || !queue) return null;
      const placed = (of: WaitingContact) => ({
        contactId: of.contactId,
        arrival: virtualArrival(of, pointsOf(of, queue, rules), rules),
      });
      const own = placed(contact);
      const before = [...contacts.values()].filter(
        (of) => of.queueId === contact.queueId && byUrgency(placed(of), own) < 0,
      );
      return before.length + 1;
    },
    get waiting() {
      return contacts.size;
    },
    get agents() {
      return agents.size;
    },
  };
}
