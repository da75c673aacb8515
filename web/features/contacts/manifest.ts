import CustomerServiceOutlined from '@ant-design/icons/es/icons/CustomerServiceOutlined';
import type { FeatureManifest } from '../../app/manifest.ts';

export const contacts: FeatureManifest = {
  name: 'contacts',
  routes: [{ path: '/desktop', load: () => import('./desk/DeskPage.tsx'), need: 'contacts.take', wide: true }],
  navigation: [
    {
      group: 'workplace',
      path: '/desktop',
      label: 'contacts.desk',
      need: 'contacts.take',
      order: 5,
      icon: CustomerServiceOutlined,
    },
  ],
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
  slots: { 'top.presence': () => import('./presence/Presence.tsx') },
};
