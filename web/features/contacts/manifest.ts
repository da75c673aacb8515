import type { FeatureManifest } from '../../app/manifest.ts';

const read = 'contacts.read';
const administer = 'contacts.administer';
const supervise = 'contacts.supervise';

export const contacts: FeatureManifest = {
  name: 'contacts',
  routes: [
    { path: '/desktop', load: () => import('./desk/DeskPage.tsx'), need: 'contacts.take', wide: true },
    { path: '/contacts', load: () => import('./history/ContactsPage.tsx'), need: read },
    { path: '/contacts/analysis', load: () => import('./analysis/AnalysisPage.tsx'), need: read },
    { path: '/contacts/nuisance', load: () => import('./settings/NuisancePage.tsx'), need: supervise },
    { path: '/contacts/$id', load: () => import('./history/ContactPage.tsx'), need: read },
    { path: '/settings/queues', load: () => import('./settings/QueuesPage.tsx'), need: read },
    { path: '/settings/queues/new', load: () => import('./settings/NewQueuePage.tsx'), need: administer },
    { path: '/settings/queues/$id', load: () => import('./settings/QueuePage.tsx'), need: read },
    { path: '/settings/contacts', load: () => import('./settings/SettingsPage.tsx'), need: 'contacts.configure' },
  ],
  navigation: [
    {
      group: 'workplace',
      path: '/desktop',
      label: 'contacts.desk',
      need: 'contacts.take',
      order: 5,
      icon: 'CustomerServiceOutlined',
    },
    { group: 'service', path: '/contacts', label: 'contacts.title', need: read, order: 5, icon: 'ContactsOutlined' },
    {
      group: 'results',
      path: '/contacts/analysis',
      label: 'contacts.analysis.title',
      need: read,
      order: 30,
      icon: 'FundOutlined',
    },
    {
      group: 'floor',
      path: '/contacts/nuisance',
      label: 'contacts.nuisance.title',
      need: supervise,
      order: 80,
      icon: 'StopOutlined',
    },
    {
      group: 'floor',
      path: '/settings/queues',
      label: 'contacts.queue.title',
      need: supervise,
      order: 70,
      icon: 'ClusterOutlined',
    },
    {
      group: 'settings',
      path: '/settings/queues',
      label: 'contacts.queue.title',
      need: administer,
      order: 42,
      icon: 'ClusterOutlined',
    },
    {
      group: 'settings',
      path: '/settings/contacts',
      label: 'contacts.settings.title',
      need: 'contacts.configure',
      order: 43,
      icon: 'PhoneOutlined',
    },
  ],
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
  slots: { 'top.presence': () => import('./presence/Presence.tsx') },
};
