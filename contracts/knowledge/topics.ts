import { z } from 'zod';
import { bilingual, endpoint, id } from '../kernel/index.ts';
import { nameInput } from '../org/terms.ts';

/** A branch of the tree that articles stand in. */
export const articleTopic = z.object({
  id,
  parentId: id.nullable(),
  name: bilingual,
  /** In it alone, not below it: in use and valid today, and all that there are. */
  valid: z.number().int(),
  articles: z.number().int(),
});
export type ArticleTopic = z.infer<typeof articleTopic>;

export const mostTopics = 300;

const tree = z.object({
  projectId: id,
  /** As they are shown; each after its parent. */
  topics: z.array(articleTopic),
  version: z.number().int(),
});
export type TopicTree = z.infer<typeof tree>;

export const getTopics = endpoint({
  id: 'knowledge.get-topics',
  method: 'GET',
  path: '/article-topics',
  need: 'knowledge.read',
  query: z.object({ projectId: id.optional() }),
  reply: tree,
});

/** Writes the tree anew, in this order. A topic with articles in it stays; none stands below itself. */
export const setTopics = endpoint({
  id: 'knowledge.set-topics',
  method: 'PUT',
  path: '/article-topics',
  need: 'knowledge.write',
  body: z.object({
    projectId: id.optional(),
    topics: z.array(z.object({ id, parentId: id.nullable(), name: nameInput })).max(mostTopics),
    /** 0 before the first writing. */
    version: z.number().int().min(0),
  }),
  reply: tree,
});
