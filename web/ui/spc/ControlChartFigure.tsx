import type { ChartAnnotation, ControlChart } from '@tongli/contracts/measures';
import type { EChartsType } from 'echarts/core';
import { useCallback, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../chart/Chart.tsx';
import { useChartColours } from '../chart/colours.ts';
import { useNarrow } from '../narrow.ts';
import type { Span } from './address.ts';
import type { Drawing } from './layers.ts';
import { numbered } from './marks.ts';
import { byDay } from './notes.ts';
import { controlChartOption, movingRangeOption } from './option.ts';
import './spc.css';
import { useChartWords, useIndicatorValue } from './words.ts';

interface FigureProps {
  chart: ControlChart;
  height?: number;
  /** What people wrote on its days. */
  notes?: readonly ChartAnnotation[];
  /** What the dividing line stands for; the start of a new phase when left out. */
  splitWord?: string;
  /** Called with the date of the point whose column was pressed. */
  onPoint?: (label: string) => void;
  /** While given, dragging over the chart chooses a span of dates. */
  onSpan?: ((span: Span) => void) | null;
}

function useTip(chart: ControlChart, value: (value: number) => string, share: boolean) {
  const { t } = useTranslation();
  return (index: number): string[] => {
    const point = chart.points[index];
    if (!point) return [];
    if (point.value === null) return [point.label, t('ui.spc.gap')];
    const shown = share ? t('ui.spc.share-of', { ...point, value: value(point.value) }) : value(point.value);
    return [
      `${point.label}  ${shown}`,
      ...(point.upper === null ? [] : [`${t('ui.spc.upper')} ${value(point.upper)}`]),
      `${t('ui.spc.centre')} ${value(point.centre)}`,
      ...(point.lower === null ? [] : [`${t('ui.spc.lower')} ${value(point.lower)}`]),
      ...point.rules.map((rule) => t(`ui.spc.rule.${rule}`)),
    ];
  };
}

function useDrawing({ chart, splitWord, notes = [] }: FigureProps): Drawing {
  const { t } = useTranslation();
  const colours = useChartColours();
  const narrow = useNarrow();
  const format = useIndicatorValue();
  const share = useChartWords().unit(chart.definition) === 'share' || chart.type.startsWith('p');
  const value = (number: number) => format(number, share ? 'share' : 'complaints');
  const tip = useTip(chart, value, share);
  return {
    chart,
    signals: numbered(chart.signals),
    notes: byDay(notes),
    colours,
    domain: {
      floor: chart.type === 'i-mr' ? Number.NEGATIVE_INFINITY : 0,
      ceiling: share ? 1 : Number.POSITIVE_INFINITY,
    },
    words: {
      centre: t('ui.spc.centre-short'),
      upper: t('ui.spc.upper-short'),
      lower: t('ui.spc.lower-short'),
      baseline: t('ui.spc.baseline'),
      split: splitWord ?? t('ui.spc.split'),
    },
    value,
    axisValue: value,
    tip,
    narrow,
  };
}

interface BrushEnd {
  readonly areas?: readonly { readonly coordRange?: readonly number[] }[];
}

/** Presses on a point's column, and drags over columns, from the engine's own events. */
function usePointer({ chart, onPoint, onSpan }: FigureProps): (engine: EChartsType) => () => void {
  const { points } = chart;
  return useCallback(
    (engine: EChartsType) => {
      const press = ({ offsetX, offsetY }: { offsetX: number; offsetY: number }) => {
        const place = [offsetX, offsetY];
        if (onSpan || !onPoint || !engine.containPixel({ gridIndex: 0 }, place)) return;
        const [index = -1] = engine.convertFromPixel({ gridIndex: 0 }, place);
        const point = points[index];
        if (point && point.value !== null) onPoint(point.label);
      };
      const choose = (event: unknown) => {
        const [first, last] = (event as BrushEnd).areas?.[0]?.coordRange ?? [];
        const [from, to] = [points[first ?? -1], points[last ?? -1]];
        if (from && to) onSpan?.({ from: from.label, to: to.label });
      };
      const brushType = onSpan ? 'lineX' : false;
      engine.dispatchAction({
        type: 'takeGlobalCursor',
        key: 'brush',
        brushOption: { brushType, brushMode: 'single' },
      });
      engine.getZr().on('click', press);
      engine.on('brushEnd', choose);
      return () => {
        if (engine.isDisposed()) return;
        engine.getZr().off('click', press);
        engine.off('brushEnd', choose);
      };
    },
    [points, onPoint, onSpan],
  );
}

/** A control chart: zones, limits by phase, signals with shape, colour and number. */
export function ControlChartFigure(props: FigureProps) {
  const { t } = useTranslation();
  const { chart, height = 360 } = props;
  const drawing = useDrawing(props);
  const title = useChartWords().title(chart.definition);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the functions of a drawing change with its words and chart.
  const option = useMemo(
    () => controlChartOption(drawing),
    [chart, props.notes, drawing.colours, drawing.narrow, drawing.words.centre, drawing.words.split, title],
  );
  const attach = usePointer(props);
  const label = t('ui.spc.chart-words', {
    title,
    points: chart.points.length,
    centre: drawing.value(chart.centre),
    signals: chart.signals.length,
  });
  return <Chart option={option} label={label} height={height} attach={attach} />;
}

/** The spread: moving ranges of a chart of individuals, ranges or deviations within subgroups. */
export function MovingRangeFigure({ chart }: { chart: ControlChart }) {
  const { t } = useTranslation();
  const drawing = useDrawing({ chart });
  const ranges = chart.movingRange;
  // biome-ignore lint/correctness/useExhaustiveDependencies: the functions of a drawing change with its words and chart.
  const option = useMemo(
    () => movingRangeOption(drawing, ranges ?? []),
    [ranges, drawing.colours, drawing.narrow, drawing.words.upper],
  );
  const isSubgroup = chart.type === 'xbar-r' || chart.type === 'xbar-s';
  const label = isSubgroup ? t(`ui.spc.spread.${chart.type}`) : t('ui.spc.moving-range');
  return <Chart option={option} label={label} height={140} />;
}
