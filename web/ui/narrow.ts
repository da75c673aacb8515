import { useSyncExternalStore } from 'react';

const query = matchMedia('(max-width: 719px)');

function subscribe(listener: () => void): () => void {
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
}

/** True on a phone: lists become cards and navigation moves into a drawer. */
export const useNarrow = () => useSyncExternalStore(subscribe, () => query.matches);
