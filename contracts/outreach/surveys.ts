import { z } from 'zod';
import { allowances, endpoint, id, instant, listQuery, page } from '../kernel/index.ts';

const one = z.object({ id });
const version = z.number().int();

/** Words in Chinese, English or both: a customer gets their own language, else the other. */
const said = (most: number) =>
  z
    .object({ zh: z.string().trim().max(most), en: z.string().trim().max(most) })
    .refine(({ zh, en }) => zh !== '' || en !== '', { path: ['zh'], params: { code: 'too_small', minimum: 1 } });
const maySay = (most: number) => z.object({ zh: z.string().trim().max(most), en: z.string().trim().max(most) });

/**
 * `csat`: 1 very dissatisfied … 5 very satisfied, of which 4 and 5 count as satisfied; `nps`: 0 to 10, would recommend; `ces`: 1 very
 * hard … 7 very easy. A choice is one of its options.
 */
export const surveyQuestionKind = z.enum(['csat', 'nps', 'ces', 'choice', 'text']);
export type SurveyQuestionKind = z.infer<typeof surveyQuestionKind>;

/** The scale of what is answered by a number. */
export const scales = { csat: { from: 1, to: 5 }, nps: { from: 0, to: 10 }, ces: { from: 1, to: 7 } } as const;
/** Answers from here on count as satisfied: 「一般」 does not. */
export const satisfiedFrom = 4;

/** Asked only where an earlier question was answered so: a number at most or at least, or this option. */
export const showIf = z.object({
  questionId: z.string().min(1).max(20),
  is: z.enum(['at-most', 'at-least', 'option']),
  value: z.string().min(1).max(20),
});
export type ShowIf = z.infer<typeof showIf>;

export const surveyQuestion = z.object({
  id: z.string().min(1).max(20),
  kind: surveyQuestionKind,
  text: said(300),
  options: z.array(z.object({ id: z.string().min(1).max(20), text: said(120) })).max(10),
  required: z.boolean(),
  showIf: showIf.nullable(),
});
export type SurveyQuestion = z.infer<typeof surveyQuestion>;

export const surveyContent = z.object({
  title: said(80),
  intro: maySay(500),
  questions: z.array(surveyQuestion).min(1).max(12),
  /** So long after it was sent it can be answered. */
  validDays: z.number().int().min(1).max(60),
  /** Of a hundred closed cases so many are asked, drawn by lot. */
  samplePercent: z.number().int().min(1).max(100),
  /** A customer is sent no other survey for so long. */
  restDays: z.number().int().min(0).max(365),
  /** Answers as low as these promise a callback to the owner of the case: a number at most, null where none does. */
  low: z.object({
    csat: z.number().int().min(1).max(5).nullable(),
    nps: z.number().int().min(0).max(10).nullable(),
    ces: z.number().int().min(1).max(7).nullable(),
  }),
  /** Working minutes in which they are called back. */
  callbackMinutes: z.number().int().min(15).max(10_000),
});
export type SurveyContent = z.infer<typeof surveyContent>;

/** What a reader would stumble over; said while it is written, and no reason to refuse. */
export const designCheck = z.object({
  code: z.enum([
    'too-long',
    'one-language',
    'two-questions-in-one',
    'leading',
    'text-required',
    'no-scale',
    'same-scale-twice',
  ]),
  /** Null: of the survey as a whole. */
  questionId: z.string().nullable(),
});
export type DesignCheck = z.infer<typeof designCheck>;

export const surveyState = z.enum(['draft', 'in-use', 'ended']);
export type SurveyState = z.infer<typeof surveyState>;

export const survey = z.object({
  id,
  projectId: id,
  state: surveyState,
  edition: z.number().int(),
  content: surveyContent,
  checks: z.array(designCheck),
  /** Closed cases that came up for it, asked or not. */
  invited: z.number().int(),
  sent: z.number().int(),
  answered: z.number().int(),
  changedAt: instant,
  version,
  actions: allowances,
});
export type Survey = z.infer<typeof survey>;

export const surveyList = { filters: { state: ['eq', 'in'] }, sorts: ['changedAt'], usualSort: '-changedAt' } as const;

export const listSurveys = endpoint({
  id: 'outreach.list-surveys',
  method: 'GET',
  path: '/surveys',
  need: 'outreach.read',
  query: listQuery(surveyList),
  reply: page(survey),
});

export const getSurvey = endpoint({
  id: 'outreach.get-survey',
  method: 'GET',
  path: '/surveys/:id',
  need: 'outreach.read',
  params: one,
  reply: survey,
});

export const addSurvey = endpoint({
  id: 'outreach.add-survey',
  method: 'POST',
  path: '/surveys',
  need: 'outreach.design',
  body: surveyContent.extend({ projectId: id.optional() }),
  reply: survey,
  creates: true,
});

/** What was sent keeps its questions: a change of one in use is a new edition. */
export const changeSurvey = endpoint({
  id: 'outreach.change-survey',
  method: 'PUT',
  path: '/surveys/:id',
  need: 'outreach.design',
  params: one,
  body: surveyContent.extend({ version }),
  reply: survey,
});

/** From now on each closed complaint of the project sends it; what was in use ends. */
export const useSurvey = endpoint({
  id: 'outreach.use-survey',
  method: 'POST',
  path: '/surveys/:id/use',
  need: 'outreach.design',
  params: one,
  body: z.object({ version }),
  reply: survey,
});

export const endSurvey = endpoint({
  id: 'outreach.end-survey',
  method: 'POST',
  path: '/surveys/:id/ending',
  need: 'outreach.design',
  params: one,
  body: z.object({ version }),
  reply: survey,
});
