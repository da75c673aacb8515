import type { FeatureManifest } from '../../app/manifest.ts';

/** Who is speaking: checked beside a contact and a case, by whoever has it. The rules of it stand on a page of data protection. */
export const customers: FeatureManifest = {
  name: 'customers',
  routes: [],
  navigation: [],
  slots: {
    'contact.side': () => import('./ContactCheck.tsx'),
    'contact.popup': () => import('./ContactLevel.tsx'),
    'case.beside': () => import('./CaseCheck.tsx'),
  },
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
};
