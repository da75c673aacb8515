import { type Router, startRouter } from '@tongli/routing';
import type { Tx } from '../../../platform/database/database.ts';
import type { Floor } from '../../../platform/floor.ts';
import { leased } from '../../../platform/lease.ts';
import type { Pulse } from '../../../platform/pulse.ts';
import { factsBetween, sealedPosition } from '../../../platform/realtime/feed.ts';
import type { KnownFact } from '../../../platform/realtime/topic.ts';
import type { Sleep } from '../../../platform/sleep.ts';
import { inSystemCall } from '../../../platform/system-call.ts';
import { nudge } from '../../../platform/timers/nudge.ts';
import { loadRules } from '../queues/rules.ts';
import { keepOccupancies, type OccupancyKeeper } from './occupancy.ts';
import { commitOffers, noneOf } from './offering.ts';
import { routerLock } from './once.ts';
import { readAgents, readWaiting } from './situation.ts';

const types = [
  ...['queued', 'offered', 'connected', 'held', 'resumed', 'transferred', 'joined', 'ended', 'closed', 'changed'].map(
    (name) => `contact.${name}`,
  ),
  ...['agent.status-changed', 'agent.staffed', 'queue.changed', 'contact-settings.changed'],
];
const readAtOnce = 2_000;
const mostOffers = 200;

interface Mirror {
  readonly router: Router;
  position: number;
  /** When it was asked last: the clock of a machine may be set back, that of the router may not. */
  askedAt: number;
  readonly contacts: Set<string>;
  readonly agents: Set<string>;
  rules: boolean;
  readonly occupancy: OccupancyKeeper;
}

/** From the tables as they are, at a position that is not later than they. */
export async function openMirror(floor: Floor): Promise<Mirror> {
  const position = await sealedPosition(floor.db);
  const call = { tx: floor.reader as Tx };
  const router = startRouter(await loadRules(call));
  for (const contact of await readWaiting(call)) router.putContact(contact);
  const agents = new Set<string>();
  const occupancy = keepOccupancies((id) => agents.add(id));
  for (const agent of await readAgents(call, { occupancies: occupancy.known })) router.putAgent(agent);
  return { router, position, askedAt: 0, contacts: new Set(), agents, rules: false, occupancy };
}

interface Concerned {
  readonly agentId?: string | null;
  readonly fromAgentId?: string | null;
  readonly slots?: readonly { readonly agentId: string }[];
}

function note(mirror: Mirror, { type, subjectId, payload }: KnownFact<unknown>): void {
  const { agentId, fromAgentId, slots = [] } = payload as Concerned;
  if (type.startsWith('contact.')) mirror.contacts.add(subjectId);
  else if (type.startsWith('agent.')) mirror.agents.add(subjectId);
  else mirror.rules = true;
  for (const id of [agentId, fromAgentId, ...slots.map((slot) => slot.agentId)]) if (id) mirror.agents.add(id);
}

/** Takes in what has happened since: of whom something is told, everything is read anew. */
async function follow(floor: Floor, mirror: Mirror): Promise<void> {
  const head = await sealedPosition(floor.reader);
  const facts = await factsBetween(floor.reader, types, { after: mirror.position, upTo: head }, readAtOnce);
  for (const fact of facts) note(mirror, fact);
  mirror.position = facts.length < readAtOnce ? head : (facts.at(-1)?.position ?? head);
  const call = { tx: floor.reader as Tx };
  if (mirror.rules) mirror.router.setRules(await loadRules(call));
  const [contacts, agents] = [[...mirror.contacts], [...mirror.agents]];
  mirror.rules = false;
  mirror.contacts.clear();
  mirror.agents.clear();
  if (contacts.length > 0) {
    const waiting = new Map((await readWaiting(call, contacts)).map((one) => [one.contactId, one]));
    for (const id of contacts) {
      const one = waiting.get(id);
      if (one) mirror.router.putContact(one);
      else mirror.router.removeContact(id);
    }
  }
  if (agents.length > 0) {
    const there = new Map(
      (await readAgents(call, { ids: agents, occupancies: mirror.occupancy.known })).map((one) => [one.agentId, one]),
    );
    for (const id of agents) {
      const one = there.get(id);
      if (one) mirror.router.putAgent(one);
      else mirror.router.removeAgent(id);
    }
  }
}

/** One round; when to look again though nothing happens, and whether something could not be had and is tried again soon. */
export async function round(floor: Floor, mirror: Mirror): Promise<{ nextAt: number | null; again: boolean }> {
  await follow(floor, mirror);
  mirror.askedAt = Math.max(mirror.askedAt, (await floor.clock.now(floor.db)).getTime());
  // Nobody waits for it: whoever is in another band by then is put in anew.
  void mirror.occupancy.refresh(floor, mirror.askedAt);
  const { offers, overflows, nextAt } = mirror.router.next(mirror.askedAt);
  for (let from = 0; from < Math.max(offers.length, overflows.length); from += mostOffers) {
    const batch = {
      offers: offers.slice(from, from + mostOffers),
      overflows: overflows.slice(from, from + mostOffers),
    };
    const { contactIds, agentIds } = await inSystemCall(floor, 'contact-router', (call) =>
      commitOffers(call, batch),
    ).catch((error: unknown) => {
      floor.log.warn({ error }, 'offers not made');
      return noneOf(batch);
    });
    for (const id of contactIds) mirror.contacts.add(id);
    for (const id of agentIds) mirror.agents.add(id);
  }
  if (offers.length + overflows.length > 0) nudge(floor.db);
  return { nextAt, again: mirror.contacts.size > 0 };
}

const restMs = 1_000;
const againMs = 30;

/** Routes as long as the lock is this process's. */
async function serve(floor: Floor, sleep: Sleep, isOver: () => boolean): Promise<void> {
  const mirror = await openMirror(floor);
  while (!isOver()) {
    const { nextAt, again } = await round(floor, mirror);
    const now = (await floor.clock.now(floor.db)).getTime();
    const due = nextAt === null ? restMs : Math.max(0, nextAt - now);
    await sleep.rest(again ? againMs : Math.min(due, restMs));
  }
}

/** Of all processes one routes. */
export const routerPulse = (databaseUrl: string): Pulse =>
  leased(databaseUrl, { name: 'router', lock: routerLock, serve });
