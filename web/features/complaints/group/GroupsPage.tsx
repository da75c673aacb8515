import { Link, useNavigate } from '@tanstack/react-router';
import { type GroupRow, groupList, groupState, listComplaintGroups } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { Empty } from '../../../ui/Empty.tsx';
import type { Column, FilterField } from '../../../ui/list/column.ts';
import { ListPage } from '../../../ui/list/ListPage.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant, useExportInstant } from '../../../ui/Times.tsx';
import { toneOfState } from '../tones.ts';

function useColumns(): Column<GroupRow>[] {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const exported = useExportInstant();
  const state = (row: GroupRow) => t(`complaints.group.state.${row.state}`);
  const masterState = (row: GroupRow) => t(`complaints.state.${row.masterState}`);
  return [
    { key: 'number', title: t('complaints.group.master'), text: (row) => row.number, phone: 'title' },
    { key: 'matter', title: t('complaints.group.matter'), text: (row) => row.matter, grows: true, phone: 'title' },
    {
      key: 'complainants',
      title: t('complaints.group.complainants'),
      text: (row) => number(row.complainants),
      number: true,
    },
    { key: 'excepted', title: t('complaints.group.alone'), text: (row) => number(row.excepted), number: true },
    {
      key: 'masterState',
      title: t('complaints.group.progress'),
      text: masterState,
      render: (row) => <StateTag tone={toneOfState[row.masterState]}>{masterState(row)}</StateTag>,
    },
    {
      key: 'state',
      title: t('complaints.state-label'),
      text: state,
      render: (row) => <StateTag tone={row.state === 'open' ? 'progress' : 'neutral'}>{state(row)}</StateTag>,
    },
    { key: 'ownerName', title: t('complaints.owner'), text: (row) => row.ownerName ?? t('complaints.nobody') },
    {
      key: 'formedAt',
      title: t('complaints.group.formed'),
      sort: 'formedAt',
      text: (row) => exported(row.formedAt),
      render: (row) => <Instant at={row.formedAt} />,
    },
  ];
}

function useFilters(): FilterField[] {
  const { t } = useTranslation();
  return [
    {
      kind: 'choice',
      field: 'state',
      label: t('complaints.state-label'),
      choices: groupState.options.map((value) => ({ value, label: t(`complaints.group.state.${value}`) })),
    },
    { kind: 'dates', field: 'formedAt', label: t('complaints.group.formed'), instants: true },
  ];
}

/** Matters that several complain of together, each with the case that leads them. */
export default function GroupsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <ListPage
      endpoint={listComplaintGroups}
      title={t('complaints.group.title')}
      lead={t('complaints.group.lead')}
      columns={useColumns()}
      filters={useFilters()}
      usualSort={groupList.usualSort}
      rowKey={({ masterId }) => masterId}
      onOpen={({ masterId }) => void navigate({ to: `/complaints/${masterId}`, search: { tab: 'group' } as never })}
      empty={
        <Empty title={t('complaints.group.none')}>
          {t('complaints.group.none-words')} <Link to="/complaints">{t('complaints.group.to-worklist')}</Link>
        </Empty>
      }
    />
  );
}
