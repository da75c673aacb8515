import { Navigate } from '@tanstack/react-router';
import type { Role } from '@tongli/contracts/access';
import { useTranslation } from 'react-i18next';
import { useMe } from '../../api/session.ts';
import { Empty } from '../../ui/Empty.tsx';
import { Page } from '../../ui/Page.tsx';
import { navigationFor } from '../guard.ts';
import type { NavigationGroup } from '../manifest.ts';

/** Where the day of a role begins. */
const firstGroup: Record<Role, NavigationGroup> = {
  agent: 'service',
  handler: 'workplace',
  'complaint-manager': 'results',
  'quality-engineer': 'results',
  auditor: 'settings',
  administrator: 'settings',
};

/** Leads to the first page of the main role. */
export default function HomePage() {
  const { t } = useTranslation();
  const me = useMe();
  const entries = navigationFor(me);
  const [main] = me.roles;
  const start = entries.find((entry) => main && entry.group === firstGroup[main]) ?? entries[0];
  if (start) return <Navigate to={start.path} replace />;
  return (
    <Page title={t('app.home.title')}>
      <Empty title={t('app.home.nothing')}>{t('app.home.nothing-words')}</Empty>
    </Page>
  );
}
