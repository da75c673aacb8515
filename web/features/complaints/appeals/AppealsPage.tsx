import { useNavigate } from '@tanstack/react-router';
import { type Appeal, appealList, appealState, listAppeals } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../../ui/Empty.tsx';
import { Clipped } from '../../../ui/list/Clipped.tsx';
import type { Column, FilterField } from '../../../ui/list/column.ts';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Due, Instant, useExportInstant } from '../../../ui/Times.tsx';
import { appealTone } from './words.ts';

function useColumns(): Column<Appeal>[] {
  const { t } = useTranslation();
  const instant = useExportInstant();
  return [
    { key: 'number', title: t('complaints.number'), text: ({ number }) => number, phone: 'title', width: 150 },
    {
      key: 'reason',
      title: t('complaints.appeal.reason'),
      text: ({ reason }) => reason,
      render: ({ reason }) => <Clipped text={reason} />,
      grows: true,
    },
    {
      key: 'state',
      title: t('complaints.appeal.state-title'),
      text: ({ state }) => t(`complaints.appeal.state.${state}`),
      render: (row) => <StateTag tone={appealTone(row)}>{t(`complaints.appeal.state.${row.state}`)}</StateTag>,
      phone: 'title',
      width: 130,
    },
    { key: 'handler', title: t('complaints.appeal.against'), text: ({ handlerName }) => handlerName ?? '', width: 100 },
    {
      key: 'reviewer',
      title: t('complaints.appeal.reviewer'),
      text: ({ reviewerName }) => reviewerName ?? t('complaints.nobody'),
      width: 100,
    },
    {
      key: 'due',
      title: t('complaints.appeal.due'),
      text: ({ dueAt }) => instant(dueAt),
      render: ({ dueAt, decidedAt }) => (decidedAt ? <Instant at={dueAt} /> : <Due at={dueAt} />),
      sort: 'dueAt',
      width: 140,
    },
    {
      key: 'lodged',
      title: t('complaints.appeal.lodged'),
      text: ({ lodgedAt }) => instant(lodgedAt),
      render: ({ lodgedAt }) => <Instant at={lodgedAt} />,
      sort: 'lodgedAt',
      phone: 'hidden',
      width: 140,
    },
  ];
}

/** Answers that customers want to have looked at again, those due first on top. */
export default function AppealsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const filters: FilterField[] = [
    {
      kind: 'choice',
      field: 'state',
      many: true,
      label: t('complaints.appeal.state-title'),
      choices: appealState.options.map((value) => ({ value, label: t(`complaints.appeal.state.${value}`) })),
    },
    {
      kind: 'presence',
      field: 'reviewerId',
      label: t('complaints.appeal.reviewer'),
      present: t('complaints.appeal.has-reviewer'),
      absent: t('complaints.nobody'),
    },
  ];
  return (
    <ListPage
      endpoint={listAppeals}
      title={t('complaints.appeal.title')}
      lead={t('complaints.appeal.lead')}
      columns={useColumns()}
      filters={filters}
      usualSort={appealList.usualSort}
      usual={{ 'filter[state][in]': 'lodged,reviewing' }}
      rowKey={({ id }) => id}
      onOpen={({ complaintId }) =>
        void navigate({ to: `/complaints/${complaintId}`, search: { tab: 'feedback' } as never })
      }
      empty={<Empty title={t('complaints.appeal.empty')}>{t('complaints.appeal.empty-words')}</Empty>}
    />
  );
}
