import type { Queue } from './choice.ts';
import { byUrgency, type Placed, pointsOf, virtualArrival } from './order.ts';
import { insert, placeIn, remove } from './sorted.ts';
import type { RoutingRules, WaitingContact } from './types.ts';

export type Standing = Placed & { readonly contact: WaitingContact; readonly line: Line };

/**
 * Contacts of one queue, channel and priority, in their order. Whoever stands behind came later and has no opening more: what
 * the first cannot get, the others cannot either. A contact with conditions of its own stands alone.
 */
export type Line = {
  readonly key: string;
  readonly queue: Queue;
  readonly alone: boolean;
  readonly standing: Standing[];
};

export type Lines = {
  readonly size: number;
  get(contactId: string): Standing | undefined;
  all(): Iterable<Line>;
  put(contact: WaitingContact, queue: Queue): Standing;
  remove(contactId: string): void;
  /** From 1, within the queue. */
  position(contactId: string): number | null;
};

/** Contacts' side of the mirror. */
export function startLines(rules: RoutingRules): Lines {
  const contacts = new Map<string, Standing>();
  const lines = new Map<string, Line>();
  const ofQueue = new Map<string, Set<Line>>();

  const lineOf = (key: string, queue: Queue, alone: boolean): Line => {
    const found = lines.get(key);
    if (found) return found;
    const line = { key, queue, alone, standing: [] };
    lines.set(key, line);
    const siblings = ofQueue.get(queue.rules.queueId) ?? new Set();
    ofQueue.set(queue.rules.queueId, siblings.add(line));
    return line;
  };
  const leave = (contactId: string) => {
    const standing = contacts.get(contactId);
    if (!standing) return;
    const { line } = standing;
    contacts.delete(contactId);
    remove(line.standing, standing, byUrgency);
    if (line.standing.length > 0) return;
    lines.delete(line.key);
    ofQueue.get(line.queue.rules.queueId)?.delete(line);
  };
  return {
    get size() {
      return contacts.size;
    },
    get: (contactId) => contacts.get(contactId),
    all: () => lines.values(),
    put(contact, queue) {
      leave(contact.contactId);
      const { contactId, queueId, channel } = contact;
      const points = pointsOf(contact, queue.rules, rules);
      const alone = standsAlone(contact);
      const line = lineOf(JSON.stringify(alone ? [contactId] : [queueId, channel, points]), queue, alone);
      const standing = { contactId, contact, line, arrival: virtualArrival(contact, points, rules) };
      insert(line.standing, standing, byUrgency);
      contacts.set(contactId, standing);
      return standing;
    },
    remove: leave,
    position(contactId) {
      const standing = contacts.get(contactId);
      if (!standing) return null;
      let before = 0;
      for (const { standing: others } of ofQueue.get(standing.contact.queueId) ?? [])
        before += placeIn<Placed>(others, standing, byUrgency);
      return before + 1;
    },
  };
}

function standsAlone({ preferred, avoid = [], inQueueSince, queuedAt }: WaitingContact): boolean {
  return preferred !== undefined || avoid.length > 0 || (inQueueSince !== undefined && inQueueSince !== queuedAt);
}
