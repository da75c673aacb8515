import { Link } from '@tanstack/react-router';
import { type Article, type FeedbackKind, sayOfArticle } from '@tongli/contracts/knowledge';
import { Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { Timeline } from '../../../ui/record/Timeline.tsx';

const most = 1_000;

/** Helpful by a click; what is wrong or missing is said in words, and its owner is given it to do. */
export function SayOfArticle({ article: { id } }: { article: Pick<Article, 'id'> }) {
  const { t } = useTranslation();
  const problem = useProblemWords();
  const [fault, setFault] = useState<Exclude<FeedbackKind, 'helpful'> | null>(null);
  const [said, setSaid] = useState<FeedbackKind | null>(null);
  const helpful = useAct(sayOfArticle, () => setSaid('helpful'));
  if (!may(useMe(), 'knowledge.use')) return null;
  return (
    <Section title={t('knowledge.feedback.ask')}>
      {said ? <p role="status">{t(`knowledge.feedback.said.${said}`)}</p> : null}
      {helpful.error ? <p role="alert">{problem.ofError(helpful.error)}</p> : null}
      <Space wrap>
        <Button
          size="small"
          loading={helpful.isPending}
          disabled={said === 'helpful'}
          onClick={() => helpful.mutate({ params: { id }, body: { kind: 'helpful' } })}
        >
          {t('knowledge.feedback.helpful')}
        </Button>
        {(['wrong', 'missing'] as const).map((kind) => (
          <Button key={kind} size="small" aria-expanded={fault === kind} onClick={() => setFault(kind)}>
            {t(`knowledge.feedback.${kind}`)}
          </Button>
        ))}
      </Space>
      {fault ? (
        <EndpointForm
          key={fault}
          endpoint={sayOfArticle}
          name={`knowledge.say.${id}`}
          side
          input={({ words }) => ({ params: { id }, body: { kind: fault, words: String(words ?? '') } })}
          submit={t('knowledge.feedback.send')}
          onDone={() => {
            setSaid(fault);
            setFault(null);
          }}
        >
          <Field name="words" label={t(`knowledge.feedback.what.${fault}`)}>
            <LongText most={most} rows={2} />
          </Field>
        </EndpointForm>
      ) : null}
    </Section>
  );
}

/** What was said of it, the latest first. */
export function FeedbackList({ article: { feedback } }: { article: Article }) {
  const { t } = useTranslation();
  if (feedback.length === 0)
    return <Empty title={t('knowledge.feedback.none')}>{t('knowledge.feedback.none-words')}</Empty>;
  return (
    <Timeline
      label={t('knowledge.feedback.title')}
      entries={feedback.map(({ id, at, byName, kind, words, taskId }) => ({
        key: id,
        at,
        who: byName,
        title: t(`knowledge.feedback.${kind}`),
        body: (
          <>
            {words} {taskId ? <Link to={`/work/tasks/${taskId}`}>{t('knowledge.feedback.task')}</Link> : null}
          </>
        ),
      }))}
    />
  );
}
