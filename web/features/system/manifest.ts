import type { FeatureManifest } from '../../app/manifest.ts';

export const system: FeatureManifest = {
  name: 'system',
  routes: [
    { path: '/settings/system', load: () => import('./SystemPage.tsx'), need: 'system.operate' },
    { path: '/settings/system/jobs', load: () => import('./JobsPage.tsx'), need: 'system.operate' },
    { path: '/settings/system/parked-facts', load: () => import('./ParkedPage.tsx'), need: 'system.operate' },
  ],
  navigation: [
    {
      group: 'settings',
      path: '/settings/system',
      label: 'system.title',
      need: 'system.operate',
      order: 90,
      icon: 'HddOutlined',
    },
  ],
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
};
