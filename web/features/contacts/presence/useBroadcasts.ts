import { listBroadcasts } from '@tongli/contracts/contacts';
import { useState } from 'react';
import { useRead } from '../../../api/hooks.ts';
import { readIds, rememberRead, unreadOf } from './unread.ts';

/** What was broadcast to oneself and is not read yet, and the way to say that it is. */
export function useBroadcasts() {
  const { data } = useRead(listBroadcasts, {});
  const [read, setRead] = useState(readIds);
  return {
    unread: unreadOf(data?.broadcasts ?? [], read),
    markRead: (id: string) => setRead(rememberRead(id)),
  };
}
