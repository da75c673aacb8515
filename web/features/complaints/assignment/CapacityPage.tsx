import { Link } from '@tanstack/react-router';
import { type CapacityRow, type CapacityWeek, getCapacity, type Headcount } from '@tongli/contracts/complaints';
import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { filterKey } from '../../../api/list.ts';
import { Chart } from '../../../ui/chart/Chart.tsx';
import { useChartColours } from '../../../ui/chart/colours.ts';
import { Empty } from '../../../ui/Empty.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Day, Instant } from '../../../ui/Times.tsx';
import { useUnits } from '../people.ts';
import { AbsenceDrawer } from './AbsenceDrawer.tsx';

const casesOf = (personId: string) => ({
  [filterKey('state', 'ne')]: 'closed',
  [filterKey('ownerId', 'eq')]: personId,
});

function useColumns(onAbsence: (row: CapacityRow) => void): Column<CapacityRow>[] {
  const { t } = useTranslation();
  const { number, percent } = useNumbers();
  const units = useUnits();
  const full = ({ load, most }: CapacityRow) => load / most;
  return [
    {
      key: 'name',
      title: t('complaints.assignment.handler'),
      text: ({ name }) => name,
      render: ({ personId, name }) => (
        <Link to="/complaints" search={casesOf(personId)}>
          {name}
        </Link>
      ),
      phone: 'title',
      grows: true,
    },
    { key: 'unit', title: t('complaints.assignment.unit'), text: ({ unitId }) => units.name(unitId) ?? '…' },
    {
      key: 'load',
      title: t('complaints.assignment.load'),
      number: true,
      text: ({ load, most }) => `${number(load)} / ${number(most)}`,
    },
    {
      key: 'share',
      title: t('complaints.assignment.share'),
      number: true,
      text: (row) => percent(full(row), 0),
      render: (row) => (
        <StateTag tone={full(row) > 1 ? 'breached' : full(row) > 0.85 ? 'limit' : 'progress'}>
          {percent(full(row), 0)}
        </StateTag>
      ),
    },
    { key: 'open', title: t('complaints.assignment.open'), number: true, text: ({ open }) => number(open) },
    {
      key: 'breached',
      title: t('complaints.assignment.breached'),
      number: true,
      text: ({ breached }) => number(breached),
    },
    { key: 'today', title: t('complaints.assignment.today'), number: true, text: ({ dueToday }) => number(dueToday) },
    {
      key: 'absence',
      title: t('complaints.assignment.absence'),
      text: ({ absence }) =>
        absence ? t(absence.running ? 'complaints.assignment.away' : 'complaints.assignment.coming') : '',
      render: (row) =>
        row.absence ? (
          <Button size="small" onClick={() => onAbsence(row)}>
            {t(row.absence.running ? 'complaints.assignment.away' : 'complaints.assignment.coming')}{' '}
            <Instant at={row.absence.running ? row.absence.until : row.absence.from} />
          </Button>
        ) : null,
    },
  ];
}

function Weeks({ weeks }: { weeks: readonly CapacityWeek[] }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const colours = useChartColours();
  const [needed, there] = [t('complaints.assignment.needed'), t('complaints.assignment.there')];
  const option = useMemo(
    () => ({
      grid: { left: 40, right: 16, top: 32, bottom: 32 },
      legend: { top: 0 },
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: weeks.map(({ from }) => from.slice(5)) },
      yAxis: { type: 'value', min: 0 },
      series: [
        { name: needed, type: 'bar', data: weeks.map((one) => one.needed), color: colours.series[0] },
        { name: there, type: 'line', data: weeks.map((one) => one.there), color: colours.series[1] },
      ],
    }),
    [weeks, colours, needed, there],
  );
  const columns: Column<CapacityWeek>[] = [
    {
      key: 'from',
      title: t('complaints.assignment.week'),
      text: ({ from }) => from,
      render: ({ from, foreseen }) => (
        <>
          <Day on={from} /> {foreseen ? <span className="quiet">{t('complaints.assignment.foreseen')}</span> : null}
        </>
      ),
      phone: 'title',
      grows: true,
    },
    {
      key: 'arrivals',
      title: t('complaints.assignment.arrivals'),
      number: true,
      text: ({ arrivals }) => number(arrivals),
    },
    {
      key: 'days',
      title: t('complaints.assignment.days'),
      number: true,
      text: ({ workingDays }) => number(workingDays),
    },
    { key: 'needed', title: needed, number: true, text: (row) => (row.needed === null ? '—' : number(row.needed, 1)) },
    { key: 'there', title: there, number: true, text: (row) => number(row.there, 1) },
    {
      key: 'active',
      title: t('complaints.assignment.active'),
      number: true,
      text: ({ active }) => (active === null ? '—' : number(active)),
    },
  ];
  return (
    <>
      {weeks.some((one) => one.needed !== null) ? (
        <Chart option={option} label={t('complaints.assignment.weeks-words')} height={220} />
      ) : null}
      <DataTable<CapacityWeek>
        label={t('complaints.assignment.weeks')}
        rows={weeks}
        rowKey={({ from }) => from}
        columns={columns}
        compact
      />
    </>
  );
}

function HeadcountPart({ headcount }: { headcount: Headcount }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const some = (value: number | null, digits = 1) => (value === null ? '—' : number(value, digits));
  const facts = [
    { label: t('complaints.assignment.per-day'), value: number(headcount.arrivalsPerDay, 1) },
    {
      label: t('complaints.assignment.hours'),
      value: t('complaints.assignment.hours-of', {
        hours: some(headcount.hoursPerCase, 2),
        timed: number(headcount.timedCases),
        closed: number(headcount.closedCases),
      }),
    },
    { label: t('complaints.assignment.hours-per-day'), value: number(headcount.hoursPerDay) },
    {
      label: t('complaints.assignment.needed'),
      value: (
        <strong>
          {t('complaints.assignment.needed-of', {
            needed: some(headcount.needed),
            handlers: number(headcount.handlers),
          })}
        </strong>
      ),
    },
    { label: t('complaints.assignment.days-open'), value: some(headcount.daysOpen) },
    {
      label: t('complaints.assignment.expected-open'),
      value: t('complaints.assignment.open-of', {
        expected: some(headcount.expectedOpen, 0),
        open: number(headcount.open),
      }),
    },
  ];
  return (
    <Section title={t('complaints.assignment.headcount')}>
      <Facts facts={facts} />
      <p className="quiet form-notice">{t('complaints.assignment.headcount-words')}</p>
      <Weeks weeks={headcount.weeks} />
    </Section>
  );
}

/** Who holds how much of what they may, who is away, and how many handlers the arrivals ask for. */
export default function CapacityPage() {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const [absence, setAbsence] = useState<CapacityRow | null>(null);
  const capacity = useRead(getCapacity, {});
  const columns = useColumns(setAbsence);
  return (
    <Page
      title={t('complaints.assignment.capacity')}
      lead={t('complaints.assignment.capacity-lead')}
      actions={<Link to="/settings/assignment">{t('complaints.assignment.settings')}</Link>}
    >
      <Read of={capacity}>
        {({ handlers, waiting, headcount }) => (
          <>
            <Section title={t('complaints.assignment.handlers')}>
              {waiting > 0 ? <p>{t('complaints.assignment.waiting', { waiting: number(waiting) })}</p> : null}
              {handlers.length === 0 ? (
                <Empty title={t('complaints.assignment.none')}>{t('complaints.assignment.none-words')}</Empty>
              ) : (
                <DataTable<CapacityRow>
                  label={t('complaints.assignment.handlers')}
                  rows={handlers}
                  rowKey={({ personId }) => personId}
                  columns={columns}
                />
              )}
            </Section>
            <HeadcountPart headcount={headcount} />
          </>
        )}
      </Read>
      {absence?.absence ? <AbsenceDrawer absenceId={absence.absence.id} onClose={() => setAbsence(null)} /> : null}
    </Page>
  );
}
