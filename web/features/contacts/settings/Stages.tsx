import type { tryQueue } from '@tongli/contracts/contacts';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../../ui/chart/Chart.tsx';
import { useChartColours } from '../../../ui/chart/colours.ts';
import { useBilingual, useLanguage } from '../../../ui/language.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { durationText } from '../../../ui/time.ts';

type Stage = ReplyOf<typeof tryQueue>['stages'][number];

/** As many agents as there are able after so long: a stair that goes on beyond its last step. */
function Stair({ stages }: { stages: readonly Stage[] }) {
  const { t } = useTranslation();
  const colours = useChartColours();
  const label = t('contacts.try.able');
  const option = useMemo(() => {
    const last = stages.at(-1);
    const end = Math.max(10, Math.round((last?.afterSeconds ?? 0) * 1.25));
    const points = stages.map(({ afterSeconds, able }) => [afterSeconds, able]);
    return {
      grid: { left: 8, right: 24, top: 16, bottom: 8, containLabel: true },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'value', min: 0, max: end, axisLabel: { formatter: '{value} s' } },
      yAxis: { type: 'value', minInterval: 1, min: 0 },
      series: [
        {
          ...{ type: 'line', name: label, step: 'end', symbol: 'circle', symbolSize: 6, animation: false },
          areaStyle: { opacity: 0.15 },
          data: [...points, [end, last?.able ?? 0]],
          lineStyle: { color: colours.series[0] },
        },
      ],
    };
  }, [stages, colours, label]);
  return <Chart option={option} label={t('contacts.try.stages-words')} height={200} />;
}

/** Who becomes able the longer a contact waits, by the rules of its queue. */
export function Stages({ stages }: { stages: readonly Stage[] }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const language = useLanguage();
  return (
    <section className="floor-part">
      <h3>{t('contacts.try.stages')}</h3>
      <Stair stages={stages} />
      <DataTable<Stage>
        label={t('contacts.try.stages')}
        compact
        rows={stages}
        rowKey={({ afterSeconds }) => String(afterSeconds)}
        columns={[
          {
            key: 'after',
            title: t('contacts.queue.after'),
            phone: 'title',
            text: ({ afterSeconds }) => durationText(afterSeconds, language),
          },
          { key: 'able', title: t('contacts.try.able'), number: true, text: ({ able }) => String(able) },
          {
            key: 'came',
            title: t('contacts.try.came'),
            grows: true,
            text: ({ came, overflowsTo }) =>
              [
                ...came.map(({ name }) => name),
                ...(overflowsTo ? [t('contacts.try.overflows', { queue: pick(overflowsTo) })] : []),
              ].join(t('app.list-separator')),
          },
        ]}
      />
    </section>
  );
}
