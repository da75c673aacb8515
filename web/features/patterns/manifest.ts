import type { FeatureManifest } from '../../app/manifest.ts';

/** The patterns that pages are made of, alive and in all their states: for whoever builds pages, and for those who check them. */
export const patterns: FeatureManifest = {
  name: 'patterns',
  routes: [
    { path: '/patterns/list', load: () => import('./list/ListPatternPage.tsx') },
    { path: '/patterns/record', load: () => import('./record/RecordPatternPage.tsx') },
    { path: '/patterns/form', load: () => import('./form/FormPatternPage.tsx') },
  ],
  navigation: [
    {
      group: 'settings',
      path: '/patterns/list',
      label: 'patterns.title',
      need: 'system.operate',
      order: 99,
      icon: 'AppstoreOutlined',
    },
  ],
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
};
