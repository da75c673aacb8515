import { commentTask, listTaskComments, type Task, type TaskEntry } from '@tongli/contracts/work';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { useSite } from '../../../api/session.ts';
import { useLanguage } from '../../../ui/language.ts';
import { Section } from '../../../ui/record/Section.tsx';
import type { TimelineEntry } from '../../../ui/record/Timeline.tsx';
import type { Tone } from '../../../ui/StateTag.tsx';
import { instantText } from '../../../ui/time.ts';
import { SayForm, Story } from '../Thread.tsx';

const tones: Readonly<Record<string, Tone>> = {
  completed: 'done',
  returned: 'waiting',
  disputed: 'waiting',
  'arbitration-opened': 'limit',
  warned: 'limit',
  pressing: 'limit',
  breached: 'breached',
  escalated: 'breached',
  'rung-empty': 'breached',
};

const ofLimits: ReadonlySet<string> = new Set(['warned', 'pressing', 'breached', 'escalated', 'rung-empty']);

/** One line of the history as a sentence. */
function useSentence(): (entry: TaskEntry) => TimelineEntry {
  const { t, i18n } = useTranslation();
  const { zone, now } = useSite();
  const language = useLanguage();
  return ({ id, at, code, actorName, params, text }) => {
    const { dueAt, ...others } = params;
    const due = dueAt ? { dueAt: instantText(Date.parse(dueAt), zone, now(), language) } : {};
    const known = i18n.exists(`work.entry.${code}`);
    return {
      key: id,
      at,
      title: t(`work.entry.${known ? code : 'other'}`, { from: '', to: '', ...others, ...due }),
      who: actorName === 'customer' ? t('work.task.by-customer') : actorName,
      body: text,
      tone: tones[code] ?? 'neutral',
      kind: ofLimits.has(code) ? 'limit' : 'work',
    };
  };
}

/** What was said about the task and what happened to it. */
export function TaskStory({ task }: { task: Task }) {
  const { t } = useTranslation();
  const sentence = useSentence();
  const params = { id: task.id };
  const comments = useRead(listTaskComments, { params });
  const { mutate, isPending, error } = useAct(commentTask);
  return (
    <Section title={t('work.story')}>
      {task.actions.comment?.allowed ? (
        <SayForm
          name={`work.comment.${task.id}`}
          say={(parts, done) => mutate({ params, body: { parts } }, { onSuccess: done })}
          pending={isPending}
          error={error}
        />
      ) : null}
      <Story comments={comments.data?.comments ?? []} entries={task.timeline.map(sentence)} />
    </Section>
  );
}
