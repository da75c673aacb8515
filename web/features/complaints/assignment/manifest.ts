import type { FeatureRoute, NavigationEntry } from '../../../app/manifest.ts';

export const assignmentRoutes: readonly FeatureRoute[] = [
  { path: '/complaints/capacity', load: () => import('./CapacityPage.tsx'), need: 'complaints.assign' },
  { path: '/settings/assignment', load: () => import('./SettingsPage.tsx'), need: 'work.read' },
];

export const assignmentNavigation: readonly NavigationEntry[] = [
  {
    group: 'service',
    path: '/complaints/capacity',
    label: 'complaints.assignment.capacity',
    need: 'complaints.assign',
    order: 15,
    icon: 'TeamOutlined',
  },
  {
    group: 'settings',
    path: '/settings/assignment',
    label: 'complaints.assignment.settings',
    need: 'requests.administer',
    order: 51,
    icon: 'SwapOutlined',
  },
];
