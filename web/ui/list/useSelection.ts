import { useCallback, useRef, useState } from 'react';

/** Rows chosen for an act on all of them, by their keys. Rows that are scrolled or read away stay chosen. */
export interface Selection<Row> {
  readonly chosen: ReadonlyMap<string, Row>;
  /** Chooses a row or lets it go; `range` chooses all from the last one touched up to it. */
  readonly toggle: (index: number, range: boolean) => void;
  readonly set: (rows: readonly Row[]) => void;
  readonly clear: () => void;
}

export function useSelection<Row>(rows: readonly Row[], rowKey: (row: Row) => string): Selection<Row> {
  const [chosen, setChosen] = useState<ReadonlyMap<string, Row>>(new Map());
  const anchor = useRef<number | null>(null);
  const toggle = (index: number, range: boolean) => {
    const start = range ? (anchor.current ?? index) : index;
    anchor.current = index;
    const touched = rows.slice(Math.min(start, index), Math.max(start, index) + 1);
    setChosen((before) => {
      const after = new Map(before);
      for (const row of touched) {
        if (!range && after.delete(rowKey(row))) continue;
        after.set(rowKey(row), row);
      }
      return after;
    });
  };
  const set = (wanted: readonly Row[]) => setChosen(new Map(wanted.map((row) => [rowKey(row), row])));
  const clear = useCallback(() => {
    anchor.current = null;
    setChosen((before) => (before.size === 0 ? before : new Map()));
  }, []);
  return { chosen, toggle, set, clear };
}
