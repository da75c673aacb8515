import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../../../app/LanguageSwitch.tsx';

/** The small page before the house opens: sign-in and set-up. */
export function PlainPage({ lead, children }: { lead: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <main className="sign-in">
      <div className="sign-in-box">
        <header>
          <img src="/favicon.svg" alt="" width="40" height="40" />
          <h1>{t('app.product')}</h1>
          <p className="quiet">{lead}</p>
        </header>
        {children}
        <footer>
          <LanguageSwitch />
        </footer>
      </div>
    </main>
  );
}
