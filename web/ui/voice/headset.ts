import { useSyncExternalStore } from 'react';

/** The headset that was chosen in this browser; null leaves it to the browser. */
export interface Headset {
  readonly microphoneId: string | null;
  readonly earsId: string | null;
}

const key = 'tongli.headset';
const none: Headset = { microphoneId: null, earsId: null };
const listeners = new Set<() => void>();

const textOrNull = (value: unknown) => (typeof value === 'string' ? value : null);

export function readKept(text: string | null): Headset {
  try {
    const kept: unknown = JSON.parse(text ?? 'null');
    if (typeof kept !== 'object' || kept === null) return none;
    const { microphoneId, earsId } = kept as Partial<Record<keyof Headset, unknown>>;
    return { microphoneId: textOrNull(microphoneId), earsId: textOrNull(earsId) };
  } catch {
    return none;
  }
}

let current: Headset | null = null;

export function chosenHeadset(): Headset {
  current ??= readKept(localStorage.getItem(key));
  return current;
}

export function chooseHeadset(change: Partial<Headset>): void {
  current = { ...chosenHeadset(), ...change };
  localStorage.setItem(key, JSON.stringify(current));
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export const useHeadset = (): Headset => useSyncExternalStore(subscribe, chosenHeadset);
