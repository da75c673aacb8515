import type { FeatureManifest } from '../../app/manifest.ts';

/** The trail of who saw and did what. Its words name every act of the house: whoever signs in need not load them. */
export const audit: FeatureManifest = {
  name: 'audit',
  routes: [{ path: '/settings/audit', load: () => import('./AuditPage.tsx'), need: 'access.audit' }],
  navigation: [
    {
      group: 'settings',
      path: '/settings/audit',
      label: 'audit.title',
      need: 'access.audit',
      order: 20,
      icon: 'AuditOutlined',
    },
  ],
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
};
