import ImportOutlined from '@ant-design/icons/es/icons/ImportOutlined';
import type { FeatureManifest } from '../../app/manifest.ts';

export const ledger: FeatureManifest = {
  name: 'ledger',
  routes: [
    { path: '/complaints/imports', load: () => import('./ImportsPage.tsx'), need: 'complaints.import' },
    { path: '/complaints/imports/$id', load: () => import('./ImportPage.tsx'), need: 'complaints.import' },
  ],
  navigation: [
    {
      group: 'service',
      path: '/complaints/imports',
      label: 'ledger.title',
      need: 'complaints.import',
      order: 20,
      icon: ImportOutlined,
    },
  ],
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
};
