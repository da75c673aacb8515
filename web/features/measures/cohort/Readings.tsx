import type { Cohort, CohortReading, CohortShare } from '@tongli/contracts/measures';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNumbers } from '../../../ui/numbers.ts';

const indicators = ['churn', 'revenue', 'satisfaction', 'reach', 'completeness'] as const;
type Indicator = (typeof indicators)[number];

/** In percentage points against the reading of the freezing, where both have a value. */
function useChange(first: CohortReading | undefined): (reading: CohortReading, indicator: Indicator) => string {
  const { number } = useNumbers();
  return (reading, indicator) => {
    const [now, then] = [reading[indicator]?.value, first?.[indicator]?.value];
    if (now == null || then == null || reading.id === first?.id) return '';
    const points = (now - then) * 100;
    return `${points > 0 ? '+' : ''}${number(points, 1)}`;
  };
}

function Share({ of, change, children }: { of: CohortShare | null; change: string; children?: ReactNode }) {
  const { t } = useTranslation();
  const { percent, number } = useNumbers();
  if (of === null) return <span className="quiet">{t('measures.cohort.untold')}</span>;
  return (
    <>
      <div>
        {of.value === null ? '—' : percent(of.value)} <span className="quiet">{change}</span>
      </div>
      <div className="quiet">
        {children ?? t('measures.cohort.of-all', { part: number(of.part), whole: number(of.whole) })}
      </div>
    </>
  );
}

function useColumns(cohort: Cohort, onTell: (reading: CohortReading) => void): Column<CohortReading>[] {
  const { t } = useTranslation();
  const { percent, number } = useNumbers();
  const change = useChange(cohort.readings.at(-1));
  const plain = (share: CohortShare | null) => (share?.value == null ? '' : percent(share.value));
  const yuan = (minor: number) => `¥${number(minor / 100, 0)}`;
  const below: Partial<Record<Indicator, (reading: CohortReading) => string | undefined>> = {
    revenue: ({ revenue }) =>
      revenue ? t('measures.cohort.of-all', { part: yuan(revenue.part), whole: yuan(revenue.whole) }) : undefined,
    satisfaction: ({ satisfaction: { lower, upper, whole } }) =>
      lower === null || upper === null
        ? undefined
        : t('measures.cohort.interval', { lower: percent(lower), upper: percent(upper), answers: number(whole) }),
  };
  return [
    {
      key: 'period',
      title: t('measures.cohort.period'),
      text: ({ from, to }) => t('measures.cohort.days', { from, to }),
      render: (reading) => <Period reading={reading} onTell={onTell} />,
      grows: true,
      phone: 'title',
    },
    ...indicators.map((indicator) => ({
      ...{
        key: indicator,
        title: t(`measures.cohort.${indicator}`),
        width: indicator === 'revenue' || indicator === 'satisfaction' ? 165 : 115,
      },
      text: (reading: CohortReading) => plain(reading[indicator]),
      render: (reading: CohortReading) => (
        <Share of={reading[indicator]} change={change(reading, indicator)}>
          {below[indicator]?.(reading)}
        </Share>
      ),
    })),
  ];
}

function Period({ reading, onTell }: { reading: CohortReading; onTell: (reading: CohortReading) => void }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const { from, to, readBy, known, told } = reading;
  return (
    <>
      <div>{t('measures.cohort.days', { from, to })}</div>
      <div className="quiet">{t('measures.cohort.read-by', { by: readBy, known: number(known) })}</div>
      {told ? (
        <div className="quiet">{t('measures.cohort.told-by', { source: told.source, by: told.by })}</div>
      ) : (
        <Tell reading={reading} onTell={onTell} />
      )}
    </>
  );
}

function Tell({ reading, onTell }: { reading: CohortReading; onTell: (reading: CohortReading) => void }) {
  const { t } = useTranslation();
  if (!reading.tell.allowed) return null;
  return (
    <Button size="small" onClick={() => onTell(reading)}>
      {t('measures.cohort.tell')}
    </Button>
  );
}

/** The same customers, period by period. */
export function Readings({ cohort, onTell }: { cohort: Cohort; onTell: (reading: CohortReading) => void }) {
  const { t } = useTranslation();
  return (
    <DataTable
      columns={useColumns(cohort, onTell)}
      rows={cohort.readings}
      rowKey={({ id }) => id}
      label={t('measures.cohort.readings-title')}
      empty={null}
    />
  );
}
