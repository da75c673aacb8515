import { useTranslation } from 'react-i18next';
import { Page } from '../../ui/Page.tsx';
import { OwnFactor } from './security/OwnFactor.tsx';
import { OwnPassword } from './security/OwnPassword.tsx';
import { OwnSessions } from './security/OwnSessions.tsx';

/** How one proves who one is, and where one is signed in. */
export default function SecurityPage() {
  const { t } = useTranslation();
  return (
    <Page title={t('access.security.title')}>
      <OwnFactor />
      <OwnSessions />
      <OwnPassword />
    </Page>
  );
}
