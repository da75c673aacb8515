import type { Tile } from '@tongli/contracts/measures';
import { Button } from 'antd';
import type { KeyboardEvent, PointerEvent, ReactNode, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { inOrder } from './grid.ts';
import './dashboard.css';

export interface Laying {
  /** What a tile is called. */
  nameOf(tile: Tile): string;
  readonly dragged: string | null;
  take(mode: 'move' | 'size', tile: Tile): (press: PointerEvent) => void;
  onKey(event: KeyboardEvent, tile: Tile): void;
  onSet(tile: Tile): void;
  onRemove(tile: Tile): void;
}

interface TileGridProps {
  tiles: readonly Tile[];
  show: (tile: Tile) => ReactNode;
  label: string;
  /** While it is laid out. */
  laying?: Laying | undefined;
  ref?: Ref<HTMLUListElement>;
}

function Grips({ tile, laying }: { tile: Tile; laying: Laying }) {
  const { t } = useTranslation();
  const name = laying.nameOf(tile);
  return (
    <div className="board-grips">
      <button
        type="button"
        className="board-grip"
        aria-label={t('measures.dashboard.move', { name })}
        aria-describedby="board-keys"
        onPointerDown={laying.take('move', tile)}
        onKeyDown={(event) => laying.onKey(event, tile)}
      >
        <span aria-hidden="true">⠿</span> <span className="board-grip-name">{name}</span>
      </button>
      <Button size="small" onClick={() => laying.onSet(tile)} aria-label={t('measures.dashboard.set-of', { name })}>
        {t('measures.dashboard.set')}
      </Button>
      <Button size="small" onClick={() => laying.onRemove(tile)} aria-label={t('measures.dashboard.take-of', { name })}>
        {t('measures.dashboard.take')}
      </Button>
    </div>
  );
}

/** Tiles where they lie; on a phone one below the other. In the order in which they are read, whatever was done last. */
export function TileGrid({ tiles, show, label, laying, ref }: TileGridProps) {
  const placeOf = ({ x, y, w, h }: Tile) => ({
    gridColumn: `${x + 1} / span ${w}`,
    gridRow: `${y + 1} / span ${h}`,
    '--rows': h,
  });
  return (
    <ul className={`board${laying ? ' laying' : ''}`} aria-label={label} ref={ref}>
      {tiles.toSorted(inOrder).map((tile) => (
        <li
          key={tile.id}
          data-tile={tile.id}
          className={`board-tile section${laying?.dragged === tile.id ? ' dragged' : ''}`}
          style={placeOf(tile)}
        >
          {laying ? <Grips tile={tile} laying={laying} /> : null}
          <div className="board-inside">{show(tile)}</div>
          {laying ? (
            <span className="board-corner" aria-hidden="true" onPointerDown={laying.take('size', tile)} />
          ) : null}
        </li>
      ))}
    </ul>
  );
}
