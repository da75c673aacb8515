import { Navigate } from '@tanstack/react-router';
import { getFirstSteps } from '@tongli/contracts/system';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { may, useMe } from '../../api/session.ts';
import { Empty } from '../../ui/Empty.tsx';
import { kept } from '../../ui/kept.ts';
import { Page } from '../../ui/Page.tsx';
import { pageFile } from '../../ui/page-file.ts';
import { PageSkeleton } from '../../ui/Skeletons.tsx';
import { openTo } from '../guard.ts';
import { startOf } from './start.ts';

const FirstSteps = lazy(pageFile(() => import('./FirstSteps.tsx')));

/** Whoever has seen the first steps and puts them off is not led to them again in this browser. */
const firstSteps = kept('first-steps', ['show', 'later']);

/** Leads to the first page of the main role; an installation that began empty first shows its administrator the way. */
export default function HomePage() {
  const { t } = useTranslation();
  const me = useMe();
  const asks = firstSteps.use() === 'show' && may(me, getFirstSteps.need);
  const { data, isLoading } = useRead(getFirstSteps, {}, { enabled: asks });
  const start = startOf(me.roles, openTo(me));
  if (isLoading) return <PageSkeleton />;
  if (asks && data?.steps.some(({ done }) => !done)) {
    return (
      <Suspense fallback={<PageSkeleton />}>
        <FirstSteps steps={data.steps} onLater={() => firstSteps.choose('later')} />
      </Suspense>
    );
  }
  if (start) return <Navigate to={start} replace />;
  return (
    <Page title={t('app.home.title')}>
      <Empty title={t('app.home.nothing')}>{t('app.home.nothing-words')}</Empty>
    </Page>
  );
}
