import type { FeatureRoute, NavigationEntry } from '../../../app/manifest.ts';

export const boardRoutes: readonly FeatureRoute[] = [
  { path: '/complaints/board', load: () => import('./BoardPage.tsx'), need: 'complaints.assign' },
];

export const boardNavigation: readonly NavigationEntry[] = [
  {
    group: 'service',
    path: '/complaints/board',
    label: 'complaints.board.title',
    need: 'complaints.assign',
    order: 11,
    icon: 'DashboardOutlined',
  },
];
