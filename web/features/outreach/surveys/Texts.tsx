import { Link } from '@tanstack/react-router';
import type { SurveyQuote } from '@tongli/contracts/outreach';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant, useExportInstant } from '../../../ui/Times.tsx';

/** Where what customers were asked about is read. */
const addresses: Readonly<Record<string, string>> = { complaint: '/complaints', request: '/requests' };

/** What customers said in their words, each with its case. */
export function Texts({ texts }: { texts: readonly SurveyQuote[] }) {
  const { t } = useTranslation();
  const instant = useExportInstant();
  const columns: Column<SurveyQuote>[] = [
    { key: 'text', title: t('outreach.results.said'), text: ({ text }) => text, grows: true, phone: 'title' },
    {
      key: 'low',
      title: t('outreach.results.score'),
      text: ({ low }) => (low ? t('outreach.results.low') : ''),
      render: ({ low }) => (low ? <StateTag tone="limit">{t('outreach.results.low')}</StateTag> : null),
      width: 100,
    },
    {
      key: 'case',
      title: t('outreach.results.case'),
      text: ({ subjectLabel }) => subjectLabel,
      render: ({ subjectType, subjectId, subjectLabel }) =>
        addresses[subjectType] ? (
          <Link to={`${addresses[subjectType]}/${subjectId}`}>{subjectLabel}</Link>
        ) : (
          subjectLabel
        ),
      width: 160,
    },
    {
      key: 'at',
      title: t('outreach.results.at'),
      text: ({ at }) => instant(at),
      render: ({ at }) => <Instant at={at} />,
      width: 120,
    },
  ];
  return (
    <DataTable<SurveyQuote>
      columns={columns}
      rows={texts}
      rowKey={({ subjectId, at, text }) => `${subjectId} ${at} ${text}`}
      label={t('outreach.results.said')}
      empty={<p className="quiet">{t('outreach.results.nothing-said')}</p>}
    />
  );
}
