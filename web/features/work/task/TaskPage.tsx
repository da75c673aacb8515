import { Link } from '@tanstack/react-router';
import { getTask, type Task } from '@tongli/contracts/work';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useAddress, usePathParam } from '../../../ui/address.ts';
import { Read } from '../../../ui/Read.tsx';
import type { Fact } from '../../../ui/record/Facts.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { subjectAddress } from '../address.ts';
import { useDirectory } from '../names.ts';
import { TaskTag, WorkClock } from '../states.tsx';
import { useOwnMentions } from '../useOwnMentions.ts';
import { ActForm } from './ActForm.tsx';
import { DueFact } from './DueFact.tsx';
import { nextOf, partOf } from './parts.ts';
import { TaskActs } from './TaskActs.tsx';
import { TaskFiles } from './TaskFiles.tsx';
import { TaskStory } from './TaskStory.tsx';
import { Watchers } from './Watchers.tsx';

const noCharts = new Map<string, string>();

function SubjectLink({ subject }: { subject: NonNullable<Task['subject']> }) {
  const href = subjectAddress({ subjectType: subject.type, subjectId: subject.id }, noCharts);
  return href ? <Link to={href}>{subject.label}</Link> : subject.label;
}

/** What happens next, and who does it. */
function useNextWords(): (task: Task) => string {
  const { t } = useTranslation();
  return (task) => {
    const next = nextOf(task);
    if (next) return t(`work.next.${next}`);
    if (task.endedAt !== null) return t('work.next.none');
    if (task.state === 'returned') return t('work.next.waits-giver', { name: task.creatorName });
    if (task.arbitration) return t('work.next.waits-arbiter', { name: task.arbitration.arbiter.name });
    return t('work.next.waits-owner', { name: task.ownerName });
  };
}

function useFacts(task: Task): Fact[] {
  const { t } = useTranslation();
  const nextWords = useNextWords();
  const { person, unit } = useDirectory();
  const { ownerId, ownerName, creatorId, creatorName, unitId, subject, arbitration, escalatesAt, endedAt } = task;
  return [
    { label: t('work.task.next'), value: <strong>{nextWords(task)}</strong> },
    { label: t('work.task.owner'), value: person(ownerId) ?? ownerName },
    { label: t('work.due.label'), value: <DueFact of={task} /> },
    ...(arbitration
      ? [
          {
            label: t('work.task.arbitration'),
            value: <WorkClock timed={arbitration} />,
          },
        ]
      : []),
    { label: t('work.task.giver'), value: (creatorId ? person(creatorId) : null) ?? creatorName },
    { label: t('work.task.unit'), value: unit(unitId) },
    ...(subject ? [{ label: t('work.task.about'), value: <SubjectLink subject={subject} /> }] : []),
    ...(endedAt === null && escalatesAt
      ? [{ label: t('work.task.escalates'), value: <Instant at={escalatesAt} /> }]
      : []),
  ];
}

/** Why it came back, where whoever looks at it must know. */
function ReturnNotice({ task }: { task: Task }) {
  const { t } = useTranslation();
  if (task.state !== 'returned' && task.state !== 'arbitration') return null;
  const back = task.timeline.findLast(({ code }) => code === 'returned' || code === 'disputed');
  if (!back) return null;
  const title = t(`work.task.came-back-${task.state}`, { name: back.actorName, count: task.returns });
  return <Alert type="warning" showIcon role="status" className="form-notice" title={title} description={back.text} />;
}

function TaskRecord({ task }: { task: Task }) {
  const { t } = useTranslation();
  const [search, change] = useAddress();
  const part = partOf(search.do);
  const close = () => change({ do: undefined });
  return (
    <RecordPage
      title={task.title}
      state={<TaskTag state={task.state} />}
      lead={t(`work.task.lead-${task.kind}`, { number: task.number })}
      facts={useFacts(task)}
      actions={<TaskActs task={task} open={part} onOpen={(act) => change({ do: act })} />}
      above={<ReturnNotice task={task} />}
      aside={
        <>
          <Watchers task={task} />
          <TaskFiles task={task} />
        </>
      }
    >
      {part ? (
        <Section title={t(`work.act.${part}`)}>
          <ActForm
            task={task}
            act={part}
            onDone={close}
            cancel={<Button onClick={close}>{t('work.act.back')}</Button>}
          />
        </Section>
      ) : null}
      {task.body ? (
        <Section title={t('work.task.body')}>
          <p className="timeline-body">{task.body}</p>
        </Section>
      ) : null}
      <TaskStory task={task} />
    </RecordPage>
  );
}

/** One piece of work: who does it until when, what was said about it, and what happened to it. */
export default function TaskPage() {
  const id = usePathParam('id');
  useOwnMentions('task', id);
  const task = useRead(getTask, { params: { id } });
  return <Read of={task}>{(data) => <TaskRecord key={data.id} task={data} />}</Read>;
}
