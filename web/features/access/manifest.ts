import AuditOutlined from '@ant-design/icons/es/icons/AuditOutlined';
import SafetyOutlined from '@ant-design/icons/es/icons/SafetyOutlined';
import TeamOutlined from '@ant-design/icons/es/icons/TeamOutlined';
import type { FeatureManifest } from '../../app/manifest.ts';

export const access: FeatureManifest = {
  name: 'access',
  routes: [
    { path: '/sign-in', load: () => import('./SignInPage.tsx'), plain: true },
    { path: '/setup', load: () => import('./SetUpPage.tsx'), plain: true },
    { path: '/security', load: () => import('./SecurityPage.tsx') },
    { path: '/settings/accounts', load: () => import('./AccountsPage.tsx'), need: 'access.administer' },
    { path: '/settings/access-policy', load: () => import('./PolicyPage.tsx'), need: 'access.administer' },
    { path: '/settings/audit', load: () => import('./AuditPage.tsx'), need: 'access.audit' },
  ],
  navigation: [
    {
      group: 'settings',
      path: '/settings/accounts',
      label: 'access.accounts.title',
      need: 'access.administer',
      order: 10,
      icon: TeamOutlined,
    },
    {
      group: 'settings',
      path: '/settings/access-policy',
      label: 'access.policy.title',
      need: 'access.administer',
      order: 15,
      icon: SafetyOutlined,
    },
    {
      group: 'settings',
      path: '/settings/audit',
      label: 'access.audit.title',
      need: 'access.audit',
      order: 20,
      icon: AuditOutlined,
    },
  ],
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
};
