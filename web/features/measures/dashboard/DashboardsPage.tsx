import { useNavigate } from '@tanstack/react-router';
import {
  addDashboard,
  type DashboardStarter,
  type DashboardSummary,
  getDashboard,
  listDashboards,
  removeDashboard,
} from '@tongli/contracts/measures';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { useAddress } from '../../../ui/address.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { Walls } from './Walls.tsx';
import './dashboard.css';

const addressOf = (id: string) => `/results/dashboards/${id}`;

function useColumns(): Column<DashboardSummary>[] {
  const { t } = useTranslation();
  return [
    { key: 'name', title: t('measures.dashboard.name'), text: ({ name }) => name, phone: 'title', grows: true },
    {
      key: 'audience',
      title: t('measures.dashboard.audience-label'),
      text: ({ audience }) => t(`measures.dashboard.audience.${audience}`),
    },
    { key: 'owner', title: t('measures.dashboard.owner'), text: ({ ownerName }) => ownerName },
    {
      key: 'tiles',
      title: t('measures.dashboard.tiles'),
      text: ({ tileCount }) => String(tileCount),
      number: true,
    },
    {
      key: 'changed',
      title: t('measures.dashboard.changed'),
      text: ({ changedAt }) => changedAt,
      render: ({ changedAt }) => <Instant at={changedAt} />,
    },
  ];
}

/** Just removed: the way back stands where one ends up. */
function Removed({ id }: { id: string }) {
  const { t } = useTranslation();
  const [, change] = useAddress();
  const { data } = useRead(getDashboard, { params: { id } }, { retry: false });
  const back = useAct(removeDashboard, () => change({ removed: undefined }));
  if (!data?.actions.restore?.allowed) return null;
  const restore = () => back.mutate({ params: { id }, body: { removed: false, version: data.version } });
  return (
    <Alert
      type="info"
      showIcon
      role="status"
      className="form-notice"
      title={t('measures.dashboard.removed', { name: data.name })}
      action={
        <Button onClick={restore} loading={back.isPending}>
          {t('measures.dashboard.restore')}
        </Button>
      }
    />
  );
}

/** Something to begin with: kept as it is, and laid out from there. */
function Starters({ starters }: { starters: readonly DashboardStarter[] }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const navigate = useNavigate();
  const add = useAct(addDashboard, ({ id }) => void navigate({ href: `${addressOf(id)}?edit=yes` }));
  const begin = (name: string, tiles: DashboardStarter['tiles']) =>
    add.mutate({ body: { name, tiles, audience: 'private', unitIds: [], roles: [] } });
  return (
    <Section title={t('measures.dashboard.begin')}>
      <ul className="board-starters">
        {starters.map(({ code, name, about, tiles }) => (
          <li key={code}>
            <strong>{pick(name)}</strong>
            <p className="quiet">{pick(about)}</p>
            <Button
              disabled={add.isPending}
              onClick={() => begin(pick(name), tiles)}
              aria-label={t('measures.dashboard.begin-with', { name: pick(name) })}
            >
              {t('measures.dashboard.use')}
            </Button>
          </li>
        ))}
        <li>
          <strong>{t('measures.dashboard.blank')}</strong>
          <p className="quiet">{t('measures.dashboard.blank-words')}</p>
          <Button disabled={add.isPending} onClick={() => begin(t('measures.dashboard.new-name'), [])}>
            {t('measures.dashboard.add')}
          </Button>
        </li>
      </ul>
    </Section>
  );
}

/** Boards that one may look at, those to begin with, and the screens that show any. */
export default function DashboardsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [search] = useAddress();
  const boards = useRead(listDashboards, {});
  const columns = useColumns();
  return (
    <Page title={t('measures.dashboard.title')} lead={t('measures.dashboard.lead')}>
      {search.removed ? <Removed id={search.removed} /> : null}
      <Read of={boards}>
        {({ dashboards, starters, actions }) => (
          <>
            <div className="board-list">
              <DataTable
                columns={columns}
                rows={dashboards}
                rowKey={({ id }) => id}
                label={t('measures.dashboard.title')}
                onOpen={({ id }) => void navigate({ href: addressOf(id) })}
                empty={
                  <Empty title={t('measures.dashboard.empty')}>
                    {t(actions.add?.allowed ? 'measures.dashboard.empty-words' : 'measures.dashboard.empty-look')}
                  </Empty>
                }
              />
            </div>
            {actions.add?.allowed ? <Starters starters={starters} /> : null}
            {actions.walls?.allowed ? <Walls /> : null}
          </>
        )}
      </Read>
    </Page>
  );
}
