import type { EditionState, EntryState } from '@tongli/contracts/knowledge';
import { type Refusal, refuse } from '../../../platform/call.ts';

/** What may stand for an entry at a time: one edition in use, one that waits for its day, one that is being made. */
export interface EntryFacts {
  readonly open: 'draft' | 'submitted' | null;
  readonly published: boolean;
  /** One was approved and waits for the day from which it holds. */
  readonly waiting?: boolean;
}

export type EntryAct = 'write' | 'submit' | 'discard' | 'withdraw';

/** Null where it may be done. An edition that awaits approval does not change under those who read it. */
export function decideEntry({ open, published, waiting = false }: EntryFacts, act: EntryAct): Refusal | null {
  if (act === 'withdraw') return published ? null : refuse('not-published');
  if (open === 'submitted') return refuse('awaits-approval');
  if (act === 'discard' && waiting) return null;
  return act !== 'write' && open === null ? refuse('no-draft') : null;
}

/** How an approval ended. */
export type Outcome = 'approved' | 'rejected' | 'withdrawn';

/** What becomes of an edition that awaited it. Refused by whoever read it, it can be written on. */
export const stateAfter = (outcome: Outcome): EditionState => (outcome === 'approved' ? 'published' : 'draft');

/** What an entry is to its readers, and of which edition its list speaks. */
export function standingOf(editions: readonly { readonly number: number; readonly state: EditionState }[]): {
  readonly state: EntryState;
  readonly openState: 'draft' | 'submitted' | null;
  readonly shown: number;
} {
  const latest = editions.reduce((a, b) => (b.number > a.number ? b : a));
  const published = editions.find(({ state }) => state === 'published');
  const open = editions.find(({ state }) => state === 'draft' || state === 'submitted');
  const openState = open ? (open.state as 'draft' | 'submitted') : null;
  if (published) return { state: 'published', openState, shown: published.number };
  return { state: openState ?? 'withdrawn', openState, shown: latest.number };
}
