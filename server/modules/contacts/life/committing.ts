import type { Call } from '../../../platform/call.ts';
import { appendAll, type Happening } from '../../../platform/events/append.ts';
import { closeContacts } from './closing.ts';
import { happeningsOf } from './facts.ts';
import { type Changes, saveChanges } from './saving.ts';
import { columnsOf } from './state.ts';
import type { Working, WorkingAgent, WorkingContact } from './working.ts';

type Row = Readonly<Record<string, unknown>>;

export interface Decided {
  readonly id: string;
  readonly contact_id: string;
  readonly at: Date;
  readonly agent_id: string;
  readonly rule: string;
  readonly waited_ms: number;
  readonly considered: number;
  readonly candidates: unknown;
}

/** What holds beside the facts of the contacts themselves: of agents who changed their status. */
export interface Beside {
  readonly decisions?: readonly Decided[];
  readonly happenings?: readonly Happening[];
}

/** Writes down everything that was decided since it was locked, with its logs and facts. */
export async function commit(
  call: Call,
  working: Working,
  { decisions = [], happenings = [] }: Beside = {},
): Promise<void> {
  const contacts = [...working.contacts.values()].filter(({ log }) => log.length > 0);
  const agents = [...working.agents.values()].filter(({ log }) => log.length > 0);
  if (contacts.length === 0 && agents.length === 0) return;
  await saveChanges(call, changesOf(call, contacts, agents, decisions));
  const closed = contacts.filter(({ state }) => state.state === 'closed');
  const stays = closed.length > 0 ? await closeContacts(call, closed) : undefined;
  await appendAll(call, [
    ...contacts.flatMap((contact) => happeningsOf(working, contact, stays?.get(contact.row.contact_id))),
    ...happenings,
  ]);
}

function changesOf(
  call: Call,
  contacts: readonly WorkingContact[],
  agents: readonly WorkingAgent[],
  decisions: readonly Decided[],
): Changes {
  const slots = agents.flatMap((agent) => slotRows(agent));
  const takes = ({ state }: Row) => state !== 'idle' && state !== 'wrapUp';
  return {
    live: contacts.flatMap((contact) => liveRow(contact)),
    closed: contacts.flatMap(({ row, state }) => (state.state === 'closed' ? [row.contact_id] : [])),
    presences: agents.map(({ state, setBy }) => ({
      agent_id: state.agentId,
      status: state.status,
      reason: state.reason,
      since: new Date(state.statusSince),
      idle_since: new Date(state.idleSince),
      set_by: setBy,
    })),
    slotsLeft: slots.filter((row) => !takes(row)),
    slotsTaken: slots.filter(takes),
    contactLog: contacts.flatMap((contact) => logRows(call, contact)),
    agentLog: agents.flatMap((agent) => agentLogRows(call, agent)),
    decisions: decisions.map((one) => ({ ...one })),
  };
}

function liveRow({ row, state, log, transfers }: WorkingContact): Row[] {
  if (state.state === 'closed') return [];
  const columns = columnsOf(state);
  const moved = columns.state !== row.state || columns.held !== row.held || columns.queue_id !== row.queue_id;
  const since = moved ? new Date(log.at(-1)?.at ?? 0) : row.since;
  return [
    { ...columns, contact_id: row.contact_id, unit_id: row.unit_id, since, seq: row.seq + log.length, transfers },
  ];
}

function slotRows({ state, slots, roles, untils }: WorkingAgent): Row[] {
  return state.slots.flatMap((slot) => {
    const before = slots.find(({ number }) => number === slot.slot);
    const row = {
      agent_id: state.agentId,
      number: slot.slot,
      state: slot.state,
      contact_id: slot.contactId,
      role: roles.get(slot.slot) ?? null,
      since: new Date(slot.since),
      until: untils.get(slot.slot) ?? null,
    };
    const same =
      before?.state === row.state &&
      before.contact_id === row.contact_id &&
      before.role === row.role &&
      before.until?.getTime() === row.until?.getTime();
    return same ? [] : [row];
  });
}

const logRows = (call: Call, { row, log }: WorkingContact): Row[] =>
  log.map((entry, index) => ({
    contact_id: row.contact_id,
    seq: row.seq + index + 1,
    at: new Date(entry.at),
    state: entry.state,
    held: entry.held,
    cause: entry.cause,
    queue_id: entry.queueId,
    agent_id: entry.agentId,
    outcome: entry.outcome,
    by_id: call.actor.id,
    decision_id: entry.decisionId,
  }));

const agentLogRows = (call: Call, { state, log }: WorkingAgent): Row[] =>
  log.map((entry, place) => ({
    agent_id: state.agentId,
    at: new Date(entry.at),
    status: entry.status,
    reason: entry.reason,
    slot: entry.slot,
    state: entry.state,
    contact_id: entry.contactId,
    role: entry.role,
    cause: entry.cause,
    by_id: call.actor.id,
    place,
  }));
