import type { FeatureManifest } from '../../app/manifest.ts';

/** What leaders see of queues and agents as it happens, and do about it. */
export const floor: FeatureManifest = {
  name: 'floor',
  routes: [
    { path: '/floor', load: () => import('./BoardPage.tsx'), need: 'contacts.watch', wide: true },
    { path: '/floor/wall', load: () => import('./WallPage.tsx'), need: 'contacts.watch', bare: true },
  ],
  navigation: [
    {
      group: 'floor',
      path: '/floor',
      label: 'floor.title',
      need: 'contacts.watch',
      order: 10,
      icon: 'DashboardOutlined',
    },
  ],
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
};
