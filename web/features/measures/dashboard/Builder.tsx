import { type Dashboard, mostTiles } from '@tongli/contracts/measures';
import { Alert, Button, Drawer } from 'antd';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { hasCode } from '../../../api/problem.ts';
import { useNarrow } from '../../../ui/narrow.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { type Building, useBuilding } from './building.ts';
import type { Editing } from './editing.ts';
import { without } from './grid.ts';
import { tileKinds } from './new-tile.ts';
import { ShareForm } from './ShareForm.tsx';
import { TileForm } from './TileForm.tsx';
import { TileGrid } from './TileGrid.tsx';
import { TileView } from './TileView.tsx';

/** Somebody else has saved meanwhile: whose is kept is asked, and nothing is lost before. */
function Meanwhile({ theirs, editing }: { theirs: Dashboard; editing: Editing }) {
  const { t } = useTranslation();
  return (
    <Alert
      type="warning"
      showIcon
      role="alert"
      className="form-notice"
      title={t('measures.dashboard.meanwhile', { by: theirs.changedBy })}
      action={
        <span className="board-palette">
          <Button onClick={() => editing.begin(theirs)}>{t('measures.dashboard.take-theirs')}</Button>
          <Button onClick={() => editing.begin(theirs, editing.draft)}>{t('measures.dashboard.keep-mine')}</Button>
        </span>
      }
    />
  );
}

interface BarProps {
  editing: Editing;
  busy: boolean;
  onSave: () => void;
  onLeave: () => void;
  onShare: () => void;
}

function Bar({ editing, busy, onSave, onLeave, onShare }: BarProps) {
  const { t } = useTranslation();
  const { changed, canUndo, canRedo, undo, redo } = editing;
  return (
    <div className="board-palette">
      <Button onClick={undo} disabled={!canUndo}>
        {t('measures.dashboard.undo')}
      </Button>
      <Button onClick={redo} disabled={!canRedo}>
        {t('measures.dashboard.redo')}
      </Button>
      <Button onClick={onShare}>{t('measures.dashboard.share')}</Button>
      <Button onClick={onLeave}>{t(changed ? 'measures.dashboard.discard' : 'measures.dashboard.done')}</Button>
      <Button type="primary" onClick={onSave} loading={busy} disabled={!changed}>
        {t('measures.dashboard.save')}
      </Button>
    </div>
  );
}

function Palette({ building: { dragging, add }, full }: { building: Building; full: boolean }) {
  const { t } = useTranslation();
  return (
    <div className="board-palette" role="toolbar" aria-label={t('measures.dashboard.palette')}>
      <span className="quiet">{t('measures.dashboard.palette')}</span>
      {tileKinds.map((kind) => (
        <Button key={kind} disabled={full} onPointerDown={dragging.bring(kind)} onClick={() => add(kind)}>
          {t(`measures.dashboard.kind.${kind}`)}
        </Button>
      ))}
    </div>
  );
}

/** What is in the way of saving. */
function Notices({ building: { editing, save, theirs } }: { building: Building }) {
  const words = useProblemWords();
  if (theirs) return <Meanwhile theirs={theirs} editing={editing} />;
  if (!save.error || hasCode(save.error, 'stale-version')) return null;
  return <Alert type="error" showIcon role="alert" className="form-notice" title={words.ofError(save.error)} />;
}

function Settings({ board, building }: { board: Dashboard; building: Building }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const { editing, open, setOpen } = building;
  const { draft, set, setTile } = editing;
  const chosen = draft.tiles.find(({ id }) => id === open);
  return (
    <Drawer
      open={chosen !== undefined || open === 'board'}
      onClose={() => setOpen(null)}
      size={narrow ? '100%' : 420}
      title={chosen ? t(`measures.dashboard.kind.${chosen.kind}`) : t('measures.dashboard.share')}
      mask={false}
      destroyOnHidden
    >
      {chosen ? <TileForm tile={chosen} onChange={setTile} /> : null}
      {open === 'board' ? (
        <ShareForm draft={draft} set={set} mayBePrivate={board.actions.remove?.allowed === true} />
      ) : null}
    </Drawer>
  );
}

/** Lays a board out: tiles are dragged from the palette and about, or moved by keys; what they show is seen at once. */
export function Builder({ board, onLeave }: { board: Dashboard; onLeave: () => void }) {
  const { t } = useTranslation();
  const building = useBuilding(board, onLeave);
  const { editing, dragging, grid, figures, said, save, setOpen, nameOf } = building;
  const { draft, set } = editing;
  const full = draft.tiles.length >= mostTiles;
  const way = (event: KeyboardEvent) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== 'z') return;
    if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement) return;
    event.preventDefault();
    if (event.shiftKey) editing.redo();
    else editing.undo();
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: takes back by keys what was done anywhere below.
    <div onKeyDown={way}>
      <div className="section board-tools">
        <Palette building={building} full={full} />
        <Bar
          editing={editing}
          busy={save.isPending}
          onSave={building.keep}
          onLeave={building.leave}
          onShare={() => setOpen('board')}
        />
      </div>
      <Notices building={building} />
      <p className="section-note" id="board-keys">
        {t(full ? 'measures.dashboard.full' : 'measures.dashboard.keys')}
      </p>
      <p className="board-said" aria-live="polite">
        {said}
      </p>
      <TileGrid
        ref={grid}
        tiles={dragging.preview ?? draft.tiles}
        label={draft.name}
        show={(tile) => <TileView tile={tile} figures={figures} laying />}
        laying={{
          ...{ nameOf, dragged: dragging.dragged, take: dragging.take, onKey: building.press },
          onSet: ({ id }) => setOpen(id),
          onRemove: ({ id }) => set({ tiles: without(draft.tiles, id) }),
        }}
      />
      <Settings board={board} building={building} />
    </div>
  );
}
