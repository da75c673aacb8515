import { z } from 'zod';
import { driverFigures } from '../measures/drivers.ts';

/** Parts of the service that are on record of every case, by the order in which they are looked at. */
export const servedPart = z.enum(['late', 'answer-days', 'acknowledge-hours', 'times-given', 'not-upheld', 'serious']);
export type ServedPart = z.infer<typeof servedPart>;

/** A part of the service, or what another scale of the same survey asked. */
const part = z.object({
  part: z.enum([...servedPart.options, 'question']),
  question: z.object({ zh: z.string(), en: z.string() }).nullable(),
});
export type SurveyPart = z.infer<typeof part>;

/** What goes with the score of a survey, of the latest 2,000 answers, ranked. It shows what goes together, not what causes what. */
export const surveyDrivers = z.object({
  /** Which score: the first of these that the survey asks for; null where it asks for none. */
  scale: z.enum(['csat', 'ces', 'nps']).nullable(),
  state: z.enum(['told', 'too-few', 'constant', 'nothing']),
  /** Answers of which everything is known, and how many there have to be. */
  points: z.int(),
  needed: z.int(),
  /** What all explain together: from 0 to 1. */
  explained: z.number(),
  drivers: z.array(z.object({ ...part.shape, ...driverFigures.shape })),
  /** Left out: known of too few, the same in every case, or told by the others already. */
  left: z.array(z.object({ ...part.shape, why: z.enum(['unknown', 'unmoved', 'determined']) })),
});
export type SurveyDrivers = z.infer<typeof surveyDrivers>;
