import type { FeatureManifest } from '../../app/manifest.ts';

export const access: FeatureManifest = {
  name: 'access',
  routes: [
    { path: '/sign-in', load: () => import('./SignInPage.tsx'), plain: true },
    { path: '/sign-in/return', load: () => import('./single-sign-on/SignOnReturnPage.tsx'), plain: true },
    { path: '/setup', load: () => import('./SetUpPage.tsx'), plain: true },
    { path: '/security', load: () => import('./SecurityPage.tsx') },
    { path: '/settings/accounts', load: () => import('./AccountsPage.tsx'), need: 'access.administer' },
    { path: '/settings/access-policy', load: () => import('./PolicyPage.tsx'), need: 'access.configure' },
    { path: '/settings/tokens', load: () => import('./tokens/TokensPage.tsx'), need: 'access.make-tokens' },
    {
      path: '/settings/single-sign-on',
      load: () => import('./single-sign-on/SingleSignOnPage.tsx'),
      need: 'access.configure',
    },
  ],
  navigation: [
    {
      group: 'settings',
      path: '/settings/accounts',
      label: 'access.accounts.title',
      need: 'access.administer',
      order: 10,
      icon: 'TeamOutlined',
    },
    {
      group: 'settings',
      path: '/settings/access-policy',
      label: 'access.policy.title',
      need: 'access.configure',
      order: 15,
      icon: 'SafetyOutlined',
    },
    {
      group: 'settings',
      path: '/settings/single-sign-on',
      label: 'access.sign-on.title',
      need: 'access.configure',
      order: 16,
      icon: 'LinkOutlined',
    },
    {
      group: 'settings',
      path: '/settings/tokens',
      label: 'access.tokens.title',
      need: 'access.make-tokens',
      order: 17,
      icon: 'KeyOutlined',
    },
  ],
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
};
