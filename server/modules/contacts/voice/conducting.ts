import type { Part, SoundFile } from '@tongli/contracts/voice';
import { sql } from 'kysely';
import { type Call, isRefusal, type Refusal } from '../../../platform/call.ts';
import type { VoiceProvider } from '../../../platform/voice/index.ts';
import { openSound, silence, soundsFor } from '../sounds/sounds.ts';
import { tables } from '../store.ts';
import { isOver, seatOf } from './plan.ts';
import { lockCall, situationOf, tellCall } from './rows.ts';
import { type Play, playsDue } from './sounding.ts';

/** What a call has to become where its sound is carried. */
export interface Score {
  readonly callId: string;
  readonly isOver: boolean;
  readonly isPaused: boolean;
  readonly plays: readonly Play[];
  readonly seats: readonly {
    readonly legId: string;
    readonly part: Part;
    readonly held: boolean;
    /** Of the customer's queue; null is the product's. */
    readonly music: SoundFile | null;
  }[];
  readonly ended: readonly string[];
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
  const heard = over ? silence : await soundsFor(call, situation);
  const plays = over ? [] : await playsDue(call, situation, { placed, heard });
  const music = await openSound(call, heard, 'music');
  if (ended.length > 0 || moved.length > 0 || (over && row.ended_at === null)) await tellCall(call, contactId);
  return {
    callId: contactId,
    isOver: over,
    isPaused: row.paused_for !== null,
    plays,
    seats: placed.flatMap(({ leg, seat }) =>
      seat === null
        ? []
        : [{ legId: leg.id, part: seat.part, held: seat.held, music: seat.role === 'customer' ? music : null }],
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
  for (const { legId, part, held, music } of seats) {
    const told = JSON.stringify([part, held, music?.fileId]);
    const before = heard.legs.get(legId);
    // One that has not come yet is told as it joins.
    if (before === undefined || before === told) continue;
    const leg = { callId, legId };
    // Whoever is held from here on must not be heard first.
    if (isAway(await voice.hold(leg, held, music)) || isAway(await voice.setPart(leg, part))) return false;
    heard.legs.set(legId, told);
  }
  return true;
}

/** What cannot be done because nobody carries sound is done when somebody does again. */
export async function perform(voice: VoiceProvider, asked: Score, heard: Heard): Promise<void> {
  const { callId, ended, isPaused, plays } = asked;
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
  for (const { sound, legId, file } of plays)
    await voice.play(callId, sound, { ...(legId ? { legId } : {}), ...(file ? { file } : {}) });
}
