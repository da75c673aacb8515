import type { OpenWork } from '@tongli/contracts/org';

/** Who gets which item: the successor's id by the item's. */
export type HandOver = Readonly<Record<string, string>>;

/** What is given to somebody in particular, of what is still open. */
export function givenOf(work: readonly OpenWork[], given: HandOver) {
  return work.flatMap(({ type, id }) => {
    const successorId = given[id];
    return successorId ? [{ type, id, successorId }] : [];
  });
}

/** The same for all of these, or nobody in particular any more. */
export function giveTo(given: HandOver, items: readonly OpenWork[], successorId: string | undefined): HandOver {
  const chosen = new Set(items.map(({ id }) => id));
  const others = Object.entries(given).filter(([id]) => !chosen.has(id));
  const own = successorId ? items.map(({ id }): [string, string] => [id, successorId]) : [];
  return Object.fromEntries([...others, ...own]);
}
