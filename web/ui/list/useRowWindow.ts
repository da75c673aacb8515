import { type RefObject, useCallback, useEffect, useLayoutEffect, useState } from 'react';
import { scrollerOf } from './scrolling.ts';
import { useDrawnSoon } from './useDrawnSoon.ts';

/** Up to here all rows are drawn, those in sight before the others; beyond, those near the window alone. */
const mostDrawn = 150;
const beyondWindow = 30;
const step = 10;

export interface RowWindow {
  /** Rows drawn: `from` up to and without `to`. */
  readonly from: number;
  readonly to: number;
  /** Height of the rows left out above and below, in pixels. */
  readonly above: number;
  readonly below: number;
  /** Scrolls so far that this row is drawn. */
  readonly reveal: (index: number) => void;
}

interface Drawn {
  readonly from: number;
  readonly to: number;
}

/** Which rows to draw, from where the list's top stands in the window. Cut to steps, so that small moves draw nothing anew. */
export function drawnRows(count: number, rowHeight: number, top: number, windowHeight: number): Drawn {
  if (count <= mostDrawn || rowHeight <= 0) return { from: 0, to: count };
  const first = Math.floor(-top / rowHeight) - beyondWindow;
  const last = Math.ceil((windowHeight - top) / rowHeight) + beyondWindow;
  const from = Math.min(Math.max(0, Math.floor(first / step) * step), count - 1);
  return { from, to: Math.min(count, Math.max(from + 1, Math.ceil(last / step) * step)) };
}

const usualHeight = 33;

/** The height of a row, as far as it is known: the mean of those drawn. */
function heightOf(body: HTMLElement | null): number {
  const rows = body?.querySelectorAll<HTMLElement>('[data-row]');
  const [first, last] = [rows?.[0], rows?.[rows.length - 1]];
  if (!rows || !first || !last) return usualHeight;
  return (last.getBoundingClientRect().bottom - first.getBoundingClientRect().top) / rows.length || usualHeight;
}

const same = (a: Drawn, b: Drawn) => a.from === b.from && a.to === b.to;

/** Draws only the rows near the window, so that a hundred thousand scroll like a hundred. Marked rows carry `data-row`. */
export function useRowWindow(count: number, body: RefObject<HTMLElement | null>): RowWindow {
  const [height, setHeight] = useState(usualHeight);
  const [drawn, setDrawn] = useState<Drawn>(() => drawnRows(count, usualHeight, 0, innerHeight));
  const soon = useDrawnSoon(count, usualHeight);
  const look = useCallback(() => {
    const rowHeight = heightOf(body.current);
    const top = body.current?.getBoundingClientRect().top ?? 0;
    const next = drawnRows(count, rowHeight, top, innerHeight);
    setHeight(rowHeight);
    setDrawn((before) => (same(before, next) ? before : next));
  }, [count, body]);
  useLayoutEffect(() => {
    if (count > mostDrawn) look();
  }, [count, look]);
  useEffect(() => {
    if (count <= mostDrawn) return;
    let asked = 0;
    const onScroll = () => {
      asked ||= requestAnimationFrame(() => {
        asked = 0;
        look();
      });
    };
    // Heard on its way down: scrolling does not bubble, and it is the frame's page that scrolls.
    addEventListener('scroll', onScroll, { passive: true, capture: true });
    addEventListener('resize', onScroll);
    return () => {
      cancelAnimationFrame(asked);
      removeEventListener('scroll', onScroll, { capture: true });
      removeEventListener('resize', onScroll);
    };
  }, [count, look]);
  const from = Math.min(drawn.from, Math.max(0, count - 1));
  const to = count <= mostDrawn ? soon : Math.min(drawn.to, count);
  const reveal = (index: number) => {
    const top = body.current?.getBoundingClientRect().top ?? 0;
    scrollerOf(body.current).scrollBy({ top: top + index * height - innerHeight / 2, behavior: 'instant' });
  };
  return { from: count <= mostDrawn ? 0 : from, to, above: from * height, below: (count - to) * height, reveal };
}
