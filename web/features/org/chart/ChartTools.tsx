import { Link } from '@tanstack/react-router';
import { listPeople, type Person } from '@tongli/contracts/org';
import { Alert, Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useAddress } from '../../../ui/address.ts';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { Day } from '../../../ui/Times.tsx';
import { KindMark } from './KindMark.tsx';
import type { ChartUnit } from './unit.ts';

const mostNamed = 12;

/** People whose name, staff number or post contains what was typed, on the date on screen. */
export function usePeopleNamed(typed: string): readonly Person[] {
  const [search] = useAddress();
  const wanted = typed.trim().toLowerCase();
  const query = search.on ? { on: search.on } : {};
  const { data } = useRead(listPeople, { query }, { enabled: wanted !== '', staleTime: 60_000 });
  return useMemo(() => {
    if (!wanted || !data) return [];
    return data.people.filter(({ name, number, post }) =>
      `${name} ${number ?? ''} ${post.zh} ${post.en}`.toLowerCase().includes(wanted),
    );
  }, [data, wanted]);
}

/** Each with what tells them from others of the same name. */
export function FoundPeople({ people, units }: { people: readonly Person[]; units: readonly ChartUnit[] }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  if (people.length === 0) return null;
  const unitName = (unitId: string) => {
    const unit = units.find(({ id }) => id === unitId);
    return unit ? pick(unit.name) : '';
  };
  const more = people.length - mostNamed;
  return (
    <ul className="chart-people" aria-label={t('org.chart.people-found')}>
      {people.slice(0, mostNamed).map(({ id, name, number, post, unitId }) => (
        <li key={id}>
          <Link to={`/settings/organisation/${unitId}`}>{name}</Link>{' '}
          <span className="quiet">{[number, pick(post), unitName(unitId)].filter(Boolean).join(' · ')}</span>
        </li>
      ))}
      {more > 0 ? <li className="quiet">{t('org.chart.more-people', { count: more })}</li> : null}
    </ul>
  );
}

/** What the shapes and figures mean: shown once, so that cards can be short. */
export function Legend({ units }: { units: readonly ChartUnit[] }) {
  const { t } = useTranslation();
  const people = units.reduce((sum, { peopleCount }) => sum + peopleCount, 0);
  const unqualified = units.reduce((sum, { unqualifiedCount }) => sum + unqualifiedCount, 0);
  return (
    <p className="chart-legend">
      <span className="figures">{t('org.chart.units', { count: units.length })}</span>
      <span className="figures">{t('org.chart.people', { count: people })}</span>
      <KindMark kind="site" />
      <KindMark kind="department" />
      <KindMark kind="team" />
      {unqualified > 0 ? (
        <span className="card-unqualified">
          <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true" focusable="false">
            <path d="M6 1 11.4 10.6H.6z" fill="currentColor" />
          </svg>
          {t('org.chart.unqualified', { count: unqualified })}
        </span>
      ) : null}
    </p>
  );
}

interface ToolsProps {
  onFold: () => void;
  onUnfold: () => void;
}

/** Looking for a unit or somebody, another day, folding, paper. */
export function ChartTools({ onFold, onUnfold }: ToolsProps) {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const [typed, setTyped] = useState(search.find ?? '');
  const find = (text: string) => {
    setTyped(text);
    change({ find: text || undefined });
  };
  return (
    <div className="chart-tools">
      <Input
        allowClear
        className="filter-text"
        value={typed}
        placeholder={t('org.chart.find')}
        aria-label={t('org.chart.find')}
        onChange={({ target }) => find(target.value)}
      />
      <label htmlFor="chart-on">{t('org.chart.on')}</label>
      <DateInput id="chart-on" {...(search.on ? { value: search.on } : {})} onChange={(on) => change({ on })} />
      <Button onClick={onUnfold}>{t('org.chart.unfold-all')}</Button>
      <Button onClick={onFold}>{t('org.chart.fold-all')}</Button>
      <Button onClick={() => window.print()}>{t('org.chart.print')}</Button>
    </div>
  );
}

/** Says that what is shown is not today's, and leads back. */
export function OtherDay({ on, today }: { on: string; today: string }) {
  const { t } = useTranslation();
  const [, change] = useAddress();
  if (on === today) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      className="form-notice"
      title={
        <>
          <Day on={on} /> · {on < today ? t('org.chart.past') : t('org.chart.planned')}
        </>
      }
      description={t('org.chart.other-day-words')}
      action={<Button onClick={() => change({ on: undefined })}>{t('org.chart.today')}</Button>}
    />
  );
}
