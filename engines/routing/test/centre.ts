import {
  type AgentCommand,
  type AgentLogRow,
  type AgentState,
  agentForRouting,
  type ContactCommand,
  type ContactDecision,
  type ContactLogRow,
  type ContactState,
  contactForRouting,
  decideAgent,
  decideContact,
  type HandlingSettings,
  isRefused,
  type Offer,
  type QueueContact,
  queueContact,
  type Router,
  type RoutingAgent,
  type RoutingRules,
  type Situation,
  signIn,
  startRouter,
} from '../index.ts';

export type AgentSetup = Pick<RoutingAgent, 'agentId' | 'skills' | 'queues' | 'most'> & {
  readonly voice: number;
  readonly chat: number;
};

type Timer = { readonly contactId: string; readonly timer: string; readonly agentId: string; readonly at: number };

/** A centre in memory that does what a server must do with the machines and the router, and nothing else. */
export type Centre = {
  now: number;
  readonly rules: RoutingRules;
  readonly settings: HandlingSettings;
  readonly setups: ReadonlyMap<string, AgentSetup>;
  readonly router: Router;
  readonly contacts: Map<string, ContactState>;
  readonly agents: Map<string, AgentState>;
  readonly timers: Map<string, Timer>;
  readonly contactLog: (ContactLogRow & { contactId: string })[];
  readonly agentLog: (AgentLogRow & { agentId: string })[];
  readonly offers: Offer[];
  readonly refusals: Map<string, number>;
};

export function startCentre(rules: RoutingRules, setups: readonly AgentSetup[], settings: HandlingSettings): Centre {
  return {
    ...{ now: 1_800_000_000_000, rules, settings, router: startRouter(rules) },
    setups: new Map(setups.map((setup) => [setup.agentId, setup])),
    ...{ contacts: new Map(), agents: new Map(), timers: new Map() },
    ...{ contactLog: [], agentLog: [], offers: [], refusals: new Map() },
  };
}

export function arrive(centre: Centre, contact: QueueContact): void {
  saveContact(centre, queueContact(contact, centre.now));
}

/** A command may be refused, and then nothing has changed. */
export function tellContact(centre: Centre, contactId: string, command: ContactCommand): boolean {
  const state = centre.contacts.get(contactId);
  if (!state) return false;
  const answer = decideContact(state, command, centre.now, centre.settings);
  if (isRefused(answer)) return refuse(centre, answer.refused);
  saveContact(centre, answer);
  return true;
}

export function tellAgent(centre: Centre, agentId: string, command: AgentCommand): boolean {
  const state = centre.agents.get(agentId);
  if (!state) return false;
  const answer = decideAgent(state, command, centre.now);
  if (isRefused(answer)) return refuse(centre, answer.refused);
  saveAgent(centre, answer.state, answer.log);
  return true;
}

export function enter(centre: Centre, agentId: string): void {
  const setup = centre.setups.get(agentId);
  if (!setup || (centre.agents.get(agentId)?.status ?? 'signedOut') !== 'signedOut') return;
  const { state, log } = signIn(agentId, concurrencyOf(setup), centre.now);
  saveAgent(centre, state, log);
}

const concurrencyOf = ({ voice, chat }: AgentSetup) => [
  { channel: 'voice' as const, count: voice },
  { channel: 'chat' as const, count: chat },
];

/** The browser is gone. */
export function lose(centre: Centre, agentId: string): void {
  const state = centre.agents.get(agentId);
  if (!state || state.status === 'signedOut') return;
  for (const { contactId } of state.slots)
    if (contactId && isWith(centre, contactId, agentId)) tellContact(centre, contactId, { do: 'loseAgent', agentId });
  tellAgent(centre, agentId, { do: 'notReady', reason: 'connectionLost', by: 'system' });
}

export function route(centre: Centre): Offer[] {
  const { offers, overflows } = centre.router.next(centre.now);
  for (const { contactId, agentId, slot } of offers)
    must(tellContact(centre, contactId, { do: 'offer', agentId, slot }), `${contactId} cannot be offered`);
  for (const { contactId, toQueueId } of overflows)
    must(tellContact(centre, contactId, { do: 'overflow', toQueueId }), `${contactId} cannot overflow`);
  centre.offers.push(...offers);
  // Whoever overflowed may find someone free where it is now.
  return overflows.length > 0 ? [...offers, ...route(centre)] : [...offers];
}

/** Time goes on by these seconds, from one timer to the next. */
export function pass(centre: Centre, seconds: number): void {
  const end = centre.now + seconds * 1000;
  for (let due = dueBy(centre, end); due; due = dueBy(centre, end)) {
    centre.now = Math.max(centre.now, due.at);
    ring(centre, due);
    route(centre);
  }
  centre.now = end;
  route(centre);
}

export function situationOf({ agents, contacts, now, rules, setups }: Centre): Situation {
  const waiting = [...contacts.values()].flatMap((of) => contactForRouting(of) ?? []);
  return { now, rules, waiting, agents: [...agents.values()].flatMap((of) => forRouting(of, setups) ?? []) };
}

const dueBy = ({ timers }: Centre, end: number): Timer | undefined =>
  [...timers.values()].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];

function ring(centre: Centre, due: Timer): void {
  const { contactId, timer, agentId } = due;
  setTimer(centre, { ...due, at: null });
  if (timer === 'offer') tellContact(centre, contactId, { do: 'timeOut' });
  else if (timer === 'reconnect') tellContact(centre, contactId, { do: 'giveUpAgent' });
  else if (centre.contacts.get(contactId)?.state === 'wrapUp' && isWith(centre, contactId, agentId))
    tellContact(centre, contactId, { do: 'finishWrapUp', by: 'timer' });
  else tellAgent(centre, agentId, { do: 'finishWrapUp', contactId });
}

function isWith({ contacts }: Centre, contactId: string, agentId: string): boolean {
  const state = contacts.get(contactId);
  return state !== undefined && 'agentId' in state && state.agentId === agentId;
}

function saveContact(centre: Centre, { state, log, effects }: ContactDecision): void {
  const { contactId } = state;
  centre.contacts.set(contactId, frozen(state));
  centre.contactLog.push(...log.map((row) => ({ ...row, contactId })));
  const waiting = contactForRouting(state);
  if (waiting) centre.router.putContact(waiting);
  else centre.router.removeContact(contactId);
  for (const effect of effects) {
    if (effect.effect === 'timer') setTimer(centre, { ...effect, contactId });
    if (effect.effect !== 'agent') continue;
    const { agentId, command } = effect;
    must(tellAgent(centre, agentId, command), `${agentId} refused ${JSON.stringify(command)}`);
  }
}

function saveAgent(centre: Centre, state: AgentState, log: readonly AgentLogRow[]): void {
  centre.agents.set(state.agentId, frozen(state));
  centre.agentLog.push(...log.map((row) => ({ ...row, agentId: state.agentId })));
  const known = forRouting(state, centre.setups);
  if (known) centre.router.putAgent(known);
  else centre.router.removeAgent(state.agentId);
}

function forRouting(state: AgentState, setups: ReadonlyMap<string, AgentSetup>): RoutingAgent | null {
  const setup = setups.get(state.agentId);
  if (!setup) return null;
  const { skills, queues, most } = setup;
  return agentForRouting(state, { skills, queues, ...(most === undefined ? {} : { most }) });
}

function setTimer(
  { timers }: Centre,
  { contactId, timer, agentId, at }: Omit<Timer, 'at'> & { at: number | null },
): void {
  const key = `${contactId} ${timer} ${agentId}`;
  if (at === null) timers.delete(key);
  else timers.set(key, { contactId, timer, agentId, at });
}

function refuse({ refusals }: Centre, code: string): false {
  refusals.set(code, (refusals.get(code) ?? 0) + 1);
  return false;
}

function must(done: boolean, otherwise: string): void {
  if (!done) throw new Error(otherwise);
}

function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) frozen(part);
  }
  return value;
}
