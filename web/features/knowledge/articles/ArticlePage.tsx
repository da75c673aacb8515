import {
  type Article,
  careForArticle,
  discardArticleDraft,
  getArticle,
  submitArticle,
  withdrawArticle,
  writeArticle,
} from '@tongli/contracts/knowledge';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { usePathParam } from '../../../ui/address.ts';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { FieldRow } from '../../../ui/form/FieldRow.tsx';
import { ReasonDrawer } from '../../../ui/form/ReasonDrawer.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { PeopleSelect } from '../../../ui/people/PeopleSelect.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import type { Fact } from '../../../ui/record/Facts.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Day } from '../../../ui/Times.tsx';
import { EntryActs } from '../EntryActs.tsx';
import { Usage } from '../phrases/Usage.tsx';
import { toneOfState } from '../words.ts';
import { ArticleFields } from './ArticleFields.tsx';
import { articleValues, contentOf, fieldOf, latestOf } from './article-form.ts';
import { Editions } from './Editions.tsx';
import { FeedbackList } from './Feedback.tsx';
import { Files } from './Files.tsx';
import { Readers } from './Readers.tsx';
import { Reading, Words } from './Reading.tsx';
import { toneOfValidity, useTopics, useWords } from './words.ts';

const mostReason = 400;

function Acts({ article }: { article: Article }) {
  const { t } = useTranslation();
  const submit = useAct(submitArticle);
  const discard = useAct(discardArticleDraft);
  const { id, version } = article;
  const input = { params: { id }, body: { version } };
  return (
    <EntryActs
      entry={article}
      submit={{ ...submit, send: () => submit.mutate(input) }}
      discard={{ ...discard, send: () => discard.mutate(input) }}
      withdrawing={(onClose) => (
        <ReasonDrawer
          endpoint={withdrawArticle}
          name={`knowledge.withdraw.${id}`}
          title={t('knowledge.act.withdraw')}
          consequence={t('knowledge.article.withdraw-words')}
          submit={t('knowledge.act.withdraw')}
          most={mostReason}
          input={(reason) => ({ params: { id }, body: { reason, version } })}
          onClose={onClose}
        />
      )}
    />
  );
}

/** The draft, or the beginning of the next edition; the latest as it stands while it awaits approval. */
function Writing({ article }: { article: Article }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const { id, actions, editions, openState, projectId } = article;
  const [latest] = editions;
  if (!actions.write?.allowed)
    return (
      <>
        <Alert type="info" showIcon className="form-notice" title={words.ofRefusal('awaits-approval')} />
        {latest ? <Words edition={latest} /> : null}
      </>
    );
  return (
    <VersionedForm
      endpoint={writeArticle}
      name={`knowledge.article.${id}`}
      record={article}
      initial={articleValues}
      fieldOf={fieldOf}
      input={(values, version) => ({ params: { id }, body: { content: contentOf(values), version } })}
      submit={t(openState === 'draft' ? 'knowledge.save' : 'knowledge.begin-next')}
      onDone={() => undefined}
    >
      <ArticleFields projectId={projectId} follows={editions.length > 1 || openState === null} />
    </VersionedForm>
  );
}

/** Who looks after it, and when they are asked to look it through. */
function Care({ article }: { article: Article }) {
  const { t } = useTranslation();
  const { id, ownerId, reviewOn } = article;
  return (
    <Section title={t('knowledge.article.care')}>
      <VersionedForm
        endpoint={careForArticle}
        name={`knowledge.care.${id}`}
        record={article}
        side
        initial={{ ownerId, ...(reviewOn ? { reviewOn } : {}) }}
        input={(values, version) => ({
          params: { id },
          body: {
            ownerId: String(values.ownerId ?? ''),
            reviewOn: values.reviewOn ? String(values.reviewOn) : null,
            version,
          },
        })}
        submit={t('knowledge.article.care-save')}
        onDone={() => undefined}
      >
        <FieldRow>
          <Field name="ownerId" label={t('knowledge.article.owner')}>
            <PeopleSelect />
          </Field>
          <Field
            name="reviewOn"
            label={t('knowledge.article.review-on')}
            help={t('knowledge.article.review-help')}
            optional
          >
            <DateInput />
          </Field>
        </FieldRow>
      </VersionedForm>
    </Section>
  );
}

function useFacts(article: Article): Fact[] {
  const { t } = useTranslation();
  const { nameOf } = useTopics(article.projectId);
  const { usage, ownerName, reviewOn, topicId } = article;
  const current = article.editions.find(({ state }) => state === 'published');
  return [
    { label: t('knowledge.article.topic'), value: nameOf(topicId) },
    { label: t('knowledge.article.owner'), value: ownerName },
    { label: t('knowledge.edition'), value: current?.number },
    {
      label: t('knowledge.article.valid-to'),
      value: current?.content.validTo ? <Day on={current.content.validTo} /> : null,
    },
    { label: t('knowledge.article.review-on'), value: reviewOn ? <Day on={reviewOn} /> : null },
    { label: t('knowledge.article.used-for'), value: usage.subjects },
    { label: t('knowledge.feedback.helpful'), value: usage.helpful },
    { label: t('knowledge.article.faults'), value: usage.faults },
  ].filter(({ value }) => value !== null && value !== undefined);
}

/** Each part for whom it is there. */
function useTabs(article: Article) {
  const { t } = useTranslation();
  const { editions, actions, usage, feedback } = article;
  const current = editions.find(({ state }) => state === 'published');
  const writes = actions.care?.allowed ?? false;
  const tab = (key: string, label: string, content: React.ReactNode) => ({ key, label, content });
  const total = usage.opened + usage.inserted;
  return [
    ...(current ? [tab('read', t('knowledge.article.read'), <Reading article={article} edition={current} />)] : []),
    ...(writes
      ? [
          tab('write', t('knowledge.tab.write'), <Writing article={article} />),
          tab('editions', t('knowledge.tab.editions', { count: editions.length }), <Editions editions={editions} />),
        ]
      : []),
    ...(writes && current?.content.mustKnow
      ? [tab('readers', t('knowledge.readers.title'), <Readers id={article.id} />)]
      : []),
    tab('feedback', t('knowledge.feedback.tab', { count: feedback.length }), <FeedbackList article={article} />),
    tab('usage', t('knowledge.tab.usage'), <Usage usage={{ total, days: usage.days }} />),
    ...(writes ? [tab('care', t('knowledge.article.care'), <Care article={article} />)] : []),
  ];
}

function Record({ article }: { article: Article }) {
  const { t } = useTranslation();
  const wordsOf = useWords();
  const { state, openState, validity } = article;
  const shown = article.editions.find((one) => one.state === 'published')?.content ?? latestOf(article);
  const tag = (one: typeof state) => <StateTag tone={toneOfState[one]}>{t(`knowledge.state.${one}`)}</StateTag>;
  return (
    <RecordPage
      title={(shown ? wordsOf(shown)?.title : null) ?? t('knowledge.library.title')}
      state={
        <>
          {validity === 'none' ? (
            tag(state)
          ) : (
            <StateTag tone={toneOfValidity[validity]}>{t(`knowledge.validity.${validity}`)}</StateTag>
          )}
          {state === 'published' && openState ? tag(openState) : null}
          {shown?.mustKnow ? <StateTag tone="limit">{t('knowledge.article.must-know')}</StateTag> : null}
        </>
      }
      facts={useFacts(article)}
      actions={<Acts article={article} />}
      tabs={useTabs(article)}
      aside={<Files article={article} />}
    />
  );
}

/** One article: to be read; and for those who write it, what is being written, every edition, readers, feedback and use. */
export default function ArticlePage() {
  const article = useRead(getArticle, { params: { id: usePathParam('id') } });
  return <Read of={article}>{(data) => <Record article={data} />}</Read>;
}
