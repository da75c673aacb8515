import { Link, useNavigate } from '@tanstack/react-router';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { listMonths } from '@tongli/contracts/measures';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { monthAddress, stateTones } from './words.ts';

type Row = ReplyOf<typeof listMonths>['months'][number];

function useColumns(): Column<Row>[] {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const who = (at: string | null, by: string) =>
    at ? (
      <>
        {by} <Instant at={at} />
      </>
    ) : (
      '—'
    );
  return [
    {
      key: 'month',
      title: t('measures.months.month'),
      text: ({ month }) => month,
      render: ({ month }) => <Link to={monthAddress(month)}>{month}</Link>,
      phone: 'title',
    },
    {
      key: 'state',
      title: t('measures.months.state'),
      text: ({ state }) => t(`measures.months.state-${state}`),
      render: ({ state }) => <StateTag tone={stateTones[state]}>{t(`measures.months.state-${state}`)}</StateTag>,
    },
    {
      key: 'disputes',
      title: t('measures.months.open-disputes'),
      text: ({ openDisputes }) => number(openDisputes),
      number: true,
    },
    {
      key: 'corrections',
      title: t('measures.months.corrections'),
      text: ({ corrections }) => number(corrections),
      number: true,
    },
    {
      key: 'differences',
      title: t('measures.months.differences'),
      text: ({ differences, lockedAt }) => (lockedAt ? number(differences) : '—'),
      number: true,
    },
    {
      key: 'locked',
      title: t('measures.months.locked'),
      text: ({ lockedBy }) => lockedBy,
      render: ({ lockedAt, lockedBy }) => who(lockedAt, lockedBy),
    },
    {
      key: 'signed',
      title: t('measures.months.signed'),
      text: ({ signedBy }) => signedBy,
      render: ({ signedAt, signedBy }) => who(signedAt, signedBy),
    },
  ];
}

/** Month by month: what is still open, what stands, and what has come since. */
export default function MonthsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const columns = useColumns();
  const months = useRead(listMonths, { query: {} });
  return (
    <Page title={t('measures.months.title')} lead={t('measures.months.lead')}>
      <Read of={months}>
        {({ months: rows }) => (
          <DataTable
            columns={columns}
            rows={rows}
            rowKey={({ month }) => month}
            label={t('measures.months.title')}
            onOpen={({ month }) => void navigate({ to: monthAddress(month) })}
          />
        )}
      </Read>
    </Page>
  );
}
