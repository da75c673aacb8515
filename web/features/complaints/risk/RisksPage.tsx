import { Link, useNavigate } from '@tanstack/react-router';
import { complaintsTopic, listRisks, type RiskRow, riskList, riskStanding } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { useRefresh, useTopic } from '../../../api/realtime.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { Clipped } from '../../../ui/list/Clipped.tsx';
import type { Column, FilterField } from '../../../ui/list/column.ts';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Due, Instant, useExportInstant } from '../../../ui/Times.tsx';
import { toneOfScore, toneOfStanding, useReason } from './words.ts';

function useColumns(): Column<RiskRow>[] {
  const { t } = useTranslation();
  const { percent } = useNumbers();
  const exported = useExportInstant();
  const reason = useReason();
  const standing = (row: RiskRow) => t(`complaints.risk.standing.${row.standing}`);
  return [
    {
      key: 'score',
      title: t('complaints.risk.score'),
      text: (row) => percent(row.score),
      render: (row) => <StateTag tone={toneOfScore(row.score)}>{percent(row.score)}</StateTag>,
      phone: 'title',
    },
    { key: 'number', title: t('complaints.number'), text: (row) => row.number, phone: 'title' },
    {
      key: 'standing',
      title: t('complaints.risk.standing-label'),
      text: standing,
      render: (row) => <StateTag tone={toneOfStanding[row.standing]}>{standing(row)}</StateTag>,
    },
    {
      key: 'takeBy',
      title: t('complaints.risk.take-by'),
      text: (row) => (row.takeBy ? exported(row.takeBy) : ''),
      render: (row) => (row.takeBy ? <Due at={row.takeBy} {...(row.takenAt ? { metAt: row.takenAt } : {})} /> : null),
    },
    { key: 'owner', title: t('complaints.risk.interceptor'), text: (row) => row.ownerName ?? '' },
    {
      key: 'reasons',
      title: t('complaints.risk.reasons'),
      text: (row) => row.reasons.map(reason).join(t('complaints.risk.reason-separator')),
    },
    {
      key: 'summary',
      title: t('complaints.summary'),
      text: (row) => row.summary,
      render: (row) => <Clipped text={row.summary} />,
      grows: true,
    },
    {
      hidden: true,
      key: 'lodgedAt',
      title: t('complaints.received'),
      text: (row) => exported(row.lodgedAt),
      render: (row) => <Instant at={row.lodgedAt} />,
    },
  ];
}

function useFilters(): FilterField[] {
  const { t } = useTranslation();
  return [
    {
      kind: 'choice',
      field: 'standing',
      label: t('complaints.risk.standing-label'),
      choices: riskStanding.options.map((value) => ({ value, label: t(`complaints.risk.standing.${value}`) })),
    },
  ];
}

/** Who must be spoken to before the matter goes over our head: open cases, the riskiest first. */
export default function RisksPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  // Five minutes leave no time to look again: the list follows what happens.
  useTopic(complaintsTopic, '', useRefresh(listRisks));
  return (
    <ListPage
      endpoint={listRisks}
      title={t('complaints.risk.title')}
      lead={t('complaints.risk.lead')}
      actions={<Link to="/settings/escalation-risk">{t('complaints.risk.settings.title')}</Link>}
      columns={useColumns()}
      filters={useFilters()}
      usualSort={riskList.usualSort}
      rowKey={({ complaintId }) => complaintId}
      onOpen={({ complaintId }) => void navigate({ to: `/complaints/${complaintId}`, search: { tab: 'risk' } })}
      empty={<Empty title={t('complaints.risk.none')}>{t('complaints.risk.none-words')}</Empty>}
    />
  );
}
