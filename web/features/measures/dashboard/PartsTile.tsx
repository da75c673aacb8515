import { Link } from '@tanstack/react-router';
import type { Tile, TileAnswer } from '@tongli/contracts/measures';
import type { EChartsCoreOption } from 'echarts/core';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Chart } from '../../../ui/chart/Chart.tsx';
import { useChartColours } from '../../../ui/chart/colours.ts';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { indicatorAddress } from '../../../ui/spc/address.ts';
import { axisDate, tipLook, tipOf } from '../../../ui/spc/option.ts';
import { useTerms } from '../../../ui/terms.ts';
import { useQueueNames } from '../card/queues.ts';
import { useFigure } from '../live/words.ts';

type Answer<Kind extends TileAnswer['kind']> = Extract<TileAnswer, { kind: Kind }>;
type Parts = Answer<'breakdown'>;
type Breakdown = Extract<Tile, { kind: 'breakdown' }>;

export function usePartNames(by: Breakdown['by'] | null): (part: Parts['parts'][number]) => string {
  const { t } = useTranslation();
  const pick = useBilingual();
  const terms = useTerms();
  const queues = useQueueNames(by === 'queue');
  return ({ key, name }) => {
    if (key === '') return t('measures.card.unspecified');
    if (name) return pick(name);
    const queue = queues.get(key);
    if (queue) return pick(queue);
    return by === 'product' || by === 'area' || by === 'cause' ? terms.name(by, key) : key;
  };
}

/** Parts of a number, the largest first: bars, or a table with what stands above and below the line. */
export function PartsTile({ tile, answer, name }: { tile: Breakdown; answer: Parts; name: string }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const figure = useFigure();
  const { number } = useNumbers();
  const nameOf = usePartNames(tile.by);
  const { parts, indicator, range } = answer;
  const value = (part: Parts['parts'][number]) => figure(part.value, indicator.unit);
  const address = indicatorAddress(indicator.code, range, { by: tile.by });
  const rounded = (one: number) => number(Math.round(one * 100) / 100);
  if (parts.length === 0) return <p className="quiet">{t('measures.dashboard.nothing')}</p>;
  const columns: Column<Parts['parts'][number]>[] = [
    { key: 'name', title: t(`measures.by.${tile.by}`), text: nameOf, phone: 'title', grows: true },
    { key: 'value', title: t('measures.card.value'), text: value, number: true },
    { key: 'count', title: pick(indicator.parts.count), text: ({ count }) => rounded(count), number: true },
  ];
  const longest = Math.max(...parts.map((part) => part.value ?? 0), Number.MIN_VALUE);
  return (
    <>
      {tile.look === 'table' ? (
        <DataTable compact columns={columns} rows={parts} rowKey={({ key }) => key} label={name} />
      ) : (
        <ul className="board-parts" aria-label={name}>
          {parts.map((part) => (
            <li key={part.key}>
              <span className="name" title={nameOf(part)}>
                {nameOf(part)}
              </span>
              <span aria-hidden="true">
                <span
                  className="bar"
                  style={{ display: 'block', width: `${(Math.max(0, part.value ?? 0) / longest) * 100}%` }}
                />
              </span>
              <span className="figures">{value(part)}</span>
            </li>
          ))}
        </ul>
      )}
      <div className="board-foot">
        <span />
        <Link to={address} aria-label={t('measures.dashboard.card-of', { name })}>
          {t('measures.dashboard.card')}
        </Link>
      </div>
    </>
  );
}

/** A number over time, with its target across. */
export function CourseTile({
  look,
  answer,
  name,
  height,
}: {
  look: 'line' | 'bar';
  answer: Answer<'course'>;
  name: string;
  height: number;
}) {
  const { t } = useTranslation();
  const colours = useChartColours();
  const figure = useFigure();
  const { points, target, indicator, range } = answer;
  const words = (value: number | null) => figure(value, indicator.unit);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words change with the language, which draws the page anew.
  const option = useMemo((): EChartsCoreOption => {
    const labels = points.map(({ from }) => from);
    const tip = (index: number) => [labels[index] ?? '', words(points[index]?.value ?? null)];
    const across = {
      symbol: 'none',
      silent: true,
      data: [{ yAxis: target }],
      lineStyle: { color: colours.good, type: 'dashed' },
    };
    return {
      grid: { left: 4, right: 12, top: 12, bottom: 4, containLabel: true },
      tooltip: { trigger: 'axis', formatter: tipOf(tip), confine: true, ...tipLook(colours) },
      xAxis: { type: 'category', data: labels, axisLabel: { formatter: axisDate(labels) } },
      yAxis: { type: 'value', scale: look === 'line', axisLabel: { formatter: (value: number) => words(value) } },
      series: [
        {
          ...{ type: look, name, data: points.map(({ value }) => value), animation: false, barMaxWidth: 24 },
          ...{ itemStyle: { color: colours.series[0] }, lineStyle: { color: colours.series[0], width: 1.5 } },
          ...{ symbol: 'circle', symbolSize: 5, showAllSymbol: true },
          ...(target === null
            ? {}
            : { markLine: { ...across, label: { formatter: t('measures.dashboard.target-short') } } }),
        },
      ],
    };
  }, [points, target, colours, look, name]);
  if (points.every(({ value }) => value === null)) return <p className="quiet">{t('measures.dashboard.nothing')}</p>;
  return (
    <>
      <Chart option={option} label={t('measures.dashboard.course-of', { name })} height={height - 24} />
      <div className="board-foot">
        <span className="quiet">
          {target === null ? null : t('measures.dashboard.target', { value: words(target) })}
        </span>
        <Link to={indicatorAddress(indicator.code, range)} aria-label={t('measures.dashboard.card-of', { name })}>
          {t('measures.dashboard.card')}
        </Link>
      </div>
    </>
  );
}
