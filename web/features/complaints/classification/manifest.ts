import type { FeatureRoute, NavigationEntry } from '../../../app/manifest.ts';

const curate = 'complaints.curate';

export const classificationRoutes: readonly FeatureRoute[] = [
  { path: '/settings/complaint-classes', load: () => import('./ClassTreePage.tsx'), need: 'work.read' },
  { path: '/complaints/class-accuracy', load: () => import('./AccuracyPage.tsx'), need: curate },
  { path: '/complaints/class-decisions', load: () => import('./DecisionsPage.tsx'), need: curate },
];

export const classificationNavigation: readonly NavigationEntry[] = [
  {
    group: 'settings',
    path: '/settings/complaint-classes',
    label: 'complaints.class.tree',
    need: 'requests.administer',
    order: 51,
    icon: 'SnippetsOutlined',
  },
  {
    group: 'results',
    path: '/complaints/class-accuracy',
    label: 'complaints.class.accuracy',
    need: curate,
    order: 60,
    icon: 'CheckSquareOutlined',
  },
];
