import type { FeatureManifest } from '../../app/manifest.ts';

/** What of an imported ledger is of complaints alone; the import itself is that of every table. */
export const ledger: FeatureManifest = {
  name: 'ledger',
  routes: [],
  navigation: [],
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
  slots: { 'import.complete': () => import('./Onwards.tsx') },
};
