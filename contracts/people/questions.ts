import { z } from 'zod';
import { allowances, endpoint, id, instant, listQuery, page } from '../kernel/index.ts';

const one = z.object({ id });
const version = z.number().int();

/** Words in Chinese, English or both: a reader gets their own language, else the other. */
export const said = (most: number) =>
  z
    .object({ zh: z.string().trim().max(most), en: z.string().trim().max(most) })
    .refine(({ zh, en }) => zh !== '' || en !== '', { path: ['zh'], params: { code: 'too_small', minimum: 1 } });
const maySay = (most: number) => z.object({ zh: z.string().trim().max(most), en: z.string().trim().max(most) });

export const questionKind = z.enum(['single', 'multiple', 'true-false', 'fill-in']);
export type QuestionKind = z.infer<typeof questionKind>;

/** What somebody answers: ids of options, or the words of a blank as the only entry. Empty: not answered. */
export const answerGiven = z.array(z.string().max(200)).max(8);
export type AnswerGiven = z.infer<typeof answerGiven>;

export const questionOption = z.object({ id: z.string().min(1).max(12), text: maySay(300), right: z.boolean() });
export type QuestionOption = z.infer<typeof questionOption>;

/**
 * True or false has the options `true` and `false` without words. A blank has no options: what is `accepted` counts as
 * right whatever its case, width and spaces.
 */
export const questionContent = z.object({
  kind: questionKind,
  /** A word by which papers draw; empty where it has none. */
  topic: z.string().trim().max(60),
  text: said(1_000),
  options: z.array(questionOption).max(8),
  accepted: z.array(z.string().trim().min(1).max(200)).max(10),
  /** Why it is so: shown with the result. */
  explanation: maySay(1_000),
});
export type QuestionContent = z.infer<typeof questionContent>;

export const question = questionContent.extend({
  id,
  projectId: id,
  retired: z.boolean(),
  /** Of first attempts: how many met it, and the share of its points that they got; null before anyone has. */
  taken: z.number().int(),
  facility: z.number().nullable(),
  changedAt: instant,
  version,
  actions: allowances,
});
export type Question = z.infer<typeof question>;

export const questionList = {
  filters: { kind: ['eq', 'in'], topic: ['eq'], retired: ['eq'], words: ['eq'] },
  sorts: ['changedAt', 'topic', 'facility', 'taken'],
  usualSort: '-changedAt',
} as const;

export const listQuestions = endpoint({
  id: 'people.list-questions',
  method: 'GET',
  path: '/questions',
  need: 'people.train',
  query: listQuery(questionList),
  reply: page(question),
});

export const getQuestion = endpoint({
  id: 'people.get-question',
  method: 'GET',
  path: '/questions/:id',
  need: 'people.train',
  params: one,
  reply: question,
});

export const addQuestion = endpoint({
  id: 'people.add-question',
  method: 'POST',
  path: '/questions',
  need: 'people.train',
  body: questionContent.extend({ projectId: id.optional() }),
  reply: question,
  creates: true,
});

/** Papers that were taken keep what they asked; those that are drawn from now on ask this. A retired one is drawn no more. */
export const changeQuestion = endpoint({
  id: 'people.change-question',
  method: 'PUT',
  path: '/questions/:id',
  need: 'people.train',
  params: one,
  body: questionContent.extend({ retired: z.boolean(), version }),
  reply: question,
});

/** The words that questions are filed under, with how many are in use. */
export const listQuestionTopics = endpoint({
  id: 'people.list-question-topics',
  method: 'GET',
  path: '/question-topics',
  need: 'people.assign',
  reply: z.object({
    topics: z.array(z.object({ topic: z.string(), kind: questionKind, questions: z.number().int() })),
  }),
});
