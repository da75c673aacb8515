/** A binary heap: the first by `compare` is at the top. */
export type Heap<Item> = {
  readonly size: number;
  peek(): Item | undefined;
  push(item: Item): void;
  pop(): Item | undefined;
};

export function startHeap<Item>(compare: (a: Item, b: Item) => number, items: Item[] = []): Heap<Item> {
  const sink = (item: Item, from: number) => {
    let at = from;
    for (;;) {
      const left = 2 * at + 1;
      const first = items[left];
      if (first === undefined) break;
      const second = items[left + 1];
      const [child, place] = second !== undefined && compare(second, first) < 0 ? [second, left + 1] : [first, left];
      if (compare(item, child) <= 0) break;
      items[at] = child;
      at = place;
    }
    items[at] = item;
  };
  const rise = (item: Item, from: number) => {
    let at = from;
    while (at > 0) {
      const above = (at - 1) >> 1;
      const parent = items[above];
      if (parent === undefined || compare(parent, item) <= 0) break;
      items[at] = parent;
      at = above;
    }
    items[at] = item;
  };
  for (let at = (items.length >> 1) - 1; at >= 0; at--) {
    const item = items[at];
    if (item !== undefined) sink(item, at);
  }
  return {
    get size() {
      return items.length;
    },
    peek: () => items[0],
    push: (item) => rise(item, items.length),
    pop() {
      const [top] = items;
      const last = items.pop();
      if (last !== undefined && items.length > 0) sink(last, 0);
      return top;
    },
  };
}
