import CalendarOutlined from '@ant-design/icons/es/icons/CalendarOutlined';
import IdcardOutlined from '@ant-design/icons/es/icons/IdcardOutlined';
import type { FeatureManifest } from '../../app/manifest.ts';

const need = 'org.read';
const group = 'settings';

export const org: FeatureManifest = {
  name: 'org',
  routes: [
    { path: '/settings/people', load: () => import('./PeoplePage.tsx'), need },
    { path: '/settings/calendars', load: () => import('./CalendarsPage.tsx'), need },
    { path: '/settings/calendars/$id', load: () => import('./EditCalendarPage.tsx'), need: 'org.administer' },
  ],
  navigation: [
    { group, path: '/settings/people', label: 'org.people.title', need, order: 30, icon: IdcardOutlined },
    { group, path: '/settings/calendars', label: 'org.calendar.title', need, order: 40, icon: CalendarOutlined },
  ],
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
};
