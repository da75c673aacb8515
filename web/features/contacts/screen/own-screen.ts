import { addScreenPiece, beginScreen, endScreen, refuseScreen } from '@tongli/contracts/contacts';
import { useSyncExternalStore } from 'react';
import { call } from '../../../api/call.ts';
import { askForScreen, recordScreen, type ScreenTake, surfaceOf, type TakeWire } from '../../../api/screen/index.ts';
import { upload } from '../../../api/upload.ts';

/** `wanted`: nothing is shown yet; `ready`: it is shown, and nothing is kept of it; `refused`: the agent or the browser said no. */
export type ScreenPhase = 'wanted' | 'ready' | 'recording' | 'paused' | 'refused';

interface Own {
  readonly phase: ScreenPhase;
  readonly stream: MediaStream | null;
}

let own: Own = { phase: 'wanted', stream: null };
/** What is to be recorded now: a contact, or none. */
let wish: { readonly contactId: string; readonly isPaused: boolean } | null = null;
let take: Promise<ScreenTake> | null = null;
let taken = '';
const listeners = new Set<() => void>();

function show(next: Partial<Own>): void {
  own = { ...own, ...next };
  for (const listener of listeners) listener();
}

const wireOf = (id: string, stream: MediaStream): TakeWire => ({
  begin: async () => (await call(beginScreen, { params: { id }, body: { surface: surfaceOf(stream) } })).id,
  piece: async (screenId, piece, file) => {
    await upload(addScreenPiece, { params: { id, screenId, piece }, file });
  },
  end: async (screenId, why, missing) => {
    await call(endScreen, { params: { id, screenId }, body: { why, missing } });
  },
});

function stop(why: 'over' | 'paused' | 'stopped' | 'broken' | 'full'): void {
  const ending = take;
  take = null;
  taken = '';
  void ending?.then((one) => one.end(why)).catch(() => undefined);
}

function begin(contactId: string, stream: MediaStream): void {
  taken = contactId;
  const mine = recordScreen(stream, wireOf(contactId, stream), (why) => {
    if (take !== mine) return;
    stop(why);
    follow();
  });
  take = mine;
  // The contact may have ended in between: then nothing is wanted any more.
  mine.catch(() => {
    if (take === mine) stop('broken');
    if (own.phase === 'recording') show({ phase: 'ready' });
  });
}

/** Makes what is recorded what is wished, with what is shown. */
function follow(): void {
  const { stream } = own;
  if (stream === null) return;
  if (wish === null || wish.isPaused || taken !== wish.contactId) stop(wish?.isPaused ? 'paused' : 'over');
  if (wish !== null && !wish.isPaused && take === null) begin(wish.contactId, stream);
  show({ phase: wish === null ? 'ready' : wish.isPaused ? 'paused' : 'recording' });
}

/** The contact whose screen is to be recorded now; nothing where there is none. */
export function wishScreen(next: typeof wish): void {
  const isOther = next?.contactId !== wish?.contactId;
  wish = next;
  if (isOther && own.phase === 'refused') show({ phase: 'wanted' });
  follow();
}

/** The agent says that it is shown: the browser asks which screen. No is kept with the contact. */
export async function shareScreen(): Promise<void> {
  const asked = await askForScreen();
  if (typeof asked === 'string') {
    await sayNo(asked);
    return;
  }
  asked.getVideoTracks()[0]?.addEventListener('ended', () => unshare(), { once: true });
  show({ stream: asked, phase: 'ready' });
  follow();
}

export async function sayNo(why: 'denied' | 'unable'): Promise<void> {
  show({ phase: 'refused' });
  if (wish) await call(refuseScreen, { params: { id: wish.contactId }, body: { why } }).catch(() => undefined);
}

/** By the agent, or by the browser's own button. */
export function unshare(): void {
  stop('stopped');
  for (const track of own.stream?.getTracks() ?? []) track.stop();
  show({ stream: null, phase: wish ? 'refused' : 'wanted' });
  if (wish) void call(refuseScreen, { params: { id: wish.contactId }, body: { why: 'denied' } }).catch(() => undefined);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useOwnScreen = (): ScreenPhase => useSyncExternalStore(subscribe, () => own.phase);
