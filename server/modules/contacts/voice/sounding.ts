import type { Sound, SoundFile } from '@tongli/contracts/voice';
import type { Call } from '../../../platform/call.ts';
import { isQueueOpen } from '../life/starting.ts';
import { type Heard, openSound } from '../sounds/sounds.ts';
import { tables } from '../store.ts';
import type { Seat } from './plan.ts';
import type { LegRow, Situation } from './rows.ts';

export interface Placed {
  readonly leg: LegRow;
  readonly seat: Seat | null;
}

/** To all who are in the call, or to one of them; without a file what the product brings. */
export interface Play {
  readonly sound: Sound;
  readonly legId: string | null;
  readonly file: SoundFile | null;
}

const isConnected = ({ leg, seat }: Placed) => seat !== null && leg.connection === 'connected';

/** Nobody is recorded who was not told, unless their queue has a ground for it: once the customer and somebody else, or the one who leaves a message, are heard. */
export function noticeIsDue({ call, standing, tellsRecording }: Situation, placed: readonly Placed[]): boolean {
  if (call.notice_at !== null || !tellsRecording) return false;
  const there = placed.filter(isConnected);
  const customer = there.some(({ seat }) => seat?.role === 'customer' && !seat.held);
  return customer && (standing.isVoicemail || there.length > 1);
}

/** Who begins to wait, or leaves a message, and is heard for the first time. */
export function greetingIsDue({ call, standing }: Situation, placed: readonly Placed[]): LegRow | null {
  if (call.greeted_at !== null) return null;
  const customer = placed.find((one) => isConnected(one) && one.seat?.role === 'customer');
  const waits = customer?.seat?.held === true && (standing.state === 'queued' || standing.state === 'offered');
  return customer && (waits || standing.isVoicemail) ? customer.leg : null;
}

const note = (call: Call, contactId: string, what: { notice_at: Date } | { greeted_at: Date }) =>
  tables(call).updateTable('contacts.call').set(what).where('contact_id', '=', contactId).execute();

/** What is to be said now, and is said once; that it was said is on record with it. */
export async function playsDue(
  call: Call,
  situation: Situation,
  { placed, heard }: { readonly placed: readonly Placed[]; readonly heard: Heard },
): Promise<Play[]> {
  const id = situation.call.contact_id;
  const plays: Play[] = [];
  const greeted = greetingIsDue(situation, placed);
  const kind = situation.standing.isVoicemail ? 'closed' : 'greeting';
  if (greeted && heard.has(kind) && (kind === 'greeting' || !(await isQueueOpen(call, situation)))) {
    const file = await openSound(call, heard, kind);
    if (file) plays.push({ sound: kind, legId: greeted.id, file });
    await note(call, id, { greeted_at: call.now });
  }
  if (noticeIsDue(situation, placed)) {
    plays.push({ sound: 'recordingNotice', legId: null, file: await openSound(call, heard, 'recording') });
    await note(call, id, { notice_at: call.now });
  }
  return plays;
}
