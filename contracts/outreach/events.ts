import { z } from 'zod';
import { event, id } from '../kernel/index.ts';

const about = {
  projectId: id,
  unitId: id.nullable(),
  surveyId: id,
  /** Whose work the customer is asked about; null where it is nobody's. */
  ownerId: id.nullable(),
  subjectType: z.string(),
  subjectId: id,
};

export const surveySent = event('survey.sent', 'survey-invitation', z.object(about));

/** A scale that was not asked, or not answered, is null. */
export const surveyAnswered = event(
  'survey.answered',
  'survey-invitation',
  z.object({
    ...about,
    csat: z.number().int().nullable(),
    nps: z.number().int().nullable(),
    ces: z.number().int().nullable(),
    low: z.boolean(),
  }),
);
