import type { UseQueryResult } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemWords } from './problem-words.ts';
import { PageSkeleton } from './Skeletons.tsx';
import { ProblemPage } from './StatusPage.tsx';

/** Says that what is on screen could not be refreshed, while it stays readable. */
export function StaleNotice({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  return (
    <Alert
      type="warning"
      showIcon
      className="stale-notice"
      title={t('ui.stale.title')}
      description={words.ofError(error)}
      action={
        <Button size="small" onClick={onRetry}>
          {t('ui.status.retry')}
        </Button>
      }
    />
  );
}

interface ReadProps<Data> {
  of: UseQueryResult<Data, Error>;
  children: (data: Data) => ReactNode;
  /** What stands here until the data comes; a page's skeleton when left out. */
  waiting?: ReactNode;
  /** The page says already that it is cut off: that what is on screen could not be refreshed goes without saying. */
  cutOff?: boolean;
}

/** The four states of anything that is read: waiting, failed, shown, and shown but not fresh. */
export function Read<Data>({ of: query, children, waiting, cutOff = false }: ReadProps<Data>) {
  const retry = () => void query.refetch();
  if (query.data === undefined) {
    return query.error ? <ProblemPage error={query.error} onRetry={retry} /> : (waiting ?? <PageSkeleton />);
  }
  return (
    <>
      {query.error && !cutOff ? <StaleNotice error={query.error} onRetry={retry} /> : null}
      {children(query.data)}
    </>
  );
}
