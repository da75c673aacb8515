import { useSyncExternalStore } from 'react';

export type Scheme = 'light' | 'dark';

/** What the reader chose; `system` follows the machine. */
export const schemeChoices = ['system', 'light', 'dark'] as const;
export type SchemeChoice = (typeof schemeChoices)[number];

const storageKey = 'tongli.scheme';
const system = matchMedia('(prefers-color-scheme: dark)');
/** Paper is light, whatever the screen is. */
const paper = matchMedia('print');
const listeners = new Set<() => void>();

function readChoice(): SchemeChoice {
  const kept = localStorage.getItem(storageKey);
  return schemeChoices.find((choice) => choice === kept) ?? 'system';
}

let choice = readChoice();

function announce(): void {
  for (const listener of listeners) listener();
}

system.addEventListener('change', announce);
paper.addEventListener('change', announce);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

const readScheme = (): Scheme => {
  if (paper.matches) return 'light';
  if (choice !== 'system') return choice;
  return system.matches ? 'dark' : 'light';
};

export function chooseScheme(next: SchemeChoice): void {
  choice = next;
  localStorage.setItem(storageKey, next);
  announce();
}

export const useScheme = () => useSyncExternalStore(subscribe, readScheme);
export const useSchemeChoice = () => useSyncExternalStore(subscribe, () => choice);
