import { z } from 'zod';
import { allowances, endpoint, id, instant } from '../kernel/index.ts';
import { answerGiven, questionKind } from './questions.ts';
import { assignmentState, trainingReason } from './trainings.ts';

const one = z.object({ id });
const words = z.object({ zh: z.string(), en: z.string() });

/** How an attempt ended: handed in, or closed by the clock with what was saved. */
export const attemptEnding = z.enum(['submitted', 'time-up']);
export type AttemptEnding = z.infer<typeof attemptEnding>;

export const attemptRow = z.object({
  id,
  number: z.number().int(),
  startedAt: instant,
  deadlineAt: instant,
  closedAt: instant.nullable(),
  ending: attemptEnding.nullable(),
  percent: z.number().nullable(),
  passed: z.boolean().nullable(),
});
export type AttemptRow = z.infer<typeof attemptRow>;

/** What one is to learn oneself. */
export const learningRow = z.object({
  id,
  trainingId: id,
  title: words,
  state: assignmentState,
  dueAt: instant,
  overdue: z.boolean(),
  hasExam: z.boolean(),
  readAt: instant.nullable(),
  percent: z.number().nullable(),
  triesLeft: z.number().int(),
  endedAt: instant.nullable(),
});
export type LearningRow = z.infer<typeof learningRow>;

export const listMyLearning = endpoint({
  id: 'people.list-my-learning',
  method: 'GET',
  path: '/learning',
  need: 'people.learn',
  reply: z.object({ open: z.array(learningRow), ended: z.array(learningRow) }),
});

export const learning = learningRow.extend({
  words,
  articleId: id.nullable(),
  reason: trainingReason.nullable(),
  exam: z
    .object({
      title: words,
      questions: z.number().int(),
      points: z.number().int(),
      minutes: z.number().int(),
      passPercent: z.number().int(),
    })
    .nullable(),
  attempts: z.array(attemptRow),
  actions: allowances,
});
export type Learning = z.infer<typeof learning>;

export const getMyLearning = endpoint({
  id: 'people.get-my-learning',
  method: 'GET',
  path: '/learning/:id',
  need: 'people.learn',
  params: one,
  reply: learning,
});

/** Where there is no exam, reading is what is asked for. */
export const readTraining = endpoint({
  id: 'people.read-training',
  method: 'POST',
  path: '/learning/:id/reading',
  need: 'people.learn',
  params: one,
  reply: learning,
});

/** One question as it was frozen for this attempt. */
export const attemptItem = z.object({
  place: z.number().int(),
  kind: questionKind,
  text: words,
  options: z.array(z.object({ id: z.string(), text: words })),
  points: z.number().int(),
  answer: answerGiven,
  /** Once it has ended. What would have been right is shown once no further try can profit by it. */
  result: z
    .object({ awarded: z.number().int(), right: answerGiven.nullable(), explanation: words.nullable() })
    .nullable(),
});
export type AttemptItem = z.infer<typeof attemptItem>;

export const attempt = attemptRow.extend({
  learningId: id,
  title: words,
  passPercent: z.number().int(),
  of: z.number().int(),
  points: z.number().int().nullable(),
  savedAt: instant.nullable(),
  triesLeft: z.number().int(),
  items: z.array(attemptItem),
});
export type Attempt = z.infer<typeof attempt>;

/** Draws a paper and starts the clock; one that is under way is given back. */
export const startAttempt = endpoint({
  id: 'people.start-attempt',
  method: 'POST',
  path: '/learning/:id/attempts',
  need: 'people.learn',
  params: one,
  reply: attempt,
});

export const getAttempt = endpoint({
  id: 'people.get-attempt',
  method: 'GET',
  path: '/learning-attempts/:id',
  need: 'people.learn',
  params: one,
  reply: attempt,
});

export const answers = z.object({
  answers: z.array(z.object({ place: z.number().int().min(1).max(1_200), answer: answerGiven })).max(1_200),
});

/** Saved as one goes; refused with `time-up` from the deadline on, and the attempt ends with what was saved before. */
export const saveAnswers = endpoint({
  id: 'people.save-answers',
  method: 'PUT',
  path: '/learning-attempts/:id/answers',
  need: 'people.learn',
  params: one,
  body: answers,
  reply: z.object({ savedAt: instant }),
});

/** Hands it in with these last answers. After the deadline they do not count: it ends with what was saved. */
export const submitAttempt = endpoint({
  id: 'people.submit-attempt',
  method: 'POST',
  path: '/learning-attempts/:id/submission',
  need: 'people.learn',
  params: one,
  body: answers,
  reply: attempt,
});
