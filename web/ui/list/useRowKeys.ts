import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react';

const typing = 'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="dialog"]';

const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

export interface RowKeys {
  readonly container: RefObject<HTMLDivElement | null>;
  readonly tabIndex: (index: number) => 0 | -1;
  readonly onFocus: (index: number) => void;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(typing) !== null;
}

/** Moves the focus through rows: one row is a tab stop, `j` and `k` work from anywhere on the page. */
export function useRowKeys(count: number, open: (index: number) => void): RowKeys {
  const container = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState(0);

  const go = (index: number) => {
    const rows = container.current?.querySelectorAll<HTMLElement>('tr[tabindex]');
    rows?.[Math.min(Math.max(index, 0), count - 1)]?.focus();
  };

  useEffect(() => {
    const start = (event: globalThis.KeyboardEvent) => {
      if ((event.key !== 'j' && event.key !== 'k') || event.ctrlKey || event.metaKey || event.altKey) return;
      if (isTyping(event.target) || container.current?.contains(event.target as Node)) return;
      container.current?.querySelector<HTMLElement>('tr[tabindex="0"]')?.focus();
    };
    document.addEventListener('keydown', start);
    return () => document.removeEventListener('keydown', start);
  }, []);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (!(event.target instanceof HTMLTableRowElement) || event.ctrlKey || event.metaKey || event.altKey) return;
    const step = steps[event.key];
    if (!step && event.key !== 'Enter') return;
    event.preventDefault();
    if (step) go(active + step);
    else open(active);
  };

  const stop = Math.min(active, Math.max(count - 1, 0));
  return { container, tabIndex: (index) => (index === stop ? 0 : -1), onFocus: setActive, onKeyDown };
}
