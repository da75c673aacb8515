import type { EChartsCoreOption, EChartsType } from 'echarts/core';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RowsSkeleton } from '../Skeletons.tsx';
import { themed, useChartColours } from './colours.ts';

/** A point that was pressed: its series and its place in it. */
export interface ChartPoint {
  readonly seriesName: string;
  readonly dataIndex: number;
}

interface ChartProps {
  /** ECharts' own options: line, bar and scatter, with grid, legend, zoom, tooltip, mark lines and areas. */
  option: EChartsCoreOption;
  /** What the chart shows, in a sentence: read out in place of the picture. */
  label: string;
  height?: number;
  onPoint?: (point: ChartPoint) => void;
  /** Listens to the engine itself, for pages with presses and drags of their own; returns how to stop. */
  attach?: (engine: EChartsType) => () => void;
}

function isPoint(value: unknown): value is ChartPoint {
  return typeof value === 'object' && value !== null && 'dataIndex' in value && 'seriesName' in value;
}

/** The drawing engine is fetched with the first chart, and follows the size of its box. */
function useEngine(box: RefObject<HTMLDivElement | null>): EChartsType | null {
  const [chart, setChart] = useState<EChartsType | null>(null);
  useEffect(() => {
    let gone = false;
    let made: EChartsType | null = null;
    const watch = new ResizeObserver(() => made?.resize());
    void import('./engine.ts').then(({ init }) => {
      if (gone || !box.current) return;
      made = init(box.current, null, { renderer: 'svg' });
      watch.observe(box.current);
      setChart(made);
    });
    return () => {
      gone = true;
      watch.disconnect();
      made?.dispose();
    };
  }, [box]);
  return chart;
}

/** A chart in the house's colours. Say the same in words or a table beside it: a picture is never the only copy. */
export function Chart({ option, label, height = 280, onPoint, attach }: ChartProps) {
  const { t } = useTranslation();
  const box = useRef<HTMLDivElement>(null);
  const chart = useEngine(box);
  const colours = useChartColours();
  useEffect(() => {
    chart?.setOption(themed(option, colours), { notMerge: true });
  }, [chart, option, colours]);
  useEffect(() => {
    if (!chart || !onPoint) return;
    const press = (point: unknown) => {
      if (isPoint(point)) onPoint(point);
    };
    chart.on('click', press);
    return () => {
      chart.off('click', press);
    };
  }, [chart, onPoint]);
  // After the option, which replaces everything: what was attached before it is attached again.
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above.
  useEffect(() => (chart ? attach?.(chart) : undefined), [chart, attach, option, colours]);
  return (
    <figure className="chart" aria-label={t('ui.chart.label', { label })}>
      {chart ? null : <RowsSkeleton rows={5} />}
      <div ref={box} style={{ height: chart ? height : 0 }} role="img" aria-label={label} />
    </figure>
  );
}
