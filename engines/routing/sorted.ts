/** The place of an item in a sorted array, or the one where it belongs. */
export function placeIn<Item>(items: readonly Item[], item: Item, compare: (a: Item, b: Item) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = items[middle];
    if (other !== undefined && compare(other, item) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

export function insert<Item>(items: Item[], item: Item, compare: (a: Item, b: Item) => number): void {
  const last = items.at(-1);
  // What comes mostly comes later than what is there.
  if (last === undefined || compare(last, item) < 0) items.push(item);
  else items.splice(placeIn(items, item, compare), 0, item);
}

/** Takes out the item that compares as equal; the order must be total. */
export function remove<Item>(items: Item[], item: Item, compare: (a: Item, b: Item) => number): void {
  const place = placeIn(items, item, compare);
  const found = items[place];
  if (found !== undefined && compare(found, item) === 0) items.splice(place, 1);
}
