import { gridColumns, type Tile } from '@tongli/contracts/measures';

/** Where a tile lies, in columns and rows. */
export type Box = Pick<Tile, 'id' | 'x' | 'y' | 'w' | 'h'>;
type Spot = Pick<Box, 'x' | 'y'>;
type Size = Pick<Box, 'w' | 'h'>;

const smallest = 2;
const tallest = 20;
const within = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

const overlap = (a: Box, b: Box) =>
  a.id !== b.id && a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
export const inOrder = (a: Spot, b: Spot) => a.y - b.y || a.x - b.x;

const settle = <B extends Box>(box: B, placed: readonly B[], step: 1 | -1): B => {
  let next = box;
  const hits = (one: B) => placed.some((other) => overlap(one, other));
  if (step === 1) while (hits(next)) next = { ...next, y: next.y + 1 };
  else while (next.y > 0 && !hits({ ...next, y: next.y - 1 })) next = { ...next, y: next.y - 1 };
  return next;
};

/** Everything rises as far as it can; the order in which tiles were is kept. */
function rise<B extends Box>(boxes: readonly B[]): B[] {
  const placed: B[] = [];
  for (const box of boxes.toSorted(inOrder)) placed.push(settle(settle(box, placed, 1), placed, -1));
  return placed;
}

/** The board with one tile as it shall lie: what is in its way goes down, and gaps close. */
export function placed<B extends Box>(boxes: readonly B[], box: B): B[] {
  const others = boxes.filter(({ id }) => id !== box.id).toSorted(inOrder);
  const laid: B[] = [box];
  for (const other of others) laid.push(settle(other, laid, 1));
  const byId = new Map(rise(laid).map((one) => [one.id, one]));
  const known = boxes.flatMap(({ id }) => byId.get(id) ?? []);
  return boxes.some(({ id }) => id === box.id) ? known : [...known, byId.get(box.id) ?? box];
}

export const movedTo = <B extends Box>(boxes: readonly B[], box: B, { x, y }: Spot): B[] =>
  placed(boxes, { ...box, x: within(x, 0, gridColumns - box.w), y: Math.max(0, y) });

export const sizedTo = <B extends Box>(boxes: readonly B[], box: B, { w, h }: Size): B[] =>
  placed(boxes, { ...box, w: within(w, smallest, gridColumns - box.x), h: within(h, smallest, tallest) });

export const without = <B extends Box>(boxes: readonly B[], id: string): B[] => {
  const kept = boxes.filter((box) => box.id !== id);
  const byId = new Map(rise(kept).map((one) => [one.id, one]));
  return kept.flatMap((box) => byId.get(box.id) ?? []);
};

/** The first place, row by row, that is free. */
export function freeSpot(boxes: readonly Box[], { w, h }: Size): Spot {
  for (let y = 0; ; y += 1)
    for (let x = 0; x + w <= gridColumns; x += 1)
      if (!boxes.some((other) => overlap({ id: '', x, y, w, h }, other))) return { x, y };
}

const steps: Readonly<Record<string, Spot>> = {
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
};

/** Tiles that share a column with another. */
const sharing = (boxes: readonly Box[], box: Box) =>
  boxes.filter(({ id, x, w }) => id !== box.id && x < box.x + box.w && box.x < x + w).toSorted(inOrder);

/** An arrow moves, up and down past the next tile, with Shift it changes the size; null for any other key. */
export function byKey<B extends Box>(boxes: readonly B[], box: B, key: string, shift: boolean): B[] | null {
  const step = steps[key];
  if (!step) return null;
  if (shift) return sizedTo(boxes, box, { w: box.w + step.x, h: box.h + step.y });
  const near = sharing(boxes, box);
  if (step.y < 0) return movedTo(boxes, box, { x: box.x, y: near.findLast(({ y }) => y < box.y)?.y ?? 0 });
  if (step.x !== 0) return movedTo(boxes, box, { x: box.x + step.x, y: box.y });
  const below = near.find(({ y }) => y >= box.y + box.h);
  const next = boxes.find(({ id }) => id === below?.id);
  return next ? placed(boxes, { ...next, y: box.y }) : [...boxes];
}
