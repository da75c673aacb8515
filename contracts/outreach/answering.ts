import { z } from 'zod';
import { endpoint } from '../kernel/index.ts';
import { type ShowIf, type SurveyQuestion, surveyQuestion } from './surveys.ts';

const words = z.object({ zh: z.string(), en: z.string() });
const byLink = z.object({ token: z.string().min(1).max(200) });

/** By question: a number of the scale, an option, or words. */
export const surveyAnswers = z.record(z.string().max(20), z.string().max(2_000));
export type SurveyAnswers = z.infer<typeof surveyAnswers>;

function holds({ is, value, questionId }: ShowIf, answers: SurveyAnswers): boolean {
  const given = answers[questionId];
  if (given === undefined || given === '') return false;
  if (is === 'option') return given === value;
  return is === 'at-most' ? Number(given) <= Number(value) : Number(given) >= Number(value);
}

/** What is asked of somebody who has answered so far: a question whose own condition is not asked is not asked either. */
export function questionsAsked(questions: readonly SurveyQuestion[], answers: SurveyAnswers): SurveyQuestion[] {
  const asked: SurveyQuestion[] = [];
  for (const question of questions) {
    const { showIf } = question;
    if (showIf === null || (asked.some(({ id }) => id === showIf.questionId) && holds(showIf, answers)))
      asked.push(question);
  }
  return asked;
}

/** Behind the signed link: what is asked, and whether it still can be. */
export const openedSurvey = z.object({
  state: z.enum(['open', 'answered', 'over']),
  title: words,
  intro: words,
  about: z.string(),
  questions: z.array(surveyQuestion),
  /** They want to be sent no surveys any more. */
  refused: z.boolean(),
});
export type OpenedSurvey = z.infer<typeof openedSurvey>;

export const openSurvey = endpoint({
  id: 'outreach.open-survey',
  method: 'GET',
  path: '/portal/surveys/:token',
  need: 'public',
  params: byLink,
  reply: openedSurvey,
});

/** Once, while it is open. */
export const answerSurvey = endpoint({
  id: 'outreach.answer-survey',
  method: 'POST',
  path: '/portal/surveys/:token/answers',
  need: 'public',
  params: byLink,
  body: z.object({ answers: surveyAnswers }),
  /** Whether somebody will call them back. */
  reply: z.object({ callback: z.boolean() }),
});

/** No surveys any more, or again. */
export const refuseSurveys = endpoint({
  id: 'outreach.refuse-surveys',
  method: 'PUT',
  path: '/portal/surveys/:token/refusal',
  need: 'public',
  params: byLink,
  body: z.object({ refused: z.boolean() }),
  reply: openedSurvey,
});
