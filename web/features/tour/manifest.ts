import type { FeatureManifest } from '../../app/manifest.ts';

/** What a newcomer to the sample centre is shown: how far its past has come, and a way through the loop. */
export const tour: FeatureManifest = {
  name: 'tour',
  routes: [],
  navigation: [],
  slots: {
    'frame.corner': () => import('./Corner.tsx'),
    'help.more': () => import('./Again.tsx'),
  },
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
};
