import { useRouterState } from '@tanstack/react-router';
import { type RefObject, useEffect, useRef } from 'react';

/** A heading that comes later than this finds its reader elsewhere. */
const longestWaitMs = 5_000;

/** Gives the focus to the page's heading once there is one, unless its reader has moved on by then. */
function focusHeading(page: HTMLElement): () => void {
  const find = () => {
    const heading = page.querySelector('h1');
    if (!heading) return;
    stop();
    if (document.activeElement !== page) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
  };
  const watch = new MutationObserver(find);
  const late = window.setTimeout(() => stop(), longestWaitMs);
  const stop = () => {
    watch.disconnect();
    window.clearTimeout(late);
  };
  watch.observe(page, { childList: true, subtree: true });
  find();
  return stop;
}

/** A new page takes the focus, so that reading and tabbing start there; the first one leaves it where it is. */
export function useFocusOnPage(page: RefObject<HTMLDivElement | null>): void {
  const path = useRouterState({ select: (state) => state.resolvedLocation?.pathname ?? null });
  const last = useRef(path);
  useEffect(() => {
    const first = last.current === null;
    if (last.current === path) return undefined;
    last.current = path;
    if (first || !page.current) return undefined;
    page.current.focus({ preventScroll: true });
    return focusHeading(page.current);
  }, [path, page]);
}
