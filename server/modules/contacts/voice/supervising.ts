import type { Supervision, SupervisionHow } from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { findContact } from '../history/list.ts';
import { tables } from '../store.ts';
import { voiceAway } from './joining.ts';
import { hasSound, lockCall, tellCall } from './rows.ts';

const self = (call: Call): string => call.actor.id ?? '';

const ended = (call: Call, contactId: string) =>
  sql`update contacts.supervision set until = ${call.now} where contact_id = ${contactId} and leader_id = ${self(call)}
    and until is null`.execute(call.tx);

/** Within one's reach, while somebody is talked to; one's own contacts are not supervised. */
async function supervisable(call: Call, contactId: string): Promise<Refusal | null> {
  const contact = await findContact(call, contactId);
  if (!contact) return notFound;
  if (!hasSound(contact.channel)) return refuse('not-a-call');
  if (contact.live?.state !== 'connected') return refuse('contact-not-connected');
  const own = await tables(call)
    .selectFrom('contacts.slot')
    .select('number')
    .where('contact_id', '=', contactId)
    .where('agent_id', '=', self(call))
    .executeTakeFirst();
  return own ? refuse('contact-yours') : null;
}

/** Each way in which somebody took part, from when until when, stays on record. */
export async function supervise(call: Call, contactId: string, how: SupervisionHow): Promise<Supervision | Refusal> {
  const refused = await supervisable(call, contactId);
  if (refused) return refused;
  if (!call.voice?.provider.isReached) return voiceAway;
  const row = await lockCall(call, contactId, { make: true });
  await ended(call, contactId);
  await tables(call)
    .insertInto('contacts.supervision')
    .values({ contact_id: contactId, leader_id: self(call), at: call.now, how })
    .execute();
  await audit(call, `contacts.supervise-call`, { type: 'contact', id: contactId }, how);
  await tellCall(call, contactId);
  return {
    ...{ contactId, how, since: call.now.toISOString(), session: row?.session ?? 1, reached: true },
    iceServers: call.voice.iceServers(self(call), call.now),
  };
}

export async function stopSupervising(call: Call, contactId: string): Promise<Record<string, never> | Refusal> {
  await lockCall(call, contactId, { make: false });
  const { numAffectedRows = 0n } = await ended(call, contactId);
  if (numAffectedRows === 0n) return notFound;
  await tellCall(call, contactId);
  return {};
}

/** Before one joins: what one may not see is not there. */
export const mayHear = async (call: Call, contactId: string): Promise<Refusal | null> =>
  (await findContact(call, contactId)) ? null : notFound;
