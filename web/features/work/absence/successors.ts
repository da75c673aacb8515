import type { MovableItem } from '@tongli/contracts/work';

/** Who gets which item, by the item's id; undefined: stays for now. */
export type Successors = Readonly<Record<string, string | undefined>>;

/** What the rules suggest. */
export const suggested = (items: readonly MovableItem[]): Successors =>
  Object.fromEntries(items.map((item) => [item.id, item.suggested?.id]));

/** What was chosen, over what is suggested, for the items that are still there. */
export function successorsOf(items: readonly MovableItem[], chosen: Successors): Successors {
  const usual = suggested(items);
  return Object.fromEntries(items.map(({ id }) => [id, id in chosen ? chosen[id] : usual[id]]));
}

/** How many items each successor gets, the most first. */
export function shares(successors: Successors): { toId: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const toId of Object.values(successors)) if (toId) counts.set(toId, (counts.get(toId) ?? 0) + 1);
  return [...counts].map(([toId, count]) => ({ toId, count })).sort((a, b) => b.count - a.count);
}
