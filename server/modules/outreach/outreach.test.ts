import { questionsAsked, type SurveyContent, type SurveyQuestion } from '@tongli/contracts/outreach';
import { expect, test } from 'vitest';
import { isRefusal } from '../../platform/call.ts';
import { heldBecause, judgeAnswers } from './invitation/answer.ts';
import { decideSurvey, designChecks } from './survey/design.ts';
import { meanEstimate, npsEstimate, shareEstimate } from './survey/estimates.ts';

const said = (zh: string) => ({ zh, en: 'x' });
const ask = (id: string, kind: SurveyQuestion['kind'], more: Partial<SurveyQuestion> = {}): SurveyQuestion => ({
  ...{ id, kind, text: said('您对处理结果满意吗'), options: [], required: kind !== 'text', showIf: null },
  ...more,
});
const why = ask('why', 'text', { showIf: { questionId: 'csat', is: 'at-most', value: '3' } });
const survey = (...questions: SurveyQuestion[]): SurveyContent => ({
  ...{
    title: said('回访'),
    intro: said(''),
    questions,
    validDays: 14,
    samplePercent: 100,
    restDays: 30,
    callbackMinutes: 480,
  },
  low: { csat: 2, nps: 6, ces: null },
});
const usual = survey(
  ask('csat', 'csat'),
  why,
  ask('nps', 'nps', { required: false }),
  ask('ces', 'ces', { required: false }),
);
const code = (value: unknown) => (isRefusal(value) ? value.refusal : null);

test('a question is asked where its condition holds, and where that was asked itself', () => {
  const third = ask('third', 'text', { showIf: { questionId: 'nps', is: 'at-least', value: '9' } });
  const hidden = survey(ask('csat', 'csat'), ask('nps', 'nps', { showIf: why.showIf }), third).questions;
  const ids = (answers: Record<string, string>) => questionsAsked(hidden, answers).map(({ id }) => id);
  expect(ids({})).toEqual(['csat']);
  expect(ids({ csat: '2', nps: '9' })).toEqual(['csat', 'nps', 'third']);
  expect(ids({ csat: '5', nps: '9' })).toEqual(['csat']);
});

test.each<[string, Record<string, string>, object | string]>([
  ['satisfied', { csat: '5', nps: '9', ces: '7' }, { csat: 5, nps: 9, ces: 7, low: false }],
  ['a low satisfaction', { csat: '2' }, { csat: 2, nps: null, low: true }],
  ['a low recommendation', { csat: '4', nps: '6' }, { low: true }],
  ['a low effort score that promises nothing', { csat: '4', ces: '1' }, { low: false }],
  ['words that were not asked for are left out', { csat: '5', why: 'x' }, { answers: { csat: '5' } }],
  ['nothing', {}, 'answer-missing'],
  ['beyond the scale', { csat: '6' }, 'answer-wrong'],
  ['no number', { csat: 'x' }, 'answer-wrong'],
  ['zero, where the scale has none', { csat: '0' }, 'answer-wrong'],
])('%s', (_, given, expected) => {
  const judged = judgeAnswers(usual, given);
  if (typeof expected === 'string') expect(code(judged)).toBe(expected);
  else expect(judged).toMatchObject(expected);
});

const now = new Date('2026-03-31T02:00:00Z');
test.each([
  ['never asked', { lastSentAt: null, refused: false }, null],
  ['asked 29 days ago', { lastSentAt: new Date('2026-03-02T02:00:01Z'), refused: false }, 'rest'],
  ['asked 30 days ago', { lastSentAt: new Date('2026-03-01T02:00:00Z'), refused: false }, null],
  ['wants none', { lastSentAt: null, refused: true }, 'refused'],
] as const)('%s: held %s', (_, asking, held) => {
  expect(heldBecause(asking, 30, now)).toBe(held);
});

test.each<[string, SurveyContent, string | null]>([
  ['as it is usual', usual, null],
  ['a question twice', survey(ask('a', 'csat'), ask('a', 'nps')), 'question-twice'],
  ['a choice of nothing', survey(ask('a', 'choice')), 'too-few-options'],
  ['a condition on what comes later', survey(why, ask('csat', 'csat')), 'unknown-condition'],
  [
    'an option of a scale',
    survey(ask('csat', 'csat'), { ...why, showIf: { questionId: 'csat', is: 'option', value: 'a' } }),
    'unknown-condition',
  ],
])('%s: %s', (_, content, refusal) => {
  expect(code(decideSurvey(content))).toBe(refusal);
});

test('a design is checked for what makes answers fewer or worth less', () => {
  const double = ask('a', 'csat', { text: said('您对速度和态度满意吗？') });
  const text = ask('b', 'text', { required: true, text: { zh: '说说看', en: '' } });
  expect(designChecks(survey(double, text, ask('c', 'csat'))).map(({ code: found }) => found)).toEqual([
    ...['same-scale-twice', 'two-questions-in-one', 'text-required', 'one-language'],
  ]);
  expect(designChecks(survey(text)).map(({ code: found }) => found)).toContain('no-scale');
  expect(designChecks(usual)).toEqual([]);
});

test('shares, means and NPS with their intervals', () => {
  // Newcombe (1998), Statistics in Medicine 17, table I: 81 of 263, Wilson 0.2553 to 0.3662.
  const share = shareEstimate(81, 263);
  expect([share.lower?.toFixed(4), share.upper?.toFixed(4)]).toEqual(['0.2553', '0.3662']);
  // 4, 5, 6: mean 5, s = 1, t(2; 0.975) = 4.303: ±2.484.
  const mean = meanEstimate({ answers: 3, sum: 15, squares: 77 }, { from: 1, to: 7 });
  expect([mean.value, mean.lower?.toFixed(3), mean.upper]).toEqual([5, '2.516', 7]);
  expect(npsEstimate({ answers: 10, promoters: 5, detractors: 2 }).value).toBe(30);
  expect(shareEstimate(0, 0)).toEqual({ value: null, lower: null, upper: null, answers: 0 });
  expect(meanEstimate({ answers: 1, sum: 3, squares: 9 }, { from: 1, to: 7 })).toMatchObject({ value: 3, lower: null });
});
