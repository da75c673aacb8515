import { useDeferredValue } from 'react';

/** As many rows as can be in sight, were the list at the very top of the window. */
const inSight = (rowHeight: number) => Math.ceil(innerHeight / rowHeight);

/**
 * How many of so many rows to draw: at first those that can be in sight, and the others as soon as these have been painted, in
 * pieces that hold up nobody who types or clicks meanwhile.
 */
export function useDrawnSoon(count: number, rowHeight: number): number {
  return Math.min(count, useDeferredValue(count, Math.min(count, inSight(rowHeight))));
}
