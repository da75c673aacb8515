import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ConnectionLost, hasCode, ProblemError } from '../api/problem.ts';
import { PlainButton } from './PlainButton.tsx';
import { useProblemWords } from './problem-words.ts';

interface StatusPageProps {
  /** What happened. */
  title: string;
  /** What was kept, and why it happened. */
  children: ReactNode;
  /** What to do. */
  action?: ReactNode;
}

/** A page in place of the one that was asked for: what happened, what was kept, what to do. */
export function StatusPage({ title, children, action }: StatusPageProps) {
  useEffect(() => {
    document.title = title;
  }, [title]);
  return (
    <main className="status-page">
      <h1>{title}</h1>
      <div className="status-words">{children}</div>
      {action}
    </main>
  );
}

function StartButton() {
  const { t } = useTranslation();
  const router = useRouter();
  return <PlainButton onClick={() => void router.navigate({ to: '/' })}>{t('ui.status.to-start')}</PlainButton>;
}

export function NotFoundPage() {
  const { t } = useTranslation();
  return (
    <StatusPage title={t('ui.status.not-found')} action={<StartButton />}>
      {t('ui.status.not-found-words')}
    </StatusPage>
  );
}

export function ForbiddenPage() {
  const { t } = useTranslation();
  return (
    <StatusPage title={t('ui.status.forbidden')} action={<StartButton />}>
      {t('ui.status.forbidden-words')}
    </StatusPage>
  );
}

interface FailureProps {
  error: unknown;
  onRetry: () => void;
}

function FailurePage({ error, onRetry }: FailureProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const offline = error instanceof ConnectionLost;
  const request = error instanceof ProblemError ? error.problem.requestId : '';
  return (
    <StatusPage
      title={offline ? t('ui.status.offline') : t('ui.status.failed')}
      action={
        <PlainButton look="primary" onClick={onRetry}>
          {t('ui.status.retry')}
        </PlainButton>
      }
    >
      <p>{words.ofError(error)}</p>
      <p>{t('ui.status.kept')}</p>
      {request ? <p className="quiet">{t('ui.status.request', { request })}</p> : null}
    </StatusPage>
  );
}

/** The page for anything that a read or a page threw. */
export function ProblemPage({ error, onRetry }: FailureProps) {
  if (hasCode(error, 'forbidden')) return <ForbiddenPage />;
  if (hasCode(error, 'not-found')) return <NotFoundPage />;
  return <FailurePage error={error} onRetry={onRetry} />;
}

/** The router's error page. A page whose file could not be fetched is a lost connection, or a newer release. */
export function ThrownPage({ error, reset }: { error: unknown; reset: () => void }) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  const unloaded = error instanceof TypeError && /import|module/i.test(error.message);
  if (unloaded) return <ProblemPage error={new ConnectionLost(error.message)} onRetry={() => location.reload()} />;
  return <ProblemPage error={error} onRetry={retry} />;
}
