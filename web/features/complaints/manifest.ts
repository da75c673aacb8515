import type { FeatureManifest } from '../../app/manifest.ts';

export const complaints: FeatureManifest = {
  name: 'complaints',
  routes: [
    { path: '/complaints', load: () => import('./worklist/WorklistPage.tsx'), need: 'complaints.read' },
    { path: '/complaints/new', load: () => import('./lodging/LodgingPage.tsx'), need: 'complaints.lodge' },
    { path: '/complaints/$id', load: () => import('./case/CasePage.tsx'), need: 'complaints.read' },
  ],
  navigation: [
    {
      group: 'service',
      path: '/complaints',
      label: 'complaints.title',
      need: 'complaints.read',
      order: 10,
      icon: 'CommentOutlined',
    },
  ],
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
  slots: {
    'import.complete': () => import('./ledger/Onwards.tsx'),
    'contact.side': () => import('./contact/ContactMatters.tsx'),
    'contact.popup': () => import('./contact/ContactWarning.tsx'),
  },
};
