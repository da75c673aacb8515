import type { FeatureManifest } from '../../app/manifest.ts';

/** The customers' chat has an entry of its own (`chat.html`): small, and shown within other sites' pages too. */
export const chat: FeatureManifest = {
  name: 'chat',
  routes: [{ path: '/chat', load: () => import('./ChatPage.tsx'), plain: true }],
  navigation: [],
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
};
