import { z } from 'zod';
import { endpoint, id, instant, isoDate, personal } from '../kernel/index.ts';
import { surveyDrivers } from './drivers.ts';
import { surveyQuestionKind } from './surveys.ts';

/** A figure with its 95 % interval; null where there is nothing to tell. */
export const estimate = z.object({
  value: z.number().nullable(),
  lower: z.number().nullable(),
  upper: z.number().nullable(),
  answers: z.number().int(),
});
export type Estimate = z.infer<typeof estimate>;

export const surveyFigures = { response: estimate, csat: estimate, nps: estimate, ces: estimate };

/** How those asked came about, of all that was closed. */
export const sampling = z.object({
  closed: z.number().int(),
  drawn: z.number().int(),
  sent: z.number().int(),
  answered: z.number().int(),
  /**
   * Half the 95 % interval of a share of one half among all that were closed, with the correction for a finite number; null while nobody
   * answered. It holds where those who answer are like those who do not.
   */
  error: z.number().nullable(),
});
export type Sampling = z.infer<typeof sampling>;

/** What somebody said, masked. */
const quote = z.object({
  text: personal('text', z.string()),
  at: instant,
  low: z.boolean(),
  subjectType: z.string(),
  subjectId: id,
  subjectLabel: z.string(),
});
export type SurveyQuote = z.infer<typeof quote>;

/** What the words are about, of the latest 2,000. An answer can be of several themes. */
export const surveyThemes = z.object({
  texts: z.number().int(),
  /** Of none. */
  rest: z.number().int(),
  themes: z.array(
    z.object({
      words: z.array(z.string()),
      times: z.number().int(),
      low: z.number().int(),
      /** Of those who said so. */
      csat: estimate,
      nps: estimate,
      quotes: z.array(quote),
    }),
  ),
});
export type SurveyThemes = z.infer<typeof surveyThemes>;

/** By the date on which it was sent. Shares are of 1, NPS from −100 to 100, CES the mean of 1 to 7. */
export const surveyResults = z.object({
  from: isoDate,
  to: isoDate,
  ...surveyFigures,
  weeks: z.array(z.object({ monday: isoDate, sent: z.number().int(), ...surveyFigures })),
  /** Who was not asked, by why: 'rest' was asked lately, 'refused' wants no surveys, 'sample' was not drawn. */
  held: z.object({ rest: z.number().int(), refused: z.number().int(), sample: z.number().int() }),
  sampling,
  questions: z.array(
    z.object({
      id: z.string(),
      kind: surveyQuestionKind,
      text: z.object({ zh: z.string(), en: z.string() }),
      /** How often each answer was given: of a scale by its number, of a choice by its option. */
      counts: z.array(
        z.object({ value: z.string(), label: z.object({ zh: z.string(), en: z.string() }), times: z.number().int() }),
      ),
    }),
  ),
  /** Latest first. */
  texts: z.array(quote),
  themes: surveyThemes,
  drivers: surveyDrivers,
});
export type SurveyResults = z.infer<typeof surveyResults>;

export const getSurveyResults = endpoint({
  id: 'outreach.get-survey-results',
  method: 'GET',
  path: '/surveys/:id/results',
  need: 'outreach.read',
  params: z.object({ id }),
  query: z.object({ from: isoDate.optional(), to: isoDate.optional() }),
  reply: surveyResults,
});
