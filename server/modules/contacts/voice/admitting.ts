import { randomBytes, randomUUID } from 'node:crypto';
import type { PauseReason } from '@tongli/contracts/contacts';
import type { RecordingKey, SoundFile } from '@tongli/contracts/voice';
import { sql } from 'kysely';
import { type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { seal, unseal } from '../../../platform/personal/keyring.ts';
import { contactKey, findKey } from '../life/key.ts';
import { openSound, soundsFor } from '../sounds/sounds.ts';
import { tables } from '../store.ts';
import { type Seat, seatOf } from './plan.ts';
import { hasSound, type LegRow, lockCall, type Situation, situationOf } from './rows.ts';

export const notInCall = refuse('not-in-call');

/** What the process that carries sound is told of somebody who joins. */
export interface Admitted {
  readonly legId: string;
  readonly seat: Seat;
  readonly recording: RecordingKey;
  readonly session: number;
  readonly pausedFor: PauseReason | null;
  /** What the customer hears while held; null: the product's music. */
  readonly music: SoundFile | null;
}

/** One of a person's browsers; `takes`: the call is to be had here, whichever had it. */
export interface JoiningBrowser {
  readonly id: string;
  readonly name: string;
  readonly takes: boolean;
}

/** Who has begun to join and is not heard after so long is not in the way. */
const joiningMs = 10_000;

/** A second browser of the same person does not push the first one out, which would come back and push in turn. */
function elsewhereOf(
  call: Call,
  { legs }: Situation,
  personId: string | null,
  { id, takes }: JoiningBrowser,
): Refusal | null {
  const leg = legs.find(({ person_id: person }) => person === personId);
  if (!leg || takes || leg.browser_id === null || leg.browser_id === id || leg.connection === 'lost') return null;
  if (leg.connection === 'joining' && call.now.getTime() - leg.since.getTime() > joiningMs) return null;
  return refuse('call-elsewhere', { params: { browser: leg.browser } });
}

const noteBrowser = (call: Call, legId: string, { id, name }: JoiningBrowser) =>
  tables(call)
    .updateTable('contacts.call_leg')
    .set({ browser_id: id, browser: name })
    .where('id', '=', legId)
    .execute();

/** Null: the customer. A leg that is there is gone on with; it is committed, and so is the row of its recording, before anybody joins. */
export async function admit(
  call: Call,
  contactId: string,
  personId: string | null,
  browser?: JoiningBrowser,
): Promise<Admitted | Refusal> {
  const live = await sql`select state from contacts.live where contact_id = ${contactId} for no key update`.execute(
    call.tx,
  );
  const row = await lockCall(call, contactId, { make: live.rows.length > 0 });
  if (!row) return notFound;
  const situation = await situationOf(call, row);
  if (!hasSound(situation.channel)) return refuse('not-a-call');
  const seat = seatOf(situation.standing, personId);
  if (!seat) return notInCall;
  const elsewhere = browser && elsewhereOf(call, situation, personId, browser);
  if (elsewhere) return elsewhere;
  const leg = await legFor(call, situation, personId, seat);
  if (browser) await noteBrowser(call, leg.id, browser);
  return {
    legId: leg.id,
    seat,
    recording: await recordingFor(call, contactId, leg.id),
    session: row.session,
    pausedFor: row.paused_for as PauseReason | null,
    music: personId === null ? await openSound(call, await soundsFor(call, situation), 'music') : null,
  };
}

async function legFor(
  call: Call,
  { call: { contact_id: contactId }, legs }: Situation,
  personId: string | null,
  { role }: Seat,
): Promise<Pick<LegRow, 'id'>> {
  const known = legs.find(({ person_id: id }) => id === personId);
  if (known) return known;
  return tables(call)
    .insertInto('contacts.call_leg')
    .values({
      ...{ id: randomUUID(), contact_id: contactId, role, person_id: personId },
      ...{ joined_at: call.now, since: call.now },
    })
    .returning('id')
    .executeTakeFirstOrThrow();
}

async function recordingFor(call: Call, contactId: string, legId: string): Promise<RecordingKey> {
  const sealing = await contactKey(call, contactId);
  const known = await tables(call)
    .selectFrom('contacts.recording')
    .select(['id', 'key_sealed'])
    .where('leg_id', '=', legId)
    .executeTakeFirst();
  if (known?.key_sealed) return { recordingId: known.id, key: unseal(sealing, known.key_sealed) };
  const made = { recordingId: randomUUID(), key: randomBytes(32).toString('base64') };
  await tables(call)
    .insertInto('contacts.recording')
    .values({
      ...{ id: made.recordingId, leg_id: legId, contact_id: contactId },
      ...{ key_sealed: seal(sealing, made.key), made_at: call.now },
    })
    .execute();
  return made;
}

/** Of a recording that is not whole yet; null where its customer was erased. */
export async function keyOf(
  call: Call,
  { id, contact_id: contactId, key_sealed: sealed }: { id: string; contact_id: string; key_sealed: Buffer | null },
): Promise<RecordingKey | null> {
  const sealing = sealed === null ? null : await findKey(call, contactId);
  return sealing && sealed ? { recordingId: id, key: unseal(sealing, sealed) } : null;
}
