import type { FeatureManifest } from '../../app/manifest.ts';

export const privacy: FeatureManifest = {
  name: 'privacy',
  routes: [
    { path: '/privacy', load: () => import('./ErasuresPage.tsx'), need: 'privacy.read' },
    { path: '/privacy/people/$id', load: () => import('./PersonPage.tsx'), need: 'privacy.read' },
    { path: '/privacy/requests', load: () => import('./RequestsPage.tsx'), need: 'privacy.read' },
    { path: '/privacy/unusual-access', load: () => import('./UnusualPage.tsx'), need: 'access.audit' },
    { path: '/privacy/identity-checks', load: () => import('./IdentityChecksPage.tsx'), need: 'customers.configure' },
    { path: '/privacy/policy', load: () => import('./PolicyPage.tsx'), need: 'privacy.configure' },
  ],
  navigation: [
    {
      group: 'settings',
      path: '/privacy',
      label: 'privacy.title',
      need: 'privacy.read',
      order: 60,
      icon: 'EyeInvisibleOutlined',
    },
    {
      group: 'settings',
      path: '/privacy/identity-checks',
      label: 'privacy.identity.title',
      need: 'customers.configure',
      order: 61,
      icon: 'ContactsOutlined',
    },
  ],
  slots: {
    'contact.side': () => import('./copies/ContactCopies.tsx'),
    'case.beside': () => import('./copies/CaseCopies.tsx'),
  },
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
};
