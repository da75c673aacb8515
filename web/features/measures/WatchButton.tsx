import EyeInvisibleOutlined from '@ant-design/icons/es/icons/EyeInvisibleOutlined';
import EyeOutlined from '@ant-design/icons/es/icons/EyeOutlined';
import { type ChartDefinition, listWatchedCharts, unwatchChart, watchChart } from '@tongli/contracts/measures';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../api/hooks.ts';
import { may, useMe } from '../../api/session.ts';
import { useProblemWords } from '../../ui/problem-words.ts';
import { sameChart } from '../../ui/spc/address.ts';

/** Has the chart drawn again after each business day, or no longer. */
export function WatchButton({ definition }: { definition: ChartDefinition }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const allowed = may(useMe(), 'measures.chart');
  const watched = useRead(listWatchedCharts, {}, { enabled: allowed });
  const watch = useAct(watchChart);
  const unwatch = useAct(unwatchChart);
  if (!allowed) return null;
  const known = watched.data?.charts.find((chart) => sameChart(chart.definition, definition));
  const error = watch.error ?? unwatch.error;
  return (
    <>
      {error ? <span role="alert">{words.ofError(error)}</span> : null}
      {known ? (
        <Button
          icon={<EyeInvisibleOutlined />}
          loading={unwatch.isPending}
          onClick={() => unwatch.mutate({ params: { id: known.id } })}
        >
          {t('measures.watched.stop')}
        </Button>
      ) : (
        <Button
          type="primary"
          icon={<EyeOutlined />}
          loading={watch.isPending}
          disabled={watched.data === undefined}
          onClick={() => watch.mutate({ body: definition })}
        >
          {t('measures.watched.start')}
        </Button>
      )}
    </>
  );
}
