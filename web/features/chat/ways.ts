import type { PublicQueue } from '@tongli/contracts/contacts';

/** How somebody gets hold of us. */
export type Way = 'chat' | 'callback' | 'form';

/** The ways that a queue offers now, the quickest first: nobody waits before a closed door. */
export function waysOf({ channels, open, full, callback }: PublicQueue): readonly Way[] {
  const now: Record<Way, boolean> = {
    chat: channels.includes('chat') && open && !full,
    callback: channels.includes('callback') && (callback || (open && !full)),
    form: channels.includes('form'),
  };
  return (['chat', 'callback', 'form'] as const).filter((way) => now[way]);
}
