import type { InboxItem } from '@tongli/contracts/work';

type Shown = Pick<InboxItem, 'id' | 'dueAt' | 'title'>;

/** Whether a reader would see another list: other items, another order, or an item that says something else. */
export function differs(before: readonly Shown[], now: readonly Shown[]): boolean {
  const words = (items: readonly Shown[]) => items.map(({ id, dueAt, title }) => `${id} ${dueAt} ${title}`).join('\n');
  return words(before) !== words(now);
}
