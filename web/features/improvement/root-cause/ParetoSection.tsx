import { Link, useNavigate } from '@tanstack/react-router';
import type { StepName } from '@tongli/contracts/complaints';
import { type ParetoBar, type ParetoBy, paretoBy, type RootCause } from '@tongli/contracts/improvement';
import { Segmented } from 'antd';
import type { EChartsCoreOption } from 'echarts/core';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../../ui/chart/Chart.tsx';
import { type ChartColours, useChartColours } from '../../../ui/chart/colours.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNarrow } from '../../../ui/narrow.ts';
import { type NumberWords, useNumbers } from '../../../ui/numbers.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { casesAddress } from '../../../ui/spc/address.ts';
import { tipLook, tipOf } from '../../../ui/spc/option.ts';
import { useTerms } from '../../../ui/terms.ts';
import { AttributionSelect } from './AttributionSelect.tsx';

/** The codes that are not one: the rest of the named ones, and complaints without any. */
const [others, unexplained] = ['*', ''];

interface NamedBar extends ParetoBar {
  readonly name: string;
  /** The list of its cases; null where no filter of that list says "all others". */
  readonly address: string | null;
}

/** What a code of each kind is called. */
function useCodeName(): (by: ParetoBy, code: string) => string {
  const { t } = useTranslation();
  const terms = useTerms();
  return (by, code) => {
    if (code === others) return t('improvement.pareto.others');
    if (code === unexplained) return t(`improvement.pareto.without-${by}`);
    return by === 'step' ? t(`improvement.step.${code as StepName}`) : terms.name(by, code);
  };
}

function useBars({ chart, paretos, period }: RootCause, by: ParetoBy): NamedBar[] {
  const nameOf = useCodeName();
  const { product, area } = chart;
  return paretos[by].map((bar) => {
    const { code } = bar;
    const one = by !== 'step' && code !== others && code !== unexplained;
    const address = one ? casesAddress({ product, area, [by]: code }, 'lodgedOn', period) : null;
    return { ...bar, name: nameOf(by, code), address };
  });
}

function paretoOption(
  bars: readonly NamedBar[],
  colours: ChartColours,
  numbers: NumberWords,
  words: string[],
  narrow: boolean,
) {
  const [cases = '', cumulative = ''] = words;
  const total = bars.reduce((sum, bar) => sum + bar.cases, 0);
  const plain = (bar: NamedBar) => bar.code === others || bar.code === unexplained;
  const tip = (index: number) => {
    const bar = bars[index];
    if (!bar) return [];
    return [
      bar.name,
      `${cases} ${numbers.number(bar.cases)}（${numbers.percent(bar.share)}）`,
      `${cumulative} ${numbers.percent(bar.cumulative)}`,
    ];
  };
  const option: EChartsCoreOption = {
    grid: { left: 8, right: 8, top: 24, bottom: 8, containLabel: true },
    tooltip: { trigger: 'axis', formatter: tipOf(tip), confine: true, ...tipLook(colours) },
    xAxis: {
      type: 'category',
      data: bars.map(({ name }) => name),
      axisLabel: {
        interval: 0,
        width: narrow ? 60 : 88,
        overflow: narrow ? 'truncate' : 'break',
        rotate: narrow ? 60 : 0,
      },
    },
    yAxis: [
      { type: 'value', max: total, show: false },
      { type: 'value', min: 0, max: 1, axisLabel: { formatter: (value: number) => numbers.percent(value, 0) } },
    ],
    series: [
      {
        type: 'bar',
        name: cases,
        barMaxWidth: 56,
        animation: false,
        data: bars.map((bar) => ({
          value: bar.cases,
          itemStyle: plain(bar) ? { color: colours.quiet, opacity: 0.5 } : { color: colours.series[0] },
        })),
        label: { show: true, position: 'top', distance: 7, color: colours.text, opacity: 1 },
      },
      {
        type: 'line',
        name: cumulative,
        yAxisIndex: 1,
        animation: false,
        symbol: 'circle',
        symbolSize: 6,
        itemStyle: { color: colours.series[1] },
        lineStyle: { color: colours.series[1], width: 1.5 },
        data: bars.map((bar) => bar.cumulative),
      },
    ],
  };
  return option;
}

function ParetoChart({ bars }: { bars: readonly NamedBar[] }) {
  const { t } = useTranslation();
  const colours = useChartColours();
  const numbers = useNumbers();
  const narrow = useNarrow();
  const navigate = useNavigate();
  const words = [t('improvement.pareto.cases'), t('improvement.pareto.cumulative')];
  const names = bars.map(({ cases, name }) => `${name} ${cases}`).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the names stand for bars and language.
  const option = useMemo(() => paretoOption(bars, colours, numbers, words, narrow), [names, colours, narrow]);
  const open = ({ dataIndex }: { dataIndex: number }) => {
    const address = bars[dataIndex]?.address;
    if (address) void navigate({ href: address });
  };
  return (
    <Chart option={option} label={t('improvement.pareto.words', { count: bars.length })} height={280} onPoint={open} />
  );
}

function useColumns(rootCause: RootCause, by: ParetoBy): Column<NamedBar>[] {
  const { t } = useTranslation();
  const { number, percent } = useNumbers();
  const columns: Column<NamedBar>[] = [
    { key: 'name', title: t(`improvement.pareto.by-${by}`), text: ({ name }) => name, phone: 'title' },
    {
      key: 'cases',
      title: t('improvement.pareto.cases'),
      number: true,
      text: ({ cases }) => number(cases),
      render: ({ address, cases, name }) =>
        address ? (
          <Link to={address} aria-label={t('improvement.pareto.open-of', { name, count: cases })}>
            {number(cases)}
          </Link>
        ) : (
          number(cases)
        ),
    },
    { key: 'share', title: t('improvement.pareto.share'), number: true, text: ({ share }) => percent(share) },
    {
      key: 'cumulative',
      title: t('improvement.pareto.cumulative'),
      number: true,
      text: ({ cumulative }) => percent(cumulative),
    },
  ];
  if (!rootCause.actions.study?.allowed || rootCause.whys.length === 0) return columns;
  return [
    ...columns,
    {
      key: 'attribute',
      title: t('improvement.attribution.title'),
      text: () => '',
      render: (bar) => <AttributionSelect rootCause={rootCause} by={by} code={bar.code} name={bar.name} />,
    },
  ];
}

/** Where the complaints of the signal come from, the most frequent first, each with its cases and the cause that it is put down to. */
export function ParetoSection({ rootCause }: { rootCause: RootCause }) {
  const { t } = useTranslation();
  const { percent } = useNumbers();
  const narrow = useNarrow();
  const [by, setBy] = useState<ParetoBy>('cause');
  const bars = useBars(rootCause, by);
  const columns = useColumns(rootCause, by);
  const { total } = rootCause.shares;
  const rest = bars.find(({ code }) => code === unexplained);
  const choices = paretoBy.options.map((value) => ({ value, label: t(`improvement.pareto.by-${value}`) }));
  return (
    <Section title={t('improvement.pareto.title')}>
      <p>{t('improvement.pareto.lead', { ...rootCause.period, count: total })}</p>
      {total > 0 ? (
        <>
          <Segmented<ParetoBy>
            aria-label={t('improvement.pareto.by')}
            options={choices}
            value={by}
            onChange={setBy}
            className="form-notice"
          />
          <ParetoChart bars={bars} />
          <p className="section-note">
            {rest
              ? t('improvement.pareto.rest', { count: rest.cases, share: percent(rest.share), name: rest.name })
              : t('improvement.pareto.no-rest')}
          </p>
          <details className="disclosure section-note" open={!narrow}>
            <summary>{t('improvement.pareto.table')}</summary>
            <DataTable
              columns={columns}
              rows={bars}
              rowKey={({ code }) => code}
              label={t('improvement.pareto.title')}
            />
          </details>
        </>
      ) : null}
    </Section>
  );
}
