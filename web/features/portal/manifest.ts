import type { FeatureManifest } from '../../app/manifest.ts';

/** What customers see: public, without the frame and without the component library. */
export const portal: FeatureManifest = {
  name: 'portal',
  routes: [
    { path: '/portal', load: () => import('./PortalPage.tsx'), plain: true },
    { path: '/portal/help', load: () => import('./HelpPage.tsx'), plain: true },
    { path: '/portal/help/$id', load: () => import('./HelpArticlePage.tsx'), plain: true },
    { path: '/portal/back', load: () => import('./BackPage.tsx'), plain: true },
    { path: '/portal/tell/$kind', load: () => import('./TellPage.tsx'), plain: true },
    { path: '/portal/copy/$token', load: () => import('./CopyPage.tsx'), plain: true },
    { path: '/portal/request/$token', load: () => import('./RequestPage.tsx'), plain: true },
    { path: '/portal/$project', load: () => import('./PortalPage.tsx'), plain: true },
    { path: '/portal/follow/$token', load: () => import('./follow/FollowPage.tsx'), plain: true },
  ],
  navigation: [],
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
};
