import MessageOutlined from '@ant-design/icons/es/icons/MessageOutlined';
import type { FeatureManifest } from '../../app/manifest.ts';

const catalogues: FeatureManifest['catalogues'] = {
  'zh-CN': () => import('./catalogue.zh-CN.json'),
  en: () => import('./catalogue.en.json'),
};

/** The customers' page has an entry of its own (`chat.html`): small, and shown within other sites' pages too. */
export const customerChat = { page: () => import('./ChatPage.tsx'), catalogues };

/** What administrators set about it. */
export const chat: FeatureManifest = {
  name: 'chat',
  routes: [{ path: '/settings/web-chat', load: () => import('./SettingsPage.tsx'), need: 'contacts.configure' }],
  navigation: [
    {
      group: 'settings',
      path: '/settings/web-chat',
      label: 'chat.settings.title',
      need: 'contacts.configure',
      order: 44,
      icon: MessageOutlined,
    },
  ],
  catalogues,
};
