import type { FeatureManifest } from '../../app/manifest.ts';

const need = 'org.read';
const group = 'settings';
const staff = 'org.read-staff';
const administer = 'org.administer';

export const org: FeatureManifest = {
  name: 'org',
  routes: [
    { path: '/settings/organisation', load: () => import('./chart/OrganisationPage.tsx'), need },
    { path: '/settings/organisation/templates', load: () => import('./template/TemplatesPage.tsx'), need: administer },
    { path: '/settings/organisation/$id', load: () => import('./unit/UnitPage.tsx'), need },
    { path: '/settings/people', load: () => import('./people/StaffPage.tsx'), need: staff },
    { path: '/settings/people/$id', load: () => import('./people/PersonPage.tsx'), need: staff },
    { path: '/settings/people/$id/leaving', load: () => import('./people/LeavingPage.tsx'), need: 'org.manage' },
    { path: '/settings/posts', load: () => import('./post/PostsPage.tsx'), need },
    { path: '/settings/posts/new', load: () => import('./post/NewPostPage.tsx'), need: administer },
    { path: '/settings/posts/$id', load: () => import('./post/PostPage.tsx'), need },
    { path: '/settings/posts/$id/change', load: () => import('./post/EditPostPage.tsx'), need: administer },
    { path: '/settings/skills', load: () => import('./catalogue/SkillsPage.tsx'), need },
    { path: '/settings/certificates', load: () => import('./catalogue/CertificatesPage.tsx'), need },
    { path: '/settings/projects', load: () => import('./project/ProjectsPage.tsx'), need: administer },
    { path: '/settings/projects/$id', load: () => import('./project/ProjectPage.tsx'), need: administer },
    { path: '/settings/calendars', load: () => import('./CalendarsPage.tsx'), need },
    { path: '/settings/calendars/$id', load: () => import('./EditCalendarPage.tsx'), need: administer },
  ],
  navigation: [
    { group, path: '/settings/organisation', label: 'org.chart.title', need, order: 28, icon: 'ApartmentOutlined' },
    { group, path: '/settings/people', label: 'org.person.people', need: staff, order: 30, icon: 'IdcardOutlined' },
    { group, path: '/settings/posts', label: 'org.post.posts', need, order: 32, icon: 'SolutionOutlined' },
    { group, path: '/settings/skills', label: 'org.skill.skills', need: administer, order: 34, icon: 'ToolOutlined' },
    {
      group,
      path: '/settings/certificates',
      label: 'org.certificate.certificates',
      need: administer,
      order: 36,
      icon: 'SafetyCertificateOutlined',
    },
    {
      group,
      path: '/settings/projects',
      label: 'org.project.projects',
      need: administer,
      order: 38,
      icon: 'ProjectOutlined',
    },
    { group, path: '/settings/calendars', label: 'org.calendar.title', need, order: 40, icon: 'CalendarOutlined' },
  ],
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
};
