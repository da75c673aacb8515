import { Link } from '@tanstack/react-router';
import { getHelp } from '@tongli/contracts/knowledge';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { usePathParam } from '../../ui/address.ts';
import { useLanguage } from '../../ui/language.ts';
import { PageSkeleton } from '../../ui/Skeletons.tsx';
import { NotFoundPage } from '../../ui/StatusPage.tsx';
import { Day, Instant } from '../../ui/Times.tsx';
import { Heading, Portal } from './Portal.tsx';

const Markdown = lazy(() => import('../../ui/markdown/Markdown.tsx'));

/** One article for customers, in their language where it speaks it. */
export default function HelpArticlePage() {
  const { t } = useTranslation();
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const article = useRead(getHelp, { params: { id: usePathParam('id') }, query: { language } }, { retry: false });
  if (article.isError) return <NotFoundPage />;
  if (!article.data) return <PageSkeleton />;
  const { title, text, summary, language: spoken, publishedAt, validTo } = article.data;
  return (
    <Portal title={title}>
      <Heading>{title}</Heading>
      {summary ? (
        <p className="portal-lead" lang={spoken}>
          {summary}
        </p>
      ) : null}
      <Suspense fallback={null}>
        <Markdown text={text} lang={spoken} />
      </Suspense>
      <p className="portal-lead">
        {t('portal.help.as-of')} <Instant at={publishedAt} />
        {validTo ? (
          <>
            {' · '}
            {t('portal.help.until')} <Day on={validTo} />
          </>
        ) : null}
      </p>
      <p>
        <Link to="/portal/help" className="portal-link">
          {t('portal.help.more')}
        </Link>
      </p>
      <p>
        <Link to="/portal" className="portal-link">
          {t('portal.help.ask')}
        </Link>
      </p>
    </Portal>
  );
}
