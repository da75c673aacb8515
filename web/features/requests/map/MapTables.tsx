import type { ProcessMap, Spread } from '@tongli/contracts/requests';
import { Button, Tabs } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../../ui/address.ts';
import { Empty } from '../../../ui/Empty.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { saveTable } from '../../../ui/list/save-table.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { keyOf } from './drawing.ts';
import { useNames, useTimeWords } from './words.ts';

type Step = ProcessMap['steps'][number];
type Edge = ProcessMap['edges'][number];
type Variant = ProcessMap['variants'][number];
type Loop = ProcessMap['loops'][number];
type Deviation = ProcessMap['conformance']['deviations'][number];
type Times = { readonly minutes: Spread; readonly wall: Spread };

/** Screens say times in words, files in minutes that can be counted with. */
function useTimeColumns<Row>(timesOf: (row: Row) => Times | null): Column<Row>[] {
  const { t } = useTranslation();
  const { work, wall } = useTimeWords();
  const plain = (value: number | undefined) => (value === undefined ? '' : String(value));
  const column = (side: keyof Times, share: keyof Spread): Column<Row>[] => {
    const title = t(`requests.map.column.${side}-${share}`);
    const words = side === 'minutes' ? work : wall;
    const minutesIn = (row: Row) => timesOf(row)?.[side][share];
    return [
      {
        ...{ key: `${side}-${share}`, title, number: true, only: 'screen', width: 112 },
        text: (row) => {
          const value = minutesIn(row);
          return value === undefined ? '—' : words(value);
        },
      },
      {
        ...{ key: `${side}-${share}-file`, title: t('requests.map.column.in-minutes', { title }), number: true },
        ...{ only: 'export', text: (row) => plain(minutesIn(row)) },
      },
    ];
  };
  return [
    ...column('minutes', 'median'),
    ...column('minutes', 'p90'),
    ...column('wall', 'median'),
    ...column('wall', 'p90'),
  ];
}

interface TableProps<Row> {
  name: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  elementOf: (row: Row) => string;
  onCases: (element: string) => void;
}

/** A row opens the cases behind it. */
function MapTable<Row extends object>({ name, columns, rows, elementOf, onCases }: TableProps<Row>) {
  const { t } = useTranslation();
  if (rows.length === 0) return <Empty title={t('requests.map.nothing')} />;
  return (
    <>
      <p className="quiet">{t('requests.map.open-cases')}</p>
      <DataTable<Row>
        label={name}
        columns={columns.filter(({ only }) => only !== 'export')}
        rows={rows}
        rowKey={elementOf}
        onOpen={(row) => onCases(elementOf(row))}
        compact
      />
      <p className="map-file">
        <Button onClick={() => void saveTable(name, columns, rows)}>{t('requests.map.excel')}</Button>
      </p>
    </>
  );
}

interface MapTablesProps {
  map: ProcessMap;
  onCases: (element: string) => void;
}

function useCounts() {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const count = <Key extends string>(key: Key, title: string): Column<Readonly<Record<Key, number>>> => ({
    ...{ key, title, number: true, width: 72 },
    text: (row) => number(row[key]),
  });
  return {
    times: count('count', t('requests.map.column.times')),
    cases: count('cases', t('requests.map.column.cases')),
  };
}

function Steps({ map, onCases }: MapTablesProps) {
  const { t } = useTranslation();
  const nameOf = useNames(map);
  const { number } = useNumbers();
  const { work } = useTimeWords();
  const { times, cases } = useCounts();
  const order = new Map(map.nodes.map(({ key }, index) => [key, index]));
  const spans = useTimeColumns<Step>((row) => row.times);
  const columns: Column<Step>[] = [
    { key: 'step', title: t('requests.map.column.step'), text: ({ key }) => nameOf(key), grows: true, phone: 'title' },
    times,
    cases,
    ...spans,
    {
      key: 'total',
      title: t('requests.map.column.total'),
      number: true,
      text: (row) => work(row.totalMinutes),
      width: 112,
    },
    {
      ...{ key: 'standing', title: t('requests.map.column.standing'), number: true, width: 88 },
      text: (row) => number(row.standing),
    },
  ];
  const rows = map.steps.toSorted((a, b) => (order.get(a.key) ?? 0) - (order.get(b.key) ?? 0));
  return (
    <MapTable
      name={t('requests.map.tab.steps')}
      {...{ columns, rows, onCases }}
      elementOf={({ key }) => `step:${key}`}
    />
  );
}

function Edges({ map, onCases }: MapTablesProps) {
  const { t } = useTranslation();
  const nameOf = useNames(map);
  const { times, cases } = useCounts();
  const spans = useTimeColumns<Edge>((row) => row);
  const columns: Column<Edge>[] = [
    {
      ...{ key: 'way', title: t('requests.map.column.way'), grows: true, phone: 'title' },
      text: ({ from, to }) => `${nameOf(from)} → ${nameOf(to)}`,
    },
    times,
    cases,
    ...spans,
  ];
  const rows = map.edges;
  return (
    <MapTable
      name={t('requests.map.tab.ways')}
      {...{ columns, rows, onCases }}
      elementOf={(row) => `edge:${keyOf(row)}`}
    />
  );
}

function Variants({ map, onCases }: MapTablesProps) {
  const { t } = useTranslation();
  const nameOf = useNames(map);
  const { number, percent } = useNumbers();
  const spans = useTimeColumns<Variant>((row) => row);
  const { variants: others, cases: otherCases } = map.otherVariants;
  const columns: Column<Variant>[] = [
    {
      ...{ key: 'steps', title: t('requests.map.column.variant'), grows: true, phone: 'title' },
      text: ({ steps }) => steps.map(nameOf).join(' → '),
      render: ({ steps }) => <span className="map-path">{steps.map(nameOf).join(' → ')}</span>,
    },
    { key: 'cases', title: t('requests.map.column.cases'), number: true, text: (row) => number(row.cases), width: 72 },
    { key: 'share', title: t('requests.map.column.share'), number: true, text: (row) => percent(row.share), width: 80 },
    ...spans,
  ];
  const rows = map.variants;
  return (
    <>
      <MapTable
        name={t('requests.map.tab.variants')}
        {...{ columns, rows, onCases }}
        elementOf={({ steps }) => `variant:${steps.join('>')}`}
      />
      {others > 0 ? (
        <p className="quiet">
          {t('requests.map.other-variants', { others: number(others), cases: number(otherCases) })}
        </p>
      ) : null}
    </>
  );
}

function Loops({ map, onCases }: MapTablesProps) {
  const { t } = useTranslation();
  const nameOf = useNames(map);
  const { work } = useTimeWords();
  const { times, cases } = useCounts();
  const spans = useTimeColumns<Loop>((row) => row);
  const columns: Column<Loop>[] = [
    {
      ...{ key: 'loop', title: t('requests.map.column.loop'), grows: true, phone: 'title' },
      text: ({ from, to }) => `${nameOf(from)} → ${nameOf(to)}`,
    },
    times,
    cases,
    {
      key: 'total',
      title: t('requests.map.column.cost'),
      number: true,
      text: (row) => work(row.totalMinutes),
      width: 112,
    },
    ...spans,
  ];
  const rows = map.loops;
  return (
    <>
      <p className="quiet">{t('requests.map.loops-explained')}</p>
      <MapTable
        name={t('requests.map.tab.loops')}
        {...{ columns, rows, onCases }}
        elementOf={(row) => `loop:${keyOf(row)}`}
      />
    </>
  );
}

function Deviations({ map, onCases }: MapTablesProps) {
  const { t } = useTranslation();
  const nameOf = useNames(map);
  const { times, cases } = useCounts();
  const columns: Column<Deviation>[] = [
    {
      ...{ key: 'kind', title: t('requests.map.column.deviation'), phone: 'title', width: 180 },
      text: ({ kind }) => t(`requests.map.deviation.${kind}`),
    },
    {
      ...{ key: 'way', title: t('requests.map.column.way'), grows: true },
      text: ({ from, to }) => `${nameOf(from)} → ${nameOf(to)}`,
    },
    times,
    cases,
  ];
  const rows = map.conformance.deviations;
  return (
    <MapTable
      name={t('requests.map.tab.deviations')}
      {...{ columns, rows, onCases }}
      elementOf={(row) => `deviation:${row.kind}:${keyOf(row)}`}
    />
  );
}

/** What the drawing shows, and what it cannot, as tables. */
export function MapTables(props: MapTablesProps) {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const items = [
    { key: 'steps', label: t('requests.map.tab.steps'), children: <Steps {...props} /> },
    { key: 'ways', label: t('requests.map.tab.ways'), children: <Edges {...props} /> },
    { key: 'variants', label: t('requests.map.tab.variants'), children: <Variants {...props} /> },
    { key: 'loops', label: t('requests.map.tab.loops'), children: <Loops {...props} /> },
    { key: 'deviations', label: t('requests.map.tab.deviations'), children: <Deviations {...props} /> },
  ];
  return (
    <Tabs
      activeKey={items.find(({ key }) => key === search.tab)?.key ?? 'steps'}
      onChange={(key) => change({ tab: key === 'steps' ? undefined : key })}
      items={items}
    />
  );
}
