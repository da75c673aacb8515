import FilterOutlined from '@ant-design/icons/es/icons/FilterOutlined';
import { Button, Input, Select } from 'antd';
import { lazy, Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { filterKey } from '../../api/list.ts';
import { useAddress } from '../address.ts';
import { useNarrow } from '../narrow.ts';
import type { FilterField } from './column.ts';

const DatesFilter = lazy(() => import('./DatesFilter.tsx'));

const typingPause = 300;

type Of<Kind extends FilterField['kind']> = Extract<FilterField, { kind: Kind }>;

function TextFilter({ filter }: { filter: Of<'text'> }) {
  const [search, change] = useAddress();
  const key = filterKey(filter.field, filter.comparison);
  const kept = search[key] ?? '';
  const [typed, setTyped] = useState(kept);
  useEffect(() => setTyped(kept), [kept]);
  useEffect(() => {
    if (typed === kept) return;
    const timer = setTimeout(() => change({ [key]: typed || undefined }), typingPause);
    return () => clearTimeout(timer);
  }, [typed, kept, key, change]);
  return (
    <Input
      allowClear
      value={typed}
      onChange={(event) => setTyped(event.target.value)}
      onPressEnter={() => change({ [key]: typed || undefined })}
      placeholder={filter.label}
      aria-label={filter.label}
      className="filter-text"
    />
  );
}

function ChoiceFilter({ filter }: { filter: Of<'choice'> }) {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const key = filterKey(filter.field, filter.many ? 'in' : 'eq');
  const value = search[key];
  const chosen = value ? value.split(',') : [];
  const namesOf = (values: readonly string[]) =>
    filter.choices.flatMap((choice) => (values.includes(choice.value) ? [choice.label] : [])).join(' · ');
  const shared = {
    allowClear: true,
    prefix: filter.label,
    placeholder: t('ui.list.all'),
    'aria-label': filter.label,
    popupMatchSelectWidth: false,
    className: 'filter-choice',
    options: [...filter.choices],
  };
  if (!filter.many) {
    return (
      <Select
        {...shared}
        value={value ?? null}
        onChange={(next: string | null) => change({ [key]: next ?? undefined })}
      />
    );
  }
  return (
    <Select
      {...shared}
      mode="multiple"
      // One by its name; of several their number, for names do not find room.
      maxTagCount={chosen.length > 1 ? 0 : 1}
      maxTagPlaceholder={<span title={namesOf(chosen)}>{t('ui.list.filters-chosen', { count: chosen.length })}</span>}
      value={chosen}
      onChange={(next: string[]) => change({ [key]: next.join(',') || undefined })}
    />
  );
}

function PresenceFilter({ filter }: { filter: Of<'presence'> }) {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const key = filterKey(filter.field, 'null');
  return (
    <Select
      allowClear
      prefix={filter.label}
      placeholder={t('ui.list.all')}
      aria-label={filter.label}
      popupMatchSelectWidth={false}
      className="filter-choice"
      value={search[key] ?? null}
      options={[
        { value: 'false', label: filter.present },
        { value: 'true', label: filter.absent },
      ]}
      onChange={(next: string | null) => change({ [key]: next ?? undefined })}
    />
  );
}

function OneFilter({ filter }: { filter: FilterField }) {
  if (filter.kind === 'text') return <TextFilter filter={filter} />;
  if (filter.kind === 'choice') return <ChoiceFilter filter={filter} />;
  if (filter.kind === 'presence') return <PresenceFilter filter={filter} />;
  return (
    <Suspense fallback={<Input disabled placeholder={filter.label} className="filter-text" />}>
      <DatesFilter field={filter.field} label={filter.label} instants={filter.instants ?? false} />
    </Suspense>
  );
}

/** The filters of a list. Each change is in the address at once, so that the view can be sent and kept. */
export function FilterBar({ filters }: { filters: readonly FilterField[] }) {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const used = Object.keys(search).filter((key) => key.startsWith('filter['));
  const clear = () => change(Object.fromEntries(used.map((key) => [key, undefined])));
  if (filters.length === 0) return null;
  if (narrow && !open) {
    return (
      <Button icon={<FilterOutlined />} aria-expanded={false} onClick={() => setOpen(true)}>
        {used.length > 0 ? t('ui.list.filters-used', { count: used.length }) : t('ui.list.filters')}
      </Button>
    );
  }
  return (
    <search className="filter-bar" aria-label={t('ui.list.filters')}>
      {filters.map((filter) => (
        <OneFilter key={filter.field} filter={filter} />
      ))}
      {used.length > 0 ? (
        <Button type="link" onClick={clear}>
          {t('ui.list.clear-filters')}
        </Button>
      ) : null}
    </search>
  );
}
