import type { FeatureManifest } from '../../app/manifest.ts';
import { ledgerHome, organisationHome, phrasesHome } from './homes.ts';

export const imports: FeatureManifest = {
  name: 'imports',
  routes: [
    { path: organisationHome.path, load: () => import('./ImportsPage.tsx'), need: organisationHome.need },
    { path: `${organisationHome.path}/$id`, load: () => import('./RunPage.tsx'), need: organisationHome.need },
    { path: ledgerHome.path, load: () => import('./LedgersPage.tsx'), need: ledgerHome.need },
    { path: `${ledgerHome.path}/$id`, load: () => import('./RunPage.tsx'), need: ledgerHome.need },
    { path: phrasesHome.path, load: () => import('./PhraseImportsPage.tsx'), need: phrasesHome.need },
    { path: `${phrasesHome.path}/$id`, load: () => import('./RunPage.tsx'), need: phrasesHome.need },
  ],
  navigation: [
    {
      group: 'service',
      path: ledgerHome.path,
      label: 'imports.ledgers',
      need: ledgerHome.need,
      order: 20,
      icon: 'ImportOutlined',
    },
    {
      group: 'settings',
      path: organisationHome.path,
      label: 'imports.title',
      need: organisationHome.need,
      order: 31,
      icon: 'ImportOutlined',
    },
  ],
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
};
