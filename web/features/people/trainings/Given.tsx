import { listAssignments, type Training, type TrainingAssignment, withdrawAssignment } from '@tongli/contracts/people';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { encodeList } from '../../../api/list.ts';
import { ConfirmButton } from '../../../ui/Confirm.tsx';
import { Empty } from '../../../ui/Empty.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Due, useExportInstant } from '../../../ui/Times.tsx';
import { AssignmentTag } from '../AssignmentTag.tsx';
import { percentWords, shownState } from '../words.ts';

function Withdraw({ row }: { row: TrainingAssignment }) {
  const { t } = useTranslation();
  const act = useAct(withdrawAssignment);
  if (!row.actions.withdraw?.allowed) return null;
  return (
    <ConfirmButton
      question={t('people.assign.withdraw-question', { name: row.personName })}
      called={row.personName}
      pending={act.isPending}
      onYes={() => act.mutate({ params: { id: row.id } })}
    >
      {t('people.assign.withdraw')}
    </ConfirmButton>
  );
}

function useColumns(): Column<TrainingAssignment>[] {
  const { t } = useTranslation();
  const instant = useExportInstant();
  return [
    { key: 'person', title: t('people.assign.who'), text: ({ personName }) => personName, phone: 'title', width: 140 },
    {
      key: 'state',
      title: t('people.state-title'),
      text: (row) => t(`people.state.${shownState(row)}`),
      render: (row) => <AssignmentTag of={row} />,
      phone: 'title',
      width: 120,
    },
    {
      key: 'percent',
      title: t('people.best-score'),
      number: true,
      text: ({ percent }) => (percent === null ? '' : percentWords(percent)),
      width: 100,
    },
    {
      key: 'attempts',
      title: t('people.attempts'),
      number: true,
      text: ({ attempts }) => String(attempts),
      width: 80,
    },
    {
      key: 'due',
      title: t('people.due'),
      text: ({ dueAt }) => instant(dueAt),
      render: ({ dueAt, endedAt }) => <Due at={dueAt} metAt={endedAt} />,
      width: 220,
    },
    { key: 'reason', title: t('people.reason'), text: ({ reason }) => reason?.label ?? '', grows: true },
    { key: 'by', title: t('people.assign.by'), text: ({ assignedByName }) => assignedByName, width: 120 },
    { key: 'act', title: '', only: 'screen', text: () => '', render: (row) => <Withdraw row={row} />, width: 100 },
  ];
}

/** To whom it was given, first due first. */
export function Given({ training }: { training: Training }) {
  const { t } = useTranslation();
  const filters = { trainingId: { eq: training.id } };
  const given = useRead(listAssignments, { query: encodeList({ filters, limit: 200 }) });
  const columns = useColumns();
  return (
    <Read of={given}>
      {({ items }) => (
        <DataTable<TrainingAssignment>
          columns={columns}
          rows={items}
          rowKey={({ id }) => id}
          label={t('people.assign.given')}
          empty={<Empty title={t('people.assign.empty')}>{t('people.assign.empty-words')}</Empty>}
        />
      )}
    </Read>
  );
}
