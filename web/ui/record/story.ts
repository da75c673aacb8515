import { dateIn } from '../time.ts';

/** What an entry of a record's history belongs to. */
export type Kind = 'work' | 'said' | 'limit';

const kinds: readonly Kind[] = ['work', 'said', 'limit'];

interface Dated {
  readonly at: string;
  readonly kind?: Kind;
}

/** By time; what happened in one instant keeps the order in which it was given, newest first. */
export function ordered<T extends Dated>(entries: readonly T[], newestFirst: boolean): T[] {
  const newest = [...entries].sort((a, b) => Date.parse(b.at) - Date.parse(a.at));
  return newestFirst ? newest : newest.reverse();
}

/** The kinds among entries, in their usual order. */
export function kindsIn(entries: readonly Dated[]): Kind[] {
  const there = new Set(entries.map(({ kind }) => kind ?? 'work'));
  return kinds.filter((kind) => there.has(kind));
}

/** The business date of an instant. */
export const dayOf = (at: string, zone: string) => (at ? dateIn(zone, Date.parse(at)) : '');
