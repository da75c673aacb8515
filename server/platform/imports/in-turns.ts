import { setImmediate } from 'node:timers/promises';

const atOnce = 200;

/** Maps thousands of rows, and lets everybody else who waits for this process have their turn every few milliseconds. */
export async function mapInTurns<Row, Mapped>(
  rows: readonly Row[],
  map: (row: Row, at: number) => Mapped,
): Promise<Mapped[]> {
  const mapped: Mapped[] = [];
  for (const [at, row] of rows.entries()) {
    if (at > 0 && at % atOnce === 0) await setImmediate();
    mapped.push(map(row, at));
  }
  return mapped;
}
