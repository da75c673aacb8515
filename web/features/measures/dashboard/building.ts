import { changeDashboard, type Dashboard, drawTiles, type Tile, type TileKind } from '@tongli/contracts/measures';
import { type KeyboardEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { hasCode, ProblemError } from '../../../api/problem.ts';
import { useDragging } from './dragging.ts';
import { dropKept, useEditing } from './editing.ts';
import { byKey, freeSpot, without } from './grid.ts';
import { newTile, sizeOf } from './new-tile.ts';
import { useTileName } from './words.ts';

/** Where a tile lies does not change what it shows: laid out in a row, nothing is read anew for being moved. */
const asAsked = (tiles: readonly Tile[]): Tile[] =>
  tiles.toSorted((a, b) => (a.id < b.id ? -1 : 1)).map((tile, y) => ({ ...tile, x: 0, y, w: 1, h: 1, title: '' }));

const theirsIn = (error: unknown, version: number): Dashboard | null => {
  if (!(error instanceof ProblemError) || !hasCode(error, 'stale-version')) return null;
  const theirs = error.problem.current as Dashboard | undefined;
  return theirs && theirs.version !== version ? theirs : null;
};

/** Tells what tiles would show, as soon as they are laid down. */
function useDrawn(board: Dashboard, tiles: readonly Tile[]) {
  const body = { projectId: board.projectId, tiles: asAsked(tiles) };
  const options = { placeholderData: (previous: unknown) => previous as never, refetchInterval: 30_000 };
  return useRead(drawTiles, { body }, options).data;
}

/** All that happens while a board is laid out. */
export function useBuilding(board: Dashboard, onLeave: () => void) {
  const { t } = useTranslation();
  const tileName = useTileName();
  const editing = useEditing(board);
  const { draft, version, set } = editing;
  const [open, setOpen] = useState<string | null>(null);
  const [said, setSaid] = useState('');
  const grid = useRef<HTMLUListElement>(null);
  const figures = useDrawn(board, draft.tiles);
  const save = useAct(changeDashboard, (saved) => {
    dropKept(board.id);
    editing.begin(saved);
    onLeave();
  });
  const nameOf = (tile: Tile) => tileName(tile);
  const lay = (tiles: readonly Tile[], id: string) => {
    set({ tiles: [...tiles] });
    const tile = tiles.find((one) => one.id === id);
    if (!tile) return;
    const { x, y, w, h } = tile;
    setSaid(t('measures.dashboard.lies', { name: nameOf(tile), column: x + 1, row: y + 1, width: w, height: h }));
  };
  const text = t('measures.dashboard.new-text');
  const dragging = useDragging({ grid, tiles: draft.tiles, text, onDrop: lay });
  const press = (event: KeyboardEvent, tile: Tile) => {
    const moved = byKey(draft.tiles, tile, event.key, event.shiftKey);
    if (moved) lay(moved, tile.id);
    else if (event.key === 'Enter' || event.key === ' ') setOpen(tile.id);
    else if (event.key === 'Delete') set({ tiles: without(draft.tiles, tile.id) });
    else return;
    event.preventDefault();
  };
  return {
    ...{ editing, dragging, grid, figures, said, save, open, setOpen, nameOf, press },
    theirs: theirsIn(save.error, version),
    add: (kind: TileKind) => {
      const tile = newTile(kind, freeSpot(draft.tiles, sizeOf(kind)), text);
      lay([...draft.tiles, tile], tile.id);
      setOpen(tile.id);
    },
    keep: () => save.mutate({ params: { id: board.id }, body: { ...draft, version } }),
    leave: () => {
      dropKept(board.id);
      editing.begin(board);
      onLeave();
    },
  };
}

export type Building = ReturnType<typeof useBuilding>;
