import type { ControlChart } from '@tongli/contracts/measures';
import type { ChartColours } from '../chart/colours.ts';
import { marksOf, type NumberedSignal, type PointMark, shapePaths } from './marks.ts';
import type { LetteredDay } from './notes.ts';
import { type Domain, footOf, phaseRanges, zoneEdges } from './zones.ts';

/** What the drawing needs besides the chart: words, colours and the way numbers are written. */
export interface Drawing {
  readonly chart: ControlChart;
  readonly signals: readonly NumberedSignal[];
  readonly notes: readonly LetteredDay[];
  readonly colours: ChartColours;
  readonly domain: Domain;
  readonly words: {
    readonly centre: string;
    readonly upper: string;
    readonly lower: string;
    readonly baseline: string;
    readonly split: string;
  };
  readonly value: (value: number) => string;
  readonly axisValue: (value: number) => string;
  /** Lines of the box that follows the pointer. */
  readonly tip: (index: number) => readonly string[];
  readonly narrow: boolean;
}

export type Series = Record<string, unknown>;

const zoneOpacity = [0.05, 0.1, 0.18, 0.1, 0.05];
export const manyPoints = 120;

export const quiet = { silent: true, symbol: 'none', emphasis: { disabled: true }, animation: false };

function within<T>(length: number, { start, end }: { start: number; end: number }, at: (index: number) => T) {
  return Array.from({ length }, (_, index) => (index < start || index > end ? null : at(index)));
}

export function zoneSeries({ chart, colours, domain }: Drawing): Series[] {
  const edges = chart.points.map((point) => zoneEdges(point, domain));
  const length = edges.length;
  return phaseRanges(chart.points).flatMap((range, phase) => {
    const area = (at: (index: number) => number | null, opacity: number): Series => ({
      ...quiet,
      type: 'line',
      step: 'middle',
      stack: `zones ${phase}`,
      stackStrategy: 'all',
      lineStyle: { opacity: 0 },
      areaStyle: { color: colours.series[0], opacity, origin: 'start' },
      data: within(length, range, at),
      z: 1,
    });
    const width = (zone: number) => (index: number) => {
      const own = edges[index];
      return own ? (own[zone + 1] ?? 0) - (own[zone] ?? 0) : null;
    };
    const base = area((index) => edges[index]?.[0] ?? null, 0);
    return [base, ...zoneOpacity.map((opacity, zone) => area(width(zone), opacity))];
  });
}

export function limitSeries(drawing: Drawing): Series[] {
  const { chart, colours, words, narrow, value } = drawing;
  const { points } = chart;
  const ranges = phaseRanges(points);
  return ranges.flatMap((range, phase) => {
    const last = phase === ranges.length - 1;
    const line = (word: string, at: (index: number) => number | null, style: object): Series => ({
      ...quiet,
      type: 'line',
      step: 'middle',
      lineStyle: { width: 1.25, ...style },
      data: within(points.length, range, at),
      endLabel: {
        show: last && !narrow,
        formatter: ({ value: end }: { value: number }) => `${word} ${value(end)}`,
        color: colours.quiet,
        fontSize: 12,
        distance: 6,
      },
      labelLayout: { moveOverlap: 'shiftY' },
      z: 2,
    });
    const limit = { color: colours.limit, type: 'dashed' };
    return [
      line(words.centre, (index) => points[index]?.centre ?? null, { color: colours.quiet, width: 1.5 }),
      line(words.upper, (index) => points[index]?.upper ?? null, limit),
      line(words.lower, (index) => points[index]?.lower ?? null, limit),
    ];
  });
}

/** The place of the first point on or after a date. */
function placeOf(chart: ControlChart, date: string): number {
  const index = chart.points.findIndex(({ label }) => label >= date);
  return index < 0 ? chart.points.length - 1 : index;
}

function baselineArea({ chart, colours, words }: Drawing): Series {
  const { baseline } = chart.definition;
  if (!baseline) return {};
  const end = chart.points.findLastIndex(({ label }) => label <= baseline.to);
  const edge = { xAxis: placeOf(chart, baseline.from), name: words.baseline };
  return {
    markArea: {
      silent: true,
      animation: false,
      itemStyle: { color: 'transparent', borderColor: colours.quiet, borderWidth: 1, borderType: 'dotted' },
      label: { position: 'insideTop', color: colours.quiet, fontSize: 12 },
      data: [[edge, { xAxis: Math.max(end, 0) }]],
    },
  };
}

function splitLine({ chart, colours, words }: Drawing): Series {
  const { splitOn } = chart.definition;
  if (!splitOn || chart.points.length === 0) return {};
  return {
    markLine: {
      silent: true,
      animation: false,
      symbol: 'none',
      lineStyle: { color: colours.text, type: 'solid', width: 1 },
      label: { formatter: words.split, position: 'end', color: colours.text, fontSize: 12 },
      data: [{ xAxis: placeOf(chart, splitOn) }],
    },
  };
}

export function pointSeries(drawing: Drawing): Series {
  const { chart, colours } = drawing;
  const many = chart.points.length > manyPoints;
  return {
    type: 'line',
    name: 'points',
    data: chart.points.map(({ value }) => value),
    lineStyle: { width: many ? 1 : 1.5, color: colours.series[0] },
    itemStyle: { color: colours.series[0] },
    symbol: 'circle',
    symbolSize: many ? 3 : 6,
    showAllSymbol: true,
    animation: false,
    z: 3,
    ...baselineArea(drawing),
    ...splitLine(drawing),
  };
}

/** Days on which somebody wrote something: a letter on a line of its own, as in the list beside the chart. */
export function noteSeries({ chart, notes, colours }: Drawing): Series {
  return {
    ...quiet,
    type: 'line',
    data: [],
    markLine: {
      silent: true,
      animation: false,
      symbol: 'none',
      lineStyle: { color: colours.quiet, type: 'dotted', width: 1 },
      label: { position: 'insideEndTop', color: colours.text, fontSize: 12, rotate: 0 },
      data: notes.map(({ on, letters }) => ({ xAxis: placeOf(chart, on), label: { formatter: letters } })),
    },
    z: 3,
  };
}

/** Leads the eye over dates without a value, where the line itself breaks. */
export function bridgeSeries({ chart, colours }: Drawing): Series {
  return {
    ...quiet,
    type: 'line',
    connectNulls: true,
    data: chart.points.map(({ value }) => value),
    lineStyle: { width: 1, type: 'dotted', color: colours.quiet, opacity: 0.7 },
    z: 2,
  };
}

export function markSeries({ chart, signals, colours }: Drawing): Series {
  const many = chart.points.length > manyPoints;
  const foot = footOf(chart.points);
  const item = ({ index, shape, turned, numbers }: PointMark) => {
    const point = chart.points[index];
    const value = point?.value ?? 0;
    const above = value >= (point?.centre ?? 0) || value <= foot;
    return {
      value: [index, point?.value ?? null],
      symbol: `path://${shapePaths[shape]}`,
      symbolRotate: turned ? 180 : 0,
      label: { show: numbers !== '', formatter: numbers, position: above ? 'top' : 'bottom' },
    };
  };
  return {
    type: 'scatter',
    name: 'signals',
    data: marksOf(chart.points, signals).map(item),
    symbolSize: many ? 8 : 11,
    itemStyle: { color: colours.signal, borderColor: colours.surface, borderWidth: 1 },
    label: {
      color: colours.signal,
      fontWeight: 600,
      fontSize: 12,
      textBorderColor: colours.surface,
      textBorderWidth: 3,
    },
    labelLayout: { hideOverlap: true },
    animation: false,
    z: 4,
  };
}
