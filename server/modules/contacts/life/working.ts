import {
  type AgentCommand,
  type AgentLogRow,
  type AgentState,
  type ContactCommand,
  type ContactFact,
  type ContactLogRow,
  type ContactState,
  decideAgent,
  decideContact,
  type HandlingSettings,
  isRefused,
} from '@tongli/routing';
import { type Refusal, refuse } from '../../../platform/call.ts';
import type { LiveRow, PresenceRow, SlotRow } from '../store.ts';
import { agentOf, contactOf } from './state.ts';

export type Role = 'owner' | 'consulted' | 'participant';

/** A contact that a transaction has locked, with what is decided on it. */
export interface WorkingContact {
  readonly row: LiveRow;
  readonly settings: HandlingSettings;
  state: ContactState;
  readonly log: (ContactLogRow & { readonly decisionId: string | null })[];
  readonly facts: Set<ContactFact>;
  transfers: number;
}

/** An agent whom it has locked. */
export interface WorkingAgent {
  readonly presence: PresenceRow;
  readonly slots: readonly SlotRow[];
  state: AgentState;
  setBy: string | null;
  readonly roles: Map<number, Role>;
  readonly untils: Map<number, Date | null>;
  readonly log: (AgentLogRow & { readonly role: Role | null })[];
}

export interface Working {
  readonly contacts: ReadonlyMap<string, WorkingContact>;
  readonly agents: ReadonlyMap<string, WorkingAgent>;
  readonly now: number;
}

export function workingContact(row: LiveRow, settings: HandlingSettings): WorkingContact {
  return { row, settings, state: contactOf(row), log: [], facts: new Set(), transfers: row.transfers };
}

export function workingAgent(presence: PresenceRow, slots: readonly SlotRow[]): WorkingAgent {
  return {
    presence,
    slots,
    state: agentOf(presence, slots),
    setBy: presence.set_by,
    roles: new Map(slots.flatMap(({ number, role }) => (role === null ? [] : [[number, role as Role]]))),
    untils: new Map(slots.map(({ number, until }) => [number, until])),
    log: [],
  };
}

/** A command to a contact, and what follows from it for the agents concerned. The refusal's code is the engine's. */
export function commandContact(
  working: Working,
  contactId: string,
  command: ContactCommand,
  decisionId: string | null = null,
): Refusal | null {
  const contact = working.contacts.get(contactId);
  if (!contact) return refuse('contact-closed');
  const decided = decideContact(contact.state, command, working.now, contact.settings);
  if (isRefused(decided)) return refuse(decided.refused);
  const before = { state: contact.state, facts: [...contact.facts], entries: contact.log.length };
  contact.state = decided.state;
  contact.log.push(...decided.log.map((entry) => ({ ...entry, decisionId })));
  for (const effect of decided.effects) {
    if (effect.effect === 'fact') contact.facts.add(effect.fact);
    if (effect.effect === 'agent') {
      const refused = commandAgent(working, effect.agentId, effect.command, { role: 'owner' });
      if (refused) return takenBack(contact, before, refused);
    }
    if (effect.effect === 'timer' && effect.timer !== 'reconnect')
      setUntil(working, effect.agentId, contactId, effect.at);
  }
  if (command.do === 'transfer' || command.do === 'handOver') contact.transfers += 1;
  return null;
}

/** Of the contact alone: where several agents are concerned, whoever commanded rolls back. */
function takenBack(
  contact: WorkingContact,
  before: { readonly state: ContactState; readonly facts: readonly ContactFact[]; readonly entries: number },
  refused: Refusal,
): Refusal {
  contact.state = before.state;
  contact.log.length = before.entries;
  contact.facts.clear();
  for (const fact of before.facts) contact.facts.add(fact);
  return refused;
}

function setUntil({ agents }: Working, agentId: string, contactId: string, at: number | null): void {
  const agent = agents.get(agentId);
  const slot = agent?.state.slots.find((one) => one.contactId === contactId);
  if (agent && slot) agent.untils.set(slot.slot, at === null ? null : new Date(at));
}

interface Manner {
  readonly role?: Role;
  readonly until?: Date;
  readonly byId?: string | null;
}

export function commandAgent(
  { agents, now }: Working,
  agentId: string,
  command: AgentCommand,
  { role, until, byId }: Manner = {},
): Refusal | null {
  const agent = agents.get(agentId);
  if (!agent) return refuse('agent-signed-out');
  // Who was asked in has it in a place already: it becomes theirs where it is.
  const there =
    'contactId' in command ? agent.state.slots.find((one) => one.contactId === command.contactId) : undefined;
  if (command.do === 'connect' && there) {
    agent.roles.set(there.slot, role ?? 'owner');
    agent.log.push(placeRow(agent, there.slot, 'connect', now, role ?? 'owner'));
    return null;
  }
  const decided = decideAgent(agent.state, command, now);
  if (isRefused(decided)) return refuse(decided.refused);
  agent.state = decided.state;
  if (byId !== undefined) agent.setBy = byId;
  else if (decided.log.some(({ slot, by }) => slot === null && by === 'system')) agent.setBy = null;
  if (role && (command.do === 'offer' || command.do === 'connect')) agent.roles.set(command.slot, role);
  if (until && command.do === 'offer') agent.untils.set(command.slot, until);
  for (const entry of decided.log) agent.log.push({ ...entry, role: agent.roles.get(entry.slot ?? 0) ?? null });
  for (const { slot, state } of agent.state.slots)
    if (state === 'idle') {
      agent.roles.delete(slot);
      agent.untils.set(slot, null);
    } else if (state !== 'offered' && state !== 'wrapUp') agent.untils.set(slot, null);
  return null;
}

function placeRow(agent: WorkingAgent, slot: number, cause: AgentLogRow['cause'], now: number, role: Role) {
  const { status, reason, slots } = agent.state;
  const { state, contactId } = slots.find((one) => one.slot === slot) ?? { state: null, contactId: null };
  return { at: now, status, reason, slot, state, contactId, cause, by: null, role };
}
