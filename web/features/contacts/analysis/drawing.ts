import type { EChartsCoreOption } from 'echarts/core';
import type { ChartColours } from '../../../ui/chart/colours.ts';
import { tipLook, tipOf } from '../../../ui/spc/option.ts';

export interface Drawn {
  readonly name: string;
  readonly kind: 'bar' | 'line';
  /** Of the house's series. */
  readonly colour: number;
  readonly values: readonly (number | null)[];
  /** A share from 0 to 1, on an axis of its own. */
  readonly isShare?: boolean;
  readonly stack?: string;
}

interface Picture {
  readonly labels: readonly string[];
  readonly series: readonly Drawn[];
  readonly colours: ChartColours;
  readonly figure: (value: number, isShare: boolean) => string;
  /** Bars lie down, so that names have room. */
  readonly lying?: boolean;
}

/** Bars and lines over names or days; shares have the right axis. */
export function pictureOf({ labels, series, colours, figure, lying = false }: Picture): EChartsCoreOption {
  const tip = (index: number) => [
    labels[index] ?? '',
    ...series.flatMap(({ name, values, isShare = false }) => {
      const value = values[index] ?? null;
      return value === null || (value === 0 && series.length > 3) ? [] : [`${name} ${figure(value, isShare)}`];
    }),
  ];
  const names = {
    type: 'category',
    data: [...labels],
    ...(lying ? { inverse: true, axisLabel: { width: 120, overflow: 'truncate' } } : {}),
  };
  const counts = { type: 'value', axisLabel: { formatter: (value: number) => figure(value, false) } };
  const shares = {
    type: 'value',
    min: 0,
    max: 1,
    splitLine: { show: false },
    axisLabel: { formatter: (value: number) => figure(value, true) },
  };
  const values = series.some(({ isShare }) => isShare) ? [counts, shares] : [counts];
  return {
    grid: { left: 8, right: 8, top: 36, bottom: 8, containLabel: true },
    legend: { top: 0, right: 0, type: 'scroll', textStyle: { color: colours.quiet }, itemHeight: 10 },
    tooltip: { trigger: 'axis', formatter: tipOf(tip), confine: true, ...tipLook(colours) },
    xAxis: lying ? values : names,
    yAxis: lying ? names : values,
    series: series.map(({ name, kind, colour, values: data, isShare = false, stack }) => ({
      type: kind,
      name,
      data: [...data],
      ...(stack ? { stack } : {}),
      ...(isShare && !lying ? { yAxisIndex: 1 } : {}),
      itemStyle: {
        color: colours.series[colour % colours.series.length],
        opacity: colour < colours.series.length ? 1 : 0.55,
      },
      lineStyle: { color: colours.series[colour % colours.series.length], width: 1.5 },
      symbol: 'circle',
      symbolSize: 5,
      showAllSymbol: true,
      barMaxWidth: 24,
      animation: false,
    })),
  };
}
