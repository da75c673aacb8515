import type { RequestRow } from '@tongli/contracts/requests';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../api/session.ts';
import { useBilingual } from '../../../ui/language.ts';
import { Clipped } from '../../../ui/list/Clipped.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Day } from '../../../ui/Times.tsx';
import { dateIn, exportInstantText } from '../../../ui/time.ts';
import { useDirectory } from '../people.ts';
import { RequestClock } from '../RequestClock.tsx';

type Columns = Column<RequestRow>[];

function useMainColumns(): Columns {
  const { t } = useTranslation();
  const { zone } = useSite();
  const pick = useBilingual();
  return [
    {
      key: 'number',
      title: t('requests.number'),
      sort: 'number',
      text: (row) => row.number,
      render: (row) => <span className="figures">{row.number}</span>,
      phone: 'title',
    },
    {
      key: 'limit',
      title: t('requests.limit'),
      sort: 'dueAt',
      text: (row) => (row.limit ? exportInstantText(Date.parse(row.limit.dueAt), zone) : ''),
      render: (row) => (row.limit ? <RequestClock limit={row.limit} /> : '—'),
      phone: 'title',
    },
    { key: 'kind', title: t('requests.kind-label'), text: (row) => t(`requests.kind.${row.kind}`) },
    {
      key: 'state',
      title: t('requests.state-label'),
      text: (row) => (row.step ? pick(row.step.name) : t(`requests.outcome.${row.outcome ?? 'done'}`)),
      render: (row) => (
        <StateTag tone={row.state === 'closed' ? 'done' : 'progress'}>
          {row.step ? pick(row.step.name) : t(`requests.outcome.${row.outcome ?? 'done'}`)}
        </StateTag>
      ),
    },
    {
      key: 'title',
      title: t('requests.what'),
      text: (row) => row.title,
      render: (row) => <Clipped text={row.title} />,
      grows: true,
    },
  ];
}

export function useColumns(): Columns {
  const { t } = useTranslation();
  const { zone } = useSite();
  const { unit } = useDirectory();
  const hidden = { hidden: true, phone: 'hidden' } as const;
  return [
    ...useMainColumns(),
    { key: 'customer', title: t('requests.customer'), text: (row) => row.customerName ?? '—' },
    {
      key: 'priority',
      title: t('requests.priority-label'),
      text: (row) => t(`requests.priority.${row.priority}`),
      render: (row) =>
        row.priority === 'urgent' ? (
          <StateTag tone="limit">{t('requests.priority.urgent')}</StateTag>
        ) : (
          t(`requests.priority.${row.priority}`)
        ),
      phone: 'hidden',
    },
    { key: 'owner', title: t('requests.owner'), text: (row) => row.ownerName ?? t('requests.nobody') },
    {
      key: 'received',
      title: t('requests.received'),
      sort: 'lodgedAt',
      text: (row) => exportInstantText(Date.parse(row.lodgedAt), zone),
      render: (row) => <Day on={dateIn(zone, Date.parse(row.lodgedAt))} />,
      phone: 'hidden',
    },
    { key: 'tags', title: t('requests.tags'), text: (row) => row.tags.join(' · ') || '—', ...hidden },
    { key: 'unit', title: t('requests.unit-label'), text: (row) => unit(row.unitId) ?? '—', ...hidden },
    {
      key: 'channel',
      title: t('requests.channel-label'),
      text: (row) => t(`requests.channel.${row.channel}`),
      ...hidden,
    },
    {
      key: 'adoption',
      title: t('requests.adoption-label'),
      text: (row) => (row.adoption ? t(`requests.adoption.${row.adoption}`) : '—'),
      ...hidden,
    },
  ];
}
