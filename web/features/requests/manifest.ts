import type { FeatureManifest } from '../../app/manifest.ts';

const path = '/settings/complaint-process';
const need = 'org.read';

export const requests: FeatureManifest = {
  name: 'requests',
  routes: [{ path, load: () => import('./ComplaintProcessPage.tsx'), need }],
  navigation: [{ group: 'settings', path, label: 'requests.title', need, order: 50, icon: 'ProfileOutlined' }],
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
};
