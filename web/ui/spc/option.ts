import type { ControlChart } from '@tongli/contracts/measures';
import type { EChartsCoreOption } from 'echarts/core';
import type { ChartColours } from '../chart/colours.ts';
import {
  bridgeSeries,
  type Drawing,
  limitSeries,
  manyPoints,
  markSeries,
  noteSeries,
  pointSeries,
  quiet,
  zoneSeries,
} from './layers.ts';
import { shapePaths } from './marks.ts';

/** More than these in one view are a smear: the newest show first, the slider reaches the rest. */
const pointsInView = 365;
const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

export interface TipPlace {
  readonly dataIndex: number;
}

/** The box at the pointer: one line each, the first in bold. */
export function tipOf(lines: (index: number) => readonly string[]) {
  return (places: TipPlace | readonly TipPlace[]) => {
    const place = Array.isArray(places) ? (places[0] as TipPlace | undefined) : (places as TipPlace);
    const [first = '', ...rest] = place ? lines(place.dataIndex) : [];
    return [`<b>${escaped(first)}</b>`, ...rest.map(escaped)].join('<br>');
  };
}

/** Dates under an axis: without the year while all are of one. */
export function axisDate(labels: readonly string[]): (date: string) => string {
  // Points of an uploaded table are called as it calls them.
  if (!labels.every((label) => /^\d{4}-\d{2}-\d{2}$/.test(label))) return (label) => label;
  const oneYear = labels[0]?.slice(0, 4) === labels.at(-1)?.slice(0, 4);
  return (date) => (oneYear ? date.slice(5) : date.slice(2));
}

/** A control chart as ECharts draws it: zones, limits as steps by phase, points, and signals marked and numbered. */
export function controlChartOption(drawing: Drawing): EChartsCoreOption {
  const { chart, narrow, colours } = drawing;
  const labels = chart.points.map(({ label }) => label);
  const zoom = labels.length > manyPoints;
  const startValue = Math.max(0, labels.length - pointsInView);
  return {
    grid: { left: 8, right: narrow ? 12 : 104, top: 32, bottom: zoom ? 48 : 8, containLabel: true },
    xAxis: { type: 'category', data: labels, boundaryGap: true, axisLabel: { formatter: axisDate(labels) } },
    yAxis: { type: 'value', scale: true, axisLabel: { formatter: drawing.axisValue } },
    tooltip: { trigger: 'axis', formatter: tipOf(drawing.tip), confine: true, ...tipLook(colours) },
    ...(zoom ? { dataZoom: [{ type: 'slider', height: 20, bottom: 8, brushSelect: false, startValue }] } : {}),
    brush: {
      xAxisIndex: 0,
      brushStyle: { color: colours.line, borderColor: colours.quiet, opacity: 0.5 },
      outOfBrush: {},
    },
    series: [
      ...zoneSeries(drawing),
      ...limitSeries(drawing),
      bridgeSeries(drawing),
      pointSeries(drawing),
      markSeries(drawing),
      noteSeries(drawing),
    ],
  };
}

export function tipLook(colours: ChartColours) {
  return { backgroundColor: colours.surface, borderColor: colours.line, textStyle: { color: colours.text } };
}

/** The moving ranges under a chart of individuals: the spread from one point to the next, with its upper limit. */
const isBeyond = (value: number, { lower, upper }: { lower: number | null; upper: number | null }) =>
  value > (upper ?? value) || value < (lower ?? value);

export function movingRangeOption(
  drawing: Drawing,
  ranges: NonNullable<ControlChart['movingRange']>,
): EChartsCoreOption {
  const { colours, narrow, words, value } = drawing;
  const labels = ranges.map(({ label }) => label);
  const outside = ranges.flatMap((range, index) =>
    range.value !== null && isBeyond(range.value, range) ? [[index, range.value]] : [],
  );
  const tip = (index: number) => {
    const range = ranges[index];
    return range ? [range.label, range.value === null ? '—' : value(range.value)] : [];
  };
  return {
    grid: { left: 8, right: narrow ? 12 : 104, top: 16, bottom: 8, containLabel: true },
    xAxis: { type: 'category', data: labels, axisLabel: { formatter: axisDate(labels) } },
    yAxis: { type: 'value', axisLabel: { formatter: drawing.axisValue } },
    tooltip: { trigger: 'axis', formatter: tipOf(tip), confine: true, ...tipLook(colours) },
    series: [
      {
        type: 'line',
        data: ranges.map((range) => range.value),
        lineStyle: { width: 1.25, color: colours.series[0] },
        itemStyle: { color: colours.series[0] },
        symbolSize: labels.length > manyPoints ? 2 : 4,
        symbol: 'circle',
        animation: false,
      },
      {
        ...quiet,
        type: 'line',
        step: 'middle',
        data: ranges.map(({ upper }) => upper),
        lineStyle: { color: colours.limit, type: 'dashed', width: 1.25 },
        endLabel: {
          show: !narrow,
          formatter: ({ value: end }: { value: number }) => `${words.upper} ${value(end)}`,
          color: colours.quiet,
          fontSize: 12,
        },
      },
      {
        type: 'scatter',
        data: outside,
        symbol: `path://${shapePaths.diamond}`,
        symbolSize: 9,
        itemStyle: { color: colours.signal },
        animation: false,
      },
    ],
  };
}
