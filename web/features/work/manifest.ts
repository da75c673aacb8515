import type { FeatureManifest, NavigationEntry } from '../../app/manifest.ts';

const entry = (rest: Omit<NavigationEntry, 'group'>): NavigationEntry => ({ group: 'workplace', ...rest });

export const work: FeatureManifest = {
  name: 'work',
  routes: [
    { path: '/work', load: () => import('./inbox/InboxPage.tsx'), need: 'work.read' },
    { path: '/work/tasks', load: () => import('./task/TasksPage.tsx'), need: 'work.read' },
    { path: '/work/tasks/$id', load: () => import('./task/TaskPage.tsx'), need: 'work.read' },
    { path: '/work/approvals', load: () => import('./approval/ApprovalsPage.tsx'), need: 'work.read' },
    { path: '/work/approvals/$id', load: () => import('./approval/ApprovalPage.tsx'), need: 'work.read' },
    { path: '/work/delegations', load: () => import('./approval/DelegationPage.tsx'), need: 'work.read' },
    { path: '/work/absences', load: () => import('./absence/AbsencesPage.tsx'), need: 'work.act' },
    { path: '/work/absences/$id', load: () => import('./absence/AbsencePage.tsx'), need: 'work.read' },
    {
      path: '/work/departments',
      load: () => import('./departments/DepartmentsPage.tsx'),
      need: 'work.read',
      wide: true,
    },
    { path: '/work/promises', load: () => import('./promises/PromisesPage.tsx'), need: 'work.read' },
    { path: '/work/promises/results', load: () => import('./promises/ResultsPage.tsx'), need: 'work.read' },
    { path: '/work/promises/samples/$id', load: () => import('./promises/SamplePage.tsx'), need: 'work.assign' },
    { path: '/settings/work', load: () => import('./settings/WorkSettingsPage.tsx'), need: 'work.read' },
    { path: '/notices', load: () => import('./NoticesPage.tsx'), need: 'work.read' },
  ],
  navigation: [
    entry({ path: '/work', label: 'work.inbox.title', need: 'work.read', order: 10, icon: 'InboxOutlined' }),
    entry({ path: '/work/tasks', label: 'work.task.list', need: 'work.read', order: 20, icon: 'CheckSquareOutlined' }),
    entry({
      path: '/work/promises',
      label: 'work.promise.title',
      need: 'work.read',
      order: 25,
      icon: 'CarryOutOutlined',
    }),
    entry({
      path: '/work/approvals',
      label: 'work.approval.list',
      need: 'work.read',
      order: 30,
      icon: 'FileDoneOutlined',
    }),
    entry({ path: '/work/absences', label: 'work.absence.title', need: 'work.act', order: 40, icon: 'SwapOutlined' }),
    {
      group: 'results',
      path: '/work/departments',
      label: 'work.department.title',
      need: 'work.assign',
      order: 50,
      icon: 'TeamOutlined',
    },
    {
      group: 'settings',
      path: '/settings/work',
      label: 'work.settings.title',
      need: 'work.administer',
      order: 45,
      icon: 'RiseOutlined',
    },
  ],
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
  slots: {
    'top.tools': () => import('./TopTools.tsx'),
    'case.action': () => import('./task/CaseTaskButton.tsx'),
    'request.action': () => import('./task/RequestTaskButton.tsx'),
    'case.beside': () => import('./task/CaseTasks.tsx'),
  },
};
