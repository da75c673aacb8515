import { useQueryClient } from '@tanstack/react-query';
import { getDesk, listBroadcasts, mineTopic } from '@tongli/contracts/contacts';
import { useRead } from '../../api/hooks.ts';
import { type News, useConnection, useTopic } from '../../api/realtime.ts';

const pollMs = 5_000;

/** One's presence and contacts; while nothing is told they are asked for every few seconds. */
export function useDesk() {
  const lost = useConnection() === 'lost';
  return useRead(getDesk, {}, { refetchInterval: lost ? pollMs : false, refetchOnWindowFocus: 'always' });
}

/**
 * Keeps the desk on screen up with what happens, at once: an offer rings for some seconds only. While this watches, the
 * browser counts as there, so it stands on every page.
 */
export function useDeskNews(accountId: string): void {
  const client = useQueryClient();
  const heed = (news: News<typeof mineTopic>) => {
    const isBroadcast = news.type === 'change' && news.change.what === 'broadcast';
    if (!isBroadcast) void client.invalidateQueries({ queryKey: [getDesk.id] });
    // The state comes after a time in which nothing was heard.
    if (isBroadcast || news.type === 'state') void client.invalidateQueries({ queryKey: [listBroadcasts.id] });
  };
  useTopic(mineTopic, accountId, heed, true);
}
