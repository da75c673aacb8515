import type { FeatureRoute, NavigationEntry } from '../../../app/manifest.ts';

const need = 'complaints.account';

export const accountabilityRoutes: readonly FeatureRoute[] = [
  { path: '/accountability', load: () => import('./SanctionsPage.tsx'), need },
  { path: '/accountability/mine', load: () => import('./OwnPage.tsx') },
  { path: '/settings/sanctions', load: () => import('./RulesPage.tsx'), need: 'org.read' },
];

export const accountabilityNavigation: readonly NavigationEntry[] = [
  {
    group: 'service',
    path: '/accountability',
    label: 'complaints.accountability.list',
    need,
    order: 42,
    icon: 'AuditOutlined',
  },
  {
    group: 'workplace',
    path: '/accountability/mine',
    label: 'complaints.accountability.own',
    need: 'work.act',
    order: 60,
    icon: 'AuditOutlined',
  },
  {
    group: 'settings',
    path: '/settings/sanctions',
    label: 'complaints.accountability.rules',
    need: 'requests.administer',
    order: 61,
    icon: 'ExceptionOutlined',
  },
];
