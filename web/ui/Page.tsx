import { createContext, type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';

/** The browser's title: page first, product last. */
export function usePageTitle(title: string): void {
  const { t } = useTranslation();
  const product = t('app.product');
  useEffect(() => {
    document.title = `${title} · ${product}`;
  }, [title, product]);
}

/** True below a `Page`: what fails there is a part of it, not a page of its own. */
export const InsidePage = createContext(false);

interface PageProps {
  title: string;
  /** Beside the title: a state, a number. */
  beside?: ReactNode;
  /** A line of words below the title. */
  lead?: ReactNode;
  /** Top right: the one primary action last. */
  actions?: ReactNode;
  children: ReactNode;
}

/** A page inside the frame: title, actions top right, body. */
export function Page({ title, beside, lead, actions, children }: PageProps) {
  usePageTitle(title);
  return (
    <main className="page">
      <header className="page-header">
        <div className="page-title">
          <h1>{title}</h1>
          {beside}
        </div>
        {actions ? <div className="page-actions">{actions}</div> : null}
        {lead ? <div className="page-lead">{lead}</div> : null}
      </header>
      <InsidePage value={true}>{children}</InsidePage>
    </main>
  );
}
