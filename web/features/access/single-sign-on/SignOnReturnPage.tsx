import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { completeSignOn } from '@tongli/contracts/access';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { meQuery } from '../../../api/session.ts';
import { usePageTitle } from '../../../ui/Page.tsx';
import { PlainButton } from '../../../ui/PlainButton.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { safeReturn } from '../safe-return.ts';
import { waitingStep } from './waiting-step.ts';

/** What the provider sent, taken out of the address at once: it opens once, and belongs in no history. */
let parameters: string | null = null;
function takeParameters(): string | null {
  if (window.location.search) {
    parameters = window.location.search;
    window.history.replaceState(window.history.state, '', window.location.pathname);
  }
  const taken = parameters;
  parameters = null;
  return taken;
}

/** Ends the way that began at the provider's button. The browser came from elsewhere; from here on it asks as itself. */
function useComplete(): Error | null {
  const client = useQueryClient();
  const navigate = useNavigate();
  const [error, setError] = useState<Error | null>(null);
  useEffect(() => {
    const taken = takeParameters();
    if (taken === null) return;
    const complete = async () => {
      const { returnPath, ...step } = await call(completeSignOn, { body: { parameters: taken } });
      waitingStep.put(step);
      if (step.next === 'done') await client.fetchQuery({ ...meQuery, staleTime: 0 });
      const target = safeReturn(returnPath);
      await navigate({
        href: step.next === 'done' ? target : `/sign-in?return=${encodeURIComponent(target)}`,
        replace: true,
      });
    };
    complete().catch(setError);
  }, [client, navigate]);
  return error;
}

/** Where a provider sends people back to. */
export default function SignOnReturnPage() {
  const { t } = useTranslation();
  usePageTitle(t('access.sign-in.title'));
  const words = useProblemWords();
  const navigate = useNavigate();
  const error = useComplete();
  return (
    <main className="sign-in">
      <div className="sign-in-box">
        <header>
          <img src="/favicon.svg" alt="" width="40" height="40" />
          <h1>{t('app.product')}</h1>
        </header>
        {error ? (
          <>
            <p role="alert" className="sign-in-refused">
              {words.ofError(error)}
            </p>
            <PlainButton look="primary" onClick={() => void navigate({ to: '/sign-in', replace: true })}>
              {t('access.sign-on.again')}
            </PlainButton>
          </>
        ) : (
          <p role="status">{t('access.sign-on.coming-back')}</p>
        )}
      </div>
    </main>
  );
}
