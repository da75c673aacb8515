import { useNavigate } from '@tanstack/react-router';
import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../ui/chart/Chart.tsx';
import { type ChartColours, useChartColours } from '../../ui/chart/colours.ts';
import { Section } from '../../ui/record/Section.tsx';
import { type CaseDate, casesAddress } from '../../ui/spc/address.ts';
import { axisDate, tipLook, tipOf } from '../../ui/spc/option.ts';
import { useIndicatorValue } from '../../ui/spc/words.ts';
import { type Column, columnsOf, grainOf, type OverviewDay } from './buckets.ts';
import type { Slice } from './slice.ts';

interface Line {
  readonly name: string;
  readonly kind: 'bar' | 'line';
  readonly colour: number;
  readonly of: (column: Column) => number | null;
}

interface Drawn {
  readonly columns: readonly Column[];
  readonly lines: readonly Line[];
  readonly value: (value: number) => string;
  readonly colours: ChartColours;
  readonly ceiling?: number;
}

const spanWords = ({ span }: Column) => (span.from === span.to ? span.from : `${span.from} – ${span.to}`);

/** A rate near 100 % moves by little: its axis starts at the twentieth below its lowest point. */
function floorUnder(columns: readonly Column[], lines: readonly Line[]): number {
  const values = lines.flatMap(({ of }) => columns.map(of)).filter((value) => value !== null);
  return values.length === 0 ? 0 : Math.floor(Math.max(0, Math.min(...values) - 0.01) * 20) / 20;
}

function optionOf({ columns, lines, value, colours, ceiling }: Drawn): EChartsCoreOption {
  const labels = columns.map(({ span }) => span.from);
  const shown = (number: number | null) => (number === null ? '—' : value(number));
  const tip = (index: number) => {
    const column = columns[index];
    return column ? [spanWords(column), ...lines.map(({ name, of }) => `${name} ${shown(of(column))}`)] : [];
  };
  return {
    grid: { left: 8, right: 8, top: lines.length > 1 ? 36 : 16, bottom: 8, containLabel: true },
    ...(lines.length > 1 ? { legend: { top: 0, right: 0, textStyle: { color: colours.quiet }, itemHeight: 10 } } : {}),
    tooltip: { trigger: 'axis', formatter: tipOf(tip), confine: true, ...tipLook(colours) },
    xAxis: { type: 'category', data: labels, axisLabel: { formatter: axisDate(labels) } },
    yAxis: {
      type: 'value',
      minInterval: ceiling ? 0 : 1,
      axisLabel: { formatter: value },
      ...(ceiling ? { max: ceiling, min: floorUnder(columns, lines) } : {}),
    },
    series: lines.map(({ name, kind, colour, of }) => ({
      type: kind,
      name,
      data: columns.map(of),
      itemStyle: { color: colours.series[colour] },
      lineStyle: { color: colours.series[colour], width: 1.5 },
      symbol: 'circle',
      symbolSize: columns.length > 80 ? 3 : 5,
      showAllSymbol: true,
      barMaxWidth: 24,
      animation: false,
    })),
  };
}

interface PanelProps {
  title: string;
  label: string;
  columns: readonly Column[];
  lines: readonly Line[];
  value: (value: number) => string;
  ceiling?: number;
  height?: number;
  note?: string;
  /** Said instead of the chart when no column has a value. */
  nothing?: string;
  onColumn?: (column: Column) => void;
}

function Panel({ title, label, columns, lines, value, ceiling, height = 200, note, nothing, onColumn }: PanelProps) {
  const colours = useChartColours();
  const names = lines.map(({ name }) => name).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the functions change with the words and the columns.
  const option = useMemo(
    () => optionOf({ columns, lines, value, colours, ...(ceiling ? { ceiling } : {}) }),
    [columns, names, colours],
  );
  const press = ({ dataIndex }: { dataIndex: number }) => {
    const column = columns[dataIndex];
    if (column) onColumn?.(column);
  };
  const drawn = lines.some(({ of }) => columns.some((column) => of(column) !== null));
  return (
    <Section title={title}>
      {drawn ? (
        <Chart option={option} label={label} height={height} onPoint={press} />
      ) : (
        <p className="quiet">{nothing}</p>
      )}
      {note ? <p className="section-note">{note}</p> : null}
    </Section>
  );
}

/** Complaints by day, week or month; on-time rate and days to close over the same time. */
export function OverviewCharts({ days, slice }: { days: readonly OverviewDay[]; slice: Slice }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const format = useIndicatorValue();
  const grain = grainOf(days.length);
  const columns = useMemo(() => columnsOf(days, grain), [days, grain]);
  const open = (date: CaseDate) => (column: Column) => void navigate({ href: casesAddress(slice, date, column.span) });
  const count = (value: number) => format(value, 'complaints');
  const share = (value: number) => format(value, 'share');
  const words = { count: days.length, ...slice };
  const rate = t('measures.number.on-time');
  const mean = t('measures.number.days');
  return (
    <>
      <Panel
        title={t(`measures.overview.per-${grain}`)}
        label={t('measures.overview.per-words', words)}
        columns={columns}
        height={260}
        lines={[
          { name: t('measures.number.lodged'), kind: 'bar', colour: 0, of: ({ lodged }) => lodged },
          { name: t('measures.number.closed'), kind: 'line', colour: 1, of: ({ closed }) => closed },
        ]}
        value={count}
        note={t('measures.overview.column-note')}
        onColumn={open('lodgedOn')}
      />
      <div className="pairs">
        <Panel
          title={rate}
          label={t('measures.overview.rate-words', words)}
          columns={columns}
          lines={[{ name: rate, kind: 'line', colour: 0, of: ({ onTimeRate }) => onTimeRate }]}
          value={share}
          ceiling={1}
          nothing={t('measures.overview.no-rate')}
          onColumn={open('timedOn')}
        />
        <Panel
          title={mean}
          label={t('measures.overview.days-words', words)}
          columns={columns}
          lines={[{ name: mean, kind: 'line', colour: 0, of: ({ meanDaysToClose }) => meanDaysToClose }]}
          value={count}
          nothing={t('measures.overview.no-days')}
          onColumn={open('closedOn')}
        />
      </div>
    </>
  );
}
