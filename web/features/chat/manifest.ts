import type { FeatureManifest } from '../../app/manifest.ts';

/** The customers' page has an entry of its own (`chat.html`): small, and shown within other sites' pages too. */
export const customerChat = {
  page: () => import('./ChatPage.tsx'),
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  } satisfies FeatureManifest['catalogues'],
};
