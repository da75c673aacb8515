import { gridColumns, type Tile, type TileKind } from '@tongli/contracts/measures';
import { type PointerEvent as Press, type RefObject, useEffect, useRef, useState } from 'react';
import { movedTo, placed, sizedTo } from './grid.ts';
import { newTile, sizeOf } from './new-tile.ts';

/** As in `dashboard.css`. */
export const rowHeight = 44;
export const gap = 12;
/** A press that moved less is a click. */
const clickPx = 5;

interface Drag {
  readonly mode: 'move' | 'size' | 'new';
  readonly tile: Tile;
  /** From the tile's corner to where it was taken, in pixels. */
  readonly hold: { readonly x: number; readonly y: number };
  readonly start: { readonly x: number; readonly y: number };
}

export interface Dragging {
  /** The board as it would be if the pointer let go here; null while nothing is dragged. */
  readonly preview: readonly Tile[] | null;
  readonly dragged: string | null;
  /** For a tile's handle, or its corner. */
  take(mode: 'move' | 'size', tile: Tile): (press: Press) => void;
  /** For what is laid down anew. */
  bring(kind: TileKind): (press: Press) => void;
}

interface Options {
  readonly grid: RefObject<HTMLElement | null>;
  readonly tiles: readonly Tile[];
  readonly text: string;
  onDrop(tiles: readonly Tile[], id: string): void;
}

/** Lays tiles out with the pointer: it shows at once what the board becomes, and Escape takes it back. */
export function useDragging({ grid, tiles, text, onDrop }: Options): Dragging {
  const [drag, setDrag] = useState<Drag | null>(null);
  const [preview, setPreview] = useState<readonly Tile[] | null>(null);
  const latest = useRef({ preview, onDrop, tiles });
  useEffect(() => {
    latest.current = { preview, onDrop, tiles };
  });
  useEffect(() => {
    if (!drag) return undefined;
    const show = (next: readonly Tile[] | null) => {
      latest.current.preview = next;
      setPreview(next);
    };
    const end = () => {
      show(null);
      setDrag(null);
    };
    const move = (event: PointerEvent) =>
      show(grid.current && laidOut(drag, grid.current, latest.current.tiles, event));
    const drop = () => {
      const { preview: laid, onDrop: keep } = latest.current;
      end();
      if (laid) keep(laid, drag.tile.id);
    };
    const giveUp = (event: KeyboardEvent) => event.key === 'Escape' && end();
    window.addEventListener('pointermove', move);
    window.addEventListener('pointerup', drop);
    window.addEventListener('pointercancel', end);
    window.addEventListener('keydown', giveUp);
    return () => {
      window.removeEventListener('pointermove', move);
      window.removeEventListener('pointerup', drop);
      window.removeEventListener('pointercancel', end);
      window.removeEventListener('keydown', giveUp);
    };
  }, [drag, grid]);
  const begin = (press: Press, rest: Omit<Drag, 'start'>) => {
    if (press.button !== 0) return;
    press.preventDefault();
    setDrag({ ...rest, start: { x: press.clientX, y: press.clientY } });
  };
  return {
    preview,
    dragged: preview ? (drag?.tile.id ?? null) : null,
    take: (mode, tile) => (press) => {
      const box = press.currentTarget.closest('[data-tile]')?.getBoundingClientRect();
      const hold = { x: press.clientX - (box?.left ?? press.clientX), y: press.clientY - (box?.top ?? press.clientY) };
      begin(press, { mode, tile, hold });
    },
    bring: (kind) => (press) =>
      begin(press, { mode: 'new', tile: newTile(kind, { x: 0, y: 0 }, text), hold: { x: 40, y: 16 } }),
  };
}

function laidOut(
  { mode, tile, hold, start }: Drag,
  grid: HTMLElement,
  tiles: readonly Tile[],
  { clientX, clientY }: PointerEvent,
): readonly Tile[] | null {
  if (Math.hypot(clientX - start.x, clientY - start.y) < clickPx) return null;
  const box = grid.getBoundingClientRect();
  const column = (box.width + gap) / gridColumns;
  const row = rowHeight + gap;
  const cell = (x: number, y: number) => ({ x: Math.round(x / column), y: Math.round(y / row) });
  if (mode === 'size') {
    const corner = cell(clientX - box.left, clientY - box.top);
    return sizedTo(tiles, tile, { w: corner.x - tile.x, h: corner.y - tile.y });
  }
  const inside = clientX >= box.left && clientX <= box.right && clientY >= box.top && clientY <= box.bottom;
  if (mode === 'new' && !inside) return null;
  const spot = cell(clientX - box.left - hold.x, clientY - box.top - hold.y);
  if (mode === 'move') return movedTo(tiles, tile, spot);
  const x = Math.min(Math.max(spot.x, 0), gridColumns - sizeOf(tile.kind).w);
  return placed(tiles, { ...tile, x, y: Math.max(spot.y, 0) });
}
