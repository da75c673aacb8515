import type { CallRole, ContactMessage, RecordedSide } from '@tongli/contracts/contacts';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { asNobody, signAddress } from '../../../platform/files/index.ts';
import { describePeople } from '../../org/index.ts';
import { findContact } from '../history/list.ts';
import { readAfter } from '../messages/reading.ts';
import { tables } from '../store.ts';

/** Sides that were kept, in the order in which they came in. */
const keptSides = (call: Call, contactId: string) =>
  tables(call)
    .selectFrom('contacts.recording as recording')
    .innerJoin('contacts.call_leg as leg', 'leg.id', 'recording.leg_id')
    .select(['recording.id', 'recording.state', 'recording.started_at', 'recording.duration_ms', 'recording.bytes'])
    .select(['leg.role', 'leg.person_id'])
    .where('recording.contact_id', '=', contactId)
    .orderBy('leg.joined_at')
    .execute();

/** Leaders who listened or whispered were not heard by the customer; who may have the recordings has theirs too. */
async function sidesFor(
  call: Call,
  contactId: string,
  open: Pick<Call, 'keyring' | 'now' | 'actor'>,
  roles?: readonly CallRole[],
) {
  const all = await keptSides(call, contactId);
  const rows = all.filter(({ role }) => roles === undefined || roles.includes(role as CallRole));
  const names = await describePeople(
    call,
    rows.flatMap(({ person_id: id }) => id ?? []),
  );
  const sides = rows.flatMap(
    ({ id, state, started_at: startedAt, duration_ms: durationMs, bytes, role, person_id }) => {
      if (state !== 'kept' || startedAt === null) return [];
      const { token, expiresAt } = signAddress(open, id);
      const side: RecordedSide = {
        ...{ token, expiresAt: expiresAt.toISOString(), recordingId: id, role: role as CallRole },
        ...{ name: names.get(person_id ?? '') ?? '', startedAt: startedAt.toISOString() },
        ...{ durationMs: durationMs ?? 0, bytes: Number(bytes ?? 0) },
      };
      return [side];
    },
  );
  return { sides, isRunning: all.some(({ state }) => state === 'open') };
}

/** Who took what out, when and why stays in the audit trail; the addresses open it for them alone. */
export async function takeOutRecordings(
  call: Call,
  id: string,
  reason: string,
): Promise<{ number: string; sides: RecordedSide[] } | Refusal> {
  const contact = await findContact(call, id);
  if (!contact) return notFound;
  const { sides, isRunning } = await sidesFor(call, id, call);
  if (isRunning) return refuse('recording-runs');
  if (sides.length === 0) return refuse('nothing-recorded');
  await audit(call, 'contacts.download-recordings', { type: 'contact', id }, reason);
  return { number: contact.number, sides };
}

/** What a customer is given a copy of: both sides as they heard them, opened by addresses that need no account. */
export const openCopy = async (call: Call, contactId: string): Promise<RecordedSide[]> =>
  (await sidesFor(call, contactId, asNobody(call) as Call, ['customer', 'owner', 'participant'])).sides;

/** What there is to be copied of a contact, within the caller's reach. */
export async function findCopied(call: Call, contactId: string) {
  const contact = await findContact(call, contactId);
  if (!contact) return null;
  const rows = await keptSides(call, contactId);
  return {
    ...{ number: contact.number, projectId: contact.project_id, customerId: contact.customer_id },
    kept: rows.filter(({ state }) => state === 'kept').length,
    isRunning: rows.some(({ state }) => state === 'open'),
    people: new Set(rows.map(({ person_id: id }) => id)).size,
  };
}

export async function takeOutTranscript(call: Call, id: string, reason: string) {
  const contact = await findContact(call, id);
  if (!contact) return notFound;
  const messages: ContactMessage[] = [];
  for (;;) {
    const page = await readAfter(call, id, messages.at(-1)?.seq ?? 0);
    messages.push(...page.messages);
    if (page.messages.length === 0 || (messages.at(-1)?.seq ?? 0) >= page.lastSeq) break;
  }
  if (messages.length === 0) return refuse('nothing-recorded');
  await audit(call, 'contacts.download-transcript', { type: 'contact', id }, reason);
  return { number: contact.number, takenAt: call.now.toISOString(), byName: call.actor.name, messages };
}
