import { useNavigate } from '@tanstack/react-router';
import {
  addDashboard,
  type Dashboard,
  getDashboard,
  indicatorAlertsTopic,
  readDashboard,
  removeDashboard,
} from '@tongli/contracts/measures';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { useRefresh, useTopic } from '../../../api/realtime.ts';
import { useAddress, usePathParam } from '../../../ui/address.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { MoreActs } from '../../../ui/record/MoreActs.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { Builder } from './Builder.tsx';
import { draftOf, readKept } from './editing.ts';
import { OpenWallDrawer } from './OpenWallDrawer.tsx';
import { TileGrid } from './TileGrid.tsx';
import { TileView } from './TileView.tsx';

/** What is counted moves by the minute, what queues do by the second. */
const [usualMs, liveMs] = [20_000, 5_000];

function Shown({ board, onEdit }: { board: Dashboard; onEdit: () => void }) {
  const { t } = useTranslation();
  useTopic(indicatorAlertsTopic, '', useRefresh(readDashboard));
  const isLive = board.tiles.some(({ kind }) => kind === 'live');
  const figures = useRead(
    readDashboard,
    { params: { id: board.id } },
    { refetchInterval: isLive ? liveMs : usualMs, placeholderData: (previous) => previous },
  );
  if (board.tiles.length === 0)
    return (
      <Empty
        title={t('measures.dashboard.bare')}
        action={
          board.actions.change?.allowed ? (
            <Button type="primary" onClick={onEdit}>
              {t('measures.dashboard.edit')}
            </Button>
          ) : null
        }
      >
        {t('measures.dashboard.bare-words')}
      </Empty>
    );
  return (
    <Read of={figures}>
      {(data) => (
        <>
          <p className="section-note">
            {t('measures.dashboard.as-of')} <Instant at={data.asOf} />
            {data.narrowed ? ` · ${t('measures.dashboard.narrowed')}` : ''}
          </p>
          <TileGrid
            tiles={board.tiles}
            label={board.name}
            show={(tile) => <TileView tile={tile} figures={data} laying={false} />}
          />
        </>
      )}
    </Read>
  );
}

function useFurther(board: Dashboard) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const copy = useAct(addDashboard, ({ id }) => void navigate({ href: `/results/dashboards/${id}?edit=yes` }));
  const remove = useAct(removeDashboard, ({ id }) => void navigate({ href: `/results/dashboards?removed=${id}` }));
  const copied = { ...draftOf(board), name: t('measures.dashboard.copy-of', { name: board.name }).slice(0, 80) };
  const kept = { audience: 'private', unitIds: [], roles: [], projectId: board.projectId } as const;
  return [
    {
      key: 'copy',
      label: t('measures.dashboard.copy'),
      allowance: board.actions.duplicate,
      onAct: () => copy.mutate({ body: { ...copied, ...kept, unitIds: [], roles: [] } }),
    },
    {
      key: 'remove',
      label: t('measures.dashboard.remove'),
      allowance: board.actions.remove,
      onAct: () => remove.mutate({ params: { id: board.id }, body: { removed: true, version: board.version } }),
    },
  ];
}

function Acts({ board, onEdit, onWall }: { board: Dashboard; onEdit: () => void; onWall: () => void }) {
  const { t } = useTranslation();
  const further = useFurther(board);
  return (
    <>
      {board.actions.duplicate?.allowed ? <MoreActs label={t('measures.dashboard.more')} acts={further} /> : null}
      {board.actions.show?.allowed ? <Button onClick={onWall}>{t('measures.dashboard.on-wall')}</Button> : null}
      {board.actions.change?.allowed ? (
        <Button type="primary" onClick={onEdit}>
          {t('measures.dashboard.edit')}
        </Button>
      ) : null}
    </>
  );
}

function BoardPage({ board }: { board: Dashboard }) {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const [walling, setWalling] = useState(false);
  const editing = search.edit === 'yes' && board.actions.change?.allowed === true;
  const edit = () => change({ edit: 'yes' });
  const begun = !editing && board.actions.change?.allowed === true && readKept(board) !== null;
  const shared = t(`measures.dashboard.audience.${board.audience}`);
  return (
    <Page
      title={board.name}
      lead={`${board.ownerName} · ${shared}`}
      actions={editing ? null : <Acts board={board} onEdit={edit} onWall={() => setWalling(true)} />}
    >
      {begun ? (
        <Alert
          type="info"
          showIcon
          role="status"
          className="form-notice"
          title={t('measures.dashboard.begun')}
          action={<Button onClick={edit}>{t('measures.dashboard.go-on')}</Button>}
        />
      ) : null}
      {editing ? (
        <Builder board={board} onLeave={() => change({ edit: undefined })} />
      ) : (
        <Shown board={board} onEdit={edit} />
      )}
      <OpenWallDrawer board={board} open={walling} onClose={() => setWalling(false)} />
    </Page>
  );
}

/** One board: looked at, or laid out. */
export default function DashboardPage() {
  const id = usePathParam('id');
  const board = useRead(getDashboard, { params: { id } });
  return <Read of={board}>{(data) => <BoardPage key={data.id} board={data} />}</Read>;
}
