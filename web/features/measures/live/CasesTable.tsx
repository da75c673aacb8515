import { Link } from '@tanstack/react-router';
import type { CaseBehind, Indicator } from '@tongli/contracts/measures';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { useFigure } from './words.ts';

const pages: Readonly<Record<string, string>> = {
  complaint: '/complaints',
  request: '/requests',
  task: '/work/tasks',
};

interface CasesTableProps {
  cases: readonly CaseBehind[];
  indicator: Pick<Indicator, 'unit' | 'hasPercentiles'>;
}

/** The cases behind a number, and what each of them added to it. */
export function CasesTable({ cases, indicator }: CasesTableProps) {
  const { t } = useTranslation();
  const figure = useFigure();
  const added = ({ counted }: CaseBehind) => {
    if (indicator.hasPercentiles) return figure(counted, indicator.unit);
    return counted > 0 ? t('measures.cases.above') : t('measures.cases.below');
  };
  const columns: Column<CaseBehind>[] = [
    {
      key: 'number',
      title: t('measures.cases.number'),
      text: ({ number }) => number,
      render: ({ subjectType, subjectId, number }) => (
        <Link to={`${pages[subjectType] ?? '/complaints'}/${subjectId}`}>{number}</Link>
      ),
      phone: 'title',
    },
    {
      key: 'at',
      title: t('measures.cases.at'),
      text: ({ at }) => at,
      render: ({ at }) => <Instant at={at} />,
    },
    { key: 'counted', title: t('measures.cases.counted'), text: added },
  ];
  return (
    <DataTable
      compact
      columns={columns}
      rows={cases}
      rowKey={({ subjectId }) => subjectId}
      label={t('measures.cases.title')}
      empty={<p className="quiet">{t('measures.cases.none')}</p>}
    />
  );
}
