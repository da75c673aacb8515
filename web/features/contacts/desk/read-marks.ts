import { useSyncExternalStore } from 'react';

const key = 'tongli.contacts.read';
const mostKept = 50;

type Marks = Readonly<Record<string, number>>;

function readKept(): Marks {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '{}') as Marks;
  } catch {
    return {};
  }
}

let marks = readKept();
const listeners = new Set<() => void>();

/** Notes up to which message a contact was looked at in this tab. */
export function markRead(contactId: string, seq: number): void {
  if ((marks[contactId] ?? 0) >= seq) return;
  const { [contactId]: _, ...others } = marks;
  const kept = Object.entries(others).slice(1 - mostKept);
  marks = { ...Object.fromEntries(kept), [contactId]: seq };
  sessionStorage.setItem(key, JSON.stringify(marks));
  for (const listener of listeners) listener();
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

export const useReadMark = (contactId: string): number => useSyncExternalStore(subscribe, () => marks)[contactId] ?? 0;
