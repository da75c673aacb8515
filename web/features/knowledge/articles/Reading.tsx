import {
  type Article,
  type ArticleEdition,
  type ArticleLanguage,
  acknowledgeArticle,
} from '@tongli/contracts/knowledge';
import { Alert, Button, Segmented } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { Day, Instant } from '../../../ui/Times.tsx';
import { SayOfArticle } from './Feedback.tsx';
import { useOwnLanguage } from './words.ts';

const Markdown = lazy(() => import('../../../ui/markdown/Markdown.tsx'));

/** An edition in one of its languages, as it reads. */
export function Words({ edition: { content } }: { edition: Pick<ArticleEdition, 'content'> }) {
  const { t } = useTranslation();
  const own = useOwnLanguage();
  const spoken = (['zh', 'en'] as const).filter((one) => content.words[one]);
  const [wanted, choose] = useState<ArticleLanguage>(own);
  const language = spoken.includes(wanted) ? wanted : (spoken[0] ?? 'zh');
  const words = content.words[language];
  if (!words) return null;
  return (
    <Section
      title={words.title}
      actions={
        spoken.length > 1 ? (
          <Segmented
            size="small"
            value={language}
            onChange={choose}
            aria-label={t('knowledge.article.language')}
            options={spoken.map((value) => ({ value, label: t(`knowledge.article.in.${value}`) }))}
          />
        ) : null
      }
    >
      {words.summary ? (
        <p className="quiet form-notice" lang={language}>
          {words.summary}
        </p>
      ) : null}
      <Suspense fallback={<p className="quiet">{t('ui.waiting.loading')}</p>}>
        <Markdown text={words.text} lang={language} />
      </Suspense>
    </Section>
  );
}

/** What does not hold today says so before it says anything else. */
export function ValidityNotice({ article, edition }: { article: Article; edition: ArticleEdition }) {
  const { t } = useTranslation();
  const { validFrom, validTo } = edition.content;
  if (article.validity === 'expired' && validTo)
    return (
      <Alert
        type="error"
        showIcon
        role="alert"
        className="form-notice"
        title={
          <>
            {t('knowledge.article.expired')} <Day on={validTo} />
          </>
        }
      />
    );
  if (article.validity !== 'upcoming' || !validFrom) return null;
  return (
    <Alert
      type="warning"
      showIcon
      role="status"
      className="form-notice"
      title={
        <>
          {t('knowledge.article.upcoming')} <Day on={validFrom} />
        </>
      }
    />
  );
}

/** What must be known is said to be known, once it was read. */
export function Acknowledge({ article, edition }: { article: Article; edition: ArticleEdition }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const act = useAct(acknowledgeArticle);
  const { due, acknowledgedAt } = article.own;
  if (acknowledgedAt)
    return (
      <p className="quiet" role="status">
        {t('knowledge.must-know.done')} <Instant at={acknowledgedAt} />
      </p>
    );
  if (!due) return null;
  return (
    <Alert
      type="info"
      showIcon
      className="form-notice"
      title={t('knowledge.must-know.ask')}
      description={act.error ? <span role="alert">{words.ofError(act.error)}</span> : t('knowledge.must-know.why')}
      action={
        <Button
          type="primary"
          loading={act.isPending}
          onClick={() => act.mutate({ params: { id: article.id }, body: { edition: edition.number } })}
        >
          {t('knowledge.must-know.acknowledge')}
        </Button>
      }
    />
  );
}

/** The edition in use, as agents read it. */
export function Reading({ article, edition }: { article: Article; edition: ArticleEdition }) {
  return (
    <>
      <ValidityNotice article={article} edition={edition} />
      <Words edition={edition} />
      <Acknowledge article={article} edition={edition} />
      <SayOfArticle article={article} />
    </>
  );
}
