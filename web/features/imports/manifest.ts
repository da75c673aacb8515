import ImportOutlined from '@ant-design/icons/es/icons/ImportOutlined';
import type { FeatureManifest } from '../../app/manifest.ts';

export const imports: FeatureManifest = {
  name: 'imports',
  routes: [
    { path: '/settings/organisation/import', load: () => import('./ImportsPage.tsx'), need: 'org.manage' },
    { path: '/settings/organisation/import/$id', load: () => import('./RunPage.tsx'), need: 'org.manage' },
  ],
  navigation: [
    {
      group: 'settings',
      path: '/settings/organisation/import',
      label: 'imports.title',
      need: 'org.manage',
      order: 31,
      icon: ImportOutlined,
    },
  ],
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
};
