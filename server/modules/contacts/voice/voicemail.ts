import { voicemailLeft } from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { seal, unseal } from '../../../platform/personal/keyring.ts';
import type { Timer } from '../../../platform/timers/timers.ts';
import { actOn, dismissOthers } from '../life/acting.ts';
import { contactKey, findKey } from '../life/key.ts';
import { phoneHashOf } from '../life/phone.ts';
import { enterVoicemail, findQueue, type NewContact, type Started, startContact } from '../life/starting.ts';
import { commandContact } from '../life/working.ts';
import { type QueueRow, tables } from '../store.ts';
import { voiceAway } from './joining.ts';
import { type CallRow, hasSound, lockCall, tellCall } from './rows.ts';

/** As much as a message may be long, with the time to begin. */
const longestMs = 180_000;

/** Whoever leaves a message is rung: where no callback is offered, neither is this. */
export const offersVoicemail = ({ channels, offers_callback: callback }: QueueRow): boolean =>
  callback && channels.includes('voice');

const notOffered = refuse('voicemail-not-offered');

/** The call of a contact becomes one in which a message is left. */
async function beginMessage(call: Call, contactId: string): Promise<void> {
  await lockCall(call, contactId, { make: true });
  const until = new Date(call.now.getTime() + longestMs);
  await tables(call)
    .updateTable('contacts.call')
    .set({ voicemail_until: until })
    .where('contact_id', '=', contactId)
    .execute();
  await tellCall(call, contactId);
}

/** Beside the queue, whether it is open or not. */
export async function startVoicemail(
  call: Call,
  input: Omit<NewContact, 'channel' | 'phone'> & { readonly phone: string },
): Promise<Started | Refusal> {
  if (!offersVoicemail(input.queue)) return notOffered;
  if (!call.voice?.provider.isReached) return voiceAway;
  const started = await enterVoicemail(call, { ...input, channel: 'voice' });
  if (!isRefusal(started)) await beginMessage(call, started.id);
  return started;
}

/** Out of the queue, with the outcome that says so. */
export async function turnToVoicemail(
  call: Call,
  contactId: string,
  given: { readonly phone: string; readonly name: string },
): Promise<Refusal | null> {
  const done = await actOn(call, contactId, async (acting) => {
    const { working, contact } = acting;
    const { state, row } = contact;
    if (!hasSound(row.channel)) return refuse('not-a-call');
    if (state.state !== 'queued' && state.state !== 'offered') return refuse('contact-not-queued');
    if (!offersVoicemail(await findQueue(call, state.queueId))) return notOffered;
    const key = await contactKey(call, contactId);
    const name = given.name === '' ? {} : { name_sealed: seal(key, given.name) };
    await tables(call)
      .updateTable('contacts.contact')
      .set({ ...name, phone_sealed: seal(key, given.phone), phone_hash: phoneHashOf(call, given.phone) })
      .where('id', '=', contactId)
      .execute();
    await beginMessage(call, contactId);
    return commandContact(working, contactId, { do: 'leave', outcome: 'voicemail' }) ?? dismissOthers(acting);
  });
  return isRefusal(done) ? done : null;
}

/** Who asked is rung: a callback waits from here on. Once, whoever says first that all is said. */
export async function endVoicemail(call: Call, { contact_id: id }: Pick<CallRow, 'contact_id'>): Promise<void> {
  const contact = await tables(call)
    .selectFrom('contacts.contact')
    .selectAll()
    .where('id', '=', id)
    .executeTakeFirstOrThrow();
  const queueId = contact.queue_id ?? '';
  const key = await findKey(call, id);
  const clear = (sealed: Buffer | null) => (key && sealed ? unseal(key, sealed) : '');
  const phone = clear(contact.phone_sealed);
  const callback =
    phone === ''
      ? null
      : await startContact(call, {
          ...{ queue: await findQueue(call, queueId), channel: 'callback', phone, name: clear(contact.name_sealed) },
          ...{ language: contact.language === 'en' ? 'en' : 'zh', customerId: contact.customer_id },
        });
  const callbackId = callback === null || isRefusal(callback) ? null : callback.id;
  await sql`update contacts.call set ended_at = ${call.now}, callback_id = ${callbackId} where contact_id = ${id}`.execute(
    call.tx,
  );
  await sql`update contacts.call_leg set ended_at = ${call.now} where contact_id = ${id} and ended_at is null`.execute(
    call.tx,
  );
  const { project_id: projectId, unit_id: unitId } = contact;
  await append(call, voicemailLeft, id, { projectId, unitId, queueId, callbackId });
}

/** By its customer; again it changes nothing. */
export async function finishVoicemail(call: Call, contactId: string): Promise<Refusal | null> {
  const row = await lockCall(call, contactId, { make: false });
  if (!row || row.voicemail_until === null) return notFound;
  if (row.ended_at === null) await endVoicemail(call, row);
  return null;
}

/** What nobody ends is ended. */
export const voicemailTimer: Timer = {
  name: 'contact-voicemails',
  due: sql<Date | null>`select min(voicemail_until) from contacts.call where voicemail_until is not null and ended_at is null`,
  fireDue: async (call, limit) => {
    const { rows } = await sql<{ contact_id: string }>`select contact_id from contacts.call
      where voicemail_until <= ${call.now} and ended_at is null limit ${limit} for update skip locked`.execute(call.tx);
    for (const row of rows) await endVoicemail(call, row);
    return rows.length;
  },
};
