import { useNavigate } from '@tanstack/react-router';
import { compensationKind, type LedgerEntry, ledgerAct, ledgerList, listLedger } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../../ui/Empty.tsx';
import { useBilingual } from '../../../ui/language.ts';
import type { Column, FilterField } from '../../../ui/list/column.ts';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { Instant, useExportInstant } from '../../../ui/Times.tsx';
import { useUnits } from '../people.ts';
import { useDecider } from './CompensationCard.tsx';
import { LedgerSums } from './LedgerSums.tsx';

function useColumns(): Column<LedgerEntry>[] {
  const { t } = useTranslation();
  const { money } = useNumbers();
  const pick = useBilingual();
  const instant = useExportInstant();
  const units = useUnits();
  const decider = useDecider();
  const account = (name: LedgerEntry['from']) => t(`complaints.compensation.account.${name}`);
  return [
    {
      key: 'at',
      title: t('complaints.compensation.at'),
      sort: 'at',
      text: (row) => instant(row.at),
      render: (row) => <Instant at={row.at} />,
    },
    {
      key: 'act',
      title: t('complaints.compensation.act-label'),
      text: (row) => t(`complaints.compensation.act.${row.act}`),
      phone: 'title',
    },
    {
      key: 'amount',
      title: t('complaints.compensation.amount'),
      sort: 'amountMinor',
      text: (row) => money(row.amountMinor, row.currency),
      number: true,
      phone: 'title',
    },
    {
      key: 'way',
      title: t('complaints.compensation.way'),
      text: ({ from, to }) => `${account(from)} → ${account(to)}`,
    },
    {
      key: 'kind',
      title: t('complaints.compensation.kind-label'),
      text: (row) => t(`complaints.compensation.kind.${row.kind}`),
    },
    { key: 'compensation', title: t('complaints.compensation.number'), text: (row) => row.compensationNumber },
    { key: 'complaint', title: t('complaints.number'), text: (row) => row.complaintNumber },
    {
      key: 'rule',
      title: t('complaints.compensation.rule'),
      text: ({ rule }) => (rule ? pick(rule) : t('complaints.compensation.no-rule')),
      grows: true,
    },
    {
      key: 'unit',
      title: t('complaints.compensation.unit'),
      text: ({ unitId }) => (unitId ? (units.name(unitId) ?? '') : ''),
    },
    { key: 'decided', title: t('complaints.compensation.decided'), text: (row) => decider(row) ?? '' },
    { key: 'actor', title: t('complaints.compensation.actor'), text: (row) => row.actorName },
    { key: 'reference', title: t('complaints.compensation.reference'), text: (row) => row.reference ?? '' },
    {
      key: 'bookedOn',
      title: t('complaints.compensation.booked-on'),
      sort: 'bookedOn',
      text: (row) => row.bookedOn,
      hidden: true,
    },
  ];
}

function useFilters(): FilterField[] {
  const { t } = useTranslation();
  const units = useUnits();
  return [
    {
      kind: 'choice',
      field: 'act',
      label: t('complaints.compensation.act-label'),
      choices: ledgerAct.options.map((value) => ({ value, label: t(`complaints.compensation.act.${value}`) })),
      many: true,
    },
    {
      kind: 'choice',
      field: 'kind',
      label: t('complaints.compensation.kind-label'),
      choices: compensationKind.options.map((value) => ({ value, label: t(`complaints.compensation.kind.${value}`) })),
      many: true,
    },
    { kind: 'choice', field: 'unitId', label: t('complaints.compensation.unit'), choices: units.options, many: true },
    { kind: 'dates', field: 'bookedOn', label: t('complaints.compensation.booked-on') },
    { kind: 'text', field: 'complaintNumber', label: t('complaints.number'), comparison: 'starts' },
    { kind: 'text', field: 'reference', label: t('complaints.compensation.reference'), comparison: 'starts' },
  ];
}

/** Every entry of the ledger, with the case, the rule and the person that it follows from. */
export default function LedgerPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <ListPage
      endpoint={listLedger}
      title={t('complaints.compensation.ledger')}
      lead={t('complaints.compensation.ledger-lead')}
      columns={useColumns()}
      filters={useFilters()}
      usualSort={ledgerList.usualSort}
      rowKey={({ id }) => id}
      onOpen={({ complaintId }) => void navigate({ to: `/complaints/${complaintId}`, search: { tab: 'compensation' } })}
      above={<LedgerSums />}
      empty={<Empty title={t('complaints.compensation.ledger-empty')} />}
    />
  );
}
