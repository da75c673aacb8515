import { z } from 'zod';
import { allowances, endpoint, id, instant, isoDate, listQuery, page } from '../kernel/index.ts';
import { questionKind, said } from './questions.ts';

const one = z.object({ id });
const version = z.number().int();

/** What is learnt: words (Markdown), an article of the knowledge base, or both; and the exam at its end, where there is one. */
export const trainingContent = z.object({
  title: said(120),
  words: z.object({ zh: z.string().trim().max(20_000), en: z.string().trim().max(20_000) }),
  articleId: id.nullable(),
  paperId: id.nullable(),
});
export type TrainingContent = z.infer<typeof trainingContent>;

/** How those stand to whom it was given. */
export const trainingStanding = z.object({
  open: z.number().int(),
  overdue: z.number().int(),
  passed: z.number().int(),
  failed: z.number().int(),
});

export const training = trainingContent.extend({
  id,
  projectId: id,
  retired: z.boolean(),
  articleTitle: z.string().nullable(),
  paperTitle: z.object({ zh: z.string(), en: z.string() }).nullable(),
  standing: trainingStanding,
  changedAt: instant,
  version,
  actions: allowances,
});
export type Training = z.infer<typeof training>;

export const trainingList = {
  filters: { retired: ['eq'] },
  sorts: ['changedAt'],
  usualSort: '-changedAt',
} as const;

export const listTrainings = endpoint({
  id: 'people.list-trainings',
  method: 'GET',
  path: '/trainings',
  need: 'people.assign',
  query: listQuery(trainingList),
  reply: page(training),
});

export const getTraining = endpoint({
  id: 'people.get-training',
  method: 'GET',
  path: '/trainings/:id',
  need: 'people.assign',
  params: one,
  reply: training,
});

export const addTraining = endpoint({
  id: 'people.add-training',
  method: 'POST',
  path: '/trainings',
  need: 'people.train',
  body: trainingContent.extend({ projectId: id.optional() }),
  reply: training,
  creates: true,
});

export const changeTraining = endpoint({
  id: 'people.change-training',
  method: 'PUT',
  path: '/trainings/:id',
  need: 'people.train',
  params: one,
  body: trainingContent.extend({ retired: z.boolean(), version }),
  reply: training,
});

/** `passed` without an exam: read. `failed`: every try is used up. */
export const assignmentState = z.enum(['assigned', 'passed', 'failed', 'withdrawn']);
export type AssignmentState = z.infer<typeof assignmentState>;

/** What a training was given for, such as a corrective action. */
export const trainingReason = z.object({ type: z.string().min(1).max(40), id, label: z.string().max(80) });
export type TrainingReason = z.infer<typeof trainingReason>;

export const trainingAssignment = z.object({
  id,
  trainingId: id,
  title: z.object({ zh: z.string(), en: z.string() }),
  personId: id,
  personName: z.string(),
  state: assignmentState,
  dueAt: instant,
  overdue: z.boolean(),
  readAt: instant.nullable(),
  attempts: z.number().int(),
  /** Of the best attempt. */
  percent: z.number().nullable(),
  reason: trainingReason.nullable(),
  assignedAt: instant,
  assignedByName: z.string(),
  endedAt: instant.nullable(),
  actions: allowances,
});
export type TrainingAssignment = z.infer<typeof trainingAssignment>;

/** By the end of the due date. Who has it already keeps it as it is; the reply names those who got it now. */
export const assignTraining = endpoint({
  id: 'people.assign-training',
  method: 'POST',
  path: '/trainings/:id/assignments',
  need: 'people.assign',
  params: one,
  body: z.object({ personIds: z.array(id).min(1).max(500), dueOn: isoDate }),
  reply: z.object({ assigned: z.array(id) }),
});

export const assignmentList = {
  filters: { trainingId: ['eq'], personId: ['eq'], state: ['eq', 'in'], reasonId: ['eq'] },
  sorts: ['dueAt', 'assignedAt'],
  usualSort: 'dueAt',
} as const;

export const listAssignments = endpoint({
  id: 'people.list-assignments',
  method: 'GET',
  path: '/training-assignments',
  need: 'people.assign',
  query: listQuery(assignmentList),
  reply: page(trainingAssignment),
});

export const withdrawAssignment = endpoint({
  id: 'people.withdraw-assignment',
  method: 'POST',
  path: '/training-assignments/:id/withdrawal',
  need: 'people.assign',
  params: one,
  reply: z.object({}),
});

/** Of first attempts at it: how hard each question was, and whether those who did well otherwise did well on it. */
export const itemResult = z.object({
  questionId: id,
  kind: questionKind,
  text: z.object({ zh: z.string(), en: z.string() }),
  taken: z.number().int(),
  /** The mean share of its points. */
  facility: z.number(),
  /** The correlation of the item with the rest of the paper; null where either does not vary. */
  discrimination: z.number().nullable(),
});
export type ItemResult = z.infer<typeof itemResult>;

export const getTrainingResults = endpoint({
  id: 'people.get-training-results',
  method: 'GET',
  path: '/trainings/:id/results',
  need: 'people.assign',
  params: one,
  reply: z.object({
    /** First attempts that have ended. */
    taken: z.number().int(),
    passedAtFirst: z.number().int(),
    /** The mean of their percentages; null before there is any. */
    meanPercent: z.number().nullable(),
    items: z.array(itemResult),
  }),
});
