import { type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../../app/LanguageSwitch.tsx';
import { usePageTitle } from '../../ui/Page.tsx';
import { PortalFrame } from '../../ui/portal/PortalFrame.tsx';

/** The frame of the customers' pages: the language above, the ways out of the house below. */
export function Portal({ title, children }: { title: string; children: ReactNode }) {
  const { t } = useTranslation();
  usePageTitle(title);
  return (
    <PortalFrame brand={t('portal.brand')} corner={<LanguageSwitch />} footer={t('portal.recourse')}>
      {children}
    </PortalFrame>
  );
}

/** A heading that takes the focus when its page comes, so that screen readers begin there. */
export function Heading({ children }: { children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  );
}
