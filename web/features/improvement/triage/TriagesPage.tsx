import { useNavigate } from '@tanstack/react-router';
import { finding as findings, listTriages, type Triage, triageList } from '@tongli/contracts/improvement';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../../api/session.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { useBilingual } from '../../../ui/language.ts';
import type { Column, FilterField } from '../../../ui/list/column.ts';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { useChartWords } from '../../../ui/spc/words.ts';
import { Instant } from '../../../ui/Times.tsx';
import { TriageTag } from '../StateTags.tsx';

const states: readonly Triage['state'][] = ['open', ...findings.options];

function useColumns(): Column<Triage>[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  const words = useChartWords();
  return [
    { key: 'number', title: t('improvement.number'), text: ({ number }) => number, phone: 'title' },
    {
      key: 'state',
      title: t('improvement.state'),
      text: ({ state }) => t(`improvement.triage-state.${state}`),
      render: ({ state }) => <TriageTag state={state} />,
      phone: 'title',
    },
    { key: 'chart', title: t('improvement.chart'), text: ({ chart }) => words.title(chart) },
    {
      key: 'signal',
      title: t('improvement.signal'),
      text: ({ signal }) => pick(signal.explanation),
      render: ({ signal }) => (
        <span className="brief" title={pick(signal.explanation)}>
          {pick(signal.explanation)}
        </span>
      ),
      phone: 'hidden',
    },
    { key: 'owner', title: t('improvement.owner'), text: ({ ownerName }) => ownerName },
    {
      key: 'openedAt',
      title: t('improvement.opened-at'),
      sort: 'openedAt',
      text: ({ openedAt }) => openedAt,
      render: ({ openedAt }) => <Instant at={openedAt} />,
    },
  ];
}

/** Signals that someone looks into or has looked into. */
export default function TriagesPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayChart = may(useMe(), 'measures.read');
  const filters: FilterField[] = [
    {
      kind: 'choice',
      field: 'state',
      label: t('improvement.state'),
      choices: states.map((value) => ({ value, label: t(`improvement.triage-state.${value}`) })),
    },
  ];
  const step = (
    <Button type="primary" onClick={() => void navigate({ to: '/results/charts' })}>
      {t('improvement.triages.to-charts')}
    </Button>
  );
  return (
    <ListPage
      endpoint={listTriages}
      title={t('improvement.triages.title')}
      lead={t('improvement.triages.lead')}
      columns={useColumns()}
      filters={filters}
      usualSort={triageList.usualSort}
      rowKey={({ id }) => id}
      onOpen={({ id }) => void navigate({ to: `/improvement/triages/${id}` })}
      empty={
        <Empty title={t('improvement.triages.empty')} action={mayChart ? step : null}>
          {t('improvement.triages.empty-words')}
        </Empty>
      }
    />
  );
}
