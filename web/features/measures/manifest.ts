import type { FeatureManifest } from '../../app/manifest.ts';

export const measures: FeatureManifest = {
  name: 'measures',
  routes: [
    { path: '/results/live', load: () => import('./live/LivePage.tsx'), need: 'measures.live' },
    { path: '/results/indicators/$code', load: () => import('./card/IndicatorPage.tsx'), need: 'measures.live' },
    { path: '/results/thresholds', load: () => import('./thresholds/ThresholdsPage.tsx'), need: 'measures.live' },
    { path: '/results/complaints', load: () => import('./OverviewPage.tsx'), need: 'measures.read' },
    { path: '/results/charts', load: () => import('./ChartPage.tsx'), need: 'measures.read' },
    { path: '/results/watched', load: () => import('./WatchedPage.tsx'), need: 'measures.read' },
  ],
  navigation: [
    {
      group: 'results',
      path: '/results/live',
      label: 'measures.live.title',
      need: 'measures.live',
      order: 5,
      icon: 'DashboardOutlined',
    },
    {
      group: 'results',
      path: '/results/thresholds',
      label: 'measures.thresholds.title',
      need: 'measures.intervene',
      order: 35,
      icon: 'AlertOutlined',
    },
    {
      group: 'results',
      path: '/results/complaints',
      label: 'measures.overview.title',
      need: 'measures.read',
      order: 10,
      icon: 'BarChartOutlined',
    },
    {
      group: 'results',
      path: '/results/charts',
      label: 'measures.chart.title',
      need: 'measures.read',
      order: 20,
      icon: 'AreaChartOutlined',
    },
    {
      group: 'results',
      path: '/results/watched',
      label: 'measures.watched.title',
      need: 'measures.read',
      order: 30,
      icon: 'EyeOutlined',
    },
  ],
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
};
