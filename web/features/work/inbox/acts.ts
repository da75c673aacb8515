import type { InboxItem, InboxKind } from '@tongli/contracts/work';

/** What can be done to an item without leaving the inbox; `open` is everything else. */
export type QuickAct = 'complete' | 'return' | 'approve' | 'reject' | 'seen';

const byKind: Readonly<Record<InboxKind, readonly QuickAct[]>> = {
  promise: ['complete', 'return'],
  task: ['complete', 'return'],
  return: [],
  arbitration: [],
  approval: ['approve', 'reject'],
  limit: [],
  mention: ['seen'],
};

/** The letter of each act. */
export const letters: Readonly<Record<QuickAct, string>> = {
  complete: 'd',
  return: 'r',
  approve: 'a',
  reject: 'x',
  seen: 'm',
};

/** The acts on an item; the first one stands in its line as a button. */
export const actsOf = ({ kind }: Pick<InboxItem, 'kind'>): readonly QuickAct[] => byKind[kind];

/** What a letter means on an item; null: nothing. */
export const actOfLetter = (letter: string, item: Pick<InboxItem, 'kind'>): QuickAct | null =>
  actsOf(item).find((act) => letters[act] === letter.toLowerCase()) ?? null;
