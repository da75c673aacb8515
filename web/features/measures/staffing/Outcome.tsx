import type { StaffingOutcome, StaffingTrial } from '@tongli/contracts/measures';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../../ui/chart/Chart.tsx';
import { useChartColours } from '../../../ui/chart/colours.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { useFigure } from '../live/words.ts';

const told = [
  'needed',
  'agents',
  'rostered',
  'paidHours',
  'serviceLevel',
  'asaSeconds',
  'occupancy',
  'abandonment',
  'costPerContact',
  'cost',
] as const;
type Told = (typeof told)[number];

interface Line {
  readonly key: Told;
}
const lines: readonly Line[] = told.map((key) => ({ key }));

const amountIn = (trial: StaffingTrial, key: Told): number | null =>
  key === 'needed' ? trial.needed.agents : trial.chosen[key];

function useShown() {
  const { number, percent } = useNumbers();
  const figure = useFigure();
  return (key: Told, value: number | null): string => {
    if (value === null) return '—';
    if (key === 'serviceLevel' || key === 'occupancy' || key === 'abandonment') return percent(value);
    if (key === 'asaSeconds') return figure(value, 'seconds');
    if (key === 'cost' || key === 'costPerContact') return figure(value, 'yuan');
    return number(value, key === 'paidHours' ? 1 : 0);
  };
}

/** What both come to, and how far they lie apart. */
export function Compared({ trials }: { trials: readonly StaffingTrial[] }) {
  const { t } = useTranslation();
  const shown = useShown();
  const [a, b] = trials;
  if (!a || !b) return null;
  const difference = ({ key }: Line) => {
    const [one, other] = [amountIn(a, key), amountIn(b, key)];
    if (one === null || other === null) return '—';
    const apart = other - one;
    return `${apart > 0 ? '+' : ''}${shown(key, apart)}`;
  };
  const columns: Column<Line>[] = [
    {
      key: 'name',
      title: t('measures.staffing.outcome'),
      text: ({ key }) => t(`measures.staffing.told.${key}`),
      phone: 'title',
      grows: true,
    },
    { key: 'a', title: t('measures.staffing.trial-a'), text: ({ key }) => shown(key, amountIn(a, key)), number: true },
    { key: 'b', title: t('measures.staffing.trial-b'), text: ({ key }) => shown(key, amountIn(b, key)), number: true },
    { key: 'apart', title: t('measures.staffing.apart'), text: difference, number: true },
  ];
  return (
    <Section title={t('measures.staffing.compared')}>
      <DataTable
        compact
        columns={columns}
        rows={lines}
        rowKey={({ key }) => key}
        label={t('measures.staffing.compared')}
      />
      <p className="section-note">{t(`measures.staffing.model-${b.model}`)}</p>
    </Section>
  );
}

const linesOf = (trial: StaffingTrial, of: (one: StaffingOutcome) => number | null, steps: readonly number[]) =>
  steps.map((step) => {
    const found = trial.curve.find(({ agentsMore }) => agentsMore === step);
    return found ? of(found) : null;
  });

/** Service level and cost of a contact along the number of agents. */
export function CurveChart({ trials }: { trials: readonly StaffingTrial[] }) {
  const { t } = useTranslation();
  const colours = useChartColours();
  const { percent } = useNumbers();
  const figure = useFigure();
  const drawn = JSON.stringify(trials.map(({ curve }) => curve));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn is told by its text.
  const option = useMemo(() => {
    const steps = [...new Set(trials.flatMap(({ curve }) => curve.map(({ agentsMore }) => agentsMore)))].toSorted(
      (one, other) => one - other,
    );
    const names = [t('measures.staffing.trial-a'), t('measures.staffing.trial-b')];
    const series = trials.flatMap((trial, place) => {
      const color = colours.series[place];
      return [
        {
          ...{
            type: 'line',
            color,
            symbolSize: 5,
            name: `${names[place]} · ${t('measures.staffing.told.serviceLevel')}`,
          },
          data: linesOf(trial, ({ serviceLevel }) => serviceLevel, steps),
        },
        {
          ...{ type: 'line', color, yAxisIndex: 1, symbol: 'diamond', lineStyle: { type: 'dashed' } },
          name: `${names[place]} · ${t('measures.staffing.told.costPerContact')}`,
          data: linesOf(trial, ({ costPerContact }) => costPerContact, steps),
        },
      ];
    });
    return {
      grid: { left: 56, right: 64, top: 56, bottom: 44 },
      legend: { top: 0, type: 'scroll' },
      tooltip: { trigger: 'axis' },
      xAxis: {
        type: 'category',
        name: t('measures.staffing.term.agentsMore'),
        nameLocation: 'middle',
        nameGap: 28,
        data: steps.map((step) => `${step > 0 ? '+' : ''}${step}`),
      },
      yAxis: [
        { type: 'value', min: 0, max: 1, axisLabel: { formatter: (value: number) => percent(value, 0) } },
        {
          type: 'value',
          scale: true,
          splitLine: { show: false },
          axisLabel: { formatter: (value: number) => figure(value, 'yuan') },
        },
      ],
      series,
    };
  }, [drawn, colours, t]);
  return (
    <Section title={t('measures.staffing.curve')}>
      <Chart option={option} label={t('measures.staffing.curve-words')} height={320} />
    </Section>
  );
}

/** Agents of every half-hour that each of both needs. */
export function DayChart({ trials, clocks }: { trials: readonly StaffingTrial[]; clocks: readonly string[] }) {
  const { t } = useTranslation();
  const colours = useChartColours();
  const drawn = JSON.stringify([trials.map(({ intervals }) => intervals), clocks]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn is told by its text.
  const option = useMemo(
    () => ({
      grid: { left: 44, right: 16, top: 40, bottom: 28 },
      legend: { top: 0 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: [...clocks] },
      yAxis: { type: 'value', minInterval: 1 },
      series: trials.map(({ intervals }, place) => ({
        ...{ type: 'line', step: 'middle', symbol: 'none', color: colours.series[place] },
        name: t(place === 0 ? 'measures.staffing.trial-a' : 'measures.staffing.trial-b'),
        data: intervals.map(({ agents }) => agents),
      })),
    }),
    [drawn, colours, t],
  );
  if (clocks.length < 2) return null;
  return (
    <Section title={t('measures.staffing.day')}>
      <Chart option={option} label={t('measures.staffing.day-words')} height={240} />
    </Section>
  );
}
