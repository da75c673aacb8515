import type { FeatureManifest } from '../../app/manifest.ts';

export const work: FeatureManifest = {
  name: 'work',
  routes: [{ path: '/notices', load: () => import('./NoticesPage.tsx'), need: 'work.read' }],
  navigation: [],
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
  slots: { 'top.tools': () => import('./Bell.tsx') },
};
