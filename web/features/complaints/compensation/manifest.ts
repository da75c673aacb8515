import type { FeatureRoute, NavigationEntry } from '../../../app/manifest.ts';

const need = 'complaints.account';

export const compensationRoutes: readonly FeatureRoute[] = [
  { path: '/compensation', load: () => import('./LedgerPage.tsx'), need },
  { path: '/compensation/budgets', load: () => import('./BudgetsPage.tsx'), need },
  { path: '/settings/compensation', load: () => import('./RulesPage.tsx'), need: 'org.read' },
];

export const compensationNavigation: readonly NavigationEntry[] = [
  {
    group: 'service',
    path: '/compensation',
    label: 'complaints.compensation.ledger',
    need,
    order: 40,
    icon: 'FileDoneOutlined',
  },
  {
    group: 'service',
    path: '/compensation/budgets',
    label: 'complaints.compensation.budgets',
    need,
    order: 41,
    icon: 'FundOutlined',
  },
  {
    group: 'settings',
    path: '/settings/compensation',
    label: 'complaints.compensation.rules',
    need: 'requests.administer',
    order: 60,
    icon: 'FileDoneOutlined',
  },
];
