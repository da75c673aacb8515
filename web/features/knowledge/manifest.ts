import type { FeatureManifest } from '../../app/manifest.ts';

const read = 'knowledge.read';
const write = 'knowledge.write';

export const knowledge: FeatureManifest = {
  name: 'knowledge',
  routes: [
    { path: '/knowledge/phrases', load: () => import('./phrases/PhrasesPage.tsx'), need: read },
    { path: '/knowledge/phrases/new', load: () => import('./phrases/NewPhrasePage.tsx'), need: write },
    { path: '/knowledge/phrases/$id', load: () => import('./phrases/PhrasePage.tsx'), need: read },
    { path: '/knowledge/library', load: () => import('./articles/LibraryPage.tsx'), need: read },
    { path: '/knowledge/articles', load: () => import('./articles/ArticlesPage.tsx'), need: read },
    { path: '/knowledge/articles/new', load: () => import('./articles/NewArticlePage.tsx'), need: write },
    { path: '/knowledge/articles/$id', load: () => import('./articles/ArticlePage.tsx'), need: read },
    { path: '/knowledge/topics', load: () => import('./articles/TopicsPage.tsx'), need: write },
    { path: '/knowledge/misses', load: () => import('./articles/MissesPage.tsx'), need: write },
    { path: '/knowledge/usage', load: () => import('./phrases/UsagePage.tsx'), need: write },
    { path: '/knowledge/gaps', load: () => import('./phrases/GapsPage.tsx'), need: read },
  ],
  navigation: [
    {
      group: 'service',
      path: '/knowledge/library',
      label: 'knowledge.library.title',
      need: read,
      order: 45,
      icon: 'ProfileOutlined',
    },
    {
      group: 'service',
      path: '/knowledge/phrases',
      label: 'knowledge.title',
      need: read,
      order: 50,
      icon: 'SnippetsOutlined',
    },
  ],
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
  slots: {
    'contact.composer': () => import('./beside/ComposerPlace.tsx'),
    'contact.side': () => import('./beside/ContactArticles.tsx'),
    'case.beside': () => import('./beside/CaseArticles.tsx'),
    'case.words': () => import('./palette/CaseWords.tsx'),
  },
};
