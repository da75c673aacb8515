import {
  type AgentCommand,
  type AgentLogRow,
  type AgentState,
  agentForRouting,
  assign,
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
  type RoutingAgent,
  type RoutingRules,
  signIn,
  startRouter,
} from '../index.ts';

export type AgentSetup = Pick<RoutingAgent, 'skills' | 'queues' | 'most'> & {
  readonly agentId: string;
  readonly voice: number;
  readonly chat: number;
};

type Timer = { readonly contactId: string; readonly timer: string; readonly agentId: string; readonly at: number };

/** A centre in memory that does what a server must do with the machines and the router, and nothing else. */
export function startCentre(rules: RoutingRules, setups: readonly AgentSetup[], settings: HandlingSettings) {
  const centre = {
    now: 1_800_000_000_000,
    contacts: new Map<string, ContactState>(),
    agents: new Map<string, AgentState>(),
    contactLog: [] as (ContactLogRow & { contactId: string })[],
    agentLog: [] as (AgentLogRow & { agentId: string })[],
    timers: new Map<string, Timer>(),
    offers: [] as Offer[],
    router: startRouter(rules),
    refusals: new Map<string, number>(),
    setupOf: (agentId: string) => setups.find((of) => of.agentId === agentId)!,
    arrive: (contact: QueueContact) => saveContact(queueContact(contact, centre.now)),
    contact,
    agent,
    lose,
    signIn: enter,
    route,
    pass,
    situation,
  };

  function enter(agentId: string): void {
    if ((centre.agents.get(agentId)?.status ?? 'signedOut') !== 'signedOut') return;
    const { voice, chat } = centre.setupOf(agentId);
    const concurrency = [
      { channel: 'voice' as const, count: voice },
      { channel: 'chat' as const, count: chat },
    ];
    const { state, log } = signIn(agentId, concurrency, centre.now);
    saveAgent(state, log);
  }
  function saveAgent(state: AgentState, log: readonly AgentLogRow[]): void {
    centre.agents.set(state.agentId, deepFreeze(state));
    centre.agentLog.push(...log.map((row) => ({ ...row, agentId: state.agentId })));
    const { skills, queues, most } = centre.setupOf(state.agentId);
    const known = agentForRouting(state, { skills, queues, ...(most === undefined ? {} : { most }) });
    if (known) centre.router.putAgent(known);
    else centre.router.removeAgent(state.agentId);
  }
  /** What people and leaders do: may be refused, and then nothing has changed. */
  function agent(agentId: string, command: AgentCommand): boolean {
    const state = centre.agents.get(agentId);
    if (!state) return false;
    const answer = decideAgent(state, command, centre.now);
    if (isRefused(answer)) return refuse(answer.refused);
    saveAgent(answer.state, answer.log);
    return true;
  }
  function contact(contactId: string, command: ContactCommand): boolean {
    const state = centre.contacts.get(contactId);
    if (!state) return false;
    const answer = decideContact(state, command, centre.now, settings);
    if (isRefused(answer)) return refuse(answer.refused);
    saveContact(answer);
    return true;
  }
  function refuse(code: string): false {
    centre.refusals.set(code, (centre.refusals.get(code) ?? 0) + 1);
    return false;
  }
  function saveContact({ state, log, effects }: ContactDecision): void {
    const { contactId } = state;
    centre.contacts.set(contactId, deepFreeze(state));
    centre.contactLog.push(...log.map((row) => ({ ...row, contactId })));
    const waiting = contactForRouting(state);
    if (waiting) centre.router.putContact(waiting);
    else centre.router.removeContact(contactId);
    for (const effect of effects) {
      if (effect.effect === 'agent') {
        const done = agent(effect.agentId, effect.command);
        if (!done) throw new Error(`${effect.agentId} refused ${JSON.stringify(effect.command)}`);
      } else if (effect.effect === 'timer') setTimer({ ...effect, contactId });
    }
  }
  function setTimer({ contactId, timer, agentId, at }: Omit<Timer, 'at'> & { at: number | null }): void {
    const key = `${contactId} ${timer} ${agentId}`;
    if (at === null) centre.timers.delete(key);
    else centre.timers.set(key, { contactId, timer, agentId, at });
  }
  /** The browser is gone. */
  function lose(agentId: string): void {
    const state = centre.agents.get(agentId);
    if (!state || state.status === 'signedOut') return;
    for (const { contactId } of state.slots)
      if (contactId && isWith(contactId, agentId)) contact(contactId, { do: 'loseAgent', agentId });
    agent(agentId, { do: 'notReady', reason: 'connectionLost', by: 'system' });
  }
  function isWith(contactId: string, agentId: string): boolean {
    const state = centre.contacts.get(contactId);
    return state !== undefined && 'agentId' in state && state.agentId === agentId;
  }
  function route(): void {
    const { offers, overflows } = centre.router.next(centre.now);
    for (const { contactId, agentId, slot } of offers)
      if (!contact(contactId, { do: 'offer', agentId, slot })) throw new Error(`${contactId} cannot be offered`);
    for (const { contactId, toQueueId } of overflows)
      if (!contact(contactId, { do: 'overflow', toQueueId })) throw new Error(`${contactId} cannot overflow`);
    centre.offers.push(...offers);
  }
  /** Time goes on to the end of these seconds, from one timer to the next. */
  function pass(seconds: number): void {
    const end = centre.now + seconds * 1000;
    for (;;) {
      const due = [...centre.timers.values()].filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (!due) break;
      centre.now = Math.max(centre.now, due.at);
      ring(due);
      route();
    }
    centre.now = end;
    route();
  }
  function ring(due: Timer): void {
    const { contactId, timer, agentId } = due;
    setTimer({ ...due, at: null });
    if (timer === 'offer') contact(contactId, { do: 'timeOut' });
    else if (timer === 'reconnect') contact(contactId, { do: 'giveUpAgent' });
    else if (centre.contacts.get(contactId)?.state === 'wrapUp' && isWith(contactId, agentId))
      contact(contactId, { do: 'finishWrapUp', by: 'timer' });
    else agent(agentId, { do: 'free', contactId });
  }
  function situation() {
    const waiting = [...centre.contacts.values()].flatMap((of) => contactForRouting(of) ?? []);
    const agents = [...centre.agents.values()].flatMap((of) => {
      const { skills, queues, most } = centre.setupOf(of.agentId);
      return agentForRouting(of, { skills, queues, ...(most === undefined ? {} : { most }) }) ?? [];
    });
    return { now: centre.now, rules, waiting, agents };
  }
  return centre;
}

export type Centre = ReturnType<typeof startCentre>;

function deepFreeze<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value);
    for (const part of Object.values(value)) deepFreeze(part);
  }
  return value;
}

export const leftOf = (centre: Centre) => assign(centre.situation());
