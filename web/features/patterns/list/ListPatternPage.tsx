import { useQueryClient } from '@tanstack/react-query';
import { Select } from 'antd';
import { useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '../../../ui/address.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { bulkAct } from '../../../ui/list/bulk/act.ts';
import type { Column, FilterField } from '../../../ui/list/column.ts';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { StateTag, type Tone } from '../../../ui/StateTag.tsx';
import { Instant, useExportInstant } from '../../../ui/Times.tsx';
import { PatternLinks } from '../condition.tsx';
import { actOn, type Condition, conditions, listSamples, type Sample, sampleStates, sourceOf } from './samples.ts';

const toneOf: Readonly<Record<Sample['state'], Tone>> = { open: 'progress', waiting: 'waiting', done: 'done' };

function useColumns(): Column<Sample>[] {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const instant = useExportInstant();
  const state = (row: Sample) => t(`patterns.list.state.${row.state}`);
  return [
    { key: 'number', title: t('patterns.list.number'), sort: 'number', text: (row) => row.number, phone: 'title' },
    { key: 'words', title: t('patterns.list.words'), text: (row) => t('patterns.list.row', { place: row.place }) },
    {
      key: 'state',
      title: t('patterns.list.state-label'),
      text: state,
      render: (row) => <StateTag tone={toneOf[row.state]}>{state(row)}</StateTag>,
      phone: 'title',
    },
    {
      key: 'amount',
      title: t('patterns.list.amount'),
      sort: 'amount',
      number: true,
      text: (row) => number(row.amount, 1),
    },
    {
      key: 'at',
      title: t('patterns.list.at'),
      sort: 'at',
      text: (row) => instant(row.at),
      render: (row) => <Instant at={row.at} />,
    },
    { key: 'place', title: t('patterns.list.place'), number: true, text: (row) => String(row.place), hidden: true },
  ];
}

function useFilters(): FilterField[] {
  const { t } = useTranslation();
  return [
    { kind: 'text', field: 'number', label: t('patterns.list.number-starts'), comparison: 'starts' },
    {
      kind: 'choice',
      field: 'state',
      label: t('patterns.list.state-label'),
      many: true,
      choices: sampleStates.map((value) => ({ value, label: t(`patterns.list.state.${value}`) })),
    },
  ];
}

function useCondition(): [Condition, (condition: Condition) => void] {
  const [search, change] = useAddress();
  const condition = conditions.find((one) => one === search.condition) ?? 'rows';
  const choose = (next: Condition) =>
    change({
      condition: next,
      // Nothing matches because something is asked for.
      'filter[number][starts]': next === 'no-match' ? 'ZZ' : undefined,
      'filter[state][in]': undefined,
      sort: undefined,
    });
  return [condition, choose];
}

/** Rows that were read once and cannot be read again. */
function useGoneStale(condition: Condition): void {
  const client = useQueryClient();
  useEffect(() => {
    if (condition !== 'stale') return;
    const timer = setTimeout(() => void client.invalidateQueries({ queryKey: [listSamples.id] }), 500);
    return () => clearTimeout(timer);
  }, [condition, client]);
}

/** The list pattern on rows at hand, in every state that a list can be in. */
export default function ListPatternPage() {
  const { t } = useTranslation();
  const [condition, choose] = useCondition();
  const read = useMemo(() => sourceOf(condition), [condition]);
  useGoneStale(condition);
  return (
    <ListPage
      key={condition}
      endpoint={listSamples}
      params={{ condition }}
      read={read}
      title={t('patterns.list.title')}
      lead={
        <>
          {t('patterns.list.lead')}
          <PatternLinks own="list" />
        </>
      }
      columns={useColumns()}
      filters={useFilters()}
      usualSort="number"
      rowKey={({ id }) => id}
      bulk={[bulkAct<Sample>({ key: 'act', label: t('patterns.list.act'), run: actOn })]}
      actions={
        <Select<Condition>
          aria-label={t('patterns.condition')}
          prefix={t('patterns.condition')}
          value={condition}
          onChange={choose}
          popupMatchSelectWidth={false}
          options={conditions.map((value) => ({ value, label: t(`patterns.list.condition.${value}`) }))}
        />
      }
      empty={<Empty title={t('patterns.list.empty')}>{t('patterns.list.empty-words')}</Empty>}
    />
  );
}
