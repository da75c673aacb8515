import type { FeatureManifest } from '../../app/manifest.ts';

const need = 'improvement.read';
const group = 'improvement';

export const improvement: FeatureManifest = {
  name: 'improvement',
  routes: [
    { path: '/improvement/triages', load: () => import('./triage/TriagesPage.tsx'), need },
    { path: '/improvement/triages/$id', load: () => import('./triage/TriagePage.tsx'), need },
    { path: '/improvement/root-causes', load: () => import('./root-cause/RootCausesPage.tsx'), need },
    { path: '/improvement/root-causes/$id', load: () => import('./root-cause/RootCausePage.tsx'), need },
    { path: '/improvement/actions', load: () => import('./action/ActionsPage.tsx'), need },
    { path: '/improvement/actions/$id', load: () => import('./action/ActionPage.tsx'), need },
    { path: '/improvement/projects', load: () => import('./project/ProjectsPage.tsx'), need },
    { path: '/improvement/projects/$id', load: () => import('./project/ProjectPage.tsx'), need },
    { path: '/improvement/launches', load: () => import('./launch/LaunchesPage.tsx'), need },
    { path: '/improvement/launches/$id', load: () => import('./launch/LaunchPage.tsx'), need },
    { path: '/improvement/changes', load: () => import('./adkar/ChangesPage.tsx'), need },
    { path: '/improvement/changes/$id', load: () => import('./adkar/ChangePage.tsx'), need },
  ],
  navigation: [
    { group, path: '/improvement/triages', label: 'improvement.triages.title', need, order: 10, icon: 'AlertOutlined' },
    {
      group,
      path: '/improvement/root-causes',
      label: 'improvement.root-causes.title',
      need,
      order: 20,
      icon: 'NodeIndexOutlined',
    },
    {
      group,
      path: '/improvement/actions',
      label: 'improvement.actions.title',
      need,
      order: 30,
      icon: 'CarryOutOutlined',
    },
    {
      group,
      path: '/improvement/projects',
      label: 'improvement.projects.title',
      need,
      order: 40,
      icon: 'ProjectOutlined',
    },
    {
      group,
      path: '/improvement/launches',
      label: 'improvement.launches.title',
      need,
      order: 50,
      icon: 'SafetyOutlined',
    },
    { group, path: '/improvement/changes', label: 'improvement.changes.title', need, order: 60, icon: 'SwapOutlined' },
  ],
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
};
