import type { BoardAgent, BoardContact, BoardState, boardTopic } from '@tongli/contracts/contacts';
import type { ChangeOf } from '@tongli/contracts/kernel';

/** The board as this tab knows it. */
export interface Board {
  readonly queues: BoardState['queues'];
  readonly contacts: ReadonlyMap<string, BoardContact>;
  readonly agents: ReadonlyMap<string, BoardAgent>;
  /** Agents whom changes speak of and nobody introduced, or whose queues are others now: to be read. */
  readonly unread: ReadonlySet<string>;
}

export type BoardChange = ChangeOf<typeof boardTopic>;

const byId = <One extends { readonly id: string }>(all: readonly One[]) => new Map(all.map((one) => [one.id, one]));

export const boardOf = ({ queues, contacts, agents }: BoardState): Board => ({
  ...{ queues, contacts: byId(contacts), agents: byId(agents), unread: new Set<string>() },
});

function withContacts(
  before: Board['contacts'],
  { contacts: changes, gone = [] }: Pick<BoardChange, 'contacts' | 'gone'>,
): Board['contacts'] {
  if (changes.length + gone.length === 0) return before;
  const contacts = new Map(before);
  for (const contact of changes) {
    if (contact.state === 'closed') contacts.delete(contact.id);
    else contacts.set(contact.id, contact);
  }
  for (const { id, agentId, since } of gone) {
    const known = contacts.get(id);
    // Whoever reaches it where it is now was told so, perhaps before.
    if (known?.agentId === agentId && known.since <= since) contacts.delete(id);
  }
  return contacts;
}

type Slot = BoardAgent['slots'][number];
const placed = (slots: readonly Slot[], slot: Slot) =>
  [...slots.filter(({ number }) => number !== slot.number), slot].sort((a, b) => a.number - b.number);

/** The board after a change; who is signed out is gone from it. */
export function changed(board: Board, { contacts, gone, slots, statuses, staffed }: BoardChange): Board {
  const touched = slots.length + statuses.length + staffed.length > 0;
  const now = withContacts(board.contacts, { contacts, gone });
  if (!touched) return { ...board, contacts: now };
  const agents = new Map(board.agents);
  const unread = new Set([...board.unread, ...staffed]);
  for (const { agentId, status, reason, since, unitId } of statuses) {
    const agent = agents.get(agentId);
    if (status === 'signedOut') {
      agents.delete(agentId);
      unread.delete(agentId);
    } else if (agent) agents.set(agentId, { ...agent, status, reason, since, unitId });
    else unread.add(agentId);
  }
  for (const { agentId, ...slot } of slots) {
    const agent = agents.get(agentId);
    if (agent) agents.set(agentId, { ...agent, slots: placed(agent.slots, slot) });
  }
  return { queues: board.queues, contacts: now, agents, unread };
}

/** Those asked for, as they were read; what was told of anybody else meanwhile is newer and stays. */
export function introduced(board: Board, asked: ReadonlySet<string>, { queues, agents: read }: BoardState): Board {
  const agents = new Map(board.agents);
  for (const agent of read) {
    const known = agents.get(agent.id);
    if (known) agents.set(agent.id, { ...known, name: agent.name, queueIds: agent.queueIds });
    else if (board.unread.has(agent.id)) agents.set(agent.id, agent);
  }
  const unread = new Set([...board.unread].filter((id) => !asked.has(id)));
  return { queues, contacts: board.contacts, agents, unread };
}
