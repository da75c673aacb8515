import { useSyncExternalStore } from 'react';

/** One of some words, kept in this browser for whoever sits at it. */
export interface Kept<Word extends string> {
  read(): Word;
  choose(next: Word): void;
  use(): Word;
}

/** Remembers a choice among `words`; the first is what holds before anybody has chosen. */
export function kept<const Word extends string>(name: string, words: readonly [Word, ...Word[]]): Kept<Word> {
  const key = `tongli.${name}`;
  const listeners = new Set<() => void>();
  const stored = localStorage.getItem(key);
  let current = words.find((word) => word === stored) ?? words[0];
  const subscribe = (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  };
  const read = () => current;
  return {
    read,
    choose: (next) => {
      current = next;
      localStorage.setItem(key, next);
      for (const listener of listeners) listener();
    },
    use: () => useSyncExternalStore(subscribe, read),
  };
}
