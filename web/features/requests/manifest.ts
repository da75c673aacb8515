import type { FeatureManifest } from '../../app/manifest.ts';

const path = '/settings/complaint-process';
const need = 'org.read';

export const requests: FeatureManifest = {
  name: 'requests',
  routes: [
    { path: '/requests', load: () => import('./list/RequestsPage.tsx'), need: 'requests.read' },
    { path: '/requests/new', load: () => import('./lodging/LodgingPage.tsx'), need: 'requests.lodge' },
    { path: '/requests/suggest', load: () => import('./lodging/SuggestPage.tsx'), need: 'requests.lodge' },
    { path: '/requests/visits', load: () => import('./visits/VisitPlanPage.tsx'), need: 'requests.read' },
    { path: '/requests/adoption', load: () => import('./adoption/AdoptionPage.tsx'), need: 'requests.read' },
    { path: '/requests/map', load: () => import('./map/MapPage.tsx'), need: 'requests.read', wide: true },
    { path: '/requests/$id', load: () => import('./record/RequestPage.tsx'), need: 'requests.read' },
    { path, load: () => import('./ComplaintProcessPage.tsx'), need },
    { path: '/settings/visit-windows', load: () => import('./visits/WindowsPage.tsx'), need: 'requests.read' },
    {
      path: '/settings/request-templates',
      load: () => import('./templates/TemplatesPage.tsx'),
      need: 'requests.lodge',
    },
    { path: '/settings/processes', load: () => import('./process/ProcessesPage.tsx'), need },
    { path: '/settings/processes/$id', load: () => import('./process/ProcessPage.tsx'), need, wide: true },
  ],
  navigation: [
    {
      group: 'service',
      path: '/requests',
      label: 'requests.list.title',
      need: 'requests.read',
      order: 20,
      icon: 'SolutionOutlined',
    },
    {
      group: 'service',
      path: '/requests/visits',
      label: 'requests.visit.plan',
      need: 'requests.handle',
      order: 30,
      icon: 'CalendarOutlined',
    },
    {
      group: 'results',
      path: '/requests/adoption',
      label: 'requests.adopted.title',
      need: 'requests.assign',
      order: 45,
      icon: 'SmileOutlined',
    },
    {
      group: 'results',
      path: '/requests/map',
      label: 'requests.map.title',
      need: 'requests.read',
      order: 40,
      icon: 'ApartmentOutlined',
    },
    {
      group: 'workplace',
      path: '/requests/suggest',
      label: 'requests.suggest.title',
      need: 'requests.lodge',
      order: 60,
      icon: 'CommentOutlined',
    },
    { group: 'settings', path, label: 'requests.title', need, order: 50, icon: 'ProfileOutlined' },
    {
      group: 'settings',
      path: '/settings/processes',
      label: 'requests.process.title',
      need,
      order: 49,
      icon: 'NodeIndexOutlined',
    },
    {
      group: 'settings',
      path: '/settings/visit-windows',
      label: 'requests.windows.title',
      need: 'requests.assign',
      order: 52,
      icon: 'CarryOutOutlined',
    },
    {
      group: 'settings',
      path: '/settings/request-templates',
      label: 'requests.template.title',
      need: 'requests.administer',
      order: 53,
      icon: 'ThunderboltOutlined',
    },
  ],
  slots: { 'contact.side': () => import('./contact/ContactRequests.tsx') },
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
};
