import { contactJoined } from '@tongli/contracts/contacts';
import type { ContactCommand } from '@tongli/routing';
import { type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import type { Happening } from '../../../platform/events/append.ts';
import { commit } from './committing.ts';
import { factOf } from './facts.ts';
import { lockOne } from './loading.ts';
import {
  commandAgent,
  commandContact,
  type Role,
  type Working,
  type WorkingAgent,
  type WorkingContact,
} from './working.ts';

export type Done = { readonly id: string } | Refusal;

/** A contact in hand with all who have it. */
export interface Acting {
  readonly working: Working;
  readonly contact: WorkingContact;
  readonly id: string;
}

interface Manner {
  /** Agents whom the act names, beside those who have it. */
  readonly others?: readonly string[];
  /** Somebody was asked in, came or went. */
  readonly joins?: boolean;
}

/** Locks a contact, lets `act` decide, and writes down what came of it. */
export async function actOn(
  call: Call,
  id: string,
  act: (acting: Acting) => Refusal | null | Promise<Refusal | null>,
  { others = [], joins = false }: Manner = {},
): Promise<Done> {
  const working = await lockOne(call, id, others);
  const contact = working?.contacts.get(id);
  if (!working || !contact) return notFound;
  const refused = await act({ working, contact, id });
  if (refused) return refused;
  const happenings: Happening[] = joins
    ? [{ definition: contactJoined, subjectId: id, payload: factOf(working, contact) }]
    : [];
  await commit(call, working, { happenings });
  return { id };
}

/** For whoever has it in one of their places; to anybody else it is not there. */
export const actOnOwn: typeof actOn = (call, id, act, manner) =>
  actOn(
    call,
    id,
    (acting) => (placeOf(acting.working.agents.get(call.actor.id ?? ''), id) ? act(acting) : notFound),
    manner,
  );

/** One command of the engine and nothing else. */
export const command = (call: Call, id: string, what: ContactCommand): Promise<Done> =>
  actOnOwn(call, id, ({ working }) => commandContact(working, id, what));

/** How somebody stands to it; null where they do not have it. Who passed it on and still writes it up has it as well. */
export function placeOf(agent: WorkingAgent | undefined, contactId: string) {
  const slot = agent?.state.slots.find((one) => one.contactId === contactId);
  const role: Role | undefined = slot && agent?.roles.get(slot.slot);
  return slot && role ? { slot, role } : null;
}

/** Whoever was asked in goes when the conversation does. */
export function dismissOthers({ working, id }: Acting): Refusal | null {
  for (const agent of working.agents.values()) {
    const place = placeOf(agent, id);
    if (!place || place.role === 'owner') continue;
    const refused = leave(working, agent.state.agentId, id, place.slot.state === 'offered');
    if (refused) return refused;
  }
  return null;
}

export function leave(working: Working, agentId: string, contactId: string, offered: boolean): Refusal | null {
  return commandAgent(
    working,
    agentId,
    offered ? { do: 'withdraw', contactId, because: 'gone' } : { do: 'free', contactId },
  );
}

/** The lowest free place for such a contact. */
export function freePlace(agent: WorkingAgent | undefined, kind: 'voice' | 'chat'): number | Refusal {
  const slot = agent?.state.slots.find(({ state, channel }) => state === 'idle' && channel === kind);
  return slot?.slot ?? refuse('no-free-place');
}

export const isOffered = (contact: WorkingContact, agentId: string): boolean =>
  contact.state.state === 'offered' && contact.state.agentId === agentId;
