import { randomUUID } from 'node:crypto';
import { contactMessageSent, type MessageAuthor } from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { attachFiles, type Stager } from '../../../platform/files/index.ts';
import { seal } from '../../../platform/personal/keyring.ts';
import { contactKey } from '../life/key.ts';
import { tables } from '../store.ts';
import { dropSent } from './drafts.ts';

export interface NewMessage {
  /** Made up by the sender. */
  readonly id: string;
  readonly author: MessageAuthor;
  readonly text: string;
  readonly fileIds?: readonly string[];
  readonly by?: Stager | null;
}

interface Place {
  readonly seq: number;
  readonly project_id: string;
  readonly unit_id: string | null;
  readonly agent_id: string | null;
}

/** Writes it at the end of its contact, once however often it is sent; its number, or none where it stood there. */
export async function writeMessage(
  call: Call,
  contactId: string,
  message: NewMessage,
): Promise<number | null | Refusal> {
  const files = message.fileIds ?? [];
  if (message.text === '' && files.length === 0) return refuse('message-empty', { status: 422, field: 'body.text' });
  const place = await takePlace(call, contactId, message.id);
  if (place === 'written') return null;
  if (place === null) return refuse('contact-closed');
  const key = await contactKey(call, contactId);
  const refused =
    files.length === 0 || !message.by
      ? null
      : await attachFiles(call, files, {
          owner: { type: 'contact', id: contactId },
          personId: contactId,
          by: message.by,
        });
  if (refused) return refused;
  await tables(call)
    .insertInto('contacts.message')
    .values({
      ...{ contact_id: contactId, seq: place.seq, id: message.id, at: call.now, author: message.author },
      author_id: call.actor.id,
      text_sealed: message.text === '' ? null : seal(key, message.text),
      file_ids: [...files],
    })
    .execute();
  await append(call, contactMessageSent, contactId, {
    ...{ seq: place.seq, author: message.author, authorId: call.actor.id },
    ...{ projectId: place.project_id, unitId: place.unit_id, agentIds: await agentsOf(call, contactId) },
  });
  return place.seq;
}

/** The row is locked by it: numbers have no gaps, and of two that are sent twice the second finds the first. */
async function takePlace(call: Call, contactId: string, messageId: string): Promise<Place | 'written' | null> {
  const { rows } = await sql<Place>`/* hot message_place */
    update contacts.live set last_message = last_message + 1 where contact_id = ${contactId}
    returning last_message as seq, project_id, unit_id, agent_id`.execute(call.tx);
  const [place] = rows;
  if (!place) return null;
  const there = await tables(call)
    .selectFrom('contacts.message')
    .select('seq')
    .where('contact_id', '=', contactId)
    .where('id', '=', messageId)
    .executeTakeFirst();
  if (!there) return place;
  await sql`update contacts.live set last_message = last_message - 1 where contact_id = ${contactId}`.execute(call.tx);
  return 'written';
}

async function agentsOf(call: Call, contactId: string): Promise<string[]> {
  const rows = await tables(call)
    .selectFrom('contacts.slot')
    .select('agent_id')
    .where('contact_id', '=', contactId)
    .execute();
  return rows.map(({ agent_id: id }) => id);
}

/** By somebody who has it open; whoever is asked behind the customer's back writes to colleagues alone. */
export async function sendAsAgent(
  call: Call,
  contactId: string,
  { internal, ...message }: Omit<NewMessage, 'author' | 'by'> & { readonly internal: boolean },
): Promise<Refusal | null> {
  const agentId = call.actor.id ?? '';
  const place = await tables(call)
    .selectFrom('contacts.slot')
    .select(['role', 'state'])
    .where('contact_id', '=', contactId)
    .where('agent_id', '=', agentId)
    .executeTakeFirst();
  if (!place || place.state === 'offered') return notFound;
  if (place.state === 'wrapUp' && !internal) return refuse('contact-not-connected');
  if (place.role === 'consulted' && !internal) return refuse('contact-not-yours');
  const author = internal ? 'internal' : 'agent';
  const written = await writeMessage(call, contactId, { ...message, author, by: { accountId: agentId } });
  if (!isRefusal(written)) await dropSent(call, contactId, message);
  return written === null || typeof written === 'number' ? null : written;
}

/** The house says something in a conversation, in words. */
export async function tellCustomer(call: Call, contactId: string, text: string): Promise<void> {
  if (text !== '') await writeMessage(call, contactId, { id: randomUUID(), author: 'system', text });
}

/** Words of a customer, and of the agent who has the contact: for whoever speaks for them, such as a recorded past. */
export const sayAsCustomer = (call: Call, contactId: string, text: string): Promise<number | null | Refusal> =>
  writeMessage(call, contactId, { id: randomUUID(), author: 'customer', text });
export const sayAsAgent = (call: Call, contactId: string, text: string): Promise<number | null | Refusal> =>
  writeMessage(call, contactId, { id: randomUUID(), author: 'agent', text });
