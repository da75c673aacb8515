import { useNavigate } from '@tanstack/react-router';
import {
  listSanctionRules,
  listSanctions,
  type Sanction,
  sanctionList,
  sanctionMeasure,
  sanctionState,
} from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { useBilingual } from '../../../ui/language.ts';
import type { Column, FilterField } from '../../../ui/list/column.ts';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant, useExportInstant } from '../../../ui/Times.tsx';
import { usePeople, useUnits } from '../people.ts';
import { toneOf, useWho } from './words.ts';

function useColumns(): Column<Sanction>[] {
  const { t } = useTranslation();
  const { money, number } = useNumbers();
  const pick = useBilingual();
  const who = useWho();
  const units = useUnits();
  const instant = useExportInstant();
  return [
    { key: 'finding', title: t('complaints.accountability.number'), text: (row) => row.findingNumber, phone: 'title' },
    {
      key: 'state',
      title: t('complaints.accountability.state-label'),
      text: (row) => t(`complaints.accountability.state.${row.state}`),
      render: (row) => (
        <StateTag tone={toneOf[row.state]}>{t(`complaints.accountability.state.${row.state}`)}</StateTag>
      ),
      phone: 'title',
    },
    { key: 'who', title: t('complaints.accountability.who'), text: who },
    {
      key: 'unit',
      title: t('complaints.accountability.unit'),
      text: ({ unitId }) => (unitId ? (units.name(unitId) ?? '') : ''),
    },
    { key: 'breach', title: t('complaints.accountability.breach'), text: (row) => pick(row.rule.name), grows: true },
    { key: 'share', title: t('complaints.accountability.share'), text: (row) => `${row.sharePercent} %`, number: true },
    {
      key: 'measure',
      title: t('complaints.accountability.measure-label'),
      text: ({ measure }) => (measure ? t(`complaints.accountability.measure.${measure}`) : ''),
    },
    {
      key: 'points',
      title: t('complaints.accountability.points'),
      sort: 'points',
      text: (row) => number(row.points),
      number: true,
    },
    {
      key: 'deduction',
      title: t('complaints.accountability.deduction'),
      text: (row) => (row.deductionMinor > 0 ? money(row.deductionMinor, row.currency) : ''),
      number: true,
    },
    { key: 'complaint', title: t('complaints.number'), text: (row) => row.complaintNumber },
    {
      key: 'foundAt',
      title: t('complaints.accountability.found'),
      sort: 'foundAt',
      text: (row) => instant(row.foundAt),
      render: (row) => <Instant at={row.foundAt} />,
    },
    {
      key: 'decided',
      title: t('complaints.accountability.decided'),
      text: (row) => row.decidedByName ?? '',
      hidden: true,
    },
  ];
}

function useFilters(): FilterField[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  const people = usePeople();
  const units = useUnits();
  const rules = useRead(listSanctionRules, {}).data?.rules ?? [];
  return [
    {
      kind: 'choice',
      field: 'state',
      label: t('complaints.accountability.state-label'),
      choices: sanctionState.options.map((value) => ({ value, label: t(`complaints.accountability.state.${value}`) })),
      many: true,
    },
    {
      kind: 'choice',
      field: 'breach',
      label: t('complaints.accountability.breach'),
      choices: rules.map(({ breach, name }) => ({ value: breach, label: pick(name) })),
      many: true,
    },
    {
      kind: 'choice',
      field: 'measure',
      label: t('complaints.accountability.measure-label'),
      choices: sanctionMeasure.options.map((value) => ({
        value,
        label: t(`complaints.accountability.measure.${value}`),
      })),
      many: true,
    },
    { kind: 'choice', field: 'personId', label: t('complaints.accountability.person'), choices: people.options },
    { kind: 'choice', field: 'unitId', label: t('complaints.accountability.unit'), choices: units.options, many: true },
    { kind: 'dates', field: 'foundAt', label: t('complaints.accountability.found'), instants: true },
  ];
}

/** Who answered for what, and what followed. */
export default function SanctionsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <ListPage
      endpoint={listSanctions}
      title={t('complaints.accountability.list')}
      lead={t('complaints.accountability.list-lead')}
      columns={useColumns()}
      filters={useFilters()}
      usualSort={sanctionList.usualSort}
      rowKey={({ id }) => id}
      onOpen={({ complaintId }) =>
        void navigate({ to: `/complaints/${complaintId}`, search: { tab: 'accountability' } })
      }
      empty={<Empty title={t('complaints.accountability.list-empty')} />}
    />
  );
}
