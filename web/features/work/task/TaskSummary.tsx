import { Link } from '@tanstack/react-router';
import type { Task } from '@tongli/contracts/work';
import { useTranslation } from 'react-i18next';
import { Told } from '../../../ui/record/Told.tsx';
import { WorkClock } from '../states.tsx';

/** A task in a few lines, beside an act on it. */
export function TaskSummary({ task }: { task: Task }) {
  const { t } = useTranslation();
  const { id, number, title, body, creatorName } = task;
  const facts = [
    { label: t('work.task.title'), value: title },
    ...(body ? [{ label: t('work.task.body'), value: body }] : []),
    { label: t('work.task.giver'), value: creatorName },
    { label: t('work.due.label'), value: <WorkClock timed={task} /> },
    { label: t('work.number'), value: <Link to={`/work/tasks/${id}`}>{number}</Link> },
  ];
  return <Told facts={facts} />;
}
