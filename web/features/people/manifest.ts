import type { FeatureManifest } from '../../app/manifest.ts';

const [learn, assign, train] = ['people.learn', 'people.assign', 'people.train'] as const;

/** What people are to know: one's own learning and exams, and what trainers keep, give and see. */
export const people: FeatureManifest = {
  name: 'people',
  routes: [
    { path: '/learning', load: () => import('./learning/LearningPage.tsx'), need: learn },
    { path: '/learning/$id', load: () => import('./learning/LearningRecordPage.tsx'), need: learn },
    { path: '/exams/$id', load: () => import('./exam/ExamPage.tsx'), need: learn, bare: true },
    { path: '/people/trainings', load: () => import('./trainings/TrainingsPage.tsx'), need: assign },
    { path: '/people/trainings/new', load: () => import('./trainings/NewTrainingPage.tsx'), need: train },
    { path: '/people/trainings/$id', load: () => import('./trainings/TrainingPage.tsx'), need: assign },
    { path: '/people/papers', load: () => import('./papers/PapersPage.tsx'), need: assign },
    { path: '/people/papers/new', load: () => import('./papers/NewPaperPage.tsx'), need: train },
    { path: '/people/papers/$id', load: () => import('./papers/PaperPage.tsx'), need: assign },
    { path: '/people/questions', load: () => import('./bank/QuestionsPage.tsx'), need: train },
    { path: '/people/questions/new', load: () => import('./bank/NewQuestionPage.tsx'), need: train },
    { path: '/people/questions/$id', load: () => import('./bank/QuestionPage.tsx'), need: train },
  ],
  navigation: [
    {
      group: 'workplace',
      path: '/learning',
      label: 'people.learning.title',
      need: learn,
      order: 80,
      icon: 'SafetyCertificateOutlined',
    },
    {
      group: 'people',
      path: '/people/trainings',
      label: 'people.trainings.title',
      need: assign,
      order: 10,
      icon: 'SolutionOutlined',
    },
    {
      group: 'people',
      path: '/people/papers',
      label: 'people.papers.title',
      need: assign,
      order: 20,
      icon: 'ProfileOutlined',
    },
    {
      group: 'people',
      path: '/people/questions',
      label: 'people.questions.title',
      need: train,
      order: 30,
      icon: 'SnippetsOutlined',
    },
  ],
  catalogues: {
    'zh-CN': () => import('./catalogue.zh-CN.json'),
    en: () => import('./catalogue.en.json'),
  },
};
