import type { SurveyContent } from './surveys.ts';

/** A survey as most centres begin: three questions, one of them asked where it went wrong. */
export const usualSurvey: SurveyContent = {
  title: { zh: '投诉处理回访', en: 'After your complaint' },
  intro: { zh: '', en: '' },
  questions: [
    {
      ...{ options: [], showIf: null, id: 'q1', kind: 'csat', required: true },
      text: { zh: '您对这次投诉的处理满意吗？', en: 'How satisfied are you with how we handled it?' },
    },
    {
      ...{ options: [], id: 'q2', kind: 'text', required: false },
      text: { zh: '哪里没有做好？', en: 'What went wrong?' },
      showIf: { questionId: 'q1', is: 'at-most', value: '3' },
    },
    {
      ...{ options: [], showIf: null, id: 'q3', kind: 'nps', required: false },
      text: { zh: '您有多大可能向朋友推荐我们？', en: 'How likely are you to recommend us to a friend?' },
    },
  ],
  ...{ validDays: 14, samplePercent: 100, restDays: 30, callbackMinutes: 480 },
  low: { csat: 2, nps: 6, ces: 3 },
};
