import type { ChartAnnotation } from '@tongli/contracts/measures';

const alphabet = 'abcdefghijklmnopqrstuvwxyz';

/** a … z, then aa, ab …: signals have numbers, notes have letters. */
export function letterOf(index: number): string {
  const last = alphabet[index % alphabet.length] ?? '';
  return index < alphabet.length ? last : `${letterOf(Math.floor(index / alphabet.length) - 1)}${last}`;
}

export interface LetteredNote extends ChartAnnotation {
  readonly letter: string;
}

export const lettered = (notes: readonly ChartAnnotation[]): LetteredNote[] =>
  notes.map((note, index) => ({ ...note, letter: letterOf(index) }));

/** A day with the letters of all that was written on it. */
export interface LetteredDay {
  readonly on: string;
  readonly letters: string;
}

export function byDay(notes: readonly ChartAnnotation[]): LetteredDay[] {
  const days = Map.groupBy(lettered(notes), ({ on }) => on);
  return [...days].map(([on, all]) => ({ on, letters: all.map(({ letter }) => letter).join(' ') }));
}
