import type { PublicQueue } from '@tongli/contracts/contacts';

/** How somebody gets hold of us. */
export type Way = 'chat' | 'voice' | 'callback' | 'voicemail' | 'form';

/** It is spoken: a microphone is asked for. */
export const isSpokenWay = (way: Way): way is 'voice' | 'voicemail' => way === 'voice' || way === 'voicemail';

/** The ways that a queue offers now, the quickest first: nobody waits before a closed door. */
export function waysOf({ channels, open, full, callback, voice, voicemail }: PublicQueue): readonly Way[] {
  const served = open && !full;
  const now: Record<Way, boolean> = {
    chat: channels.includes('chat') && served,
    voice: voice && served,
    callback: channels.includes('callback') && (callback || served),
    // Whoever can call is asked while they wait.
    voicemail: voicemail && !served,
    form: channels.includes('form'),
  };
  return (['chat', 'voice', 'callback', 'voicemail', 'form'] as const).filter((way) => now[way]);
}
