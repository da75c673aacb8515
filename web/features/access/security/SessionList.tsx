import type { Session } from '@tongli/contracts/access';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant, useExportInstant } from '../../../ui/Times.tsx';
import { inOrder } from './session-order.ts';

interface SessionListProps {
  sessions: readonly Session[];
  onEnd: (session: Session) => void;
  pending: boolean;
  /** Beside a list, where there is room for little. */
  narrow?: boolean;
}

function useDevice(): (session: Session) => string {
  const { t } = useTranslation();
  return ({ browser, system }) => [browser, system].filter(Boolean).join(' · ') || t('access.sessions.unknown-device');
}

/** Where somebody is signed in, in plain words, and a way to end each. */
export function SessionList({ sessions, onEnd, pending, narrow = false }: SessionListProps) {
  const { t } = useTranslation();
  const instant = useExportInstant();
  const device = useDevice();
  const columns: Column<Session>[] = [
    {
      key: 'device',
      title: t('access.sessions.device'),
      text: device,
      render: (row) => (
        <>
          {device(row)} {row.own ? <StateTag tone="done">{t('access.sessions.own')}</StateTag> : null}
        </>
      ),
      phone: 'title',
    },
    { key: 'from', title: t('access.sessions.from'), text: (row) => row.addressPrefix },
    {
      key: 'started',
      title: t('access.sessions.started'),
      text: (row) => instant(row.startedAt),
      render: (row) => <Instant at={row.startedAt} />,
    },
    {
      key: 'seen',
      title: t('access.sessions.seen'),
      text: (row) => instant(row.lastSeenAt),
      render: (row) => <Instant at={row.lastSeenAt} />,
    },
    {
      key: 'end',
      title: t('access.sessions.act'),
      // A card on a phone leaves out what has no words.
      text: (row) => (row.own ? '' : t('access.sessions.end')),
      render: (row) =>
        row.own ? null : (
          <Button
            size="small"
            disabled={pending}
            aria-label={t('access.sessions.end-named', { device: device(row), at: instant(row.lastSeenAt) })}
            onClick={() => onEnd(row)}
          >
            {t('access.sessions.end')}
          </Button>
        ),
    },
  ];
  return (
    <DataTable
      columns={narrow ? columns.filter(({ key }) => key !== 'started' && key !== 'from') : columns}
      rows={inOrder(sessions)}
      rowKey={(row) => row.id}
      label={t('access.sessions.title')}
      empty={<p className="quiet">{t('access.sessions.none')}</p>}
    />
  );
}
