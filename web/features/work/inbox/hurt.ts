import type { InboxItem } from '@tongli/contracts/work';

/** `seen-to`: nothing runs out, such as a mention. */
export const hurts = ['overdue', 'today', 'later', 'undated'] as const;
export type Hurt = (typeof hurts)[number];

type Timed = Pick<InboxItem, 'dueAt' | 'urgency'>;

/** How much an item hurts at an instant; `endOfToday` is when the site's day ends. */
export function hurtOf({ dueAt, urgency }: Timed, now: number, endOfToday: number): Hurt {
  if (dueAt === null) return urgency === 'breached' ? 'overdue' : 'undated';
  const due = Date.parse(dueAt);
  if (urgency === 'breached' || due <= now) return 'overdue';
  return due <= endOfToday ? 'today' : 'later';
}

/** Items by how much they hurt, each group in the order in which they came; groups without items are left out. */
export function groupsOf<Item extends Timed>(
  items: readonly Item[],
  now: number,
  endOfToday: number,
): { hurt: Hurt; items: Item[] }[] {
  const byHurt = Map.groupBy(items, (item) => hurtOf(item, now, endOfToday));
  return hurts.flatMap((hurt) => {
    const own = byHurt.get(hurt);
    return own ? [{ hurt, items: own }] : [];
  });
}

/** The groups as far as they hold the first so many items. */
export function firstOf<Item>(groups: readonly { hurt: Hurt; items: Item[] }[], count: number) {
  let left = count;
  return groups.flatMap(({ hurt, items }) => {
    const first = items.slice(0, Math.max(0, left));
    left -= first.length;
    return first.length > 0 ? [{ hurt, items: first }] : [];
  });
}
