import { Link } from '@tanstack/react-router';
import { listTasks } from '@tongli/contracts/work';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { encodeList, filterKey } from '../../../api/list.ts';
import { may, useMe } from '../../../api/session.ts';
import type { Slots } from '../../../app/manifest.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { TaskTag, WorkClock } from '../states.tsx';
import './case-tasks.css';

/** What was promised and given to do for a case; nothing where nothing was. */
export default function CaseTasks({ caseId }: Slots['case.beside']) {
  const { t } = useTranslation();
  const allowed = may(useMe(), 'work.read');
  const query = { ...encodeList({ limit: 50 }), [filterKey('subjectId', 'eq')]: caseId };
  const { data } = useRead(listTasks, { query }, { enabled: allowed });
  const tasks = data?.items ?? [];
  if (tasks.length === 0) return null;
  return (
    <Section title={t('work.task.of-case')}>
      <ul className="case-tasks">
        {tasks.map((task) => (
          <li key={task.id}>
            <Link to={`/work/tasks/${task.id}`}>{task.title}</Link>
            <span className="case-task-facts">
              <span className="quiet">
                {t(`work.task-kind.${task.kind}`)} · {task.ownerName}
              </span>
              <TaskTag state={task.state} />
              <WorkClock timed={task} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
