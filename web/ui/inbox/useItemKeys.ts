import { type KeyboardEvent, type RefObject, useCallback, useEffect, useRef, useState } from 'react';

const typing = 'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="dialog"]';
const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
const links = '[data-item] > a';

export interface ItemKeys {
  readonly container: RefObject<HTMLDivElement | null>;
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  /** The item that Tab stops at. */
  readonly active: string | undefined;
  readonly onFocus: (key: string) => void;
}

const isPlain = (event: { ctrlKey: boolean; metaKey: boolean; altKey: boolean }) =>
  !event.ctrlKey && !event.metaKey && !event.altKey;

/**
 * Moves the focus through items by `j` `k` and the arrows, from anywhere on the page; any other letter is told with the item
 * that has the focus. When that item goes, the one in its place takes the focus.
 */
export function useItemKeys(keys: readonly string[], onLetter: (letter: string, key: string) => boolean): ItemKeys {
  const container = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | undefined>();
  const place = useRef(0);
  const latest = useRef(keys);
  latest.current = keys;
  // The same function always: a line is drawn again only when something of its own changes.
  const onFocus = useCallback((key: string) => {
    place.current = latest.current.indexOf(key);
    setActive(key);
  }, []);

  const go = (index: number) => {
    const found = container.current?.querySelectorAll<HTMLElement>(links) ?? [];
    const link = found[Math.min(Math.max(index, 0), found.length - 1)];
    link?.focus();
    link?.scrollIntoView({ block: 'nearest' });
  };

  const gone = active !== undefined && !keys.includes(active);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each item that goes.
  useEffect(() => {
    if (!gone) return;
    setActive(keys[Math.min(place.current, keys.length - 1)]);
    if (document.activeElement === document.body) go(place.current);
  }, [gone]);

  useEffect(() => {
    const start = (event: globalThis.KeyboardEvent) => {
      if ((event.key !== 'j' && event.key !== 'k') || !isPlain(event)) return;
      const { target } = event;
      if (!(target instanceof Element) || target.closest(typing) || container.current?.contains(target)) return;
      container.current?.querySelector<HTMLElement>(`${links}[tabindex="0"]`)?.focus();
    };
    document.addEventListener('keydown', start);
    return () => document.removeEventListener('keydown', start);
  }, []);

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const { target } = event;
    if (!(target instanceof HTMLElement) || target.closest(typing) || !isPlain(event)) return;
    const key = target.closest<HTMLElement>('[data-item]')?.dataset.item;
    if (key === undefined) return;
    const step = steps[event.key];
    if (step) go(keys.indexOf(key) + step);
    else if (!onLetter(event.key, key)) return;
    event.preventDefault();
  };

  return {
    container,
    onKeyDown,
    active: active !== undefined && !gone ? active : keys[0],
    onFocus,
  };
}
