import type { IceServer } from '@tongli/contracts/voice';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import type { Database } from '../../../platform/database/database.ts';
import { nudge } from '../../../platform/timers/nudge.ts';
import type { VoiceProvider } from '../../../platform/voice/index.ts';
import { tables } from '../store.ts';
import { type Admitted, admit, type JoiningBrowser, notInCall } from './admitting.ts';
import { seatOf } from './plan.ts';
import { hasSound, noCall, situationOf } from './rows.ts';

export const voiceAway = refuse('voice-away');

export interface Joined {
  readonly answer: string;
  readonly session: number;
}

export interface Way {
  readonly iceServers: IceServer[];
  readonly session: number;
  readonly reached: boolean;
}

/** What a browser needs to offer; null: the customer's. Whether there is a seat is said here as by joining. */
export async function prepare(call: Call, contactId: string, personId: string | null): Promise<Way | Refusal> {
  const row = await tables(call)
    .selectFrom('contacts.call')
    .selectAll()
    .where('contact_id', '=', contactId)
    .executeTakeFirst();
  const { channel, standing } = await situationOf(call, row ?? noCall(contactId));
  if (channel === '') return notFound;
  if (!hasSound(channel)) return refuse('not-a-call');
  if (!seatOf(standing, personId)) return notInCall;
  return {
    iceServers: call.voice?.iceServers(personId ?? contactId, call.now) ?? [],
    session: row?.session ?? 1,
    reached: call.voice?.provider.isReached ?? false,
  };
}

async function enter(
  voice: VoiceProvider,
  callId: string,
  { legId, seat, recording, pausedFor, music }: Admitted,
  offer: string,
): Promise<{ answer: string } | Refusal> {
  const refused = await voice.createCall(callId);
  if (refused) return refused;
  if (pausedFor !== null) {
    const unpaused = await voice.pauseRecording(callId, true);
    if (unpaused) return unpaused;
  }
  return voice.join({ callId, legId, offer, part: seat.part, held: seat.held, music, recording });
}

/** What the other side has forgotten, or closed, begins anew; that once. */
const again = new Set(['call-unknown', 'leg-unknown', 'recording-finished']);

/**
 * In transactions of its own: what is recorded is on record before anybody joins, and nothing is locked while the way is made. What changes
 * meanwhile is made good by the conductor, which hears of the leg when it is heard first.
 */
export async function join(
  call: Call,
  contactId: string,
  personId: string | null,
  { offer, browser }: { readonly offer: string; readonly browser?: JoiningBrowser | undefined },
) {
  const voice = call.voice?.provider;
  if (!voice?.isReached) return voiceAway;
  const take = (closed: string | null) =>
    (call.tx as Database).transaction().execute(async (tx) => {
      const inside = { ...call, tx };
      if (closed !== null) await closeLeg(inside, closed);
      return admit(inside, contactId, personId, browser);
    });
  let admitted = await take(null);
  if (isRefusal(admitted)) return admitted;
  let answer = await enter(voice, contactId, admitted, offer);
  if (isRefusal(answer) && again.has(answer.refusal)) {
    admitted = await take(answer.refusal === 'recording-finished' ? admitted.legId : null);
    if (isRefusal(admitted)) return admitted;
    answer = await enter(voice, contactId, admitted, offer);
  }
  nudge(call.tx as Database);
  return isRefusal(answer) ? answer : { answer: answer.answer, session: admitted.session };
}

export async function closeLeg(call: Call, legId: string): Promise<boolean> {
  const { numUpdatedRows } = await tables(call)
    .updateTable('contacts.call_leg')
    .set({ ended_at: call.now })
    .where('id', '=', legId)
    .where('ended_at', 'is', null)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
