import { useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type ReactNode, useContext, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { ConnectionLost, hasCode, isWrongAddress } from '../api/problem.ts';
import { changeProject, useProject } from '../api/project.ts';
import { InsidePage } from './Page.tsx';
import { PlainButton } from './PlainButton.tsx';
import { PageFileLost, reloadWhenBack } from './page-file.ts';
import { useProblemWords } from './problem-words.ts';

interface StatusPageProps {
  /** What happened. */
  title: string;
  /** What was kept, and why it happened. */
  children: ReactNode;
  /** What to do. */
  action?: ReactNode;
}

/** In place of what was asked for: what happened, what was kept, what to do. A page, or inside one a part of it. */
export function StatusPage({ title, children, action }: StatusPageProps) {
  const part = useContext(InsidePage);
  useEffect(() => {
    if (!part) document.title = title;
  }, [title, part]);
  const body = (
    <>
      <div className="status-words">{children}</div>
      {action}
    </>
  );
  if (part) {
    return (
      <section className="empty" role="alert">
        <h2>{title}</h2>
        {body}
      </section>
    );
  }
  return (
    <main className="status-page">
      <h1>{title}</h1>
      {body}
    </main>
  );
}

function StartButton() {
  const { t } = useTranslation();
  const router = useRouter();
  return <PlainButton onClick={() => void router.navigate({ to: '/' })}>{t('ui.status.to-start')}</PlainButton>;
}

/** Looks everywhere: what was not found may belong to a project other than the one looked at. */
function EverywhereButton() {
  const { t } = useTranslation();
  const client = useQueryClient();
  const router = useRouter();
  const look = async () => {
    await changeProject(client, null);
    await router.navigate({ to: '.', search: ((search: object) => ({ ...search, project: undefined })) as never });
  };
  return (
    <PlainButton look="primary" onClick={() => void look()}>
      {t('ui.status.everywhere')}
    </PlainButton>
  );
}

export function NotFoundPage() {
  const { t } = useTranslation();
  const narrowed = useProject() !== null;
  return (
    <StatusPage title={t('ui.status.not-found')} action={narrowed ? <EverywhereButton /> : <StartButton />}>
      {narrowed ? t('ui.status.elsewhere') : t('ui.status.not-found-words')}
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
    </StatusPage>
  );
}

/** The page for anything that a read or a page threw. */
export function ProblemPage({ error, onRetry }: FailureProps) {
  if (hasCode(error, 'forbidden')) return <ForbiddenPage />;
  if (hasCode(error, 'not-found') || isWrongAddress(error)) return <NotFoundPage />;
  return <FailurePage error={error} onRetry={onRetry} />;
}

/** The router's error page. */
export function ThrownPage({ error, reset }: { error: unknown; reset: () => void }) {
  const router = useRouter();
  const retry = () => {
    reset();
    void router.invalidate();
  };
  if (error instanceof PageFileLost) return <ProblemPage error={error} onRetry={() => void reloadWhenBack()} />;
  return <ProblemPage error={error} onRetry={retry} />;
}
