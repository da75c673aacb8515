import { type Survey, surveyContent, usualSurvey } from '@tongli/contracts/outreach';
import { expect, test } from 'vitest';
import { surveyOf, surveyValues } from './survey-form.ts';

const valuesOf = (content: Survey['content']) => surveyValues({ content });

test('what a form shows of a survey is the survey that it sends', () => {
  expect(surveyOf(valuesOf(usualSurvey))).toEqual(usualSurvey);
  expect(surveyContent.safeParse(usualSurvey).success).toBe(true);
});

test('what nobody typed into is empty; a condition on a choice names its option', () => {
  const choice = { id: 'q4', kind: 'choice', text: { zh: '渠道' }, options: '电话 | Phone\n营业厅 | Shop' };
  const then = { id: 'q5', kind: 'text', text: { zh: '等了多久' }, after: 'q4', is: 'at-most', value: 'o2' };
  const sent = surveyOf({
    ...valuesOf(usualSurvey),
    intro: { zh: undefined, en: undefined },
    questions: [choice, then],
  });
  expect(surveyContent.parse(sent)).toMatchObject({
    intro: { zh: '', en: '' },
    questions: [
      { options: [{ id: 'o1', text: { zh: '电话', en: 'Phone' } }, { id: 'o2' }], showIf: null },
      { showIf: { questionId: 'q4', is: 'option', value: 'o2' } },
    ],
  });
});
