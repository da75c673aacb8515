import type { Incident } from '@tongli/contracts/complaints';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../api/session.ts';
import { Chart } from '../../../ui/chart/Chart.tsx';
import { useChartColours } from '../../../ui/chart/colours.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { exportInstantText } from '../../../ui/time.ts';

/** Cases in five minutes each, beside what is to be expected at that hour of that weekday. */
export function ExcessChart({ intervals }: Pick<Incident, 'intervals'>) {
  const { t } = useTranslation();
  const colours = useChartColours();
  const { zone } = useSite();
  const [observed, expected] = [t('complaints.incident.observed'), t('complaints.incident.expected')];
  const option = useMemo(
    () => ({
      grid: { left: 40, right: 16, top: 32, bottom: 32 },
      legend: { top: 0 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: intervals.map(({ at }) => exportInstantText(Date.parse(at), zone).slice(-5)) },
      yAxis: { type: 'value', minInterval: 1 },
      series: [
        { name: observed, type: 'bar', data: intervals.map((one) => one.observed), color: colours.series[0] },
        {
          name: expected,
          type: 'line',
          showSymbol: false,
          data: intervals.map((one) => Math.round(one.expected * 100) / 100),
          color: colours.series[1],
        },
      ],
    }),
    [intervals, colours, observed, expected, zone],
  );
  if (intervals.length === 0) return null;
  return (
    <Section title={t('complaints.incident.chart')}>
      <Chart option={option} label={t('complaints.incident.chart-words')} height={240} />
    </Section>
  );
}
