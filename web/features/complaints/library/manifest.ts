import type { FeatureRoute, NavigationEntry } from '../../../app/manifest.ts';

export const libraryRoutes: readonly FeatureRoute[] = [
  { path: '/case-library', load: () => import('./LibraryPage.tsx'), need: 'complaints.read' },
  { path: '/case-library/$id', load: () => import('./LibraryCasePage.tsx'), need: 'complaints.read' },
];

export const libraryNavigation: readonly NavigationEntry[] = [
  {
    group: 'service',
    path: '/case-library',
    label: 'complaints.library.list',
    need: 'complaints.read',
    order: 46,
    icon: 'EyeInvisibleOutlined',
  },
];
