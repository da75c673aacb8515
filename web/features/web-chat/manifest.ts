import type { FeatureManifest } from '../../app/manifest.ts';

/** What administrators set about the customers' chat. */
export const webChat: FeatureManifest = {
  name: 'web-chat',
  routes: [{ path: '/settings/web-chat', load: () => import('./SettingsPage.tsx'), need: 'contacts.configure' }],
  navigation: [
    {
      group: 'settings',
      path: '/settings/web-chat',
      label: 'web-chat.title',
      need: 'contacts.configure',
      order: 44,
      icon: 'CommentOutlined',
    },
  ],
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
};
