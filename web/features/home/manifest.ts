import type { FeatureManifest } from '../../app/manifest.ts';

export const home: FeatureManifest = {
  name: 'home',
  routes: [{ path: '/', load: () => import('./HomePage.tsx') }],
  navigation: [],
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
};
