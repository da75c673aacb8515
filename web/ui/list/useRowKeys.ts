import { type KeyboardEvent, type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';

const typing =
  'input:not([type="checkbox"]), textarea, select, [contenteditable="true"], [role="combobox"], [role="dialog"]';

const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

export interface RowKeys {
  /** The row that Tab goes to. */
  readonly stop: number;
  readonly onFocus: (index: number) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

interface RowActs {
  readonly open: (index: number) => void;
  /** Chooses the row; with `range`, all from the last one touched. */
  readonly select?: ((index: number, range: boolean) => void) | undefined;
  /** Lets go of what is chosen. */
  readonly clear?: (() => void) | undefined;
  /** Makes a row be drawn that is too far away to be. */
  readonly reveal: (index: number) => void;
}

export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(typing) !== null;
}

/** With Ctrl, Meta or Alt a key belongs to the browser. */
export const isPlain = ({
  ctrlKey,
  metaKey,
  altKey,
}: Pick<globalThis.KeyboardEvent, 'ctrlKey' | 'metaKey' | 'altKey'>) => !ctrlKey && !metaKey && !altKey;

const rowAt = (body: HTMLElement | null, index: number) =>
  body?.querySelector<HTMLElement>(`[data-row="${index}"]`) ?? null;

/** The first drawn row that begins within the window. */
function firstInSight(body: HTMLElement | null): number | null {
  const rows = [...(body?.querySelectorAll<HTMLElement>('[data-row]') ?? [])];
  const first = rows.find((row) => row.getBoundingClientRect().top >= 0);
  return first ? Number(first.dataset.row) : null;
}

/** Moves the focus through rows: one row is a tab stop, `j` and `k` work from anywhere on the page. */
export function useRowKeys(
  count: number,
  body: RefObject<HTMLElement | null>,
  { open, select, clear, reveal }: RowActs,
  start = 0,
): RowKeys {
  const [active, setActive] = useState(start);
  const awaited = useRef<number | null>(null);
  const stop = Math.min(active, Math.max(count - 1, 0));

  const go = (wanted: number) => {
    const index = Math.min(Math.max(wanted, 0), count - 1);
    const row = rowAt(body.current, index);
    if (row) return row.focus();
    awaited.current = index;
    reveal(index);
  };

  useLayoutEffect(() => {
    const row = awaited.current === null ? null : rowAt(body.current, awaited.current);
    if (!row) return;
    awaited.current = null;
    row.focus();
  });

  const latest = useRef(go);
  latest.current = go;
  useEffect(() => {
    const begin = (event: globalThis.KeyboardEvent) => {
      if ((event.key !== 'j' && event.key !== 'k') || !isPlain(event) || event.shiftKey) return;
      if (isTyping(event.target) || body.current?.contains(event.target as Node)) return;
      latest.current(rowAt(body.current, stop) ? stop : (firstInSight(body.current) ?? stop));
    };
    document.addEventListener('keydown', begin);
    return () => document.removeEventListener('keydown', begin);
  }, [body, stop]);

  const move = (step: number, range: boolean) => {
    if (range) {
      if (!select) return;
      select(active, true);
      if (active + step >= 0 && active + step < count) select(active + step, true);
    }
    go(active + step);
  };

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset.row === undefined || !isPlain(event)) return;
    const step = steps[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (step) move(step, event.shiftKey);
    else if (event.key === 'Enter') open(active);
    else if (event.key.toLowerCase() === 'x' && select) select(active, event.shiftKey);
    else if (event.key === 'Escape' && clear) clear();
    else return;
    event.preventDefault();
  };

  return { stop, onFocus: setActive, onKeyDown };
}
