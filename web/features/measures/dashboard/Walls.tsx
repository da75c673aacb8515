import { listWalls, revokeWall, takeOverWall, type Wall } from '@tongli/contracts/measures';
import { Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { ConfirmButton } from '../../../ui/Confirm.tsx';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag, type Tone } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';

const tones: Readonly<Record<Wall['state'], Tone>> = { open: 'progress', expired: 'neutral', revoked: 'neutral' };

function useColumns(): Column<Wall>[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  const state = (wall: Wall) => t(`measures.wall.state.${wall.state}`);
  return [
    { key: 'name', title: t('measures.wall.name'), text: ({ name }) => name, phone: 'title' },
    { key: 'board', title: t('measures.wall.board'), text: ({ dashboardName }) => dashboardName, grows: true },
    {
      key: 'place',
      title: t('measures.wall.place'),
      text: ({ unitName }) => (unitName ? pick(unitName) : t('measures.dashboard.whole')),
    },
    {
      key: 'state',
      title: t('measures.wall.state-label'),
      text: state,
      render: (wall) => <StateTag tone={tones[wall.state]}>{state(wall)}</StateTag>,
    },
    {
      key: 'expires',
      title: t('measures.wall.expires'),
      text: ({ expiresAt }) => expiresAt,
      render: ({ expiresAt }) => <Instant at={expiresAt} />,
    },
    { key: 'by', title: t('measures.wall.opened-by'), text: ({ openedBy }) => openedBy },
    { key: 'owner', title: t('measures.wall.owner'), text: ({ ownerName }) => ownerName },
    {
      key: 'revoke',
      title: '',
      text: () => '',
      only: 'screen',
      render: (wall) => <Acts wall={wall} />,
    },
  ];
}

function Acts({ wall }: { wall: Wall }) {
  const { t } = useTranslation();
  const revoke = useAct(revokeWall);
  const take = useAct(takeOverWall);
  const params = { id: wall.id };
  return (
    <Space>
      {wall.actions['take-over']?.allowed ? (
        <Button
          size="small"
          loading={take.isPending}
          aria-label={t('measures.wall.take-over-of', { name: wall.name })}
          onClick={() => take.mutate({ params })}
        >
          {t('measures.wall.take-over')}
        </Button>
      ) : null}
      {wall.actions.revoke?.allowed ? (
        <ConfirmButton
          question={t('measures.wall.revoke-question')}
          consequence={t('measures.wall.revoke-consequence')}
          called={t('measures.wall.revoke-of', { name: wall.name })}
          onYes={() => revoke.mutate({ params })}
        >
          {t('measures.wall.revoke')}
        </ConfirmButton>
      ) : null}
    </Space>
  );
}

/** Every screen that shows something of the project: until when, by whom, and how to end it. */
export function Walls() {
  const { t } = useTranslation();
  const walls = useRead(listWalls, {});
  const columns = useColumns();
  return (
    <Section title={t('measures.wall.title')}>
      <Read of={walls}>
        {(data) => (
          <DataTable
            columns={columns}
            rows={data.walls}
            rowKey={({ id }) => id}
            label={t('measures.wall.title')}
            empty={<p className="quiet">{t('measures.wall.none')}</p>}
          />
        )}
      </Read>
    </Section>
  );
}
