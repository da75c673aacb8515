import { Link, useNavigate } from '@tanstack/react-router';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { listWatchedCharts, unwatchChart } from '@tongli/contracts/measures';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../api/hooks.ts';
import { may, useMe } from '../../api/session.ts';
import { Empty } from '../../ui/Empty.tsx';
import type { Column } from '../../ui/list/column.ts';
import { DataTable } from '../../ui/list/DataTable.tsx';
import { Page } from '../../ui/Page.tsx';
import { Read } from '../../ui/Read.tsx';
import { StateTag } from '../../ui/StateTag.tsx';
import { chartAddress } from '../../ui/spc/address.ts';
import { useChartWords } from '../../ui/spc/words.ts';
import { Instant } from '../../ui/Times.tsx';

type WatchedChart = ReplyOf<typeof listWatchedCharts>['charts'][number];

function StopButton({ chart }: { chart: WatchedChart }) {
  const { t } = useTranslation();
  const title = useChartWords().title(chart.definition);
  const { mutate, isPending } = useAct(unwatchChart);
  return (
    <Button
      size="small"
      loading={isPending}
      aria-label={t('measures.watched.stop-of', { title })}
      onClick={(event) => {
        event.stopPropagation();
        mutate({ params: { id: chart.id } });
      }}
    >
      {t('measures.watched.stop')}
    </Button>
  );
}

function useColumns(): Column<WatchedChart>[] {
  const { t } = useTranslation();
  const words = useChartWords();
  const allowed = may(useMe(), 'measures.chart');
  const signals = ({ newSignals }: WatchedChart) =>
    newSignals > 0 ? t('measures.watched.new', { count: newSignals }) : t('measures.watched.nothing-new');
  return [
    {
      key: 'chart',
      title: t('measures.watched.chart'),
      text: ({ definition }) => words.title(definition),
      render: ({ definition }) => <Link to={chartAddress(definition)}>{words.title(definition)}</Link>,
      phone: 'title',
    },
    {
      key: 'signals',
      title: t('measures.watched.signals'),
      text: signals,
      render: (chart) => <StateTag tone={chart.newSignals > 0 ? 'limit' : 'done'}>{signals(chart)}</StateTag>,
    },
    {
      key: 'rules',
      title: t('measures.chart.rules'),
      text: ({ definition }) => t(`measures.rules.${definition.rules}`),
    },
    { key: 'from', title: t('measures.watched.from'), text: ({ definition }) => definition.from },
    { key: 'by', title: t('measures.watched.by'), text: ({ createdBy }) => createdBy },
    {
      key: 'at',
      title: t('measures.watched.at'),
      text: ({ createdAt }) => createdAt,
      render: ({ createdAt }) => <Instant at={createdAt} />,
      phone: 'hidden',
    },
    ...(allowed
      ? [
          {
            key: 'stop',
            title: t('measures.watched.act'),
            text: () => t('measures.watched.stop'),
            render: (chart: WatchedChart) => <StopButton chart={chart} />,
          },
        ]
      : []),
  ];
}

/** Charts that are drawn again after each business day, with what they newly show. */
export default function WatchedPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const columns = useColumns();
  const watched = useRead(listWatchedCharts, {});
  const choose = (
    <Button type="primary" onClick={() => void navigate({ to: '/results/charts' })}>
      {t('measures.watched.choose')}
    </Button>
  );
  return (
    <Page title={t('measures.watched.title')} lead={t('measures.watched.lead')}>
      <Read of={watched}>
        {({ charts }) => (
          <DataTable
            columns={columns}
            rows={charts}
            rowKey={({ id }) => id}
            label={t('measures.watched.title')}
            empty={
              <Empty title={t('measures.watched.empty')} action={choose}>
                {t('measures.watched.empty-words')}
              </Empty>
            }
          />
        )}
      </Read>
    </Page>
  );
}
