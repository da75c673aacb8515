import { createHash } from 'node:crypto';

/** The same order for everybody and ever after: a chart that is drawn again shows the same subgroups. */
export function inDrawOrder(seed: string, slots: readonly number[]): readonly number[] {
  const lotOf = (slot: number) => createHash('sha256').update(`${seed} ${slot}`).digest('hex');
  const lots = slots.map((slot) => ({ slot, lot: lotOf(slot) }));
  return lots.sort((a, b) => (a.lot < b.lot ? -1 : 1)).map(({ slot }) => slot);
}

/**
 * Of each point up to `size` values, in its draw order, of those slots that hold one. Most hold one where much is counted, so only as
 * many as are needed are read; where little is, later rounds read more of them at once.
 */
export async function drawSubgroups(
  orders: readonly (readonly number[])[],
  size: number,
  read: (slots: readonly number[]) => Promise<ReadonlyMap<number, number>>,
): Promise<readonly (readonly number[])[]> {
  const drawn = orders.map((order) => ({ order, values: [] as number[] }));
  for (let from = 0, width = size; ; from += width, width *= 2) {
    const open = drawn.filter(({ order, values }) => values.length < size && from < order.length);
    if (open.length === 0) return drawn.map(({ values }) => values);
    const told = await read(open.flatMap(({ order }) => order.slice(from, from + width)));
    for (const { order, values } of open) {
      const found = order.slice(from, from + width).flatMap((slot) => told.get(slot) ?? []);
      values.push(...found.slice(0, size - values.length));
    }
  }
}
