import { z } from 'zod';
import { allowances, endpoint, id, instant, listQuery, page } from '../kernel/index.ts';
import { questionKind, said } from './questions.ts';

const one = z.object({ id });
const version = z.number().int();

/** So many questions of equal points: of those named, or, where none is, of the bank by kind and topic. */
export const paperPart = z.object({
  /** Null: of any kind. */
  kind: questionKind.nullable(),
  /** Empty: of any topic. */
  topic: z.string().trim().max(60),
  questionIds: z.array(id).max(200),
  count: z.number().int().min(1).max(100),
  points: z.number().int().min(1).max(100),
});
export type PaperPart = z.infer<typeof paperPart>;

export const paperContent = z.object({
  title: said(120),
  parts: z.array(paperPart).min(1).max(12),
  /** Of the points, in percent. */
  passPercent: z.number().int().min(1).max(100),
  minutes: z.number().int().min(1).max(480),
  /** How often somebody may try again who did not pass. */
  retakes: z.number().int().min(0).max(5),
});
export type PaperContent = z.infer<typeof paperContent>;

export const paper = paperContent.extend({
  id,
  projectId: id,
  retired: z.boolean(),
  questions: z.number().int(),
  points: z.number().int(),
  /** How many questions each part can draw from now. */
  available: z.array(z.number().int()),
  changedAt: instant,
  version,
  actions: allowances,
});
export type Paper = z.infer<typeof paper>;

export const paperList = {
  filters: { retired: ['eq'] },
  sorts: ['changedAt'],
  usualSort: '-changedAt',
} as const;

export const listPapers = endpoint({
  id: 'people.list-papers',
  method: 'GET',
  path: '/exam-papers',
  need: 'people.assign',
  query: listQuery(paperList),
  reply: page(paper),
});

export const getPaper = endpoint({
  id: 'people.get-paper',
  method: 'GET',
  path: '/exam-papers/:id',
  need: 'people.assign',
  params: one,
  reply: paper,
});

/** Refused where a part asks for more questions than the bank holds for it. */
export const addPaper = endpoint({
  id: 'people.add-paper',
  method: 'POST',
  path: '/exam-papers',
  need: 'people.train',
  body: paperContent.extend({ projectId: id.optional() }),
  reply: paper,
  creates: true,
});

/** What is under way keeps the paper that it was drawn from. */
export const changePaper = endpoint({
  id: 'people.change-paper',
  method: 'PUT',
  path: '/exam-papers/:id',
  need: 'people.train',
  params: one,
  body: paperContent.extend({ retired: z.boolean(), version }),
  reply: paper,
});
