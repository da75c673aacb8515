import type { Phrase } from '@tongli/contracts/knowledge';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../../ui/chart/Chart.tsx';
import { Empty } from '../../../ui/Empty.tsx';
import { Section } from '../../../ui/record/Section.tsx';

/** How often it was said on a day, by everybody together. */
export function Usage({ usage: { total, days } }: Pick<Phrase, 'usage'>) {
  const { t } = useTranslation();
  const option = useMemo(
    () => ({
      grid: { left: 40, right: 16, top: 16, bottom: 32 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: days.map(({ on }) => on) },
      yAxis: { type: 'value', minInterval: 1 },
      series: [{ type: 'bar', name: t('knowledge.uses'), data: days.map(({ uses }) => uses), barMaxWidth: 32 }],
    }),
    [days, t],
  );
  if (total === 0) return <Empty title={t('knowledge.usage.none')}>{t('knowledge.usage.none-words')}</Empty>;
  return (
    <Section title={t('knowledge.usage.total', { count: total })}>
      <Chart option={option} label={t('knowledge.usage.label', { count: total })} height={240} />
    </Section>
  );
}
