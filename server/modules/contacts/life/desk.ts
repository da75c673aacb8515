import { randomUUID } from 'node:crypto';
import { type Call, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import { writeMessage } from '../messages/writing.ts';
import { tables } from '../store.ts';
import {
  type Acting,
  actOn,
  actOnOwn,
  command,
  type Done,
  dismissOthers,
  freePlace,
  isOffered,
  leave,
  placeOf,
} from './acting.ts';
import { kindOf } from './state.ts';
import { commandAgent, commandContact } from './working.ts';

const self = (call: Call): string => call.actor.id ?? '';

/** Refused as not found where the caller has nothing to do with it. */
function own(call: Call, acting: Acting) {
  const agent = acting.working.agents.get(self(call));
  return placeOf(agent, acting.id);
}

export function accept(call: Call, id: string): Promise<Done> {
  return actOn(
    call,
    id,
    (acting) => {
      const { working, contact } = acting;
      const place = own(call, acting);
      if (!place) return refuse('offer-gone');
      if (place.role !== 'owner')
        return place.slot.state === 'offered'
          ? commandAgent(working, self(call), { do: 'accept', contactId: id })
          : refuse('offer-gone');
      if (!isOffered(contact, self(call))) return refuse('offer-gone');
      return commandContact(working, id, { do: 'accept', agentId: self(call) });
    },
    { others: [self(call)], joins: false },
  );
}

export function decline(call: Call, id: string): Promise<Done> {
  return actOn(
    call,
    id,
    (acting) => {
      const { working, contact } = acting;
      const place = own(call, acting);
      if (place?.slot.state !== 'offered') return refuse('offer-gone');
      if (place.role !== 'owner')
        return commandAgent(working, self(call), { do: 'withdraw', contactId: id, because: 'declined' });
      if (!isOffered(contact, self(call))) return refuse('offer-gone');
      return commandContact(working, id, { do: 'decline', agentId: self(call) });
    },
    { others: [self(call)] },
  );
}

export const hold = (call: Call, id: string): Promise<Done> => command(call, id, { do: 'hold', agentId: self(call) });
export const resume = (call: Call, id: string): Promise<Done> =>
  command(call, id, { do: 'resume', agentId: self(call) });

export interface Target {
  readonly queueId?: string | undefined;
  readonly agentId?: string | undefined;
}

/** Another queue of the same project that is in use. */
export async function checkQueue(call: Call, queueId: string, projectId: string): Promise<Refusal | null> {
  const queue = await tables(call)
    .selectFrom('contacts.queue')
    .select('id')
    .where('id', '=', queueId)
    .where('project_id', '=', projectId)
    .where('retired', '=', false)
    .executeTakeFirst();
  return queue ? null : refuse('unknown-queue', { status: 422, field: 'body.queueId' });
}

export function transfer(call: Call, id: string, { queueId, agentId }: Target): Promise<Done> {
  return actOnOwn(call, id, async (acting) => {
    const { working, contact } = acting;
    if (queueId !== undefined) {
      const refused = await checkQueue(call, queueId, contact.row.project_id);
      if (refused) return refused;
    }
    if (agentId !== undefined && !(await isSignedIn(call, agentId))) return refuse('agent-signed-out');
    const to = { queueId: queueId ?? contact.state.queueId, ...(agentId === undefined ? {} : { agentId }) };
    return commandContact(working, id, { do: 'transfer', agentId: self(call), to }) ?? dismissOthers(acting);
  });
}

async function isSignedIn(call: Call, agentId: string): Promise<boolean> {
  const row = await tables(call)
    .selectFrom('contacts.presence')
    .select('status')
    .where('agent_id', '=', agentId)
    .executeTakeFirst();
  return row !== undefined && row.status !== 'signedOut';
}

export interface Invitation {
  readonly agentId: string;
  readonly role: 'consulted' | 'participant';
}

/** How long somebody is asked for. */
const inviteMs = 30_000;

export function invite(call: Call, id: string, { agentId, role }: Invitation): Promise<Done> {
  return actOnOwn(
    call,
    id,
    (acting) => {
      const { working, contact } = acting;
      if (contact.state.state !== 'connected' || contact.state.agentId !== self(call))
        return refuse('contact-not-yours');
      const asked = working.agents.get(agentId);
      if (!asked || asked.state.status === 'signedOut') return refuse('agent-signed-out');
      if (placeOf(asked, id)) return refuse('agent-contact-already-here');
      const slot = freePlace(asked, kindOf(contact.row.channel));
      if (typeof slot !== 'number') return slot;
      const until = new Date(working.now + inviteMs);
      return commandAgent(working, agentId, { do: 'offer', contactId: id, slot }, { role, until });
    },
    { others: [agentId], joins: true },
  );
}

export interface Settlement {
  readonly agentId: string;
  readonly as: 'owner' | 'participant' | 'dismissed';
}

export function settleInvitation(call: Call, id: string, { agentId, as }: Settlement): Promise<Done> {
  return actOnOwn(
    call,
    id,
    ({ working, contact }) => {
      const { state } = contact;
      if (state.state !== 'connected' || state.agentId !== self(call)) return refuse('contact-not-yours');
      const asked = working.agents.get(agentId);
      const place = placeOf(asked, id);
      if (!asked || !place || place.role === 'owner') return refuse('not-invited');
      if (as === 'dismissed') return leave(working, agentId, id, place.slot.state === 'offered');
      if (place.slot.state === 'offered') return refuse('not-there-yet');
      if (as === 'owner')
        return commandContact(working, id, {
          do: 'handOver',
          agentId: self(call),
          toAgentId: agentId,
          toSlot: place.slot.slot,
        });
      return commandAgent(working, agentId, { do: 'connect', contactId: id, slot: place.slot.slot }, { role: as });
    },
    { others: [agentId], joins: true },
  );
}

export function leaveContact(call: Call, id: string): Promise<Done> {
  return actOnOwn(
    call,
    id,
    (acting) => {
      const place = own(call, acting);
      if (!place || place.role === 'owner') return refuse('not-invited');
      return leave(acting.working, self(call), id, place.slot.state === 'offered');
    },
    { others: [self(call)], joins: true },
  );
}

export function end(call: Call, id: string): Promise<Done> {
  return actOnOwn(call, id, (acting) => {
    const { contact, working } = acting;
    if (contact.state.state !== 'connected' || contact.state.agentId !== self(call)) return refuse('contact-not-yours');
    return commandContact(working, id, { do: 'end', by: 'agent' }) ?? dismissOthers(acting);
  });
}

/** The customer goes: from the queue, or out of the conversation. */
export function quit(call: Call, id: string): Promise<Done> {
  return actOn(call, id, (acting) => commandContact(acting.working, id, { do: 'abandon' }) ?? dismissOthers(acting));
}

/** What a colleague should know stands in the conversation, for colleagues alone; it is written before they come. */
export async function withNote(call: Call, done: Promise<Done>, note: string): Promise<Done> {
  const result = await done;
  if (isRefusal(result) || note === '') return result;
  const written = await writeMessage(call, result.id, { id: randomUUID(), author: 'internal', text: note });
  return isRefusal(written) ? written : result;
}
