import type { FeatureManifest } from '../../app/manifest.ts';

const [read, design] = ['outreach.read', 'outreach.design'] as const;

/** What customers are asked once they were served, and what they said. */
export const outreach: FeatureManifest = {
  name: 'outreach',
  routes: [
    { path: '/surveys', load: () => import('./surveys/SurveysPage.tsx'), need: read },
    { path: '/surveys/new', load: () => import('./surveys/NewSurveyPage.tsx'), need: design },
    { path: '/surveys/$id', load: () => import('./surveys/SurveyPage.tsx'), need: read },
    { path: '/portal/survey/$token', load: () => import('./portal/AnswerPage.tsx'), plain: true },
  ],
  navigation: [
    { group: 'service', path: '/surveys', label: 'outreach.title', need: read, order: 60, icon: 'SmileOutlined' },
  ],
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
};
