import type { TaskRow } from '@tongli/contracts/work';
import { useTranslation } from 'react-i18next';
import { Clipped } from '../../../ui/list/Clipped.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { useExportInstant } from '../../../ui/Times.tsx';
import { useDirectory } from '../names.ts';
import { TaskTag, WorkClock } from '../states.tsx';

export function useColumns(): Column<TaskRow>[] {
  const { t } = useTranslation();
  const instant = useExportInstant();
  const { unit } = useDirectory();
  return [
    {
      key: 'number',
      title: t('work.number'),
      sort: 'number',
      text: (row) => row.number,
      render: (row) => <span className="figures">{row.number}</span>,
      phone: 'title',
    },
    {
      key: 'due',
      title: t('work.due.label'),
      sort: 'dueAt',
      text: (row) => instant(row.dueAt),
      render: (row) => <WorkClock timed={row} hint />,
      phone: 'title',
    },
    {
      key: 'state',
      title: t('work.column.state'),
      text: (row) => t(`work.task-state.${row.state}`),
      render: (row) => <TaskTag state={row.state} />,
    },
    { key: 'kind', title: t('work.task.kind'), text: (row) => t(`work.task-kind.${row.kind}`), phone: 'hidden' },
    {
      key: 'title',
      title: t('work.task.title'),
      text: (row) => row.title,
      render: (row) => <Clipped text={row.title} />,
      grows: true,
    },
    { key: 'owner', title: t('work.task.owner'), text: (row) => row.ownerName },
    { key: 'giver', title: t('work.task.giver'), text: (row) => row.creatorName, phone: 'hidden' },
    { key: 'unit', title: t('work.task.unit'), text: (row) => unit(row.unitId) ?? '—', phone: 'hidden' },
    {
      ...{ key: 'department', title: t('work.department.answers-for'), hidden: true },
      text: (row) => unit(row.departmentId) ?? '—',
    },
    { key: 'about', title: t('work.task.about'), text: (row) => row.subject?.label ?? '—', phone: 'hidden' },
  ];
}
