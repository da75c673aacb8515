import type { FileAddress } from '@tongli/contracts/files';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { signAddress } from '../../../platform/files/index.ts';
import { findContact } from '../history/list.ts';
import { tables } from '../store.ts';
import { deskVoicemails } from './showing.ts';

function addressOf(call: Call, fileId: string): FileAddress {
  const { token, expiresAt } = signAddress(call, fileId);
  return { token, expiresAt: expiresAt.toISOString() };
}

/** Who asked, when and why stays in the audit trail; the address opens it for them alone. */
export async function discloseRecording(
  call: Call,
  contactId: string,
  { recordingId, reason }: { readonly recordingId: string; readonly reason: string },
): Promise<FileAddress | Refusal> {
  if (!(await findContact(call, contactId))) return notFound;
  const row = await tables(call)
    .selectFrom('contacts.recording')
    .select('state')
    .where('id', '=', recordingId)
    .where('contact_id', '=', contactId)
    .executeTakeFirst();
  if (!row) return notFound;
  const refused = whyNot(row.state);
  if (refused) return refused;
  await audit(call, 'contacts.disclose-recording', { type: 'contact', id: contactId }, reason);
  return addressOf(call, recordingId);
}

function whyNot(state: string): Refusal | null {
  if (state === 'kept') return null;
  if (state === 'deleted') return refuse('recording-deleted');
  return refuse(state === 'open' ? 'recording-runs' : 'nothing-recorded');
}

/** Whoever has the callback at their desk hears what it is about. */
export async function playVoicemail(call: Call, callbackId: string): Promise<FileAddress | Refusal> {
  const place = await tables(call)
    .selectFrom('contacts.slot')
    .select('state')
    .where('contact_id', '=', callbackId)
    .where('agent_id', '=', call.actor.id ?? '')
    .executeTakeFirst();
  if (!place || place.state === 'offered') return notFound;
  const left = (await deskVoicemails(call, [callbackId])).get(callbackId);
  if (!left) return notFound;
  const row = await tables(call)
    .selectFrom('contacts.recording as recording')
    .innerJoin('contacts.call_leg as leg', 'leg.id', 'recording.leg_id')
    .select(['recording.id', 'recording.state'])
    .where('recording.contact_id', '=', left.contactId)
    .where('leg.role', '=', 'customer')
    .orderBy('recording.duration_ms', (order) => order.desc().nullsLast())
    .executeTakeFirst();
  const refused = row ? whyNot(row.state) : refuse('nothing-recorded');
  if (refused || !row) return refused ?? notFound;
  await audit(call, 'contacts.play-voicemail', { type: 'contact', id: left.contactId });
  return addressOf(call, row.id);
}
