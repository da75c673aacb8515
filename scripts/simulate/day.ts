import * as contract from '@tongli/contracts/contacts';
import { seededRandom } from '@tongli/spc';
import { sql } from 'kysely';
import type { House } from '../../server/house.ts';
import type { Clock } from '../../server/platform/clock/clock.ts';
import { fireDueTimers } from '../../server/platform/timers/timers.ts';
import { timers } from '../../server/wiring.ts';
import { type Agenda, openAgenda } from './agenda.ts';
import { type Centre, queueCodes } from './centre.ts';
import type { Customer, Plan, Shift } from './plan.ts';

type Span = readonly [from: number, until: number];

/** What only those who lived it know: when agents were there and when they had somebody. */
export interface Lived {
  /** There to be had, or still at the last one. */
  readonly staffed: readonly Span[];
  /** In a conversation or writing it up. */
  readonly busy: readonly Span[];
}

interface Waiting {
  readonly customer: Customer;
  readonly token: string;
}

type Event =
  | { readonly do: 'end' | 'free'; readonly contactId: string; readonly agent: number; readonly since: number }
  | { readonly do: 'begin' | 'stop'; readonly shift: Shift }
  | { readonly do: 'come'; readonly customer: Customer }
  | { readonly do: 'giveUp'; readonly contactId: string };

interface Agent {
  readonly username: string;
  contactId: string | null;
  /** Since when they are there; null: away. */
  since: number | null;
  /** Takes further ones. */
  ready: boolean;
  /** Goes home when they have done with whom they have. */
  goes: boolean;
}

interface Life extends Centre {
  readonly agenda: Agenda<Event>;
  readonly agents: readonly Agent[];
  /** Who came and was neither answered nor gave up, by contact. */
  readonly waiting: Map<string, Waiting>;
  readonly turnaround: () => number;
  readonly staffed: Span[];
  readonly busy: Span[];
  /** Somebody came, or is free again: the router may have something to decide. */
  stirred: boolean;
}

/** What is done first of all that happens in one second. */
const order: Readonly<Record<Event['do'], number>> = { end: 0, free: 1, stop: 2, begin: 3, come: 4, giveUp: 5 };

const halfHourMs = 1_800_000;

/**
 * Lives a plan over the interface, from event to event: customers come and give up, agents come, take what is offered to them at once,
 * end it, write it up, and go. The router alone decides who gets whom. Returns when everybody has gone.
 */
export async function liveThrough(
  centre: Centre,
  plan: Plan,
  { seed, tell }: { readonly seed: number; readonly tell: () => void | Promise<void> },
): Promise<Lived> {
  const { house } = centre;
  const life = beginLife(centre, plan, seed);
  const time = openTime(house);
  for (let now = life.agenda.take(); now; now = life.agenda.take()) {
    const { at, events } = now;
    await time.stepTo(at);
    for (const event of events.toSorted((a, b) => order[a.do] - order[b.do])) {
      await happen(life, event, at);
      if (event.do === 'come') await tell();
    }
    if (life.stirred) await answer(life, at);
  }
  await time.end();
  return { staffed: life.staffed, busy: life.busy };
}

/**
 * The installation's clock, held here between two half hours: nobody else reads it, and its row need not be written for each event. Each
 * half hour the house does what else falls due in it, at its own minute, and its flows catch up.
 */
function openTime(house: House) {
  const row = house.floor.clock as Clock;
  let at = 0;
  let leapt = 0;
  const held: Clock = { mode: 'stepped', now: async () => new Date(at) };
  const leap = async () => {
    house.useClock(row);
    await house.advanceTo(new Date(at));
    leapt = at;
  };
  return {
    stepTo: async (to: number) => {
      at = to;
      if (at - leapt >= halfHourMs) await leap();
      house.useClock(held);
    },
    end: leap,
  };
}

function beginLife(centre: Centre, { customers, shifts, turnarounds }: Plan, seed: number): Life {
  const random = seededRandom(seed + 1);
  const agenda = openAgenda<Event>();
  for (const customer of customers) agenda.add(customer.at, { do: 'come', customer });
  for (const shift of shifts) {
    agenda.add(shift.from, { do: 'begin', shift });
    agenda.add(shift.until, { do: 'stop', shift });
  }
  return {
    ...centre,
    ...{ agenda, waiting: new Map(), staffed: [], busy: [], stirred: false },
    agents: centre.crew.map(({ username }) => ({ username, contactId: null, since: null, ready: false, goes: false })),
    turnaround: () => turnarounds[Math.floor(random() * turnarounds.length)] ?? 0,
  };
}

async function happen(life: Life, event: Event, at: number): Promise<void> {
  switch (event.do) {
    case 'come':
      return come(life, event.customer, at);
    case 'giveUp':
      return giveUp(life, event.contactId);
    case 'begin':
      return begin(life, event.shift, at);
    case 'stop':
      return stop(life, event.shift, at);
    case 'end':
      return end(life, event, at);
    case 'free':
      return free(life, event, at);
  }
}

/** The contact that a customer's token opens. */
const idOf = (token: string): string =>
  Buffer.from(token.split('.')[0] ?? '', 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

async function come(life: Life, customer: Customer, at: number): Promise<void> {
  const queue = customer.urgent ? queueCodes.urgent : queueCodes.regular;
  const { token } = await life.door.ask(null, contract.startContact, { body: { queue, channel: 'chat' } });
  const contactId = idOf(token);
  life.waiting.set(contactId, { customer, token });
  // Their page stays open until they give up; without this it would have to ask every few seconds of a time that leaps.
  await sql`update contacts.live set customer_seen_at = null where contact_id = ${contactId}::uuid`.execute(
    life.house.floor.db,
  );
  if (Number.isFinite(customer.patienceSeconds))
    life.agenda.add(at + customer.patienceSeconds * 1_000, { do: 'giveUp', contactId });
  life.stirred = true;
}

async function giveUp(life: Life, contactId: string): Promise<void> {
  const one = life.waiting.get(contactId);
  if (!one) return;
  await life.door.ask(null, contract.leaveAsCustomer, { params: { token: one.token } });
  life.waiting.delete(contactId);
}

const agentOf = (life: Life, number: number): Agent => {
  const agent = life.agents[number];
  if (!agent) throw new Error(`There is no agent ${number}.`);
  return agent;
};

const say = (life: Life, { username }: Agent, status: contract.AgentStatus, reason: string | null = null) =>
  life.door.ask(username, contract.setPresence, { body: { status, reason, watched: false } });

async function begin(life: Life, shift: Shift, at: number): Promise<void> {
  const agent = agentOf(life, shift.agent);
  await say(life, agent, 'ready');
  agent.since ??= at;
  agent.ready = true;
  agent.goes = false;
  life.stirred = true;
}

async function stop(life: Life, { agent: number, last }: Shift, at: number): Promise<void> {
  const agent = agentOf(life, number);
  if (!last || agent.contactId !== null) await say(life, agent, 'notReady', 'break');
  agent.ready = false;
  agent.goes = last;
  if (agent.contactId === null) await go(life, agent, at);
}

async function go(life: Life, agent: Agent, at: number): Promise<void> {
  if (agent.since !== null) life.staffed.push([agent.since, at]);
  agent.since = null;
  if (agent.goes) await say(life, agent, 'signedOut');
}

type OfAgent = Extract<Event, { readonly agent: number }>;

async function end(life: Life, { contactId, agent, since }: OfAgent, at: number): Promise<void> {
  const params = { id: contactId };
  await life.door.ask(agentOf(life, agent).username, contract.endContact, { params });
  life.agenda.add(at + life.turnaround() * 1_000, { do: 'free', contactId, agent, since });
}

async function free(life: Life, { contactId, agent: number, since }: OfAgent, at: number): Promise<void> {
  const agent = agentOf(life, number);
  const wrapUp = { params: { id: contactId }, body: { codes: [], done: true } };
  await life.door.ask(agent.username, contract.wrapUpContact, wrapUp);
  agent.contactId = null;
  life.busy.push([since, at]);
  if (!agent.ready) await go(life, agent, at);
  else if (life.waiting.size > 0) life.stirred = true;
}

/** Where no process has the router, it is this timer. */
const routing = timers.filter(({ name }) => name === 'contact-routing');

/** The router decides, and whoever is rung answers at once: what passes before that is part of being free again. */
async function answer(life: Life, at: number): Promise<void> {
  const { house, door } = life;
  life.stirred = false;
  await fireDueTimers(house.floor, routing);
  const { rows } = await sql<{ contactId: string; agentId: string }>`
    select contact_id as "contactId", agent_id as "agentId" from contacts.live where state = 'offered' order by agent_id`.execute(
    house.floor.db,
  );
  for (const { contactId, agentId } of rows) {
    const number = life.crew.findIndex(({ id }) => id === agentId);
    const agent = agentOf(life, number);
    const one = life.waiting.get(contactId);
    if (!one || agent.contactId !== null)
      throw new Error(`${contactId} was offered to ${agent.username}, who cannot have it.`);
    await door.ask(agent.username, contract.acceptContact, { params: { id: contactId } });
    life.waiting.delete(contactId);
    agent.contactId = contactId;
    const seconds = one.customer.serviceSeconds;
    life.agenda.add(at + seconds * 1_000, { do: 'end', contactId, agent: number, since: at });
  }
}
