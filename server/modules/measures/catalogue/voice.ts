import { entry } from './recipe.ts';

const answers = { zh: '作答份数', en: 'answers' };
const surveys = {
  zh: '服务结束后发给客户的问卷。',
  en: 'Surveys that customers are sent once they were served.',
};
const answered = ['survey.answered'] as const;

export const customerSatisfaction = entry(
  {
    code: 'csat',
    name: { zh: '客户满意度', en: 'Customer satisfaction' },
    definition: {
      zh: '回答满意度问题的客户中表示满意的比例。哪些答案算满意由量表规定，「一般」不算。',
      en: 'Of the customers who answered how satisfied they are, the share that is. The scale declares which answers count; "neutral" does not.',
    },
    formula: { zh: '满意 ÷ 作答', en: 'satisfied ÷ answers' },
    parts: { count: { zh: '满意', en: 'satisfied' }, size: answers },
    unit: 'share',
    direction: 'higher-is-better',
    source: surveys,
    events: answered,
  },
  { count: 'csat-satisfied', size: 'csat-answers', nature: 'proportion' },
);

export const netPromoter = entry(
  {
    code: 'nps',
    name: { zh: '净推荐值', en: 'Net promoter score' },
    definition: {
      zh: '愿意推荐（9–10 分）的比例减去不愿推荐（0–6 分）的比例，乘以 100，在 −100 与 100 之间。',
      en: 'The share of promoters (9–10) less that of detractors (0–6), times 100: between −100 and 100.',
    },
    formula: { zh: '（推荐 − 贬损） ÷ 作答 × 100', en: '(promoters − detractors) ÷ answers × 100' },
    parts: { count: { zh: '（推荐 − 贬损） × 100', en: '(promoters − detractors) × 100' }, size: answers },
    unit: 'points',
    direction: 'higher-is-better',
    source: surveys,
    events: answered,
  },
  { count: 'nps-balance', size: 'nps-answers', nature: 'value', bounds: { lower: -100, upper: 100 } },
);

export const customerEffort = entry(
  {
    code: 'ces',
    name: { zh: '客户费力度', en: 'Customer effort score' },
    definition: {
      zh: '客户对办事是否省力的评分，1–7 分的平均值；分数越高越省力。',
      en: 'How easy customers found it, the mean of 1 to 7; the higher, the easier.',
    },
    formula: { zh: '评分之和 ÷ 作答', en: 'sum of the scores ÷ answers' },
    parts: { count: { zh: '评分之和', en: 'sum of the scores' }, size: answers },
    unit: 'points',
    direction: 'higher-is-better',
    source: surveys,
    events: answered,
  },
  { count: 'ces-points', size: 'ces-answers', nature: 'value', bounds: { lower: 1, upper: 7 } },
);

export const surveyResponseRate = entry(
  {
    code: 'survey-response-rate',
    name: { zh: '问卷回收率', en: 'Response rate of surveys' },
    definition: {
      zh: '同一时段内，收到的问卷与发出的问卷之比。',
      en: 'Surveys answered for each one sent in the same time.',
    },
    formula: { zh: '收到 ÷ 发出', en: 'answered ÷ sent' },
    parts: { count: { zh: '收到', en: 'answered' }, size: { zh: '发出', en: 'sent' } },
    unit: 'share',
    direction: 'higher-is-better',
    source: surveys,
    events: ['survey.sent', ...answered],
  },
  { count: 'surveys-answered', size: 'surveys-sent', nature: 'rate' },
);

const tests = { zh: '业务考核的成绩。', en: 'Results of tests.' };
const taken = { zh: '参加考核', en: 'tests taken' };

export const testScore = entry(
  {
    code: 'test-score',
    name: { zh: '业务考核成绩', en: 'Test score' },
    definition: {
      zh: '每次考核成绩的平均值，满分 100；补考另计一次。',
      en: 'The mean result of a test, out of 100; one taken again counts again.',
    },
    formula: { zh: '得分之和 ÷ 参加考核次数', en: 'points ÷ tests taken' },
    parts: { count: { zh: '得分之和', en: 'points' }, size: taken },
    unit: 'points',
    direction: 'higher-is-better',
    source: tests,
    events: ['exam.taken'],
  },
  { count: 'test-points', size: 'tests-taken', nature: 'value', bounds: { lower: 0, upper: 100 } },
);

export const testPassRate = entry(
  {
    code: 'test-pass-rate',
    name: { zh: '考核合格率', en: 'Pass rate of tests' },
    definition: { zh: '参加的考核中合格的比例。', en: 'Of the tests taken, the share passed.' },
    formula: { zh: '合格 ÷ 参加考核', en: 'passed ÷ taken' },
    parts: { count: { zh: '合格', en: 'passed' }, size: taken },
    unit: 'share',
    direction: 'higher-is-better',
    source: tests,
    events: ['exam.taken'],
  },
  { count: 'tests-passed', size: 'tests-taken', nature: 'proportion' },
);
