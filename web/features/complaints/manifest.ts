import type { FeatureManifest } from '../../app/manifest.ts';
import { accountabilityNavigation, accountabilityRoutes } from './accountability/manifest.ts';
import { assignmentNavigation, assignmentRoutes } from './assignment/manifest.ts';
import { boardNavigation, boardRoutes } from './board/manifest.ts';
import { classificationNavigation, classificationRoutes } from './classification/manifest.ts';
import { compensationNavigation, compensationRoutes } from './compensation/manifest.ts';
import { libraryNavigation, libraryRoutes } from './library/manifest.ts';
import { riskNavigation, riskRoutes } from './risk/manifest.ts';

const administer = 'requests.administer';

export const complaints: FeatureManifest = {
  name: 'complaints',
  routes: [
    { path: '/complaints', load: () => import('./worklist/WorklistPage.tsx'), need: 'complaints.read' },
    { path: '/complaints/new', load: () => import('./lodging/LodgingPage.tsx'), need: 'complaints.lodge' },
    { path: '/complaint-incidents', load: () => import('./incident/IncidentsPage.tsx'), need: 'complaints.read' },
    { path: '/complaint-incidents/$id', load: () => import('./incident/IncidentPage.tsx'), need: 'complaints.read' },
    { path: '/complaint-groups', load: () => import('./group/GroupsPage.tsx'), need: 'complaints.read' },
    { path: '/settings/repeats', load: () => import('./repeat/RepeatSettingsPage.tsx'), need: 'complaints.read' },
    { path: '/complaints/visits', load: () => import('./visits/VisitsPage.tsx'), need: 'complaints.handle' },
    { path: '/complaints/visits/results', load: () => import('./visits/ResultsPage.tsx'), need: 'complaints.handle' },
    { path: '/complaints/appeals', load: () => import('./appeals/AppealsPage.tsx'), need: 'complaints.handle' },
    {
      path: '/complaints/$id/letters/$letter',
      load: () => import('./letters/LetterPage.tsx'),
      need: 'complaints.read',
    },
    { path: '/settings/letter-templates', load: () => import('./letters/TemplatesPage.tsx'), need: administer },
    { path: '/settings/evidence-formats', load: () => import('./evidence/FormatsPage.tsx'), need: administer },
    { path: '/settings/feedback-rules', load: () => import('./feedback/RulesPage.tsx'), need: administer },
    ...classificationRoutes,
    { path: '/complaints/$id', load: () => import('./case/CasePage.tsx'), need: 'complaints.read' },
    ...assignmentRoutes,
    ...boardRoutes,
    ...compensationRoutes,
    ...accountabilityRoutes,
    ...riskRoutes,
    ...libraryRoutes,
  ],
  navigation: [
    ...assignmentNavigation,
    ...boardNavigation,
    ...compensationNavigation,
    ...accountabilityNavigation,
    ...riskNavigation,
    ...classificationNavigation,
    ...libraryNavigation,
    {
      group: 'service',
      path: '/complaint-incidents',
      label: 'complaints.incident.title',
      need: 'complaints.read',
      order: 30,
      icon: 'AlertOutlined',
    },
    {
      group: 'settings',
      path: '/settings/repeats',
      label: 'complaints.repeat.settings.title',
      need: 'requests.administer',
      order: 52,
      icon: 'RetweetOutlined',
    },
    {
      group: 'service',
      path: '/complaints',
      label: 'complaints.title',
      need: 'complaints.read',
      order: 10,
      icon: 'CommentOutlined',
    },
    {
      group: 'service',
      path: '/complaints/visits',
      label: 'complaints.visit.list',
      need: 'complaints.handle',
      order: 12,
      icon: 'PhoneOutlined',
    },
    {
      group: 'service',
      path: '/complaints/appeals',
      label: 'complaints.appeal.title',
      need: 'complaints.handle',
      order: 13,
      icon: 'RollbackOutlined',
    },
    {
      group: 'settings',
      path: '/settings/letter-templates',
      label: 'complaints.template.title',
      need: administer,
      order: 54,
      icon: 'MailOutlined',
    },
    {
      group: 'settings',
      path: '/settings/evidence-formats',
      label: 'complaints.reply.title',
      need: administer,
      order: 56,
      icon: 'EyeOutlined',
    },
    {
      group: 'settings',
      path: '/settings/feedback-rules',
      label: 'complaints.rules.title',
      need: administer,
      order: 55,
      icon: 'SmileOutlined',
    },
  ],
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
  slots: {
    'import.complete': () => import('./ledger/Onwards.tsx'),
    'contact.side': () => import('./contact/ContactMatters.tsx'),
    'contact.popup': () => import('./contact/ContactWarning.tsx'),
  },
};
