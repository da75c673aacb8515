import type { PauseReason } from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import { type Call, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import type { Database } from '../../../platform/database/database.ts';
import { nudge } from '../../../platform/timers/nudge.ts';
import { tables } from '../store.ts';
import { notInCall } from './admitting.ts';
import { voiceAway } from './joining.ts';
import { lockCall, situationOf, tellCall } from './rows.ts';

/** Whoever speaks with the customer. */
async function speaks(call: Call, contactId: string): Promise<Refusal | null> {
  const row = await lockCall(call, contactId, { make: false });
  if (!row) return notInCall;
  const { standing } = await situationOf(call, row);
  const desk = standing.desks.find(({ agentId }) => agentId === call.actor.id);
  return desk && desk.role !== 'consulted' && standing.state === 'connected' ? null : notInCall;
}

async function write(call: Call, contactId: string, reason: PauseReason | null): Promise<void> {
  await sql`update contacts.recording_pause set until = ${call.now} where contact_id = ${contactId} and until is null`.execute(
    call.tx,
  );
  if (reason !== null)
    await tables(call)
      .insertInto('contacts.recording_pause')
      .values({ contact_id: contactId, at: call.now, by_id: call.actor.id ?? '', reason })
      .execute();
  await tables(call)
    .updateTable('contacts.call')
    .set({ paused_for: reason })
    .where('contact_id', '=', contactId)
    .execute();
  await tellCall(call, contactId);
}

/**
 * In transactions of its own: it is on record first, holds for whatever joins meanwhile, and who asked is answered when it is so. What is
 * recorded where nobody reaches it cannot be paused, and is not said to be.
 */
export async function setPause(call: Call, contactId: string, reason: PauseReason | null): Promise<Refusal | null> {
  const voice = call.voice?.provider;
  if (!voice?.isReached) return voiceAway;
  const record = (wish: PauseReason | null) =>
    (call.tx as Database).transaction().execute(async (tx) => {
      const inside = { ...call, tx };
      const refused = await speaks(inside, contactId);
      if (!refused) await write(inside, contactId, wish);
      return refused;
    });
  const refused = await record(reason);
  if (refused) return refused;
  const answer = await voice.pauseRecording(contactId, reason !== null);
  nudge(call.tx as Database);
  // Nobody is in the call: nothing is recorded, and whoever joins is told.
  if (!isRefusal(answer) || answer.refusal === 'call-unknown') return null;
  if (reason !== null) await record(null);
  return refuse(answer.refusal);
}
