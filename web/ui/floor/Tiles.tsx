import { type KeyboardEvent, type ReactNode, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import './floor.css';

const gap = 6;
const least = 132;
const height = 46;
/** Rows drawn above and below what can be seen. */
const beyond = 4;

interface Seen {
  readonly columns: number;
  readonly from: number;
  readonly to: number;
}

/** Which tiles stand near the window, from the box's width and where its top is. */
function tilesSeen(count: number, box: { readonly width: number; readonly top: number }, windowHeight: number): Seen {
  const columns = Math.max(2, Math.floor((box.width + gap) / (least + gap)));
  const rows = Math.ceil(count / columns);
  const row = height + gap;
  const first = Math.min(Math.max(0, Math.floor(-box.top / row) - beyond), Math.max(0, rows - 1));
  const last = Math.min(rows, Math.max(first + 1, Math.ceil((windowHeight - box.top) / row) + beyond));
  return { columns, from: first * columns, to: Math.min(count, last * columns) };
}

function useSeen(count: number) {
  const box = useRef<HTMLDivElement>(null);
  const [seen, setSeen] = useState<Seen>({ columns: 1, from: 0, to: 0 });
  const look = useCallback(() => {
    if (!box.current) return;
    const next = tilesSeen(count, box.current.getBoundingClientRect(), innerHeight);
    setSeen((now) => (now.columns === next.columns && now.from === next.from && now.to === next.to ? now : next));
  }, [count]);
  useLayoutEffect(look, [look]);
  useEffect(() => {
    let asked = 0;
    const soon = () => {
      asked ||= requestAnimationFrame(() => {
        asked = 0;
        look();
      });
    };
    const watch = new ResizeObserver(soon);
    if (box.current) watch.observe(box.current);
    // Heard on its way down: scrolling does not bubble, and it is the frame's page that scrolls.
    addEventListener('scroll', soon, { passive: true, capture: true });
    addEventListener('resize', soon);
    return () => {
      cancelAnimationFrame(asked);
      watch.disconnect();
      removeEventListener('scroll', soon, { capture: true });
      removeEventListener('resize', soon);
    };
  }, [look]);
  return { box, seen };
}

export interface Tile {
  readonly id: string;
  /** The whole of it, where the tile has no room. */
  readonly label: string;
  readonly className: string;
  readonly content: ReactNode;
}

interface TilesProps<One> {
  label: string;
  all: readonly One[];
  tileOf: (one: One) => Tile;
  onOpen: (one: One) => void;
}

const steps: Readonly<Record<string, (columns: number, count: number) => number>> = {
  ArrowRight: () => 1,
  ArrowLeft: () => -1,
  ArrowDown: (columns) => columns,
  ArrowUp: (columns) => -columns,
  Home: (_, count) => -count,
  End: (_, count) => count,
};

/** Many small things side by side, of which only those near the window are drawn. One stop for Tab; arrows move within. */
export function Tiles<One>({ label, all, tileOf, onOpen }: TilesProps<One>) {
  const { box, seen } = useSeen(all.length);
  const [stop, setStop] = useState(0);
  const mark = useRef<HTMLSpanElement>(null);
  const { columns, from, to } = seen;
  const at = Math.min(Math.max(stop, from), Math.max(from, to - 1));
  const focus = (index: number) => box.current?.querySelector<HTMLElement>(`[data-index="${index}"]`)?.focus();
  const move = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (!step) return;
    event.preventDefault();
    const next = Math.min(all.length - 1, Math.max(0, at + step(columns, all.length)));
    setStop(next);
    // It may not be drawn yet: a row as high as its own leads there.
    if (mark.current) {
      mark.current.style.top = `${Math.floor(next / columns) * (height + gap)}px`;
      mark.current.scrollIntoView({ block: 'nearest' });
    }
    requestAnimationFrame(() => requestAnimationFrame(() => focus(next)));
  };
  const rows = Math.ceil(all.length / columns);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the keys belong to the tiles inside, which hold the focus.
    <div ref={box} className="tiles" style={{ height: rows * (height + gap) }} onKeyDown={move}>
      <span ref={mark} className="tiles-mark" aria-hidden="true" />
      <ul
        aria-label={label}
        style={{ top: Math.floor(from / columns) * (height + gap), gridTemplateColumns: `repeat(${columns}, 1fr)` }}
      >
        {all.slice(from, to).map((one, place) => {
          const { id, label: words, className, content } = tileOf(one);
          const index = from + place;
          return (
            <li key={id}>
              <button
                type="button"
                className={`tile ${className}`}
                data-index={index}
                tabIndex={index === at ? 0 : -1}
                title={words}
                onFocus={() => setStop(index)}
                onClick={() => onOpen(one)}
              >
                {content}
              </button>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
