import type { FeatureRoute, NavigationEntry } from '../../../app/manifest.ts';

export const riskRoutes: readonly FeatureRoute[] = [
  { path: '/complaint-risks', load: () => import('./RisksPage.tsx'), need: 'complaints.intercept' },
  { path: '/settings/escalation-risk', load: () => import('./SettingsPage.tsx'), need: 'work.read' },
];

export const riskNavigation: readonly NavigationEntry[] = [
  {
    group: 'service',
    path: '/complaint-risks',
    label: 'complaints.risk.title',
    need: 'complaints.intercept',
    order: 31,
    icon: 'ThunderboltOutlined',
  },
  {
    group: 'settings',
    path: '/settings/escalation-risk',
    label: 'complaints.risk.settings.title',
    need: 'requests.administer',
    order: 53,
    icon: 'AlertOutlined',
  },
];
