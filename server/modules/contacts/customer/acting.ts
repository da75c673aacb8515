import { randomUUID } from 'node:crypto';
import { contactChanged, contactRated, type FollowedContact } from '@tongli/contracts/contacts';
import type { FileAddress } from '@tongli/contracts/files';
import { sql } from 'kysely';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { seal } from '../../../platform/personal/keyring.ts';
import { actOn } from '../life/acting.ts';
import { quit } from '../life/desk.ts';
import { factOf } from '../life/facts.ts';
import { contactKey } from '../life/key.ts';
import { phoneHashOf } from '../life/phone.ts';
import { startContact } from '../life/starting.ts';
import { openAsCustomer } from '../messages/reading.ts';
import { noteCustomerTyping } from '../messages/typing.ts';
import { writeMessage } from '../messages/writing.ts';
import { tables } from '../store.ts';
import { voiceAway } from '../voice/joining.ts';
import { finishVoicemail } from '../voice/voicemail.ts';
import { followById } from './following.ts';
import { contactToken, readContactToken } from './link.ts';
import { findPublicQueue } from './queues.ts';

interface Said {
  readonly text: string;
  readonly fileIds: readonly string[];
  readonly draft?: string | undefined;
}

export interface Beginning extends Said {
  readonly projectId?: string | undefined;
  readonly queue: string;
  readonly channel: 'voice' | 'chat' | 'form' | 'callback';
  readonly language: 'zh' | 'en';
  readonly name: string;
  readonly phone: string | null;
}

export async function startAsCustomer(
  call: Call,
  input: Beginning,
): Promise<{ token: string; contact: FollowedContact } | Refusal> {
  const queue = await findPublicQueue(call, input);
  if (isRefusal(queue)) return queue;
  if (!queue.channels.includes(input.channel))
    return refuse('channel-not-offered', { status: 422, field: 'body.channel' });
  if (input.channel === 'callback' && input.phone === null)
    return refuse('phone-needed', { status: 422, field: 'body.phone' });
  if (input.channel === 'form' && input.text === '')
    return refuse('message-empty', { status: 422, field: 'body.text' });
  if (input.channel === 'voice' && !call.voice?.provider.isReached) return voiceAway;
  const { channel, language, name, phone } = input;
  const started = await startContact(call, {
    queue,
    channel,
    language,
    name,
    phone,
    seen: channel === 'chat' || channel === 'voice',
  });
  if (isRefusal(started)) return started;
  if (input.text !== '' || input.fileIds.length > 0) {
    const refused = await write(call, started.id, { ...input, id: randomUUID() });
    if (refused) return refused;
  }
  const contact = await followById(call, started.id, 0);
  return isRefusal(contact) ? contact : { token: contactToken(call.keyring, started.id), contact };
}

async function write(call: Call, contactId: string, said: Said & { readonly id: string }): Promise<Refusal | null> {
  const { id, text, fileIds, draft } = said;
  // A draft of no name has staged nothing: whatever is asked for will not be found.
  const by = { draftId: draft ?? contactId };
  const written = await writeMessage(call, contactId, { id, author: 'customer', text, fileIds, by });
  return written === null || typeof written === 'number' ? null : written;
}

/** What a customer does with the contact that their token opens; they are told how it stands then. */
async function byToken(
  call: Call,
  token: string,
  after: number,
  act: (id: string) => Promise<Refusal | null>,
): Promise<FollowedContact | Refusal> {
  const id = readContactToken(call.keyring, token);
  if (id === null) return notFound;
  return (await act(id)) ?? followById(call, id, after);
}

export const writeAsCustomer = (call: Call, token: string, after: number, said: Said & { readonly id: string }) =>
  byToken(call, token, after, (id) => write(call, id, said));

export const leaveAsCustomer = (call: Call, token: string) =>
  byToken(call, token, 0, async (id) => {
    const done = await quit(call, id);
    // Gone from the queue, and speaking: who hangs up has said what they had to say.
    if (isRefusal(done)) await finishVoicemail(call, id);
    // Left already: nothing more to do.
    return isRefusal(done) && done.refusal !== 'not-found' && done.refusal !== 'contact-not-connected' ? done : null;
  });

/** The place stays: it goes on waiting as a call that we owe. */
export const turnToCallback = (call: Call, token: string, given: { readonly phone: string; readonly name: string }) =>
  byToken(call, token, 0, async (id) => {
    const done = await actOn(call, id, async ({ working, contact }) => {
      if (contact.state.state !== 'queued') return refuse('contact-not-queued');
      const key = await contactKey(call, id);
      const sealed = {
        name_sealed: seal(key, given.name),
        phone_sealed: seal(key, given.phone),
        phone_hash: phoneHashOf(call, given.phone),
      };
      await tables(call)
        .updateTable('contacts.contact')
        .set({ ...sealed, channel: 'callback' })
        .where('id', '=', id)
        .execute();
      await sql`update contacts.live set channel = 'callback', customer_seen_at = null, version = version + 1
        where contact_id = ${id}`.execute(call.tx);
      await append(call, contactChanged, id, { ...factOf(working, contact), channel: 'callback' });
      return null;
    });
    return isRefusal(done) ? done : null;
  });

export const rateContact = (call: Call, token: string, { score, comment }: { score: number; comment: string }) =>
  byToken(call, token, 0, async (id) => {
    const row = await tables(call)
      .selectFrom('contacts.contact as contact')
      .leftJoin('contacts.live as live', 'live.contact_id', 'contact.id')
      .select([
        'contact.project_id',
        'contact.queue_id',
        'contact.agent_id',
        'contact.rating',
        'live.state',
        'live.agent_id as live_agent',
      ])
      .where('contact.id', '=', id)
      .executeTakeFirst();
    if (!row || (row.state !== null && row.state !== 'wrapUp')) return refuse('contact-not-ended');
    if (row.rating !== null) return refuse('rated-already');
    const key = comment === '' ? null : await contactKey(call, id);
    await tables(call)
      .updateTable('contacts.contact')
      .set({ rating: score, comment_sealed: key ? seal(key, comment) : null })
      .where('id', '=', id)
      .execute();
    const agentId = row.live_agent ?? row.agent_id;
    await append(call, contactRated, id, { projectId: row.project_id, queueId: row.queue_id, agentId, score });
    return null;
  });

/** Said to others, and written down nowhere. */
export function type(call: Call, token: string, typing: boolean): Record<never, never> | Refusal {
  const id = readContactToken(call.keyring, token);
  if (id === null) return notFound;
  noteCustomerTyping(id, typing);
  return {};
}

export async function openFile(call: Call, token: string, fileId: string): Promise<FileAddress | Refusal> {
  const id = readContactToken(call.keyring, token);
  return id === null ? notFound : openAsCustomer(call, id, fileId);
}
