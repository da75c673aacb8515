import { z } from 'zod';
import { event, id, instant } from '../kernel/index.ts';
import { attemptEnding } from './learning.ts';

const about = {
  projectId: id,
  unitId: id.nullable(),
  personId: id,
  trainingId: id,
  /** What it was given for; null where for itself. */
  reasonType: z.string().nullable(),
  reasonId: id.nullable(),
};

export const trainingAssigned = event(
  'training.assigned',
  'training-assignment',
  z.object({ ...about, dueAt: instant }),
);

/** It needs nothing more: passed (or read, where there is no exam), all tries used up, or taken back. */
export const trainingEnded = event(
  'training.ended',
  'training-assignment',
  z.object({ ...about, outcome: z.enum(['passed', 'failed', 'withdrawn']), percent: z.number().nullable() }),
);

export const examTaken = event(
  'exam.taken',
  'exam-attempt',
  z.object({
    ...about,
    assignmentId: id,
    number: z.number().int(),
    ending: attemptEnding,
    /** Of the points, from 0 to 100. */
    percent: z.number(),
    passed: z.boolean(),
  }),
);
