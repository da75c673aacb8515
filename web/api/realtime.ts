import { notifyManager, useQueryClient } from '@tanstack/react-query';
import type { ChangeOf, Endpoint, StateOf, Topic } from '@tongli/contracts/kernel';
import { useCallback, useEffect, useRef, useSyncExternalStore } from 'react';
import { type Listener, openRealtime } from './line-socket.ts';

const signOutListeners = new Set<() => void>();

/** Calls when the server says that this browser's session is over. */
export const onSignedOut = (listener: () => void): void => void signOutListeners.add(listener);

const realtime = openRealtime(() => {
  for (const listener of signOutListeners) listener();
});

/**
 * What a watcher is told. `again`: more was missed than could be told one by one, so that anything may be different; a first
 * state is what holds as watching begins.
 */
export type News<T extends Topic> =
  | { readonly type: 'state'; readonly state: StateOf<T>; readonly again: boolean }
  | { readonly type: 'change'; readonly change: ChangeOf<T> };

/**
 * Watches a topic for as long as the component is on screen; a key of null watches nothing. `behind`: a lost connection comes back
 * also while the page is not looked at.
 */
export function useTopic<T extends Topic>(
  topic: T,
  key: string | null,
  heed: (news: News<T>) => void,
  behind = false,
): void {
  const latest = useRef(heed);
  useEffect(() => {
    latest.current = heed;
  });
  useEffect(() => {
    if (key === null) return undefined;
    const hear: Listener = (message, again) => {
      if (message.type === 'state')
        latest.current({ type: 'state', state: topic.state.parse(message.state) as StateOf<T>, again });
      if (message.type === 'change')
        latest.current({ type: 'change', change: topic.change.parse(message.change) as ChangeOf<T> });
    };
    return realtime.watch(topic.name, key, hear, behind);
  }, [topic, key, behind]);
}

/** What others say of the moment about what is watched; it has no past, and a loss is never made up for. */
export function useHints(topic: Topic, key: string | null, heed: (hint: string) => void): void {
  const latest = useRef(heed);
  useEffect(() => {
    latest.current = heed;
  });
  useEffect(() => {
    if (key === null) return undefined;
    return realtime.watch(topic.name, key, (message) => message.type === 'hint' && latest.current(message.hint));
  }, [topic, key]);
}

export const sayHint = (topic: Topic, key: string, hint: string): void => realtime.hint(topic.name, key, hint);

/** Whether what happens is told at the moment; `well` also before anything was watched. */
export const useConnection = (): 'well' | 'lost' =>
  useSyncExternalStore(realtime.onChange, () => (realtime.isLost() ? 'lost' : 'well'));

const soonMs = 100;
const spreadMs = 300;

/** Reads again what these operations have read: once for many calls, and not in the same moment as everybody else. */
export function useRefresh(...endpoints: readonly Endpoint[]): () => void {
  const client = useQueryClient();
  const waiting = useRef<number | undefined>(undefined);
  useEffect(() => () => window.clearTimeout(waiting.current), []);
  return () => {
    window.clearTimeout(waiting.current);
    const refresh = () => {
      for (const { id } of endpoints) void client.invalidateQueries({ queryKey: [id] });
    };
    waiting.current = window.setTimeout(refresh, soonMs + Math.random() * spreadMs);
  };
}

/** When what is on screen of an operation was read, by this machine's clock; 0 before it was. */
export function useReadAt(endpoint: Endpoint): number {
  const client = useQueryClient();
  const subscribe = useCallback(
    (changed: () => void) => client.getQueryCache().subscribe(notifyManager.batchCalls(changed)),
    [client],
  );
  const readAt = () => {
    const shown = client.getQueryCache().findAll({ queryKey: [endpoint.id], type: 'active' });
    return Math.max(0, ...shown.map(({ state }) => state.dataUpdatedAt));
  };
  return useSyncExternalStore(subscribe, readAt);
}
