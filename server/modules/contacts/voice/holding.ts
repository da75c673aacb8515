import { randomUUID } from 'node:crypto';
import { legalHoldChanged, type Recordings } from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { seal } from '../../../platform/personal/keyring.ts';
import { findContact } from '../history/list.ts';
import type { Whole } from '../history/rows.ts';
import { contactKey } from '../life/key.ts';
import { tables } from '../store.ts';
import { holdsOf, openHold } from './holds.ts';
import { recordingsOf } from './listing.ts';

/** The row keeps two who decide at once apart. */
async function findLocked(call: Call, id: string): Promise<Whole | null> {
  await sql`select id from contacts.contact where id = ${id} for no key update`.execute(call.tx);
  return (await findContact(call, id)) ?? null;
}

const isHeld = async (call: Call, contactId: string): Promise<boolean> =>
  (await holdsOf(call, contactId)).some(openHold);

async function tell(call: Call, contact: Whole, held: boolean, reason: string): Promise<Recordings> {
  const { id, project_id: projectId, unit_id: unitId } = contact;
  await append(call, legalHoldChanged, id, { held, projectId, unitId });
  await audit(call, held ? 'contacts.hold-recordings' : 'contacts.lift-legal-hold', { type: 'contact', id }, reason);
  return recordingsOf(call, contact);
}

/** Nothing of the contact is deleted or erased while it is held. */
export async function holdRecordings(call: Call, id: string, reason: string): Promise<Recordings | Refusal> {
  const contact = await findLocked(call, id);
  if (!contact) return notFound;
  if (await isHeld(call, id)) return refuse('held-already');
  const sealed = seal(await contactKey(call, id), reason);
  await tables(call)
    .insertInto('contacts.legal_hold')
    .values({ id: randomUUID(), contact_id: id, set_at: call.now, set_by: call.actor.id ?? '', reason_sealed: sealed })
    .execute();
  return tell(call, contact, true, reason);
}

export async function liftLegalHold(call: Call, id: string, reason: string): Promise<Recordings | Refusal> {
  const contact = await findLocked(call, id);
  if (!contact) return notFound;
  if (!(await isHeld(call, id))) return refuse('not-held');
  await tables(call)
    .updateTable('contacts.legal_hold')
    .set({
      ...{ lifted_at: call.now, lifted_by: call.actor.id ?? '' },
      lift_reason_sealed: seal(await contactKey(call, id), reason),
    })
    .where('contact_id', '=', id)
    .where('lifted_at', 'is', null)
    .execute();
  return tell(call, contact, false, reason);
}
