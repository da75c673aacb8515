import type { Figure, Indicator } from '@tongli/contracts/measures';
import { useMemo } from 'react';
import { Chart } from '../../../ui/chart/Chart.tsx';
import { useChartColours } from '../../../ui/chart/colours.ts';
import { useFigure } from './words.ts';

interface CourseChartProps {
  points: readonly (Figure & { readonly label: string })[];
  unit: Indicator['unit'];
  /** What it shows, in a sentence. */
  label: string;
  /** Lines across it. */
  bounds: readonly { readonly name: string; readonly at: number | null }[];
  height?: number;
  /** Other lines of as many points: what was wanted, what was at another time. */
  beside?: readonly Beside[];
}

export interface Beside {
  readonly name: string;
  readonly values: readonly (number | null)[];
  /** Holds until it changes. */
  readonly steps?: boolean;
}

const besideLine = ({ name, values, steps = false }: Beside, color: string | undefined) => ({
  ...{ type: 'line', name, data: [...values], color, symbol: 'none', lineStyle: { type: 'dashed' } },
  ...(steps ? { step: 'end' } : {}),
});

/** The course of an indicator with its bounds; a time in which nothing was counted is a gap. */
export function CourseChart({ points, unit, label, bounds, height = 200, beside = [] }: CourseChartProps) {
  const colours = useChartColours();
  const format = useFigure();
  const lines = bounds.filter(({ at }) => at !== null);
  const drawn = JSON.stringify([points, lines, beside]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is drawn is told by its text.
  const option = useMemo(
    () => ({
      grid: { left: 56, right: 72, top: beside.length > 0 ? 40 : 16, bottom: 28 },
      ...(beside.length > 0 ? { legend: { top: 0, data: beside.map(({ name }) => name) } } : {}),
      tooltip: { trigger: 'axis', valueFormatter: (value: unknown) => format(value as number | null, unit) },
      xAxis: { type: 'category', data: points.map((point) => point.label) },
      yAxis: {
        type: 'value',
        min: unit === 'share' ? 0 : undefined,
        axisLabel: { formatter: (value: number) => format(value, unit) },
      },
      series: [
        {
          type: 'line',
          data: points.map(({ value }) => value),
          color: colours.series[0],
          symbolSize: 5,
          connectNulls: false,
          markLine: {
            silent: true,
            symbol: 'none',
            data: lines.map(({ name, at }) => ({ yAxis: at, label: { formatter: name } })),
          },
        },
        ...beside.map((one, place) => besideLine(one, colours.series[place + 1])),
      ],
    }),
    [drawn, unit, colours],
  );
  return <Chart option={option} label={label} height={height} />;
}
