import type { Part, Sound } from '@tongli/contracts/voice';
import { sql } from 'kysely';
import { type Call, isRefusal, type Refusal } from '../../../platform/call.ts';
import type { VoiceProvider } from '../../../platform/voice/index.ts';
import { tables } from '../store.ts';
import { isOver, type Seat, seatOf } from './plan.ts';
import { type LegRow, lockCall, type Situation, situationOf, tellCall } from './rows.ts';

/** What a call has to become where its sound is carried. */
export interface Score {
  readonly callId: string;
  readonly isOver: boolean;
  readonly isPaused: boolean;
  readonly play: Sound | null;
  readonly seats: readonly { readonly legId: string; readonly part: Part; readonly held: boolean }[];
  readonly ended: readonly string[];
}

interface Placed {
  readonly leg: LegRow;
  readonly seat: Seat | null;
}

/** Nobody is recorded who was not told, unless their queue has a ground for it: once the customer and somebody else, or the one who leaves a message, are heard. */
function noticeIsDue({ call, standing, tellsRecording }: Situation, placed: readonly Placed[]): boolean {
  if (call.notice_at !== null || !tellsRecording) return false;
  const there = placed.filter(({ leg, seat }) => seat !== null && leg.connection === 'connected');
  const customer = there.some(({ seat }) => seat?.role === 'customer' && !seat.held);
  return customer && (standing.isVoicemail || there.length > 1);
}

async function endLegs(call: Call, ended: readonly string[]): Promise<void> {
  if (ended.length === 0) return;
  await tables(call)
    .updateTable('contacts.call_leg')
    .set({ ended_at: call.now })
    .where('id', 'in', [...ended])
    .execute();
}

/** Whoever takes a call over, or whose contact is over, listens to it no more. */
async function endSupervisions(call: Call, contactId: string, over: boolean): Promise<void> {
  await sql`update contacts.supervision s set until = ${call.now} where s.contact_id = ${contactId} and s.until is null
    and (${over} or exists (select from contacts.slot p where p.contact_id = s.contact_id and p.agent_id = s.leader_id
      and p.state in ('talking', 'hold')))`.execute(call.tx);
}

async function endCall(call: Call, { contact_id: id }: { contact_id: string }): Promise<void> {
  await sql`update contacts.call set ended_at = ${call.now}, paused_for = null where contact_id = ${id} and ended_at is null`.execute(
    call.tx,
  );
  await sql`update contacts.recording_pause set until = ${call.now} where contact_id = ${id} and until is null`.execute(
    call.tx,
  );
}

/** Makes of the call's rows what its contact says, and says what is to be done where its sound is carried. */
export async function score(call: Call, contactId: string): Promise<Score | null> {
  const row = await lockCall(call, contactId, { make: false });
  if (!row) return null;
  const situation = await situationOf(call, row);
  const { standing, legs } = situation;
  const over = isOver(standing);
  const placed = legs.map((leg) => ({ leg, seat: seatOf(standing, leg.person_id) }));
  const ended = placed.flatMap(({ leg, seat }) => (seat === null ? [leg.id] : []));
  const moved = placed.filter(({ leg, seat }) => seat !== null && seat.role !== leg.role);
  await endLegs(call, ended);
  for (const { leg, seat } of moved)
    await tables(call)
      .updateTable('contacts.call_leg')
      .set({ role: seat?.role ?? leg.role })
      .where('id', '=', leg.id)
      .execute();
  await endSupervisions(call, contactId, over);
  if (over) await endCall(call, row);
  const notice = noticeIsDue(situation, placed);
  if (notice)
    await tables(call)
      .updateTable('contacts.call')
      .set({ notice_at: call.now })
      .where('contact_id', '=', contactId)
      .execute();
  if (ended.length > 0 || moved.length > 0 || (over && row.ended_at === null)) await tellCall(call, contactId);
  return {
    callId: contactId,
    isOver: over,
    isPaused: row.paused_for !== null,
    play: notice ? 'recordingNotice' : null,
    seats: placed.flatMap(({ leg, seat }) =>
      seat === null ? [] : [{ legId: leg.id, part: seat.part, held: seat.held }],
    ),
    ended,
  };
}

/** Of a call: what the other side has been told last, so that it is told what is new alone. */
export interface Heard {
  /** Those that it has. */
  readonly legs: Map<string, string>;
  isPaused: boolean;
}

const isAway = (answer: Refusal | null): boolean => isRefusal(answer) && answer.refusal === 'voice-away';

async function seat(voice: VoiceProvider, { callId, seats }: Score, heard: Heard): Promise<boolean> {
  for (const { legId, part, held } of seats) {
    const told = JSON.stringify([part, held]);
    const before = heard.legs.get(legId);
    // One that has not come yet is told as it joins.
    if (before === undefined || before === told) continue;
    const leg = { callId, legId };
    // Whoever is held from here on must not be heard first.
    if (isAway(await voice.hold(leg, held)) || isAway(await voice.setPart(leg, part))) return false;
    heard.legs.set(legId, told);
  }
  return true;
}

/** What cannot be done because nobody carries sound is done when somebody does again. */
export async function perform(voice: VoiceProvider, asked: Score, heard: Heard): Promise<void> {
  const { callId, ended, isPaused, play } = asked;
  if (asked.isOver) {
    heard.legs.clear();
    await voice.endCall(callId);
    return;
  }
  if (heard.isPaused !== isPaused) {
    if (isAway(await voice.pauseRecording(callId, isPaused))) return;
    heard.isPaused = isPaused;
  }
  if (!(await seat(voice, asked, heard))) return;
  for (const legId of ended) {
    await voice.endLeg({ callId, legId });
    heard.legs.delete(legId);
  }
  // Legs that went while nobody listened.
  for (const legId of heard.legs.keys())
    if (!asked.seats.some((one) => one.legId === legId)) {
      await voice.endLeg({ callId, legId });
      heard.legs.delete(legId);
    }
  if (play !== null) await voice.play(callId, play);
}
